/* What is said of a cell under the pointer: municipality, length of the way, children, where it leads.
   Marks above it come first; the tables beside the map say the same to everybody else. */
import { make, node } from "../../core/dom.js";
import { say, state } from "../state.js";
import { cellAt } from "./cells.js";

/** @typedef {import("./types").ReachabilityDocument} ReachabilityDocument */
/** @typedef {import("../../map/types").View} View */

const BESIDE = 14; // px between pointer and words
const WIDTH = 240; // px, at most

/**
 * @param {HTMLElement} box of the map
 * @param {() => {drawing: ReachabilityDocument, view: View, marked: (at: {x: number, y: number}) =>
 *   boolean} | null}
 *   present null while cells are not shown
 */
export function cellTip(box, present) {
  const tip = make("div", { class: "bl-cell-tip", hidden: "", "aria-hidden": "true" });
  box.append(tip);
  const hide = () => (tip.hidden = true);
  box.addEventListener("pointerleave", hide);
  box.addEventListener("pointerdown", hide);
  box.addEventListener("pointermove", (event) => {
    const now = event.pointerType === "touch" || event.buttons ? null : present();
    if (!now) return hide();
    const frame = box.getBoundingClientRect();
    const at = { x: event.clientX - frame.left, y: event.clientY - frame.top };
    const { view, drawing } = now;
    const point = { x: (at.x - view.x) / view.scale, y: (at.y - view.y) / view.scale };
    const cell = now.marked(at) ? -1 : cellAt(drawing, point);
    if (cell < 0) return hide();
    tip.replaceChildren(...said(drawing, cell));
    tip.hidden = false;
    const left = at.x + BESIDE + WIDTH > frame.width ? at.x - BESIDE - tip.offsetWidth : at.x + BESIDE;
    tip.style.transform = `translate(${Math.max(left, 4)}px, ${at.y + BESIDE}px)`;
  });
  return hide;
}

/**
 * @param {ReachabilityDocument} drawing
 * @param {number} cell
 */
function said(drawing, cell) {
  const { cells, after, municipalities, sites } = drawing;
  const key = municipalities[cells.municipality[cell]];
  const place = state.places.find((one) => one.key === key)?.name ?? key;
  const site = (/** @type {number} */ at) => sites[at]?.name ?? say("reachability_nowhere");
  const children = cells.kids[cell] < 0 ? say("reachability_few") : String(cells.kids[cell]);
  const length = written(cells.length[cell]);
  if (state.view.display !== "raster") {
    const at = drawing.areas.key.indexOf(key);
    const half = at < 0 ? "\u2013" : written(drawing.areas.length[at]);
    return [
      node("b", "", place),
      node("span", "", say(`reachability_tip_area_${state.view.travel}`, { length: half })),
    ];
  }
  const parts = [
    node("b", "", place),
    node("span", "", say(`reachability_tip_${state.view.travel}`, { length, children })),
    node("span", "", site(cells.site[cell])),
  ];
  const changed = after.cell.indexOf(cell);
  if (changed >= 0) {
    const facts = { length: written(after.length[changed]), site: site(after.site[changed]) };
    parts.push(node("span", "", say("reachability_tip_after", facts)));
  }
  return parts;
}

/** @param {number} length */
function written(length) {
  const decimals = state.view.travel === "km" ? 1 : 0;
  const form = { minimumFractionDigits: decimals, maximumFractionDigits: decimals };
  return length < 0 ? "\u2013" : new Intl.NumberFormat(state.view.language, form).format(length);
}
