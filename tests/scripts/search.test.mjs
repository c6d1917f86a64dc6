/* Searching indicators, and the columns of the table. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { tableColumns } from "../../assets/monitor/table/columns.js";
import { fold } from "../../assets/search/fold.js";
import { fitting } from "../../assets/search/indicator-search.js";

const options = [
  { name: "Betreuungsquote unter 3 Jahren", words: "Betreuungsquote unter 3 Jahren Krippe Kita" },
  { name: "Kitas", words: "Kitas Kindertagesstätten Krippe" },
  { name: "Schulabgänge ohne Abschluss", words: "Schulabgänge ohne Abschluss Förderschule" },
];
const names = (text) => fitting(options, text).map((one) => one.name);

test("capitals, accents and sharp s do not matter", () => {
  assert.equal(fold("Größe ÄRZTE é"), "grosse arzte e");
  assert.deepEqual(names("SCHULABGANGE"), ["Schulabgänge ohne Abschluss"]);
});

test("every word must occur in a name or synonym, and names come before synonyms", () => {
  assert.deepEqual(names("krippe"), ["Betreuungsquote unter 3 Jahren", "Kitas"]);
  assert.deepEqual(names("kita"), ["Kitas", "Betreuungsquote unter 3 Jahren"]);
  assert.deepEqual(names("krippe jahren"), ["Betreuungsquote unter 3 Jahren"]);
  assert.deepEqual(names("nichts"), []);
  assert.equal(names(" ").length, 3);
});

const slab = {
  ...{ lang: "de", names: ["A", "B"], parents: ["", ""], title: "Quote", short: "" },
  ...{
    value: [[12.5, null]],
    lower: [[10, null]],
    text: [["12,5 %", "keine Angabe"]],
    interval: [["10 bis 15", ""]],
  },
  ...{ counts: [["263 von 1.432", ""]], change: [["−1,3 Punkte", ""]], trend: null, difference: [["", ""]] },
  ...{ rank: [[1, 0]], ranked: [1], words: { parent: "Amt" }, heading: { difference: "Abstand" } },
};

test("columns without any text are left out", () => {
  const keys = tableColumns(slab).map((one) => one.key);
  assert.deepEqual(keys, ["name", "value", "interval", "counts", "change", "rank"]);
});

test("texts are ordered by the number in them, places without one by none", () => {
  const by = Object.fromEntries(tableColumns(slab).map((one) => [one.key, one.by]));
  assert.equal(by.name, null);
  assert.equal(by.counts(0, 0), 1432);
  assert.equal(by.change(0, 0), -1.3);
  assert.ok(Number.isNaN(by.change(0, 1)));
  assert.ok(Number.isNaN(by.rank(0, 1)));
});
