/* Marks on their way from year to year. */
import assert from "node:assert/strict";
import test from "node:test";
import { between } from "../../assets/charts/between.js";
import { area, bar, point, rule } from "../../assets/charts/describe/marks.js";

test("a place's point goes from its old value to its new one, in its new colour", () => {
  const before = [point({ x: 2, y: 10, radius: 4, fill: "class-0-5", key: "a" })];
  const after = [point({ x: 4, y: 20, radius: 4, fill: "class-1-5", key: "a" })];
  const [half] = between(before, after, 0.5);
  assert.deepEqual([half.x, half.y, half.fill], [3, 15, "class-1-5"]);
  assert.deepEqual(between(before, after, 1), after);
});

test("a place that comes stands at its place, one that goes is gone", () => {
  const found = between(
    [point({ x: 1, y: 1, radius: 4, fill: "ink", key: "gone" })],
    [point({ x: 2, y: 2, radius: 4, fill: "ink", key: "new" })],
    0.5,
  );
  assert.deepEqual(
    found.map(({ key, x }) => [key, x]),
    [["new", 2]],
  );
});

test("bars grow, shrink and come and go from the bar below them", () => {
  const one = (x0, y0, y1, fill = "class-0-5") => bar({ x0, x1: x0 + 1, y0, y1, fill });
  const found = between([one(0, 0, 4), one(1, 0, 2)], [one(0, 0, 8), one(2, 0, 6)], 0.25);
  assert.deepEqual(
    found.map(({ x0, y1 }) => [x0, y1]),
    [
      [1, 1.5],
      [0, 5],
      [2, 1.5],
    ],
  );
});

test("limits and lines move with the year", () => {
  const ring = (up) =>
    area({
      points: [
        [0, up],
        [1, up],
      ],
      fill: "limits",
      role: "inner",
    });
  const line = (at) => rule({ at, upright: true, colour: "ink", width: 1 });
  const [limits, own] = between([ring(0), line(10)], [ring(10), line(20)], 0.5);
  assert.deepEqual(limits.points, [
    [0, 5],
    [1, 5],
  ]);
  assert.equal(own.at, 15);
});
