/* Maps over the years with one legend: two years and the change between them, and every year in small. */
import { closest, element, make, setText } from "../../core/dom.js";
import { on } from "../../core/events.js";
import { state } from "../../core/store.js";
import * as store from "../../core/store.js";
import { comparison, shown, say } from "../answer.js";
import { changeLegend } from "./change-legend.js";
import { listenToPointer } from "./map-pointer.js";
import { shapesOf } from "./shared-shapes.js";
import { measured, paint, smallMap } from "./small-map.js";

/** @typedef {import("../../core/types").Slab} Slab */
/** @typedef {import("./small-map.js").SmallMap} SmallMap */
/** @typedef {import("./small-map.js").Kind} Kind */
/**
 * A large map with its caption and a note below it.
 * @typedef {{map: SmallMap, caption: HTMLElement, note: HTMLElement}} Framed
 */

const PAUSE = 120; // ms after the window's last change of size

/** @type {SmallMap[]} */
let maps = [];
/** @type {number | null} */
let base = null;
/** @type {Partial<Record<"before" | "after" | "change", Framed>>} */
let large = {};

/**
 * @param {Kind} kind
 * @param {string} label
 */
function made(kind, label) {
  const map = smallMap(shapesOf(comparison.shapes), kind, label);
  maps.push(map);
  return map;
}

/** @param {Kind} kind */
function framed(kind) {
  return { map: made(kind, ""), caption: make("figcaption"), note: make("p", { class: "bl-note" }) };
}

function pair() {
  base = shown().base;
  large =
    base === null
      ? { after: framed("large") }
      : { before: framed("large"), after: framed("large"), change: framed("change") };
  if (base === null && large.after) large.after.note.textContent = comparison.words.map_only;
  const figures = Object.values(large).map(({ map, caption, note }) =>
    make("figure", { class: "bl-comparison-map" }, caption, map.svg, note),
  );
  element("comparison-maps").replaceChildren(...figures);
  changeLegend(element("comparison-maps-change-legend"), comparison.change);
}

function years() {
  const { slab } = state;
  if (!slab) return;
  element("comparison-maps-years").replaceChildren(
    ...slab.years.map((year, row) => {
      const map = made("year", `${slab.labels[row]}: ${slab.summary[row]}`);
      paint(map, slab, row);
      const label = say("map_choose", { year: slab.labels[row] });
      const look = { type: "button", "data-year": year, "aria-label": label };
      const caption = make("figcaption", {}, make("button", look, slab.labels[row]));
      return make("figure", { class: "bl-comparison-map" }, caption, map.svg);
    }),
  );
}

function year() {
  const { slab } = state;
  if (!comparison.data || !slab || !large.after) return;
  const row = store.row();
  const label = row < 0 ? "" : slab.labels[row];
  show(large.after, slab, row, label);
  const { change } = comparison;
  if (large.before && large.change && change && base !== null && state.year !== null) {
    const first = slab.years.indexOf(base);
    const named = slab.labels[first] || String(base);
    show(large.before, slab, first, named);
    const at = change.years.indexOf(state.year);
    show(large.change, change, at, say("map_change", { base: named, year: label }));
    large.change.note.textContent = state.year > base ? "" : say("map_no_change", { base });
  }
  setText("comparison-maps-caption", shown().name);
  for (const node of element("comparison-maps-years").querySelectorAll("[data-year]")) {
    if (Number(node.getAttribute("data-year")) === state.year) node.setAttribute("aria-current", "true");
    else node.removeAttribute("aria-current");
  }
}

/**
 * @param {Framed} frame
 * @param {Slab} slab
 * @param {number} row
 * @param {string} label
 */
function show({ map, caption }, slab, row, label) {
  caption.textContent = label;
  const said = `${shown().name}, ${label}${row < 0 ? "" : `: ${slab.summary[row]}`}`;
  map.svg.setAttribute("aria-label", said);
  paint(map, slab, row);
}

listenToPointer(() => maps);
document.addEventListener("click", (event) => {
  const button = comparison.data && closest(event, "#comparison-maps-years [data-year]");
  if (button) store.setYear(Number(button.dataset.year), "maps");
});

let resizing = 0;
addEventListener("resize", () => {
  clearTimeout(resizing);
  resizing = window.setTimeout(() => maps.forEach(measured), PAUSE);
});

on("comparison", () => {
  maps = [];
  pair();
  years();
  for (const map of maps) {
    measured(map);
    map.outlines.select();
  }
});
on("year", year);
on("selection", () => maps.forEach((map) => map.outlines.select()));
on("hover", (/** @type {string | null} */ key) => maps.forEach((map) => map.outlines.hover(key)));
on("group", () => maps.forEach((map) => map.slab && paint(map, map.slab, map.row)));
