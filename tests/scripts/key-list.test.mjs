/* The list of keys: what handlers do is what it says, in both languages. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { PARTS, PRESENTATION, REMOTE, byDeed, switchCharacters } from "../../assets/core/keys.js";
import { deedOf } from "../../assets/meeting/presentation-keys.js";

const texts = readFileSync(new URL("../../dashboard/texts/keys.py", import.meta.url), "utf-8");
const written = [...texts.matchAll(/"(keys[\w]*)":/g)].map((one) => one[1]);

test("every key of every part is explained in both languages, and nothing else is", () => {
  const needed = new Set(["keys", "keys_unkept"]);
  for (const part of ["switch", "switch_note", "switched_on", "switched_off"]) needed.add(`keys_${part}`);
  for (const { name, keys } of PARTS) {
    needed.add(`keys_${name}`);
    for (const [deed] of byDeed(keys)) needed.add(`keys_${name}_${deed}`);
  }
  for (const key of needed) assert.equal(written.filter((one) => one === key).length, 2, key);
  const names = written.filter((one) => !one.startsWith("keys_name_"));
  assert.deepEqual(new Set(names), needed);
});

test("keys that do the same stand together", () => {
  const found = byDeed({ ArrowUp: "step", Enter: "choose", ArrowDown: "step" });
  assert.deepEqual(found, [
    ["step", ["ArrowUp", "ArrowDown"]],
    ["choose", ["Enter"]],
  ]);
});

test("the presentation obeys exactly the keys of the list", () => {
  for (const [key, deed] of Object.entries({ ...PRESENTATION, ...REMOTE })) {
    const event = { key, ctrlKey: false, metaKey: false, altKey: false };
    assert.equal(deedOf(event, false, false), deed);
  }
});

test("characters can be switched off, and arrows, Enter and Escape keep working", () => {
  const held = new Map();
  const memory = {
    getItem: (name) => held.get(name) ?? null,
    setItem: (name, value) => held.set(name, value),
    removeItem: (name) => held.delete(name),
  };
  Object.defineProperty(globalThis, "localStorage", { value: memory, configurable: true });
  const deed = (key) => deedOf({ key, ctrlKey: false, metaKey: false, altKey: false }, false, false);
  assert.ok(switchCharacters(false));
  for (const key of ["p", ".", "?"]) assert.equal(deed(key), null, key);
  for (const [key, does] of [
    ["ArrowRight", "on"],
    ["Enter", "place_choose"],
    ["Escape", "end"],
  ])
    assert.equal(deed(key), does, key);
  assert.ok(switchCharacters(true));
  assert.equal(deed("p"), "play");
  delete globalThis.localStorage;
  assert.equal(switchCharacters(false), false, "memory that is not there");
});
