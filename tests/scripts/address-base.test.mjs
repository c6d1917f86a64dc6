/* Addresses below a path: what scripts ask for has the base, paths of pages are read without it. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { based, here, ours, placed, within } from "../../assets/core/address.js";

const below = (base, path = "/") => {
  globalThis.document = { documentElement: { dataset: base ? { base } : {} } };
  globalThis.location = { pathname: path };
};

test("at the root addresses stay as they are", () => {
  below("");
  assert.equal(based("/slab?a=1"), "/slab?a=1");
  assert.equal(within("/vergleich"), "/vergleich");
  assert.equal(placed('<a href="/x">'), '<a href="/x">');
});

test("below a path addresses of ours get it, others do not", () => {
  below("/bildung", "/bildung/gemeinde/1");
  assert.equal(based("/"), "/bildung/");
  assert.equal(based("/bildung"), "/bildung/bildung", "a page may be called as the path is");
  for (const other of ["//host/x", "https://host/x", "?a=1", "#a", "geo:1,2", ""])
    assert.equal(based(other), other);
  assert.equal(here(), "/gemeinde/1");
  assert.equal(within("/bildungsamt"), "/bildungsamt");
  assert.equal(
    placed('<a class="a" href="/x"><a href="//y">'),
    '<a class="a" href="/bildung/x"><a href="//y">',
  );
});

test("what is kept in the browser is told apart from what another program on the host keeps", async () => {
  below("");
  assert.equal(ours("lupe-mappe"), "lupe-mappe");
  below("/b.1", "/b.1/praesentation");
  assert.equal(ours("lupe-mappe"), "/b.1:lupe-mappe");
  const held = new Map([
    ["lupe-mappe", "{"],
    ["/bx1:lupe-mappe", "{"],
    ["/b.1:lupe-mappe-m1", "{"],
  ]);
  const localStorage = Object.assign(Object.fromEntries(held), { getItem: (key) => held.get(key) ?? null });
  for (const name of ["getItem"]) Object.defineProperty(localStorage, name, { enumerable: false });
  const before = globalThis.window;
  globalThis.window = { localStorage };
  // a copy of its own: other tests may have loaded the module at the root already
  const folders = await import("../../assets/meeting/list/folders.js?below");
  assert.equal(folders.FIRST, "/b.1:lupe-mappe");
  assert.equal(folders.current(), "/b.1:lupe-mappe-m1");
  globalThis.window = before;
  below("");
});
