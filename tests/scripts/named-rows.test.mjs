/* Rows of named bars. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { namedRows } from "../../assets/charts/describe/named-rows.js";

const slab = {
  places: ["a", "b", "c"],
  names: ["Ahausen", "Bdorf", "Chagen"],
  value: [
    [10, 30, null],
    [20, 40, 5],
  ],
  text: [
    ["10 %", "30 %", ""],
    ["20 %", "40 %", "5 %"],
  ],
  status: [
    [0, 0, 3],
    [0, 0, 0],
  ],
  few: [
    [1, 0, 0],
    [0, 0, 0],
  ],
  difference: [
    ["−10", "+10", ""],
    ["−1", "+9", ""],
  ],
  verdict_difference: [
    [3, 2, 0],
    [1, 1, 0],
  ],
  heading: { difference: "Abstand" },
  words: { status: ["", "", "", "geschützt"], district: "Landkreis" },
  shown: null,
  district: { key: "d", name: "Ein Kreis", line: true, value: [20, 25], text: ["20 %", "25 %"] },
};
const of = (row, columns, selection, displayed = slab) => namedRows(slab, displayed, row, columns, selection);

test("places and the district stand from the highest to the lowest, those without a value last", () => {
  const { rows } = of(0, [0, 1, 2], ["c", "b", "a"]);
  assert.deepEqual(
    rows.map(({ name, text, mark, verdict }) => [name, text, mark, verdict]),
    [
      ["Bdorf", "30 %", 1, 2],
      ["Landkreis", "20 %", -1, -1],
      ["Ahausen", "10 %", 2, 3],
      ["Chagen", "geschützt", 0, -1],
    ],
  );
  assert.deepEqual([rows[3].from, rows[3].to], [null, null]);
});

test("a bar has the same scale in every year: to the farthest value of its rows in any", () => {
  const { rows, line } = of(0, [0, 1], ["a", "b"]);
  assert.deepEqual(
    rows.map(({ from, to }) => [from, to]),
    [
      [0, 0.75],
      [0, 0.5],
      [0, 0.25],
    ],
  );
  assert.equal(line, 0.5);
});

test("bars below zero end where those above begin", () => {
  const displayed = { ...slab, value: [[-10, 30, null]], shown: {}, title: "Abstand", district: null };
  const { rows, line } = of(0, [0, 1], ["a", "b"], displayed);
  assert.deepEqual(
    rows.map(({ from, to, verdict }) => [from, to, verdict]),
    [
      [0.25, 1, 2],
      [0, 0.25, 3],
    ],
  );
  assert.equal(line, null);
});

test("a change on the map bears no verdict of the difference, and a foreign place no row", () => {
  const displayed = { ...slab, shown: {}, title: "Veränderung" };
  const { rows } = of(0, [0, -1], ["a", "x"], displayed);
  assert.deepEqual(
    rows.map(({ key, verdict }) => [key, verdict]),
    [
      ["d", -1],
      ["a", -1],
    ],
  );
});
