/* The menu "Liste": its form holds the state of this moment, and it closes like the others. */
import { closest, element, make } from "../core/dom.js";
import { on } from "../core/events.js";
import { state } from "./state.js";
import { queryOf } from "./view.js";

const menu = element("institutions-export", HTMLDetailsElement);

on("view", () => {
  const query = new URLSearchParams(queryOf({ ...state.view, cutout: [], tab: "einrichtungen" }));
  element("institutions-export-state").replaceChildren(
    ...[...query].map(([name, value]) => make("input", { type: "hidden", name, value })),
  );
});

/** @param {boolean} focus */
function close(focus) {
  if (!menu.open) return;
  menu.open = false;
  if (focus) menu.querySelector("summary")?.focus();
}

document.addEventListener("click", (event) => {
  if (!closest(event, "#institutions-export")) close(false);
});
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && menu.contains(document.activeElement)) close(true);
});
menu.addEventListener("submit", () => close(true));
