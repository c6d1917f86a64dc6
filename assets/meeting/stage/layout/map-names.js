/* Names of the selected places on the maps of a stage: pills, with lines to places that they would cover. */
import { element, make } from "../../../core/dom.js";
import { el } from "../../../core/svg.js";
import { state } from "../../../core/store.js";
import * as store from "../../../core/store.js";
import * as plots from "../../../charts/drawing.js";
import { part } from "./rects.js";
import { pills } from "./pills.js";
import { isSeen, onStage } from "../map-figure.js";
import { screen, stage } from "../stage.js";
import { put, sign, size } from "../texts.js";

/** @typedef {import("../types").Rect} Rect */
/**
 * A map, where it stands on the screen, how much of a part of it areas cover, and where its names may stand.
 * @typedef {{
 *   map: import("../map-figure.js").MapFigure, at: Rect, share: (rect: Rect) => number, bounds: Rect,
 * }} Named
 */

/** @type {Map<string, import("../types").Size>} */
const sizes = new Map();
let root = 0; // px of a rem when they were asked

/** What lines are drawn on: the whole screen. */
export const leaders = () => el("svg", { class: "bl-stage-leaders", "aria-hidden": "true" });

/**
 * Draws the names; those without room are left out. Gives where they stand.
 * @param {Named[]} maps
 * @param {Rect[]} taken by other texts
 * @param {{x: number, y: number}} [from] where what the lines lie in begins on the screen
 * @returns {Rect[]}
 */
export function drawNames(maps, taken, from = { x: 0, y: 0 }) {
  const host = element("stage-pills");
  const drawn = maps.map((one) => ({ one, nodes: nodesOf(one) }));
  host.replaceChildren(...drawn.flatMap(({ nodes }) => nodes.map(({ node }) => node)));
  /** @type {Rect[]} */
  const stand = [];
  const lines = drawn.flatMap(({ one, nodes }) => {
    const { map, at, share, bounds } = one;
    const wanted = nodes.map(({ node, area }) => {
      const low = onStage(map, at, { x: area.x0, y: area.y0 });
      const high = onStage(map, at, { x: area.x1, y: area.y1 });
      const own = { x: low.x, y: low.y, width: high.x - low.x, height: high.y - low.y };
      return { ...pillSize(node), at: onStage(map, at, area), own };
    });
    const free = { bounds, taken, share: (/** @type {Rect} */ rect) => share(part(rect, at)) };
    const found = pills(wanted, free);
    stand.push(...found.flatMap((pill) => (pill ? [pill] : [])));
    nodes.forEach(({ node }, index) => put(node, found[index]));
    return nodes.flatMap(({ position }, index) => lineTo(found[index], position));
  });
  const svg = document.querySelector(".bl-stage-leaders");
  const { width, height } = screen();
  svg?.setAttribute("viewBox", `0 0 ${width} ${height}`);
  svg?.setAttribute(
    "style",
    `left: ${-from.x}rem; top: ${-from.y}rem; width: ${width}rem; height: ${height}rem`,
  );
  svg?.replaceChildren(...lines);
  return stand;
}

/** @param {Named} one */
function nodesOf({ map }) {
  const byKey = new Map(map.areas.map((area) => [area.key, area]));
  return state.selection.flatMap((key, position) => {
    const area = byKey.get(key);
    if (!area || !isSeen(map, area)) return [];
    const label = state.slab?.names[store.column(key)] ?? area.name;
    const node = make("span", { class: "bl-stage-pill" }, ...sign(position), label);
    node.style.setProperty("--c", plots.place(position));
    return [{ node, area, position }];
  });
}

/**
 * The line from a place to its pill, and a dot on the place.
 * @param {import("./pills.js").Pill | null} pill
 * @param {number} position
 */
function lineTo(pill, position) {
  if (!pill?.line) return [];
  const [from, to] = pill.line;
  const d = `M${from.x},${from.y}L${to.x},${to.y}`;
  const dot = el("circle", { cx: from.x, cy: from.y, r: 0.5 });
  const lines = [el("path", { d, class: "bl-stage-leader-ground" }), el("path", { d })];
  for (const node of [lines[1], dot]) node.style.setProperty("--c", plots.place(position));
  return [...lines, dot];
}

/**
 * Of a pill with a name; asked of the browser once.
 * @param {HTMLElement} node
 */
function pillSize(node) {
  if (root !== stage.root) sizes.clear();
  root = stage.root;
  const name = node.textContent ?? "";
  const found = sizes.get(name) ?? size(node);
  sizes.set(name, found);
  return found;
}
