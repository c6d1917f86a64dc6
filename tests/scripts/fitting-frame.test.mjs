/* Which places of a box or lasso are selected. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { fittingFrame } from "../../assets/map/pointing/fitting-frame.js";

const framed = [10, 40, 30, 20].map((population, at) => ({ key: "abcd"[at], population }));

test("what fits is selected in the drawing's order", () => {
  assert.deepEqual(fittingFrame(framed, [], 4), { added: ["a", "b", "c", "d"], left: 0 });
  assert.deepEqual(fittingFrame(framed, ["d", "x"], 5), { added: ["a", "b", "c"], left: 0 });
});

test("of more than fit those with the most inhabitants are, and the others are counted", () => {
  assert.deepEqual(fittingFrame(framed, [], 2), { added: ["b", "c"], left: 2 });
  assert.deepEqual(fittingFrame(framed, ["x"], 2), { added: ["b"], left: 3 });
  assert.deepEqual(fittingFrame(framed, ["x", "y"], 2), { added: [], left: 4 });
});
