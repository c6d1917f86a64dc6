/* The pointer on a stage: it marks its place, says its name and figure beside it, and a click selects it.
   Nothing opens while it rests elsewhere. */
import { closest, element, make } from "../../core/dom.js";
import { on } from "../../core/events.js";
import { state } from "../../core/store.js";
import * as store from "../../core/store.js";
import { stage } from "./stage.js";

const [BESIDE, ABOVE, RIM] = [1.2, 1, 1]; // rem

/** @param {{target: EventTarget | null}} event */
const keyAt = (event) =>
  closest(event, ".bl-stage-view [data-key], .bl-stage-row", Element)?.getAttribute("data-key");

/** @type {{x: number, y: number}} */
let at = { x: 0, y: 0 };

document.addEventListener("pointermove", (event) => {
  at = { x: event.clientX, y: event.clientY };
  if (closest(event, ".bl-plot")) return move(); // charts find their places themselves
  const key = keyAt(event) ?? null;
  store.setHover(key, "stage");
  if (key) move();
});
document.documentElement.addEventListener("pointerleave", () => store.setHover(null, "stage"));
document.addEventListener("click", (event) => {
  if (closest(event, ".bl-plot")) return;
  const key = keyAt(event);
  if (key && store.column(key) >= 0) store.toggle(key, "stage");
});

on("hover", (/** @type {string | null} */ key) => {
  const tip = element("stage-tip");
  const column = store.column(key);
  const { slab } = state;
  tip.hidden = !slab || column < 0;
  if (!slab || column < 0) return;
  tip.replaceChildren(...content(slab, column));
  move();
});
on("year", () => store.setHover(null, "stage"));

/**
 * @param {import("../../core/types").Slab} slab
 * @param {number} column
 */
function content(slab, column) {
  const row = store.row();
  const text = slab.shown ? slab.shown.text[row]?.[column] || slab.shown.none : slab.text[row]?.[column];
  const few = slab.few[row]?.[column] ? [make("span", {}, slab.words.few)] : [];
  return [make("b", {}, slab.names[column]), make("span", {}, text ?? ""), ...few];
}

/* Beside the pointer, inside the screen. */
function move() {
  const tip = element("stage-tip");
  if (tip.hidden) return;
  const { root } = stage;
  const right = at.x + BESIDE * root;
  const fits = right + tip.offsetWidth + RIM * root < innerWidth;
  const left = fits ? right : at.x - BESIDE * root - tip.offsetWidth;
  const top = at.y - tip.offsetHeight - ABOVE * root;
  tip.style.left = `${Math.max(left, RIM * root)}px`;
  tip.style.top = `${Math.max(top, RIM * root)}px`;
}
