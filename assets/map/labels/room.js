/* Room for a text: the widest place for it inside the visible part of a drawn area. */
import { numbers } from "../../core/svg.js";
import { filledCells } from "../filled-cells.js";

const CELL = 6; // px

/** @type {WeakMap<Element, Path2D>} */
const shapes = new WeakMap();

/**
 * A drawn path as one that can be filled; made once.
 * @param {SVGElement} path
 */
function shapeOf(path) {
  const shape = shapes.get(path) ?? new Path2D(path.getAttribute("d") ?? "");
  shapes.set(path, shape);
  return shape;
}

/**
 * Where a text of this size lies best inside the visible part of a path, or null; in px.
 * @param {import("../types").View} view
 * @param {SVGElement} path
 * @param {number} width
 * @param {number} height
 * @param {import("../types").Box[]} taken
 * @returns {import("../types").Point | null}
 */
export function labelRoom(view, path, width, height, taken) {
  const columns = Math.floor(view.width / CELL);
  const rows = Math.floor(view.height / CELL);
  if (columns < 2 || rows < 2) return null;
  const [, , x0, y0, x1, y1] = numbers(path.dataset.at);
  const c0 = Math.max(Math.floor((x0 * view.scale + view.x) / CELL), 0);
  const c1 = Math.min(Math.ceil((x1 * view.scale + view.x) / CELL), columns);
  const r0 = Math.max(Math.floor((y0 * view.scale + view.y) / CELL), 0);
  const r1 = Math.min(Math.ceil((y1 * view.scale + view.y) / CELL), rows);
  const w = c1 - c0;
  const h = r1 - r0;
  const need = Math.ceil(width / CELL);
  const tall = Math.ceil(height / CELL);
  if (w < need || h < tall) return null;
  const part = { column: c0, row: r0, columns: w, rows: h };
  const filled = filledCells(shapeOf(path), view, CELL, part, 250, taken);
  /**
   * Whether all cells from column c and row r on are free.
   * @param {number} c
   * @param {number} r
   * @param {number} wide
   * @param {number} high
   */
  const full = (c, r, wide, high) => {
    if (c < 0 || r < 0 || c + wide > w || r + high > h) return false;
    return filled(c, r, c + wide, r + high) >= wide * high - 0.5;
  };
  let best = null;
  let margin = 0;
  for (let r = 0; r + tall <= h; r++) {
    for (let c = 0; c + need <= w; c++) {
      // A wider margin wins; each step outwards is tried only where the one before fitted.
      while (margin < 12 && full(c - margin, r - margin, need + 2 * margin, tall + 2 * margin)) {
        best = { x: (c0 + c + need / 2) * CELL, y: (r0 + r + tall / 2) * CELL };
        margin++;
      }
    }
  }
  return best;
}
