/* Where a value lies on a legend. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { legendPosition } from "../../assets/charts/legend-position.js";

const axis = { min: 0, max: 100 };

test("classes are equally wide, and a value lies evenly within its own", () => {
  const at = (value) => legendPosition(value, [20, 30, 50], axis);
  assert.deepEqual([0, 10, 20, 25, 40, 50, 75, 100].map(at), [0, 0.125, 0.25, 0.375, 0.625, 0.75, 0.875, 1]);
});

test("a value beyond all others lies at the end", () => {
  assert.equal(legendPosition(-5, [20], axis), 0);
  assert.equal(legendPosition(120, [20], axis), 1);
});

test("without breaks the only class is the whole legend", () => {
  assert.equal(legendPosition(50, [], axis), 0.5);
});

test("a class without a width has its value in the middle", () => {
  assert.equal(legendPosition(20, [20], { min: 20, max: 20 }), 0.75);
});
