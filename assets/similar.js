/* "Wer ist wie wir?": similar places stand out in all views, and their names lead to them. */
(function () {
  "use strict";
  const lupe = window.lupe;
  const ORIGIN = "similar";

  const button = () => document.querySelector("[data-similar]");

  /* The similar places together with the one they are like. */
  function keys(node) {
    return [...node.dataset.similar.split(" "), ...lupe.state.selection.slice(0, 1)];
  }

  function press() {
    const node = button();
    if (node) node.setAttribute("aria-pressed", String(lupe.state.groupOrigin === ORIGIN));
  }

  document.addEventListener("click", (event) => {
    const target = event.target.closest && event.target.closest("[data-similar], [data-like]");
    if (!target) return;
    if (target.dataset.like) lupe.toggle(target.dataset.like, ORIGIN);
    else if (lupe.state.groupOrigin === ORIGIN) lupe.setGroup(null);
    else lupe.setGroup(keys(target), ORIGIN);
  });
  for (const [name, over] of [["pointerover", true], ["pointerout", false], ["focusin", true], ["focusout", false]]) {
    document.addEventListener(name, (event) => {
      const target = event.target.closest && event.target.closest("[data-like]");
      if (target) lupe.setHover(over ? target.dataset.like : null, ORIGIN);
    });
  }

  /* Other places are similar now, or none: the group follows what the panel says. */
  function follow() {
    if (lupe.state.groupOrigin === ORIGIN) {
      const node = button();
      const field = node && node.closest("[id$=-field]");
      lupe.setGroup(node && !field.hidden ? keys(node) : null, ORIGIN);
    }
    press();
  }

  let watched = null;
  function watch() {
    const host = document.getElementById("monitor-similar");
    if (!host || host === watched) return;
    watched = host;
    const observer = new MutationObserver(follow);
    observer.observe(host, { childList: true });
    observer.observe(host.parentElement, { attributes: true, attributeFilter: ["hidden"] });
  }

  lupe.on("group", press);
  lupe.on("slab", watch);
})();
