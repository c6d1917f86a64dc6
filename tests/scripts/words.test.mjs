/* Where the explanation of a word stands: never over the word. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { room } from "../../assets/words/room.js";
import { withWords } from "../../assets/words/word.js";

const view = { width: 1366, height: 768 };
const box = { width: 300, height: 280 };
const word = (left, top) => ({ left, top, right: left + 80, bottom: top + 24 });

test("an explanation stands below its word, in the middle of it", () => {
  const at = room(word(600, 100), box, view);
  assert.deepEqual(at, { left: 490, top: 134, side: "below" });
});

test("low on the page it stands above the word", () => {
  const at = room(word(600, 700), box, view);
  assert.equal(at.side, "above");
  assert.ok(at.top + box.height <= 700);
});

test("at the edges of the window it keeps inside", () => {
  assert.equal(room(word(0, 100), box, view).left, 8);
  assert.equal(room(word(1300, 100), box, view).left, 1366 - 300 - 8);
});

test("without room above, below or for its width it has no place beside the word", () => {
  assert.equal(room(word(100, 150), box, { width: 683, height: 384 }), null);
  assert.equal(room(word(100, 150), { width: 600, height: 100 }, { width: 610, height: 768 }), null);
});

test("wherever a word is, its explanation never covers it and never leaves the window", () => {
  for (let left = 0; left < 1280; left += 97)
    for (let top = 0; top < 740; top += 53) {
      const at = room(word(left, top), box, view);
      if (!at) continue;
      assert.ok(at.top >= top + 24 || at.top + box.height <= top);
      assert.ok(at.left >= 0 && at.left + box.width <= view.width);
      assert.ok(at.top >= 0 && at.top + box.height <= view.height);
    }
});

test("words of a text become buttons, the first time each of them stands there", () => {
  const made = (tag) => ({ tag, given: {}, setAttribute: () => {}, append: () => {} });
  globalThis.document = { createElement: made };
  const words = [
    ["95-%-Spanne", "spanne"],
    ["zusammengefasst", "zusammengefasst"],
  ];
  const plain = (parts) => parts.map((one) => (typeof one === "string" ? one : one.tag));
  const text = "3 Jahre zusammengefasst · Band: 95-%-Spanne · 95-%-Spanne";
  assert.deepEqual(plain(withWords(text, words)), [
    "3 Jahre ",
    "button",
    " · Band: ",
    "button",
    " · 95-%-Spanne",
  ]);
  assert.deepEqual(withWords("gestrichelt: Land", words), ["gestrichelt: Land"]);
  assert.deepEqual(withWords("", words), []);
});
