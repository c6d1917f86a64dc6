/* Cells of the census grid as squares: one path for each class, so that a thousand cells are five elements.
 */
import { el } from "../../core/svg.js";

/** @typedef {import("./types").ReachabilityDocument} ReachabilityDocument */
/** @typedef {import("./types").ShownCell} ShownCell */

const GAP = 0.06; // of a cell: room between two squares
const COLOURS = 5;

/**
 * The colour of a class, from 1 to 5: what is beyond the norm has the last one whatever the classes.
 * @param {ReachabilityDocument} drawing
 * @param {number} of
 */
export function colourOf({ norm_class: beyond }, of) {
  return of === beyond ? COLOURS : Math.min(of + 1, COLOURS);
}

/**
 * All cells as they are before or after a scenario.
 * @param {ReachabilityDocument} drawing
 * @param {boolean} after
 * @returns {ShownCell[]}
 */
export function cellsOf(drawing, after) {
  const { cells, after: changed } = drawing;
  const looks = [...cells.class];
  const touched = new Set(changed.cell);
  if (after) changed.cell.forEach((cell, at) => (looks[cell] = changed.class[at]));
  return looks.map((look, at) => ({ x: cells.x[at], y: cells.y[at], look, touched: touched.has(at) }));
}

/**
 * Squares of the cells: a path for each class that occurs.
 * @param {ReachabilityDocument} drawing
 * @param {ShownCell[]} cells
 */
export function squares(drawing, cells) {
  const side = (1000 / drawing.unit_m) * (1 - GAP);
  const written = (/** @type {number} */ number) => String(Math.round(number * 100) / 100);
  /** @type {Map<number, string[]>} */
  const paths = new Map();
  for (const { x, y, look } of cells) {
    const corner = `M${written(x - side / 2)} ${written(y - side / 2)}`;
    const square = `${corner}h${written(side)}v${written(side)}h${written(-side)}z`;
    paths.set(look, [...(paths.get(look) ?? []), square]);
  }
  return [...paths].map(([look, parts]) => {
    const beyond = look === drawing.norm_class ? " bl-beyond" : "";
    return el("path", { class: `bl-cell w${colourOf(drawing, look)}${beyond}`, d: parts.join("") });
  });
}

/**
 * Municipalities as areas: a path for each class that occurs.
 * @param {ReachabilityDocument} drawing
 * @param {(key: string) => string} pathOf
 */
export function areasOf(drawing, pathOf) {
  /** @type {Map<number, string>} */
  const paths = new Map();
  drawing.areas.key.forEach((key, at) => {
    const look = drawing.areas.class[at];
    paths.set(look, (paths.get(look) ?? "") + pathOf(key));
  });
  return [...paths].map(([look, d]) => {
    const beyond = look === drawing.norm_class ? " bl-beyond" : "";
    return el("path", { class: `bl-cell bl-cell-area w${colourOf(drawing, look)}${beyond}`, d });
  });
}

/**
 * The cell at a point of the map, or -1.
 * @param {ReachabilityDocument} drawing
 * @param {{x: number, y: number}} at units of the map
 */
export function cellAt({ cells, unit_m: unit }, at) {
  const half = 500 / unit;
  return cells.x.findIndex((x, cell) => Math.abs(x - at.x) <= half && Math.abs(cells.y[cell] - at.y) <= half);
}
