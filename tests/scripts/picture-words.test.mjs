/* How an address names a group. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { cutoutOf, originOf, wordOf } from "../../assets/map/picture-words.js";

test("what the legend makes stand out has a word in the address and comes back from it", () => {
  for (const [origin, word] of [
    ["class:3", "klasse:3"],
    ["status:5", "zeichen:5"],
    ["few", "wenige"],
  ]) {
    assert.equal(wordOf(origin), word);
    assert.equal(originOf(word), origin);
  }
});

test("a frame, similar places and no group have none", () => {
  for (const origin of ["frame", "similar", null]) assert.equal(wordOf(origin), "");
});

test("a part of the map that there cannot be is the whole", () => {
  assert.deepEqual(cutoutOf("0.4,0.6,3"), [0.4, 0.6, 3]);
  for (const word of ["", "0.4,0.6", "7,7,7", "0.4,0.6,1", "0.4,0.6,25", "0.4,0.6,3,3", "a,b,c"])
    assert.equal(cutoutOf(word), null);
});
