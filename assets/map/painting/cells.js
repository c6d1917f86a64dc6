/* Which area lies under each cell of a grid: computed once for a part of the map, so that a year is painted
   by looking up colours, however many areas there are. */

/** @typedef {import("./rings.js").Rings} Rings */
/** @typedef {import("../types").Box} Box */
/**
 * Columns and rows of cells; a point of the map lies at its units times `scale` plus x and y.
 * @typedef {{columns: number, rows: number, scale: number, x: number, y: number}} Grid
 */

const ROOM = 1 << 12;
/** Where the edges of an area cross the middles of rows: a list for each row, from left to right. */
let crossed = new Float64Array(ROOM);
let next = new Int32Array(ROOM);
let heads = new Int32Array(ROOM);

/**
 * The number of the area under the middle of each cell, counted from 1, or 0, row by row.
 * @param {Rings} rings
 * @param {Box[]} boxes of the areas, in the same order
 * @param {Grid} grid
 */
export function cellsOf(rings, boxes, grid) {
  const { columns, rows, scale, x, y } = grid;
  const cells = new Uint16Array(columns * rows);
  if (heads.length < rows) heads = new Int32Array(rows);
  boxes.forEach((box, area) => {
    const top = Math.max(Math.ceil(box.y0 * scale + y - 0.5), 0);
    const bottom = Math.min(Math.ceil(box.y1 * scale + y - 0.5), rows) - 1;
    if (top > bottom || box.x1 * scale + x < 0 || box.x0 * scale + x > columns) return;
    heads.fill(-1, top, bottom + 1);
    cross(rings, area, grid, top, bottom);
    for (let row = top; row <= bottom; row++) {
      for (let at = heads[row]; at >= 0 && next[at] >= 0; at = next[next[at]]) {
        const left = Math.max(Math.ceil(crossed[at] - 0.5), 0);
        const right = Math.min(Math.ceil(crossed[next[at]] - 0.5), columns);
        if (left < right) cells.fill(area + 1, row * columns + left, row * columns + right);
      }
    }
  });
  return cells;
}

/**
 * Notes where an area's edges cross the middles of the rows from `top` to `bottom`.
 * @param {Rings} rings
 * @param {number} area
 * @param {Grid} grid
 * @param {number} top
 * @param {number} bottom
 */
function cross({ points, ends, first }, area, { scale, x, y }, top, bottom) {
  let count = 0;
  for (let ring = first[area]; ring < first[area + 1]; ring++) {
    const start = ring ? ends[ring - 1] : 0;
    const last = ends[ring] - 2;
    let ax = points[last] * scale + x;
    let ay = points[last + 1] * scale + y;
    for (let i = start; i <= last; i += 2) {
      const bx = points[i] * scale + x;
      const by = points[i + 1] * scale + y;
      const low = Math.max(Math.ceil(Math.min(ay, by) - 0.5), top);
      const high = Math.min(Math.ceil(Math.max(ay, by) - 0.5) - 1, bottom);
      if (low <= high) {
        if (count + high - low >= crossed.length) grow(count + high - low);
        const slope = (bx - ax) / (by - ay);
        for (let row = low; row <= high; row++) note(row, ax + (row + 0.5 - ay) * slope, count++);
      }
      [ax, ay] = [bx, by];
    }
  }
}

/**
 * @param {number} row
 * @param {number} value
 * @param {number} slot
 */
function note(row, value, slot) {
  crossed[slot] = value;
  let before = -1;
  let at = heads[row];
  while (at >= 0 && crossed[at] < value) {
    before = at;
    at = next[at];
  }
  next[slot] = at;
  if (before < 0) heads[row] = slot;
  else next[before] = slot;
}

/** @param {number} least */
function grow(least) {
  const [old, links] = [crossed, next];
  crossed = new Float64Array(2 * least);
  next = new Int32Array(2 * least);
  crossed.set(old);
  next.set(links);
}
