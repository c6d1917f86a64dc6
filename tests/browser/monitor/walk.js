/* Gives what `measure` finds on the Monitor at each of the sizes and in each of the views. Run in a frame of
   another page: a frame is resized from within, so that no size waits for an answer. */
(measure) =>
  async ({ sizes, views }) => {
    const FEW = 8; // frames in which a drawing that is under way is done
    const SOON = 2; // frames in which a drawing follows a new size
    const FIRST = ["#monitor-map", "#monitor-legend .bl-class i", "#monitor-tabs"];
    const frames = async (count) => {
      for (let left = count; left; left -= 1) await new Promise((next) => requestAnimationFrame(next));
    };
    const bottom = (selector) => document.querySelector(selector)?.getBoundingClientRect().bottom ?? 0;
    const below = () => {
      const px = Math.round(Math.max(...FIRST.map(bottom)) - innerHeight);
      return px > 0 ? [`map, legend or views are ${px} px below the first screen`] : [];
    };
    const look = async (part, first) => {
      const findings = () => [...measure(part), ...(first ? below() : [])];
      await frames(SOON);
      if (!findings().length) return [];
      await frames(FEW);
      return findings();
    };
    const open = (view) => document.getElementById(`monitor-tab-${view}`).click();
    const all = [];
    for (const { width, height, first } of sizes) {
      frameElement.style.cssText = `border: 0; width: ${width}px; height: ${height}px`;
      for (const [index, view] of views.entries()) {
        open(view);
        const found = await look(index ? ".bl-card-tabs" : null, first && !index);
        for (const one of found) all.push([one, `${view}, ${width} x ${height}`]);
      }
    }
    return all;
  };
