/* The Monitor inside a presentation: without panel and header, its year at the foot, its keys told to the presentation. */
(function () {
  "use strict";
  const lupe = window.lupe;
  const outside = window.parent !== window && window.frameElement && window.frameElement.id === "presentation-frame" ? window.parent.lupe : null;
  if (!outside) return;
  document.documentElement.classList.add("bl-presenting");
  let fitting = 0;

  /* Shows another scene in place: as if the reader had gone back to its address. */
  lupe.showScene = function (query) {
    const { slab } = lupe.state, asked = new URLSearchParams(query);
    stop();
    lupe.setGroup(null);
    lupe.setHover(null);
    history.replaceState(null, "", `/?${query}`);
    window.dispatchEvent(new PopStateEvent("popstate", { state: null }));
    whole();
    // Where only the year differs the server has nothing new to say: years step in the browser.
    if (slab && slab.indicator === asked.get("indikator")) lupe.setYear(Number(asked.get("jahr")), "presentation");
  };

  /* The whole map again, once the frame has the size that the scene leaves it. */
  function whole() {
    clearTimeout(fitting);
    fitting = setTimeout(() => lupe.map.svg && lupe.map.fit(), 80);
  }
  window.addEventListener("resize", whole);

  lupe.stepYear = function (direction) {
    const { slab } = lupe.state, next = slab ? slab.years[lupe.row() + direction] : undefined;
    stop();
    if (next !== undefined) lupe.setYear(next, "presentation");
  };

  lupe.playYears = () => document.getElementById("monitor-play")?.click();

  function stop() {
    const button = document.getElementById("monitor-play");
    if (button && button.classList.contains("is-playing")) button.click();
  }

  /* Elements that need the arrows, letters and space themselves: fields, tabs, the table, and the map once the reader
     walks on it by keyboard. A click on the map gives it the focus too, but then the keys still belong to the presentation. */
  function busy(target) {
    if (!(target instanceof Element)) return false;
    if (target.closest("input, select, textarea, [role=tab], [role=grid], table")) return true;
    return Boolean(target.closest("#monitor-map") && lupe.map.box && lupe.map.box.classList.contains("keyed"));
  }

  document.addEventListener("keydown", (event) => outside.presentation.key(event, busy(event.target)), true);
  lupe.on("slab", () => outside.presentation.shown());
  lupe.on("error", (error) => error && outside.presentation.shown());
})();
