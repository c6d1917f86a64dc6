/* How much of a drawn shape lies under a rectangle of the view, counted in cells. */

/** @typedef {{column: number, row: number, columns: number, rows: number}} Part cells of the view */

/**
 * Answers how many cells from one corner to another (columns and rows of the part, the latter corner left
 * out) the shape fills; asking is cheap. Cells that meet a box of `taken` count as empty.
 * @param {Path2D} shape in units of the map
 * @param {{scale: number, x: number, y: number}} view
 * @param {number} cell px
 * @param {Part} part
 * @param {number} least opacity from 0 to 255 above which a cell is filled
 * @param {import("./types").Box[]} taken in px
 */
export function filledCells(shape, view, cell, { column, row, columns, rows }, least, taken = []) {
  const canvas = document.createElement("canvas");
  canvas.width = columns;
  canvas.height = rows;
  const pen = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d", { willReadFrequently: true }));
  const scale = view.scale / cell;
  pen.setTransform(scale, 0, 0, scale, view.x / cell - column, view.y / cell - row);
  pen.fill(shape, "evenodd");
  pen.setTransform(1, 0, 0, 1, -column, -row);
  for (const { x0, y0, x1, y1 } of taken)
    pen.clearRect(x0 / cell - 1, y0 / cell - 1, (x1 - x0) / cell + 2, (y1 - y0) / cell + 2);
  const alpha = pen.getImageData(0, 0, columns, rows).data;
  const sums = new Float32Array((columns + 1) * (rows + 1)); // from the upper left corner
  for (let r = 0; r < rows; r++) {
    for (let c = 0, line = 0; c < columns; c++) {
      line += alpha[(r * columns + c) * 4 + 3] > least ? 1 : 0;
      sums[(r + 1) * (columns + 1) + c + 1] = sums[r * (columns + 1) + c + 1] + line;
    }
  }
  return (
    /** @type {number} */ c0,
    /** @type {number} */ r0,
    /** @type {number} */ c1,
    /** @type {number} */ r1,
  ) => {
    const top = r0 * (columns + 1);
    const bottom = r1 * (columns + 1);
    return sums[bottom + c1] - sums[top + c1] - sums[bottom + c0] + sums[top + c0];
  };
}
