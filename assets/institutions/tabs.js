/* The tabs above the map: links without scripts, with them another part of the same page. */
import { closest, element } from "../core/dom.js";
import { on } from "../core/events.js";
import { change, state } from "./state.js";

const root = element("institutions");

function show() {
  root.dataset.tab = state.view.tab;
  for (const link of root.querySelectorAll("[data-tab-link]")) {
    if (link.getAttribute("data-tab-link") === state.view.tab) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
  }
  for (const part of /** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll("[data-of-tab]")))
    part.hidden = !(part.dataset.ofTab ?? "").split(" ").includes(state.view.tab);
}

root.addEventListener("click", (event) => {
  const link = closest(event, "[data-tab-link]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
  event.preventDefault();
  change({ tab: link.dataset.tabLink ?? "einrichtungen" }, "tab");
});
on("view", show);
