/* emit("tell", sentence): a sentence over the page, for readers who see and for those who listen, on what
   became of what they did. It stays until they go on. */
import { announce } from "../core/announce.js";
import { closest, make } from "../core/dom.js";
import { on } from "../core/events.js";
import { state } from "../core/store.js";

/** @type {HTMLElement | null} */
let told = null;

on("tell", (/** @type {string} */ sentence) => {
  silence();
  const icon = make("i", { class: "bl-icon bl-icon-close", "aria-hidden": "true" });
  const named = { "aria-label": state.slab?.words.close, "data-told": "close" };
  const close = make("button", { type: "button", class: "btn bl-quiet", ...named }, icon);
  told = make("div", { class: "bl-told" }, make("p", {}, sentence), close);
  document.body.append(told);
  announce(sentence);
});

function silence() {
  told?.remove();
  told = null;
}

for (const event of ["selection", "slab"]) on(event, silence);
document.addEventListener("click", (event) => {
  if (closest(event, '[data-told="close"]')) silence();
});
