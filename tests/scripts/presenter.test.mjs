/* What presentation and presenter's window tell each other. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { make, MOST } from "../../assets/meeting/folder-format.js";
import { jumpOf, minutes, stateOf, wishOf } from "../../assets/meeting/presenter/messages.js";
import { pictureAddress } from "../../assets/meeting/list/thumbnail.js";

test("the window is told everything that it shows, and no number that only the page knows", () => {
  const scene = { ...make("indikator=a&jahr=2020", "A"), note: "N", headline: "S" };
  const now = { version: "2026.1", at: 0, year: 2020, black: false, since: 5 };
  const state = stateOf({ name: "Ausschuss", scenes: [scene] }, now);
  assert.deepEqual(state, {
    ...{ kind: "state", name: "Ausschuss", ...now },
    scenes: [
      {
        ...{ view: scene.view, newest: false, picture: "", headline: "S", name: "A", note: "N" },
      },
    ],
  });
  assert.deepEqual(structuredClone(state), state, "a channel carries it");
});

test("only what a presentation can do is a wish", () => {
  for (const wish of [
    { kind: "hello" },
    { kind: "go", at: 2 },
    { kind: "year", by: -1 },
    { kind: "place", by: 1 },
    { kind: "choose" },
    { kind: "note", at: 0, note: "x" },
  ])
    assert.deepEqual(wishOf(wish, 3), wish);
  for (const strange of [
    ...[null, "end", 7, {}, { kind: "constructor" }, { kind: "go" }, { kind: "go", at: 3 }],
    ...[{ kind: "go", at: -1 }, { kind: "go", at: 0.5 }, { kind: "year", by: 2 }, { kind: "place" }],
    ...[
      { kind: "note", at: 0, note: 5 },
      { kind: "note", at: 9, note: "x" },
    ],
  ])
    assert.equal(wishOf(strange, 3), null, JSON.stringify(strange));
});

test("a note from the window is cleaned and as long as a note may be", () => {
  const { note } = wishOf({ kind: "note", at: 0, note: `a\u0000b\r\n${"x".repeat(2000)}` }, 1);
  assert.equal(note.length, MOST.note);
  assert.ok(note.startsWith("ab\nx"));
});

test("a digit jumps at once where no other scene can be meant, else a second one may follow", () => {
  assert.deepEqual(jumpOf("3", 6), { number: 3, wait: "" });
  assert.deepEqual(jumpOf("7", 6), { number: null, wait: "" });
  assert.deepEqual(jumpOf("0", 6), { number: null, wait: "" });
  assert.deepEqual(jumpOf("1", 12), { number: null, wait: "1" });
  assert.deepEqual(jumpOf("12", 12), { number: 12, wait: "" });
  assert.deepEqual(jumpOf("2", 12), { number: 2, wait: "" });
  assert.deepEqual(jumpOf("19", 12), { number: null, wait: "" });
});

test("minutes are whole, and past the end fewer than none are left", () => {
  const minute = 60000;
  assert.deepEqual(minutes(0, 12.9 * minute, 45), { elapsed: 12, left: 33, share: 12.9 / 45 });
  assert.deepEqual(minutes(0, 50 * minute, 45), { elapsed: 50, left: -5, share: 1 });
  assert.equal(minutes(5000, 0, 45).elapsed, 0);
});

test("a scene's picture shows what fills its stage; its own sentence stands in its own year alone", () => {
  const scene = { view: "indikator=a&jahr=2020&ansicht=trichter", newest: false, picture: "", headline: "S" };
  const asked = (address) => Object.fromEntries(new URL(address, "http://x").searchParams);
  assert.deepEqual(asked(pictureAddress(scene, false)), {
    ...{ indikator: "a", jahr: "2020", ansicht: "trichter", bild: "trichter", satz: "S", hell: "ja" },
  });
  const later = asked(pictureAddress(scene, true, 2021));
  assert.deepEqual([later.jahr, later.satz, later.hell], ["2021", undefined, "nein"]);
});
