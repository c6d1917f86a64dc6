/* How areas of a map are dressed: the Monitor's and every small one by the same painter. */
import assert from "node:assert/strict";
import { test } from "node:test";
import * as marks from "../../assets/core/status-marks.js";
import { circleClasses, classesOf, gapOf, lookOf, markOf, quiet } from "../../assets/map/looks.js";
import { adopt, dress } from "../../assets/map/painter.js";
import { nodes } from "../../assets/map/painting/nodes.js";

/** One year; places a to g: a value, few cases, nought, hidden, missing, unreliable, a value left out. */
function slab(more = {}) {
  return {
    places: [..."abcdefg"],
    status: [[0, 0, 1, 3, 5, 4, 0]],
    class: [[0, 4, -1, -1, -1, -1, 2]],
    few: [[0, 1, 0, 0, 0, 0, 0]],
    inside: [1, 1, 1, 1, 1, 1, 0],
    share: null,
    circles: null,
    legend: { continuous: false, labels: ["1", "2", "3", "4", "5"] },
    ...more,
  };
}

/** A map of areas that note what is done to them, and of circles that do so, too. */
function drawn() {
  const painted = [];
  const classes = new Set();
  const area = (key) => {
    const node = {
      looks: [],
      style: { setProperty: (name, value) => (node[name] = value) },
      setAttribute: (name, value) => node.looks.push(value),
    };
    return { key, x: 0, y: 0, node, column: -1, look: -1 };
  };
  return {
    svg: {
      dataset: {},
      classes,
      classList: { toggle: (name, on) => (on ? classes.add(name) : classes.delete(name)) },
    },
    areas: [..."gfedcbax"].map(area),
    painting: nodes,
    circles: { painted, adopt: () => {}, paint: (...one) => painted.push(one), size: () => {} },
  };
}

const column = (key) => "abcdefg".indexOf(key);
const looks = (map) => Object.fromEntries(map.areas.map((area) => [area.key, area.node.looks.at(-1)]));

/** The map after it has been dressed for the slab. */
function dressed(given, group = null, map = drawn()) {
  adopt(map, given, column);
  return { map, found: dress(map, given, 0, group) };
}

test("each place bears its class or the sign of its status, whatever the drawing's order", () => {
  const { map, found } = dressed(slab());
  assert.deepEqual(looks(map), {
    a: "bl-area c0",
    b: "bl-area c4 few",
    c: "bl-area zero",
    d: "bl-area hidden-value",
    e: "bl-area missing",
    f: "bl-area missing",
    g: "bl-area c2 out",
    x: "bl-area missing",
  });
  assert.equal(map.svg.dataset.classes, "5");
  assert.deepEqual(found.missing.map((one) => one.key).sort(), ["e", "f", "x"]);
  const written = found.written.map(([one, text]) => [one.key, text]);
  assert.deepEqual(written, [["f", "/"], ["c", "0"]]); // prettier-ignore
});

test("a sign is not written where the filter leaves its place out", () => {
  const { found } = dressed(slab({ inside: [1, 1, 0, 1, 1, 0, 1] }));
  assert.deepEqual(found.written, []);
});

test("a second painting touches only areas whose look has changed", () => {
  const { map } = dressed(slab());
  const before = map.areas.map((area) => area.node.looks.length);
  assert.deepEqual(before, Array(8).fill(1));
  const next = slab({ class: [[1, 4, -1, -1, -1, -1, 2]] });
  dress(map, next, 0, null);
  const touched = map.areas.filter((area) => area.node.looks.length > 1).map((area) => area.key);
  assert.deepEqual(touched, ["a"]);
});

test("another slab dresses all areas anew: the same class may have another colour", () => {
  const { map } = dressed(slab());
  dressed(slab(), null, map);
  assert.deepEqual(map.areas.map((area) => area.node.looks.length), Array(8).fill(2)); // prettier-ignore
});

test("a group stands out until it is taken back", () => {
  const { map } = dressed(slab(), new Set(["a", "d"]));
  assert.equal(looks(map).a, "bl-area c0 in");
  assert.equal(looks(map).d, "bl-area hidden-value in");
  assert.equal(looks(map).b, "bl-area c4 few");
  assert.ok(map.svg.classes.has("grouped"));
  dress(map, slab(), 0, null);
  assert.ok(!map.svg.classes.has("grouped"));
  assert.equal(looks(map).a, "bl-area c0");
});

test("a year that the slab does not have leaves all places without a figure", () => {
  const map = drawn();
  adopt(map, slab(), column);
  const found = dress(map, slab(), -1, null);
  assert.equal(found.missing.length, 8);
  assert.deepEqual(new Set(Object.values(looks(map))), new Set(["bl-area missing", "bl-area missing out"]));
});

test("numbers are circles in the colours of their classes on quiet areas", () => {
  const circles = { share: [[0.5, 1, 0, 0, 0, 0, 0.25]], steps: [] };
  const { map } = dressed(slab({ circles }));
  const painted = Object.fromEntries(map.circles.painted.map(([key, share, look]) => [key, [share, look]]));
  assert.deepEqual(painted.a, [0.5, "c0"]);
  assert.deepEqual(painted.b, [1, "c4 few"]);
  assert.deepEqual(painted.d, [0, "hidden-value"], "what has no value has no circle");
  assert.deepEqual([looks(map).a, looks(map).g], ["bl-area quiet", "bl-area quiet out"]);
  assert.equal(looks(map).d, "bl-area hidden-value");
});

test("a continuous scale mixes two neighbouring colours, and few cases stand on the nearest of seven", () => {
  const legend = { continuous: true, labels: [] };
  const share = [[0.25, 0.5, null, null, null, null, 1]];
  const { map } = dressed(slab({ legend, share }));
  assert.equal(map.svg.dataset.classes, "7");
  assert.deepEqual(
    [looks(map).a, looks(map).b, looks(map).g],
    ["bl-area s1", "bl-area c3 few", "bl-area s5 out"],
  );
  assert.equal(map.areas.find((one) => one.key === "a").node["--f"], "0.500");
  assert.equal(map.areas.find((one) => one.key === "g").node["--f"], "1.000");
});

test("every share lies in one of six gaps", () => {
  for (let share = 0; share <= 1; share += 1 / 256) {
    const [gap, into] = gapOf(share);
    assert.ok(gap >= 0 && gap <= 5 && into >= 0 && into <= 1 && Math.abs((gap + into) / 6 - share) < 1e-9);
  }
});

test("looks that differ have numbers that differ, and each is spelled as it was made", () => {
  const spelled = new Map();
  for (const [status, index] of [
    [0, 0],
    [0, 6],
    [1, -1],
    [3, -1],
    [5, -1],
    [6, -1],
    [7, -1],
    [4, 3],
  ])
    for (const few of [0, 1])
      for (const inside of [0, 1])
        for (const grouped of [false, true]) {
          const one = slab({ status: [[status]], class: [[index]], few: [[few]], inside: [inside] });
          const look = lookOf(one, 0, 0, markOf(one, 0, 0), grouped);
          const words = classesOf(look);
          assert.equal(words.includes(" out"), !inside);
          assert.equal(words.endsWith(" in"), grouped);
          if (index >= 0) assert.ok(words.includes(` c${index}`));
          assert.ok((spelled.get(look) ?? words) === words);
          spelled.set(look, words);
          if (index >= 0) assert.ok(classesOf(quiet(look)).startsWith("bl-area quiet"));
          assert.equal(`bl-area ${circleClasses(look)}`, words);
        }
  assert.equal(marks.at(slab(), 0, 5), marks.UNRELIABLE);
});
