/* Resolves when nothing on the page has changed for `quiet` ms: no node, no running animation, all
   typefaces and pictures there. Gives up after `patience` ms, since a clock that ticks is a change, too. */
async ([quiet, patience]) => {
  const started = performance.now();
  let last = started;
  const observer = new MutationObserver(() => (last = performance.now()));
  observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
  const running = (one) => one.playState === "running" && one.effect.getTiming().iterations < 99;
  const moving = () =>
    document.fonts.status !== "loaded" ||
    document.querySelector(".bl-starting") !== null || // as the server wrote it: Dash is still to come
    [...document.images].some((image) => !image.complete && image.loading !== "lazy") ||
    document.getAnimations().some(running);
  for (;;) {
    await new Promise((resolve) => setTimeout(resolve, 25));
    if (moving()) last = performance.now();
    const now = performance.now();
    if (now - last > quiet || now - started > patience) break;
  }
  observer.disconnect();
};
