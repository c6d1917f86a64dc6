/* What buttons and keys of an explored chart change, and what its rectangle can hold. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { changeBy, enlarged, moved, selectable } from "../../assets/exports/explore-figure.js";

const shown = { xaxis: { range: [0, 10] }, yaxis: { range: [100, 200] } };
const whole = { meta: {}, xaxis: { range: [-5, 15] }, yaxis: { range: [0, 300] } };

test("an arrow moves one axis and leaves its length", () => {
  const { "xaxis.range": range, ...others } = changeBy("ArrowRight", shown, whole);
  assert.deepEqual(others, {});
  assert.ok(range[0] > 0 && Math.abs(range[1] - range[0] - 10) < 1e-9);
  assert.ok(changeBy("ArrowUp", shown, whole)["yaxis.range"][0] > 100, "upwards are larger values");
  assert.ok(changeBy("ArrowDown", shown, whole)["yaxis.range"][0] < 100);
  assert.deepEqual(moved(moved([0, 10], 1), -1), [0, 10]);
});

test("plus shows less of both axes, minus takes it back, around the middle", () => {
  const nearer = changeBy("+", shown, whole);
  assert.deepEqual(nearer, { "xaxis.range": [1.5, 8.5], "yaxis.range": [115, 185] });
  const back = enlarged(nearer["xaxis.range"], -1);
  assert.ok(Math.abs(back[0]) < 1e-9 && Math.abs(back[1] - 10) < 1e-9);
});

test("the zero shows all, and other keys change nothing", () => {
  assert.deepEqual(changeBy("0", shown, whole), { "xaxis.range": [-5, 15], "yaxis.range": [0, 300] });
  for (const key of ["a", "Tab", "Escape", "Enter", " "]) assert.equal(changeBy(key, shown, whole), null);
});

test("a rectangle holds places: bars and signs with a key, once each, and no lines", () => {
  const data = [
    { type: "bar", customdata: ["a", "b", ""] },
    { type: "scatter", mode: "markers", customdata: ["b", "c"] },
    { type: "scatter", mode: "lines", customdata: ["d"] },
    { type: "scatter", mode: "markers" },
  ];
  assert.deepEqual(selectable({ data }), ["a", "b", "c"]);
});
