/* Sentences on numbers of things in staff sheets. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { counted } from "../../assets/staff/entries/page-about.js";

const say = {
  shown_one: "1 Zeile",
  shown: "{count} Zeilen",
  of_one: "{count} von 1 Zeile",
  of: "{count} von {all} Zeilen",
};

test("one thing has a sentence of its own, and none is many", () => {
  assert.deepEqual(
    [0, 1, 2, 1234].map((things) => counted(say, "shown", things)),
    ["0 Zeilen", "1 Zeile", "2 Zeilen", "1.234 Zeilen"],
  );
});

test("of some things the number of all decides", () => {
  assert.equal(counted(say, "of", 1, { count: 0, all: 1 }), "0 von 1 Zeile");
  assert.equal(counted(say, "of", 2, { count: 1, all: 2 }), "1 von 2 Zeilen");
});
