/* "Wer ist wie wir?": similar places stand out in all views, and their names lead to them. */
import { byId, closest } from "../core/dom.js";
import { on } from "../core/events.js";
import * as store from "../core/store.js";

const ORIGIN = "similar";

const button = () => /** @type {HTMLElement | null} */ (document.querySelector("[data-similar]"));

/**
 * The similar places together with the one they are like.
 * @param {HTMLElement} node
 */
function keys(node) {
  return [...(node.dataset.similar ?? "").split(" "), ...store.state.selection.slice(0, 1)];
}

function press() {
  const node = button();
  if (node) node.setAttribute("aria-pressed", String(store.state.groupOrigin === ORIGIN));
}

document.addEventListener("click", (event) => {
  const target = closest(event, "[data-similar], [data-like]");
  if (!target) return;
  if (target.dataset.like) store.toggle(target.dataset.like, ORIGIN);
  else if (store.state.groupOrigin === ORIGIN) store.setGroup(null);
  else store.setGroup(keys(target), ORIGIN);
});
for (const name of ["pointerover", "focusin"]) {
  document.addEventListener(name, (event) => {
    const key = closest(event, "[data-like]")?.dataset.like;
    if (key) store.setHover(key, ORIGIN);
  });
}
for (const name of ["pointerout", "focusout"]) {
  document.addEventListener(name, (event) => {
    if (closest(event, "[data-like]")) store.setHover(null, ORIGIN);
  });
}

/* Other places are similar now, or none: the group follows what the panel says. */
function follow() {
  if (store.state.groupOrigin === ORIGIN) {
    const node = button();
    const hidden = node?.closest("[id$=-field]")?.hasAttribute("hidden");
    store.setGroup(node && !hidden ? keys(node) : null, ORIGIN);
  }
  press();
}

/** @type {HTMLElement | null} */
let watched = null;
function watch() {
  const host = byId("monitor-similar");
  if (!host?.parentElement || host === watched) return;
  watched = host;
  const observer = new MutationObserver(follow);
  observer.observe(host, { childList: true });
  observer.observe(host.parentElement, { attributes: true, attributeFilter: ["hidden"] });
}

on("group", press);
on("slab", watch);
