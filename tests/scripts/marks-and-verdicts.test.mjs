/* What mark a place bears, and whether a difference is more than chance: by the codes of docs/slab.md. */
import assert from "node:assert/strict";
import { test } from "node:test";
import * as marks from "../../assets/core/status-marks.js";
import { code, sentence } from "../../assets/words/verdict-text.js";

/** A slab of one year; one column per status. */
const slab = (status, classes, few = status.map(() => 0)) => ({
  status: [status],
  class: [classes],
  few: [few],
});

test("each status has its mark where there is no value", () => {
  const statuses = [3, 4, 5, 6, 7, 8];
  const found = statuses.map((_, column) => marks.at(slab(statuses, Array(6).fill(-1)), 0, column));
  const { HIDDEN, UNRELIABLE, MISSING, NOT_APPLICABLE, LATER } = marks;
  assert.deepEqual(found, [HIDDEN, UNRELIABLE, MISSING, NOT_APPLICABLE, LATER, MISSING]);
});

test("a reported value is shown in its class, one without a class is missing", () => {
  assert.equal(marks.at(slab([0], [2]), 0, 0), marks.VALUE);
  assert.equal(marks.at(slab([0], [0]), 0, 0), marks.VALUE);
  assert.equal(marks.at(slab([0], [-1]), 0, 0), marks.MISSING);
});

test("both zeros bear the sign of zero, whatever class they would have", () => {
  for (const status of [1, 2]) assert.equal(marks.at(slab([status], [0]), 0, 0), marks.ZERO);
});

test("an unreliable figure that is published is shown in its class, as one of few cases", () => {
  for (const number of [0, 1]) {
    const published = slab([4], [number]);
    assert.equal(marks.at(published, 0, 0), marks.VALUE);
    assert.equal(marks.isFew(published, 0, 0), true);
  }
});

test("few cases are those of the slab", () => {
  assert.equal(marks.isFew(slab([0, 0], [1, 1], [0, 1]), 0, 0), false);
  assert.equal(marks.isFew(slab([0, 0], [1, 1], [0, 1]), 0, 1), true);
});

test("every mark has a class and a text of its own place", () => {
  assert.equal(marks.CLASSES.length, 7);
  assert.equal(marks.TEXTS.length, 7);
  assert.equal(marks.BY_STATUS.length, 9);
  assert.deepEqual(
    [marks.TEXTS[marks.ZERO], marks.TEXTS[marks.UNRELIABLE], marks.TEXTS[marks.LATER]],
    ["0", "/", "…"],
  );
});

test("trend and difference have codes and sentences of their own, or nothing can be tested", () => {
  const words = { trendSentences: ["t0", "t1"], verdictSentences: ["d0", "d1"] };
  const tested = { verdict_trend: [[1, 2]], verdict_difference: [[3, 4]], words };
  assert.equal(code(tested, "trend", 0, 1), 2);
  assert.equal(code(tested, "difference", 0, 0), 3);
  assert.equal(code({ verdict_trend: null, verdict_difference: null }, "trend", 0, 0), 0);
  assert.equal(sentence(tested, "trend", 1), "t1");
  assert.equal(sentence(tested, "difference", 1), "d1");
});
