/* A map on a stage: the drawing that Python made, without its surroundings, dressed by the painter of all our
   maps; and how much of a place on the screen its areas cover. Where the scene shows a part of the map alone,
   the drawing is that part. */
import { numbers, el, part } from "../../core/svg.js";
import { displayedOf, state } from "../../core/store.js";
import * as store from "../../core/store.js";
import { circleLayer } from "../../map/circles.js";
import { filledCells } from "../../map/filled-cells.js";
import { grouped } from "../../map/group.js";
import { pathOutlines } from "../../map/outlines.js";
import { adopt, dress } from "../../map/painter.js";
import { nodes } from "../../map/painting/nodes.js";
import { originOf } from "../../map/picture-words.js";
import { areasOf, parsed } from "../../map/read-drawing.js";
import { stage } from "./stage.js";

/** @typedef {import("./types").Rect} Rect */
/** @typedef {import("../../core/types").Slab} Slab */
/**
 * `extent` is x0, y0, x1, y1 of all areas, or of the part that is seen, in units of the drawing.
 * @typedef {import("../../map/types").Painted<
 *   import("../../map/types").Area & import("../../map/types").NodeArea
 * > & {outlines: import("../../map/types").Outlines, extent: number[]}} MapFigure
 */

const MANY = 2000; // areas above which borders are not drawn above the areas
/** Radius of the largest circle, of the map's shorter side, as in pictures. */
export const LARGEST = 0.042;
const TILE = 1.7; // patterns are as much larger as on the Monitor's map
const COLUMNS = 160; // of the grid that says what is covered
const FILLED = 90; // opacity from 0 to 255 above which a cell counts as covered

/**
 * A map without colours yet.
 * @param {string} label
 * @returns {MapFigure}
 */
export function mapFigure(label) {
  const svg = parsed(stage.drawing);
  const areas = areasOf(svg);
  const byKey = new Map(areas.map((area) => [area.key, area]));
  const extent = partOf(numbers(svg.dataset.extent), stage.data?.cutout ?? []);
  svg.toggleAttribute("data-cut", Boolean(stage.data?.cutout.length));
  const [x0, y0, x1, y1] = extent;
  svg.querySelector(".bl-context")?.remove();
  svg.removeAttribute("id");
  svg.setAttribute("role", "img");
  svg.setAttribute("aria-label", label);
  svg.setAttribute("viewBox", `${x0} ${y0} ${x1 - x0} ${y1 - y0}`);
  const list = part(svg, ".bl-areas");
  for (const name of ["role", "tabindex", "aria-label", "aria-multiselectable"]) list.removeAttribute(name);
  for (const { node } of areas)
    for (const name of ["role", "id", "aria-label", "aria-selected"]) node.removeAttribute(name);
  if (areas.length <= MANY) {
    const edges = part(svg, ".bl-edges");
    for (const area of areas) edges.append(el("path", { class: "bl-edge", d: area.path }));
  } else svg.setAttribute("data-many", "");
  const shorter = Math.min(x1 - x0, y1 - y0);
  const marks = part(svg, ".bl-marks");
  const made = {
    ...{ svg, areas, extent, painting: nodes },
    circles: circleLayer(part(svg, ".bl-circles"), areas, () => LARGEST * shorter),
    outlines: pathOutlines(marks, byKey),
  };
  // The first place is drawn last.
  const lines = [...marks.querySelectorAll("[class*=bl-selected]")];
  for (let at = lines.length - 2; at >= 0; at -= 2) marks.append(lines[at], lines[at + 1]);
  return made;
}

/**
 * The part of the drawing that is seen: as wide for its height as the whole.
 * @param {number[]} whole x0, y0, x1, y1
 * @param {number[]} cutout its middle as shares of the whole, and how many times larger it is
 */
export function partOf([x0, y0, x1, y1], cutout) {
  if (!cutout.length) return [x0, y0, x1, y1];
  const [across, down, zoom] = cutout;
  const [x, y] = [x0 + across * (x1 - x0), y0 + down * (y1 - y0)];
  const [wide, high] = [(x1 - x0) / zoom / 2, (y1 - y0) / zoom / 2];
  return [x - wide, y - high, x + wide, y + high];
}

/**
 * Where the map stands, in rem; patterns and lines keep their size.
 * @param {MapFigure} map
 * @param {Rect} at
 */
export function stand({ svg, extent }, at) {
  const where = `${JSON.stringify(at)} ${stage.root}`;
  if (svg.dataset.stands === where) return; // patterns that are set anew are painted anew
  svg.dataset.stands = where;
  Object.assign(svg.style, {
    ...{ left: `${at.x}rem`, top: `${at.y}rem`, width: `${at.width}rem`, height: `${at.height}rem` },
  });
  const unit = (extent[2] - extent[0]) / (at.width * stage.root); // of the drawing, for a px
  const scale = ((unit * stage.root) / 16) * TILE;
  for (const node of svg.querySelectorAll(".bl-pattern"))
    node.setAttribute("patternTransform", `scale(${scale.toFixed(4)})`);
}

/** What the legend's choice of the scene is, see `state` in core/store.js; empty for none. */
const group = () => (stage.data?.group ? originOf(stage.data.group) : "");

/**
 * Whether a place of the drawing is in the part that is seen.
 * @param {MapFigure} map
 * @param {{x: number, y: number}} point
 */
export const isSeen = ({ extent: [x0, y0, x1, y1] }, { x, y }) => x >= x0 && x <= x1 && y >= y0 && y <= y1;

/**
 * Shows a year of a slab.
 * @param {MapFigure} map
 * @param {Slab} slab
 * @param {number} row
 */
export function paint(map, slab, row) {
  const displayed = displayedOf(slab);
  map.svg.dataset.palette = slab.shown ? "div" : state.palette || "see";
  if (map.areas[0]?.look === -1) adopt(map, displayed, store.column);
  const { missing } = dress(map, displayed, row, grouped(displayed, group(), row));
  const dotted = map.areas.length > MANY ? [] : missing;
  part(map.svg, ".bl-dotted").setAttribute("d", dotted.map((area) => area.path).join(""));
}

/**
 * How much of a rectangle the areas cover, from 0 to 1; the rectangle is a part of the map's box.
 * @param {MapFigure} map
 * @returns {(rect: Rect) => number}
 */
export function coverage({ areas, extent: [x0, y0, x1, y1] }) {
  const scale = COLUMNS / (x1 - x0 || 1);
  const rows = Math.max(Math.round((y1 - y0) * scale), 1);
  const shape = new Path2D(areas.map((area) => area.path).join(""));
  const view = { scale, x: -x0 * scale, y: -y0 * scale };
  const whole = { column: 0, row: 0, columns: COLUMNS, rows };
  const filled = filledCells(shape, view, 1, whole, FILLED);
  return ({ x, y, width, height }) => {
    const [c0, r0] = [Math.max(Math.floor(x * COLUMNS), 0), Math.max(Math.floor(y * rows), 0)];
    const c1 = Math.min(Math.ceil((x + width) * COLUMNS), COLUMNS);
    const r1 = Math.min(Math.ceil((y + height) * rows), rows);
    if (c1 <= c0 || r1 <= r0) return 0;
    return filled(c0, r0, c1, r1) / (width * COLUMNS * height * rows);
  };
}

/**
 * A place of the drawing on the screen, in rem.
 * @param {MapFigure} map
 * @param {Rect} at where the map stands
 * @param {{x: number, y: number}} point
 */
export const onStage = ({ extent: [x0, y0, x1, y1] }, at, point) => ({
  x: at.x + ((point.x - x0) / (x1 - x0)) * at.width,
  y: at.y + ((point.y - y0) / (y1 - y0)) * at.height,
});
