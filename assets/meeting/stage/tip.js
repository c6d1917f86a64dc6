/* The pointer on a stage: it marks its place, says its name and figure beside it, and a click selects it.
   Nothing opens while it rests elsewhere. Keys do the same: they go through the places of the picture, the
   highest first. */
import { announce } from "../../core/announce.js";
import { closest, element, make } from "../../core/dom.js";
import { on } from "../../core/events.js";
import { state } from "../../core/store.js";
import * as store from "../../core/store.js";
import { now, stage } from "./stage.js";

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

/* --- by keyboard --- */

/** @type {string | null} */
let reached = null;

/**
 * Marks the next place of the picture, as the pointer does.
 * @param {number} direction
 */
export function nextPlace(direction) {
  const keys = places();
  if (!keys.length) return;
  const before = reached ? keys.indexOf(reached) : -1;
  const next = before < 0 ? (direction > 0 ? 0 : keys.length - 1) : before + direction;
  reached = keys[(next + keys.length) % keys.length];
  at = placeOf(reached);
  store.setHover(reached, "stage");
  announce(element("stage-tip").innerText.replace(/\s*\n\s*/g, ", "));
}

/** Selects the place that the keys have marked, or lets it go. */
export function choosePlace() {
  if (reached && state.hover === reached) store.toggle(reached, "stage");
}

/* Rows and bars in their order; else those of the ranking, then those without a rank. Of a part of a map only
   those that are seen. */
function places() {
  const { slab } = state;
  const said = now();
  if (!slab || !said) return [];
  const rows = said.rows.map((one) => one.key);
  const bars = said.ranking.columns.flat().map((one) => one.key);
  const listed = rows.length ? rows : bars;
  if (listed.length) return listed.filter((key) => store.column(key) >= 0);
  const ranked = (slab.order[store.row()] ?? []).map((column) => slab.places[column]);
  const all = [...new Set([...ranked, ...slab.places])];
  const svg = element("stage-view").querySelector("svg.bl-map");
  return svg ? all.filter((key) => isWithin(svg, key)) : all;
}

/**
 * @param {Element} svg
 * @param {string} key
 */
function isWithin(svg, key) {
  const area = svg.querySelector(`.bl-area[data-key="${key}"]`);
  if (!area) return false;
  const [one, whole] = [area.getBoundingClientRect(), svg.getBoundingClientRect()];
  const [x, y] = [(one.left + one.right) / 2, (one.top + one.bottom) / 2];
  return x >= whole.left && x <= whole.right && y >= whole.top && y <= whole.bottom;
}

/**
 * Where the words of a place stand: at its area, row or bar, else above the picture.
 * @param {string} key
 */
function placeOf(key) {
  const host = element("stage-view");
  const shown = host.querySelector(`[data-key="${key}"]`) ?? host;
  const { left, right, top, bottom } = shown.getBoundingClientRect();
  return { x: (left + right) / 2, y: shown === host ? top : (top + bottom) / 2 };
}

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
