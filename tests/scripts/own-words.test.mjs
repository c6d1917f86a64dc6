/* Notes and targets as an address holds them: what is written comes back, and the limits are the server's. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { withTargetLine } from "../../assets/charts/describe/target-line.js";
import {
  MOST,
  numberOf,
  readNotes,
  refusal,
  withNote,
  withTarget,
  written,
} from "../../assets/reader/own-words.js";

test("a note is put in, replaced and taken away, and others stay", () => {
  const one = withNote("", "13076108", "Neubau: 40 Plätze");
  assert.equal(one, "13076108:Neubau: 40 Plätze");
  const two = withNote(one, "13076090", " viel\n Platz ");
  assert.deepEqual(readNotes(two), [
    ["13076108", "Neubau: 40 Plätze"],
    ["13076090", "viel Platz"],
  ]);
  assert.equal(withNote(two, "13076108", "neu"), "13076108:neu\n13076090:viel Platz");
  assert.equal(withNote(withNote(two, "13076108", ""), "13076090", "  "), "");
});

test("a target is put in, replaced and taken away", () => {
  const two = withTarget(withTarget("", "kinderarmut", "12.5"), "kitas", "3");
  assert.equal(two, "kinderarmut:12.5,kitas:3");
  assert.equal(withTarget(two, "kinderarmut", ""), "kitas:3");
});

test("a number is read as the language writes it, and nothing else is one", () => {
  const german = { 40: "40", "12,5": "12.5", "1.200": "1200", "40 %": "40", "40\u00a0%": "40" };
  for (const [text, number] of Object.entries(german)) assert.equal(numberOf(text, "de"), number);
  assert.equal(numberOf("1,200.5", "en"), "1200.5");
  for (const text of ["", "viel", "1e3", "-4", "12,", "1.2.3", "%", "٣", "0x10"])
    assert.equal(numberOf(text, "de"), null);
});

test("what no link holds is refused before it is sent", () => {
  const many = Array.from({ length: MOST.notes }, (_, at) => `1307600${at}:a`).join("\n");
  assert.equal(refusal(many), "");
  assert.equal(refusal(`${many}\n13076108:b`), "many");
  assert.equal(refusal(`13076108:${"ä".repeat(MOST.letters)}`), "");
  const long = "ä".repeat(MOST.letters);
  assert.equal(refusal(`13076108:${long}\n13076090:${long}`), "long");
});

test("lengths are counted as the server counts them", () => {
  assert.equal(written("a:b,c.d-e_f~"), 12);
  assert.equal(written("ä !'()*\n"), 6 + 7 * 3);
});

test("a series made without a target gets its line, or beyond the axis its name at the edge", () => {
  const values = { low: 20, high: 60, ticks: [], title: "", even: true };
  const other = { key: "a", year: 2024, value: 50 };
  const parts = { first: 2010, last: 2024, values, marks: [], names: [other] };
  const target = { name: "eigenes Ziel", value: 40, text: "40 %" };
  const drawn = withTargetLine(parts, target);
  assert.deepEqual(drawn.marks[0].points, [
    [2010, 40],
    [2024, 40],
  ]);
  assert.deepEqual([drawn.names[1].text, drawn.names[1].above], ["40 %", false]);
  const beyond = withTargetLine(parts, { ...target, value: 90, text: "90 %" });
  assert.deepEqual(beyond.marks, []);
  assert.deepEqual([beyond.names[1].value, beyond.names[1].text], [60, "90 % ↑"]);
});
