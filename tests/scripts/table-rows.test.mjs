/* The table of all places: their order, what is found, and which of many rows are in the document. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { arranged, finder } from "../../assets/monitor/table/order.js";
import { spanOf } from "../../assets/monitor/table/span.js";

const slab = {
  lang: "de",
  names: ["Zierzow", "Äpfelhof", "Ort 10", "Ort 2", "Ahrdorf"],
  places: ["5", "4", "3", "2", "1"],
  parents: ["Amt Grabow", "", "", "", ""],
  formerly: ["", "früher Marnitz, Suckow", "", "", ""],
  inside: [1, 1, 1, 1, 1],
  exists: null,
};
const numbers = [3, NaN, 7, 3, 1];
const value = { key: "value", head: "", text: () => "", by: (row, column) => numbers[column] };
const name = { key: "name", head: "", text: (row, column) => slab.names[column], by: null };
const parent = { key: "parent", head: "", text: (row, column) => slab.parents[column], by: null };
const all = finder(slab)("");
const rows = (...given) => arranged(slab, 0, ...given).map((column) => slab.names[column]);

test("numbers go down or up, equal ones by the alphabet, and what has none comes last both times", () => {
  assert.deepEqual(rows(value, true, all), ["Ort 10", "Ort 2", "Zierzow", "Ahrdorf", "Äpfelhof"]);
  assert.deepEqual(rows(value, false, all), ["Ahrdorf", "Ort 2", "Zierzow", "Ort 10", "Äpfelhof"]);
});

test("names go by the German alphabet, and numbers in them by their size", () => {
  assert.deepEqual(rows(name, false, all), ["Ahrdorf", "Äpfelhof", "Ort 2", "Ort 10", "Zierzow"]);
  assert.deepEqual(rows(name, true, all), ["Zierzow", "Ort 10", "Ort 2", "Äpfelhof", "Ahrdorf"]);
});

test("other texts go by the alphabet, equal ones by the names", () => {
  assert.deepEqual(rows(parent, false, all), ["Ahrdorf", "Äpfelhof", "Ort 2", "Ort 10", "Zierzow"]);
});

test("a year that the slab does not have has no order of figures: places go by the alphabet", () => {
  const known = [["1", "2", "3", "4", "5"]];
  const text = (row, column) => known[row][column];
  const column = { key: "value", head: "", text, by: (row, at) => Number(text(row, at)) };
  for (const down of [true, false])
    assert.deepEqual(
      arranged(slab, -1, column, down, all).map((at) => slab.names[at]),
      ["Ahrdorf", "Äpfelhof", "Ort 2", "Ort 10", "Zierzow"],
    );
});

test("names of other places are not those of the slab before", () => {
  const other = { ...slab, names: ["b", "a", "d", "c", "e"] };
  assert.deepEqual(arranged(other, 0, name, false, all), [1, 0, 3, 2, 4]);
  assert.deepEqual(rows(name, false, all)[0], "Ahrdorf");
});

test("places outside the filters and places that a year does not have are left out", () => {
  const some = { ...slab, inside: [1, 1, 0, 1, 1], exists: [[1, 1, 1, 1, 0]] };
  assert.deepEqual(arranged(some, 0, name, false, all), [1, 3, 0]);
});

test("a place is found by name, key, Amt and former names, with umlauts however they are typed", () => {
  const found = (typed) => rows(name, false, finder(slab)(typed));
  assert.deepEqual(found("apfel"), ["Äpfelhof"]);
  assert.deepEqual(found("AEPFEL"), ["Äpfelhof"]);
  assert.deepEqual(found(" grabow "), ["Zierzow"]);
  assert.deepEqual(found("suckow"), ["Äpfelhof"]);
  assert.deepEqual(finder(slab)("suckow")(1), { byName: false, byFormer: true });
  assert.deepEqual(found("nirgends"), []);
});

test("rows around what is in view are in the document", () => {
  const span = spanOf(3000, 600, 30, 10780, { from: 0, to: 0 });
  assert.deepEqual(span, { from: 76, to: 144 });
  assert.deepEqual(spanOf(0, 600, 30, 10780, { from: 0, to: 0 }), { from: 0, to: 44 });
  assert.deepEqual(spanOf(1e9, 600, 30, 100, { from: 0, to: 0 }).to, 100);
  assert.deepEqual(spanOf(0, 600, 30, 0, { from: 0, to: 0 }), { from: 0, to: 0 });
});

test("scrolling a little brings no others, scrolling on does", () => {
  const before = spanOf(3000, 600, 30, 10780, { from: 0, to: 0 });
  assert.equal(spanOf(3300, 600, 30, 10780, before), before);
  assert.equal(spanOf(2700, 600, 30, 10780, before), before);
  assert.notEqual(spanOf(3600, 600, 30, 10780, before), before);
  for (let top = 0; top < 10780 * 30; top += 1777) {
    const { from, to } = spanOf(top, 600, 30, 10780, before);
    assert.ok(from <= top / 30 && to >= Math.min((top + 600) / 30, 10780), String(top));
  }
});

test("fewer rows than before are never more than there are", () => {
  assert.deepEqual(spanOf(0, 600, 30, 12, { from: 0, to: 44 }), { from: 0, to: 12 });
});
