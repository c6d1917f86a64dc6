/* One small map: areas that refer to the shared shapes, dressed as those of the Monitor's map are. */
import { el } from "../../core/svg.js";
import { displayedOf, state } from "../../core/store.js";
import * as store from "../../core/store.js";
import { circleLayer } from "../../map/circles.js";
import { outlines } from "../../map/outlines.js";
import { adopt, dress } from "../../map/painter.js";
import { nodes } from "../../map/painting/nodes.js";

/** @typedef {import("../../core/types").Slab} Slab */
/** @typedef {import("./shared-shapes.js").Shapes} Shapes */
/** @typedef {"year" | "large" | "change"} Kind */

/**
 * `slab` and `row` are what it shows: -1 for a year that the slab does not have.
 * @typedef {import("../../map/types").Painted<import("../../map/types").NodeArea> & {
 *   kind: Kind, outlines: import("../../map/types").Outlines, slab: Slab | null, row: number,
 * }} SmallMap
 */

/** @type {Record<Kind, number>} */
const PATTERNS = { year: 0.57, large: 1, change: 1 }; // of the size that they have on the Monitor's map
const LARGEST = 0.042; // radius of the largest circle, of the map's shorter side, as in pictures
let made = 0;

/**
 * A map without colours yet.
 * @param {Shapes} shapes
 * @param {Kind} kind
 * @param {string} label
 * @returns {SmallMap}
 */
export function smallMap(shapes, kind, label) {
  const [x, y, width, height] = shapes.view;
  const viewBox = `${x} ${y} ${width} ${height}`;
  const svg = el("svg", { class: `bl-mini bl-mini-${kind}`, viewBox, role: "img", "aria-label": label });
  const list = el("g");
  const areas = shapes.areas.map((area) => {
    const node = list.appendChild(el("use", { href: `#form-${area.key}`, "data-area": area.key }));
    return { node, key: area.key, x: area.x, y: area.y, column: -1, look: -1 };
  });
  const numbered = el("g", { class: "bl-circles", "pointer-events": "none" });
  const marks = el("g", { class: "bl-marks" });
  svg.append(
    patterns(shapes, svg),
    list,
    el("use", { href: "#form-inner", class: "bl-mini-inner" }),
    el("use", { href: "#form-outline", class: "bl-mini-outline" }),
    numbered,
    marks,
  );
  const circles = circleLayer(numbered, areas, () => LARGEST * Math.min(width, height));
  const byKey = new Map(areas.map((area) => [area.key, area]));
  return {
    ...{ kind, svg, areas, circles, painting: nodes, slab: null, row: -1 },
    outlines: outlines(marks, () => el("use"), refer, byKey),
  };
}

/**
 * Halftone and hatching of the drawing as this map's own, because their sizes and colours are: style sheets
 * find them in custom properties.
 * @param {Shapes} shapes
 * @param {SVGSVGElement} svg
 */
function patterns(shapes, svg) {
  const defs = el("defs");
  const own = `mini-${made++}`;
  for (const pattern of shapes.patterns) {
    const copy = /** @type {Element} */ (pattern.cloneNode(true));
    const name = pattern.id.replace(/^[^-]*-/, "");
    copy.id = `${own}-${name}`;
    svg.style.setProperty(`--bl-${name}`, `url("#${copy.id}")`);
    defs.append(copy);
  }
  return defs;
}

/**
 * Tiles of patterns are in px of the screen, whatever the map's scale.
 * @param {SmallMap} map
 */
export function measured({ svg, kind }) {
  const { width } = svg.getBoundingClientRect();
  if (!width) return;
  const scale = (svg.viewBox.baseVal.width / width) * PATTERNS[kind];
  for (const node of svg.querySelectorAll(".bl-pattern"))
    node.setAttribute("patternTransform", `scale(${scale.toFixed(4)})`);
}

/**
 * Shows a year of a slab.
 * @param {SmallMap} map
 * @param {Slab} slab
 * @param {number} row
 */
export function paint(map, slab, row) {
  const displayed = displayedOf(slab);
  map.svg.dataset.palette = slab.shown ? "div" : state.palette || "see";
  if (map.slab !== slab) adopt(map, displayed, store.column);
  Object.assign(map, { slab, row });
  dress(map, displayed, row, state.group);
}

/**
 * @param {SVGUseElement} use
 * @param {{key: string} | undefined} area
 */
function refer(use, area) {
  if (area) use.setAttribute("href", `#form-${area.key}`);
  else use.removeAttribute("href");
}
