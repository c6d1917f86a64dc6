/* Names on maps and in charts: they meet nothing and stay in view. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { labelRooms } from "../../assets/charts/label-rooms.js";
import { spread } from "../../assets/charts/spread.js";
import { box, firstFree, free, highest } from "../../assets/map/labels/places.js";
import { around, leader, uncrowded } from "../../assets/map/labels/rules.js";

const view = { width: 200, height: 100 };
const name = { width: 40, height: 10 };

test("a name stands at its point where nothing is there", () => {
  const found = firstFree({ x: 100, y: 50 }, name, [], view, 2);
  assert.deepEqual(found, { dx: 0, dy: 0, box: { x0: 80, y0: 45, x1: 120, y1: 55 } });
});

test("a name gives way to what is taken, by as little as it can", () => {
  const taken = [box(100, 50, 40, 10)];
  const found = firstFree({ x: 100, y: 50 }, name, taken, view, 2);
  assert.ok(found && free(found.box, taken));
  assert.deepEqual([found.dx, found.dy], [0, -11], "one line up: half a line would still meet it");
});

test("a name that finds no place is left out", () => {
  assert.equal(firstFree({ x: 100, y: 50 }, name, [{ x0: 0, y0: 0, x1: 200, y1: 100 }], view, 2), null);
  assert.equal(firstFree({ x: -50, y: 50 }, name, [], view, 2), null);
});

test("a name at the edge moves into view", () => {
  const found = firstFree({ x: 15, y: 50 }, name, [], view, 2);
  assert.ok(found && found.box.x0 >= 2);
});

test("the northernmost point is found in absolute and relative paths", () => {
  assert.deepEqual(highest("M10 20L30 5L50 40Z", { x: 0, y: 0 }), { x: 30, y: 5 });
  assert.deepEqual(highest("M10 20l20-15 20 35z", { x: 0, y: 0 }), { x: 30, y: 5 });
  assert.deepEqual(highest("", { x: 1, y: 2 }), { x: 1, y: 2 });
});

test("a stroke leads from a place to a pill that stands away from it", () => {
  const area = { x: 50, y: 50, x0: 40, y0: 40, x1: 60, y1: 60 };
  const whole = { width: 200, height: 100, scale: 1, x: 0, y: 0 };
  assert.equal(leader(area, box(50, 28, 60, 20), whole), null, "over its place");
  assert.equal(leader(area, box(50, 50, 60, 20), whole), null, "on its place");
  assert.deepEqual(leader(area, box(150, 15, 60, 20), whole), [
    { x: 50, y: 50 },
    { x: 130, y: 25 },
  ]);
});

/** Random numbers that are the same in every run. */
function random(seed) {
  let state = seed;
  return () => (state = (state * 1103515245 + 12345) % 2147483648) / 2147483648;
}

test("names along a line keep their order, do not meet and stay on it where there is room", () => {
  const next = random(7);
  for (let round = 0; round < 200; round++) {
    const count = 1 + Math.floor(next() * 8);
    const sizes = Array.from({ length: count }, () => 5 + next() * 20);
    const wanted = Array.from({ length: count }, () => next() * 300);
    const placed = spread(wanted, sizes, 0, 300);
    const order = [...wanted.keys()].sort((a, b) => wanted[a] - wanted[b]);
    order.slice(1).forEach((i, k) => {
      const before = order[k];
      assert.ok(placed[i] - placed[before] >= (sizes[i] + sizes[before]) / 2 - 1e-6);
    });
    for (const i of order)
      assert.ok(placed[i] >= sizes[i] / 2 - 1e-6 && placed[i] <= 300 - sizes[i] / 2 + 1e-6);
  }
});

test("a name that nobody disturbs stands where it wants to", () => {
  assert.deepEqual(spread([10, 100, 290], [10, 10, 10], 0, 300), [10, 100, 290]);
  assert.deepEqual(spread([], [], 0, 300), []);
});

test("names beside points meet neither each other nor other points, or are left out", () => {
  const next = random(3);
  const meets = (a, b) => a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];
  const spots = Array.from({ length: 30 }, () => ({
    x: next() * 400,
    y: next() * 300,
    r: 2 + next() * 8,
    width: 60,
  }));
  const rooms = labelRooms(spots, 14, [0, 0, 400, 300]);
  const given = rooms.filter(Boolean);
  assert.ok(given.length > 10 && given.length < 30, `${given.length} names of 30`);
  rooms.forEach((room, at) => {
    if (!room) return;
    assert.ok(room[0] >= 0 && room[1] >= 0 && room[2] <= 400 && room[3] <= 300);
    assert.ok(!given.some((other) => other !== room && meets(room, other)));
    const others = spots.filter((_, index) => index !== at);
    assert.ok(!others.some(({ x, y, r }) => meets(room, [x - r, y - r, x + r, y + r])));
  });
});

test("names of selected places leave most of a small map to be seen, the first one always", () => {
  const areas = around([
    { x0: 0, y0: 0, x1: 6, y1: 4 },
    { x0: 4, y0: 2, x1: 10, y1: 10 },
  ]);
  assert.deepEqual(areas, { x0: 0, y0: 0, x1: 10, y1: 10 });
  const pills = [0, 1, 2, 3].map((at) => ({ at, box: box(50, 10 + 25 * at, 80, 20) }));
  const seen = (/** @type {number} */ scale) =>
    uncrowded(pills, areas, { width: 900, height: 900, scale, x: 0, y: 0 }).map(({ at }) => at);
  assert.deepEqual(seen(10), [0, 1], "two cover 3,200 of 10,000 square px");
  assert.deepEqual(seen(20), [0, 1, 2, 3]);
  assert.deepEqual(seen(5), [0, 2, 3], "only the second one covers much, the others lie beside");
  assert.deepEqual(
    uncrowded(pills.slice(0, 1), areas, { width: 9, height: 9, scale: 1, x: 0, y: 0 }).length,
    1,
  );
});
