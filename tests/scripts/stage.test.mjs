/* What a stage leaves out and where its parts stand, for any screen. */
import assert from "node:assert/strict";
import test from "node:test";
import { arrange, boxes } from "../../assets/meeting/stage/layout/arrange.js";
import { barsFor, fewer } from "../../assets/meeting/stage/layout/bar-rooms.js";
import { apart } from "../../assets/meeting/stage/layout/breaks.js";
import { broken } from "../../assets/meeting/stage/layout/lines.js";
import { extreme, pills } from "../../assets/meeting/stage/layout/pills.js";
import { inside, meet, part } from "../../assets/meeting/stage/layout/rects.js";
import { rooms } from "../../assets/meeting/stage/layout/rooms.js";
import { fitting } from "../../assets/meeting/stage/layout/table-rows.js";

const SCREENS = {
  wide: { width: 120, height: 67.5 },
  office: { width: 108, height: 67.5 },
  old: { width: 90, height: 67.5 },
};
const ASPECT = 1.53;
const size = (width, height) => ({ width, height });
const TEXTS = {
  heads: [size(84, 9.2), size(70, 9.2), size(58, 13.8), size(44, 13.8), size(30, 18.4)],
  year: size(16.8, 6.6),
  badge: size(17, 3.3),
  legends: [size(32.5, 9.5), size(26.9, 9.5), size(21.9, 9.5)],
  numbers: [size(28, 8.7), size(28, 8.7), size(31, 8.7)],
  notes: [],
};
/* A district whose upper left and lower corners are free, as a map of shares. */
const district = (rect) => {
  const [x1, y1] = [rect.x + rect.width, rect.y + rect.height];
  if (x1 <= 0 || y1 <= 0 || rect.x >= 1 || rect.y >= 1) return false;
  return x1 > 0.02 && y1 > 0.24 && rect.y < 0.78 ? x1 > 0.1 || y1 > 0.5 : x1 > 0.5 && rect.y < 0.6 && y1 > 0;
};
const everywhere = (rect) => rect.x < 1 && rect.y < 1 && rect.x + rect.width > 0 && rect.y + rect.height > 0;
const standing = (one) =>
  [one.head, one.year, one.badge, one.legend, ...one.numbers, ...one.notes].filter(Boolean);

test("the map takes at least 55 % of the screen, and no text lies on it or on another", () => {
  for (const screen of Object.values(SCREENS)) {
    const found = arrange(screen, ASPECT, district, TEXTS);
    const share = (found.map.width * found.map.height) / (screen.width * screen.height);
    assert.ok(share >= 0.55, `${screen.width}: ${share}`);
    const all = standing(found);
    all.forEach((one, at) => {
      assert.ok(inside(one, { x: 0, y: 0, ...screen }));
      assert.ok(!district(part(one, found.map)), `${screen.width}: ${JSON.stringify(one)} lies on the map`);
      for (const other of all.slice(at + 1)) assert.ok(!meet(one, other));
    });
  }
});

test("numbers without room are left out from the last, and never made smaller", () => {
  const found = arrange(SCREENS.old, ASPECT, district, TEXTS);
  const gone = found.numbers.findIndex((one) => one === null);
  assert.ok(gone >= 0 && found.numbers.slice(gone).every((one) => one === null));
  for (const [at, one] of found.numbers.entries())
    if (one) assert.deepEqual(size(one.width, one.height), TEXTS.numbers[at]);
});

test("a map without a free corner gives way to its texts", () => {
  const found = arrange(SCREENS.wide, ASPECT, everywhere, TEXTS);
  for (const one of standing(found)) assert.ok(!meet(one, found.map));
});

test("the map stays where it is from year to year, as far as the texts allow it", () => {
  const first = arrange(SCREENS.wide, ASPECT, district, TEXTS);
  const shorter = { ...TEXTS, heads: [size(30, 4.6)], numbers: [] };
  assert.deepEqual(arrange(SCREENS.wide, ASPECT, district, shorter, first.map).map, first.map);
});

test("a long headline runs around the map, line by line, before the map gives way", () => {
  const words = "Wort ".repeat(40).trim().split(" ");
  const measure = (text) => text.length * 1.9;
  const long = { ...TEXTS, heads: [size(84, 18.4), size(44, 36.8)], numbers: [] };
  const shaped = (limits) => broken(words.slice(0, 17), limits, measure);
  const found = arrange(SCREENS.wide, ASPECT, district, { ...long, shaped });
  assert.ok(found.head.lines.length > 1);
  assert.ok((found.map.width * found.map.height) / (120 * 67.5) >= 0.55);
  found.head.lines.forEach(({ width }, at) => {
    const line = { x: 4, y: 3 + at * 4.59, width, height: 4.59 };
    assert.ok(!district(part(line, found.map)) && !meet(line, found.year));
  });
  assert.equal(broken(words, [20, 20], measure), null, "no room");
});

test("no map is larger than the screen", () => {
  for (const screen of Object.values(SCREENS))
    for (const aspect of [0.4, 0.74, 1, 1.53, 3])
      for (const box of boxes(screen, aspect, 0.56)) assert.ok(inside(box, { x: 0, y: 0, ...screen }));
});

const bounds = { x: 1, y: 1, width: 118, height: 60 };
const named = (x, y, own = 6) => ({
  ...size(20, 3.2),
  at: { x, y },
  own: { x: x - own / 2, y: y - own / 2, ...size(own, own) },
});

test("pills meet neither one another nor texts nor other places, and a line leads to each", () => {
  const names = [named(50, 30), named(56, 32), named(53, 36), named(60, 30), named(48, 34)];
  const taken = [{ x: 0, y: 0, width: 40, height: 60 }];
  const found = pills(names, { bounds, taken, share: () => 0.5 });
  assert.equal(found.filter(Boolean).length, 5);
  found.forEach((one, at) => {
    assert.ok(inside(one, bounds) && one.line);
    for (const other of [...taken, ...found.slice(at + 1)]) assert.ok(!meet(one, other));
    for (const other of names)
      assert.ok(other === names[at] || !meet(one, { x: other.at.x, y: other.at.y, width: 0.1, height: 0.1 }));
  });
});

test("a pill stands inside an area that it leaves visible, without a line", () => {
  const [one] = pills([named(60, 30, 50)], { bounds, taken: [], share: () => 1 });
  assert.equal(one.line, null);
});

test("the name of the extreme is left out where there is no room", () => {
  assert.ok(extreme(named(60, 30), bounds, []));
  assert.equal(extreme(named(60, 30), bounds, [{ x: 0, y: 0, width: 120, height: 67 }]), null);
});

const bar = (key, sign = -2) => ({ key, sign, gap: false });
const bars = (count, chosen = []) =>
  Array.from({ length: count }, (_, at) => bar(String(at), chosen.indexOf(at)));
const ROOM = { width: 112, height: 38 };

test("two columns stay where their bars can be seen, else there is one of the extremes", () => {
  const columns = [bars(10), bars(10)];
  assert.equal(barsFor(columns, ROOM, { name: 30, value: 5 }).columns.length, 2);
  const narrow = barsFor(columns, { ...ROOM, width: 82 }, { name: 30, value: 5 });
  assert.equal(narrow.columns.length, 1);
  assert.ok(narrow.columns[0].length * narrow.pitch <= ROOM.height);
  assert.ok(
    narrow.columns[0].some((one) => one.gap),
    "what is left out is told",
  );
});

test("of fewer bars the selected and both ends stay, in their order", () => {
  const kept = fewer(bars(30, [15]), 6).map((one) => Number(one.key));
  assert.deepEqual(kept, [0, 1, 2, 15, 28, 29]);
});

test("breaks that would meet are left out, never the one with the unit", () => {
  const wide = (text) => text.length * 20;
  assert.deepEqual(
    apart(["48", "54", "58", "62 %"], 104, wide).map(([, said]) => said),
    ["48", "54", "58", "62 %"],
  );
  const kept = apart(["1.200", "1.400", "1.600", "1.800 je 1.000"], 104, wide).map(([, said]) => said);
  assert.deepEqual(kept, ["1.400", "1.800 je 1.000"]);
});

test("numbers stand beside a chart on a wide screen and above it on a narrow one", () => {
  const given = {
    year: TEXTS.year,
    badge: TEXTS.badge,
    head: size(90, 9.2),
    numbers: TEXTS.numbers,
    beside: true,
  };
  const wide = rooms({ ...given, screen: SCREENS.wide });
  assert.ok(wide.view.x > wide.numbers[0].x + wide.numbers[0].width);
  const narrow = rooms({ ...given, head: size(60, 13.8), screen: SCREENS.old });
  assert.ok(narrow.view.y > narrow.numbers[0].y + narrow.numbers[0].height);
  assert.equal(narrow.view.x, 4);
});

test("a chart that would be too low takes the room of the numbers", () => {
  const given = {
    year: TEXTS.year,
    badge: null,
    head: size(90, 13.8),
    numbers: TEXTS.numbers,
    beside: false,
  };
  const low = rooms({ ...given, screen: SCREENS.wide, least: 39 });
  assert.deepEqual(low.numbers, [null, null, null]);
});

test("of a table that is too high the district and the ends stay longest", () => {
  const parts = [
    "district",
    "selected",
    "selected",
    "selected",
    "highest",
    "highest",
    "highest",
    "lowest",
    "lowest",
  ];
  const rows = parts.map((one, at) => ({ part: one, key: String(at) }));
  const kept = fitting(rows, 5).map((one) => one.part);
  assert.deepEqual([kept[0], kept.length], ["district", 5]);
  assert.ok(["selected", "highest", "lowest"].every((one) => kept.includes(one)));
  assert.equal(fitting(rows, 5).at(-1).key, "8", "the lowest of all");
});

test("a part of the map gives way until all numbers have room, whatever fills its corners", () => {
  for (const screen of Object.values(SCREENS)) {
    const found = arrange(screen, ASPECT, everywhere, { ...TEXTS, cut: true });
    assert.ok(found.numbers.every(Boolean), `${screen.width}: ${JSON.stringify(found.numbers)}`);
    const all = standing(found);
    all.forEach((one, at) => {
      assert.ok(!meet(one, found.map), JSON.stringify(one));
      for (const other of all.slice(at + 1)) assert.ok(!meet(one, other));
    });
    const again = arrange(screen, ASPECT, everywhere, { ...TEXTS, cut: true }, found.map);
    assert.ok(again.numbers.every(Boolean));
  }
});
