/* A map of thousands of areas without a node for each: its drawing, what lies under its cells, its pixels. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { cellsOf } from "../../assets/map/painting/cells.js";
import { fill, pictureOf } from "../../assets/map/painting/pixels.js";
import { holds, ringsOf, withPaths } from "../../assets/map/painting/rings.js";
import { withoutNodes } from "../../assets/map/read-drawing.js";

/** Two squares side by side, the left one with a hole that a third fills, and an island of the right one. */
const PATHS = [
  "M0 0l10 0 0 10-10 0zM3 3l4 0 0 4-4 0z",
  "M10 0L20 0 20 10 10 10ZM30.5 2l2 0 0 2-2 0z",
  "M3 3L7 3 7 7 3 7z",
];
const BOXES = [
  { x0: 0, y0: 0, x1: 10, y1: 10 },
  { x0: 10, y0: 0, x1: 32.5, y1: 10 },
  { x0: 3, y0: 3, x1: 7, y1: 7 },
];
const rings = ringsOf(PATHS);
const [RED, GREEN, BLUE, WHITE] = [0xff0000ff, 0xff00ff00, 0xffff0000, 0xffffffff];
const tones = { plain: Uint32Array.of(0, RED, GREEN, BLUE), tiles: [], border: WHITE };
const hidden = { wide: false, strength: 0 };

/** The area at a point as `holds` finds it, counted from 1. */
const at = (x, y) => PATHS.findIndex((_, area) => holds(rings, area, x, y)) + 1;

test("paths become rings, whatever way their numbers are written", () => {
  const found = ringsOf(["M1 2l3-4 .5.25z", "M1,2 L4,-2 4.5,-1.75 Z", "m1 2 3-4 .5 .25z"]);
  const one = [1, 2, 4, -2, 4.5, -1.75];
  assert.deepEqual([...found.points], [...one, ...one, ...one]);
  assert.deepEqual([...found.ends], [6, 12, 18]);
  assert.deepEqual([...found.first], [0, 1, 2, 3]);
});

test("after a closed ring a relative one begins at that ring's start", () => {
  const found = ringsOf(["M5 5l1 0 0 1zm10 0l1 0 0 1z"]);
  assert.deepEqual([...found.points].slice(6, 8), [15, 5]);
});

test("a command that nobody draws is an error", () => {
  assert.throws(() => ringsOf(["M0 0C1 1 2 2 3 3z"]), /C in a path/);
});

test("an area without a path has no rings and holds nothing", () => {
  const found = ringsOf(["", "M0 0l1 0 0 1z"]);
  assert.deepEqual([...found.first], [0, 0, 1]);
  assert.equal(holds(found, 0, 0.5, 0.2), false);
  assert.equal(holds(found, 1, 0.9, 0.2), true);
});

test("some areas get other lines, and all others keep theirs", () => {
  const other = ["M0 0l10 0 0 10-10 0zM3 3l4 0 0 4-4 0zM1 1l1 0 0 1z", "", PATHS[2]];
  for (const changed of [[0], [1], [0, 1], [2, 0], []]) {
    const expected = ringsOf(PATHS.map((path, area) => (changed.includes(area) ? other[area] : path)));
    const found = withPaths(rings, new Map(changed.map((area) => [area, other[area]])));
    for (const name of ["points", "ends", "first"]) assert.deepEqual([...found[name]], [...expected[name]]);
  }
});

test("a point lies in its area, in what fills its hole, or in none", () => {
  assert.deepEqual([at(1, 1), at(5, 5), at(15, 5), at(31, 3), at(25, 5), at(-1, 5)], [1, 3, 2, 2, 0, 0]);
});

test("each cell is of the area under its middle, in any part and scale of the map", () => {
  for (const grid of [
    { columns: 33, rows: 10, scale: 1, x: 0, y: 0 },
    { columns: 70, rows: 30, scale: 2.3, x: -7.1, y: 3.4 },
    { columns: 12, rows: 9, scale: 0.4, x: 1.37, y: 1.13 },
    { columns: 40, rows: 40, scale: 24, x: -60, y: -55 },
  ]) {
    const cells = cellsOf(rings, BOXES, grid);
    assert.equal(cells.length, grid.columns * grid.rows);
    cells.forEach((found, cell) => {
      const [column, row] = [cell % grid.columns, Math.floor(cell / grid.columns)];
      const x = (column + 0.5 - grid.x) / grid.scale;
      const y = (row + 0.5 - grid.y) / grid.scale;
      assert.equal(found, at(x, y), `cell ${column}, ${row} at a scale of ${grid.scale}`);
    });
  }
});

test("a pixel within an area has its colour, one beside all areas none", () => {
  const grid = { columns: 66, rows: 20, scale: 2, x: 0, y: 0 };
  const picture = pictureOf(cellsOf(rings, BOXES, grid), 33, 10, 2, hidden);
  const pixels = new Uint32Array(33 * 10);
  fill(picture, tones, pixels);
  assert.deepEqual([pixels[1 * 33 + 1], pixels[5 * 33 + 5], pixels[5 * 33 + 15]], [RED, BLUE, GREEN]);
  assert.deepEqual([pixels[5 * 33 + 25], pixels[3 * 33 + 31]], [0, GREEN]);
});

test("a pixel that areas share is a mixture of their colours", () => {
  // Two areas meet in the middle of the second pixel.
  const picture = pictureOf(Uint16Array.of(1, 1, 1, 2, 2, 2, 1, 1, 1, 2, 2, 2), 3, 1, 2, hidden);
  const pixels = new Uint32Array(3);
  fill(picture, tones, pixels);
  assert.deepEqual([...pixels], [RED, 0xff008080, GREEN]);
});

test("at the edge of all areas a pixel gets paler, not darker", () => {
  const picture = pictureOf(Uint16Array.of(1, 1, 1, 0, 1, 1, 1, 0), 2, 1, 2, hidden);
  const pixels = new Uint32Array(2);
  fill(picture, tones, pixels);
  assert.equal(pixels[1] & 0xffffff, RED & 0xffffff);
  assert.equal(pixels[1] >>> 24, 128);
});

test("borders lie above, as wide and as opaque as they are asked for", () => {
  const row = [1, 1, 1, 1, 2, 2, 2, 2];
  const cells = Uint16Array.from([...row, ...row]);
  const painted = (wide, strength) => {
    const pixels = new Uint32Array(4);
    fill(pictureOf(cells, 4, 1, 2, { wide, strength }), tones, pixels);
    return [...pixels];
  };
  // The areas meet between two pixels: a narrow border is half of the pixel before.
  assert.deepEqual(painted(false, 0), [RED, RED, GREEN, GREEN]);
  assert.deepEqual(painted(false, 1), [RED, 0xff8080ff, GREEN, GREEN]);
  assert.deepEqual(painted(true, 1), [RED, 0xff8080ff, 0xff80ff80, GREEN]);
  assert.equal(painted(false, 0.5)[1], 0xff4040ff);
});

test("a pattern goes through an area whatever pixel it begins at", () => {
  const picture = pictureOf(
    Uint16Array.from({ length: 16 }, (_, at) => (at % 8 < 6 ? 1 : 2)),
    8,
    2,
    1,
    hidden,
  );
  const pixels = new Uint32Array(16);
  const tile = { size: 2, pixels: Uint32Array.of(RED, BLUE, BLUE, RED) };
  fill(picture, { ...tones, tiles: [undefined, tile, undefined] }, pixels);
  assert.deepEqual([...pixels].slice(0, 8), [RED, BLUE, RED, BLUE, RED, BLUE, GREEN, GREEN]);
  assert.deepEqual([...pixels].slice(8, 14), [BLUE, RED, BLUE, RED, BLUE, RED]);
});

const area = (key, name, path) =>
  `<path class="bl-area" role="option" id="karte-${key}" data-key="${key}" data-at="1 2 0 0 10.5 20"` +
  ` data-pop="123" data-tier="2" aria-label="${name}" fill-rule="evenodd" d="${path}"/>`;
const drawing = (...areas) =>
  `<svg class="bl-map"><g class="bl-areas" aria-label="Karte der &quot;Orte&quot; &gt; 0">` +
  `${areas.join("")}</g><path class="bl-outline" d="M0 0z"/></svg>`;

test("areas are read out of the drawing's text, and the rest of it stays", () => {
  const text = drawing(area("01", "A &amp; &quot;B&quot;", "M0 0z"), area("02", "C", "M1 1z"));
  const { areas, rest } = withoutNodes(text, 1);
  assert.deepEqual(areas[0], {
    ...{ key: "01", name: 'A & "B"', x: 1, y: 2, x0: 0, y0: 0, x1: 10.5, y1: 20 },
    ...{ population: 123, tier: 2, path: "M0 0z", column: -1, look: -1 },
  });
  assert.deepEqual([areas.length, areas[1].path], [2, "M1 1z"]);
  assert.equal(rest, drawing());
});

test("a drawing of few areas, or of none, is left to the document", () => {
  assert.equal(withoutNodes(drawing(area("01", "A", "M0 0z")), 1), null);
  assert.equal(withoutNodes("<svg></svg>", 1), null);
});
