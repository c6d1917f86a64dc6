/* Which pages the head shows beside its menu. */
import { strict as assert } from "node:assert";
import { test } from "node:test";
import { inRow } from "../../assets/shell/head-room.js";

const WIDTHS = [80, 100, 90, 130, 60];

/** @param {boolean[]} stay */
const shown = (stay) => stay.flatMap((one, index) => (one ? [index] : []));

test("all pages stand in the row where they fit, and the menu takes no room then", () => {
  assert.deepEqual(shown(inRow(WIDTHS, 460, 70, 0, false)), [0, 1, 2, 3, 4]);
});

test("a pixel less folds the last ones away, as many as the menu needs", () => {
  assert.deepEqual(shown(inRow(WIDTHS, 459, 70, 0, false)), [0, 1, 2]);
});

test("a menu that always stands there takes its room from the pages", () => {
  assert.deepEqual(shown(inRow(WIDTHS, 460, 70, 0, true)), [0, 1, 2]);
});

test("the present page is always in the row, in its place of the order", () => {
  for (let present = 0; present < WIDTHS.length; present += 1)
    for (let room = 0; room < 500; room += 7)
      assert.ok(inRow(WIDTHS, room, 70, present, false)[present], `${present} at ${room}`);
  assert.deepEqual(shown(inRow(WIDTHS, 300, 70, 3, false)), [0, 3]);
});

test("no row is wider than its room, unless the present page alone is", () => {
  for (let present = -1; present < WIDTHS.length; present += 1)
    for (let room = 0; room < 500; room += 3)
      for (const always of [false, true]) {
        const stay = shown(inRow(WIDTHS, room, 70, present, always));
        const menu = always || stay.length < WIDTHS.length ? 70 : 0;
        const wide = stay.reduce((sum, index) => sum + WIDTHS[index], menu);
        assert.ok(wide <= Math.max(room, menu + (WIDTHS[present] ?? 0)), `${present} ${room} ${always}`);
      }
});

test("none is passed over for a shorter one behind it", () => {
  assert.deepEqual(shown(inRow([50, 200, 20], 150, 40, 0, false)), [0]);
});
