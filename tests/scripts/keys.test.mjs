/* What keys do on the map and during a presentation. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { nearestTowards } from "../../assets/map/direction.js";
import { deedOf } from "../../assets/meeting/presentation-keys.js";

const press = (key, more) => ({ key, ctrlKey: false, metaKey: false, altKey: false, ...more });

test("arrows, page keys and letters steer a presentation", () => {
  for (const [key, deed] of [
    ["ArrowRight", "on"],
    ["PageDown", "on"],
    ["ArrowLeft", "back"],
    ["ArrowUp", "later"],
    ["ArrowDown", "earlier"],
    ["Home", "first"],
    ["End", "last"],
    ["P", "play"],
    ["o", "place_on"],
    ["i", "place_back"],
    ["Enter", "place_choose"],
    ["n", "note"],
    ["g", "overview"],
    ["E", "edit"],
    [".", "black"],
    ["Escape", "end"],
    ["x", null],
  ]) {
    assert.equal(deedOf(press(key), false, false), deed, key);
  }
});

test("where the focus needs arrows and letters itself only remote controls and Escape steer", () => {
  for (const key of ["ArrowRight", "p", "b", "Home"])
    assert.equal(deedOf(press(key), true, false), null, key);
  for (const key of ["PageDown", "PageUp", ".", "Escape"]) assert.ok(deedOf(press(key), true, false), key);
});

test("whatever is pressed brings a black screen back, and Escape still ends", () => {
  assert.equal(deedOf(press("ArrowRight"), false, true), "black");
  assert.equal(deedOf(press("Escape"), false, true), "end");
  assert.equal(deedOf(press("x"), false, true), null);
});

test("shortcuts of the browser stay its own", () => {
  for (const held of ["ctrlKey", "metaKey", "altKey"]) {
    assert.equal(deedOf(press("p", { [held]: true }), false, false), null);
  }
});

const places = [
  { key: "north", x: 0, y: -10 },
  { key: "far north", x: 0, y: -30 },
  { key: "east", x: 12, y: 1 },
  { key: "north-east", x: 9, y: -9 },
  { key: "south", x: -3, y: 20 },
];
const from = { x: 0, y: 0 };

test("an arrow leads to the nearest place in its direction", () => {
  assert.equal(nearestTowards(from, places, [0, -1]), "north");
  assert.equal(nearestTowards(from, places, [1, 0]), "east");
  assert.equal(nearestTowards(from, places, [0, 1]), "south");
});

test("an arrow leads nowhere where nothing lies in its direction", () => {
  assert.equal(nearestTowards(from, places, [-1, 0]), null);
  assert.equal(nearestTowards({ x: 0, y: -30 }, places, [0, -1]), null);
});
