/* Which places the legend's choice makes stand out. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { grouped } from "../../assets/map/group.js";

const slab = {
  places: ["a", "b", "c", "d"],
  inside: [1, 1, 1, 0],
  status: [[0, 0, 3, 0]],
  class: [[0, 1, -1, 1]],
  few: [[1, 0, 0, 0]],
  legend: { continuous: false },
};
const keys = (origin, row = 0, of = slab) => [...(grouped(of, origin, row) ?? [])];

test("a class, a status and few cases are the places that pass the filter", () => {
  assert.deepEqual(keys("class:1"), ["b"]);
  assert.deepEqual(keys("status:3"), ["c"]);
  assert.deepEqual(keys("few"), ["a"]);
});

test("without such places, on a ramp, and in a year that is not there, all stay as they are", () => {
  assert.equal(grouped(slab, "class:5", 0), null);
  assert.equal(grouped(slab, "", 0), null);
  assert.equal(grouped(slab, "class:1", -1), null);
  assert.deepEqual(keys("class:1", 0, { ...slab, legend: { continuous: true } }), []);
});
