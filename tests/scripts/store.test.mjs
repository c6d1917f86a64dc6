/* The page's state, and what is told when it changes. */
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { on } from "../../assets/core/events.js";
import * as store from "../../assets/core/store.js";

const slab = { years: [2020, 2022, 2024], places: ["a", "b", "c"], shown: null };
const told = [];
for (const name of ["slab", "year", "hover", "selection", "full", "group", "palette"]) {
  on(name, (...facts) => told.push([name, ...facts]));
}
const properties = [];
globalThis.document = { getElementById: () => ({}) }; // a Monitor, which has a server to tell
globalThis.window = { dash_clientside: { set_props: (id, props) => properties.push([id, props]) } };

beforeEach(() => {
  store.select([], "server");
  store.setGroup(null);
  store.setHover(null);
  store.state.year = null;
  store.setSlab(slab);
  told.length = 0;
  properties.length = 0;
});

test("without a year the last one is shown, else the nearest, of two the later", () => {
  assert.equal(store.state.year, 2024);
  for (const [wanted, shown] of [
    [1990, 2020],
    [2021, 2022],
    [2022, 2022],
    [2099, 2024],
  ]) {
    store.state.year = wanted;
    store.setSlab({ ...slab });
    assert.equal(store.state.year, shown);
  }
});

test("rows and columns are those of the slab, -1 where it has none", () => {
  assert.equal(store.row(), 2);
  assert.equal(store.column("b"), 1);
  assert.equal(store.column("other"), -1);
  assert.equal(store.column(null), -1);
  store.setYear(2021);
  assert.equal(store.row(), -1);
});

test("a change is told once, and what is no change is not told", () => {
  store.setYear(2020, "slider");
  store.setYear(2020, "slider");
  store.setHover("a", "map");
  store.setHover("a", "map");
  assert.deepEqual(told, [
    ["year", 2020, "slider"],
    ["hover", "a", "map"],
  ]);
});

test("the ninth place is refused and told, whichever way it comes, and none gives way to it", () => {
  const eight = ["a", "b", "c", "d", "e", "f", "g", "h"];
  store.select(eight, "map");
  told.length = 0;
  store.toggle("i", "table");
  store.select([...store.state.selection, "j"], "search");
  assert.deepEqual(store.state.selection, eight);
  assert.deepEqual(told, [
    ["full", ["i"], "table"],
    ["full", ["j"], "search"],
  ]);
});

test("a selection holds each place once and at most eight, and the server hears of it", () => {
  store.select(["a", "b", "a", "c", "d", "e", "f", "g", "h", "i"], "map");
  const eight = ["a", "b", "c", "d", "e", "f", "g", "h"];
  assert.deepEqual(store.state.selection, eight);
  assert.deepEqual(properties, [["monitor-selection", { data: eight }]]);
  assert.equal(store.mark("c"), 2);
  assert.equal(store.mark("i"), -1);
});

test("a selection that came from the server is not told to it again", () => {
  store.select(["a"], "server");
  assert.deepEqual(told, [["selection", ["a"], "server"]]);
  assert.deepEqual(properties, []);
});

test("choosing a place again takes it out", () => {
  store.toggle("a");
  store.toggle("b");
  store.toggle("a");
  assert.deepEqual(store.state.selection, ["b"]);
});

test("a group names what made it, and taking it back forgets that", () => {
  store.setGroup(["a", "b"], "class:1");
  assert.deepEqual([...store.state.group], ["a", "b"]);
  assert.equal(store.state.groupOrigin, "class:1");
  store.setGroup(null);
  assert.equal(store.state.groupOrigin, null);
  told.length = 0;
  store.setGroup(null);
  assert.deepEqual(told, []);
});

test("what the map shows in the place of values has no unit, no limits and its own words", () => {
  const shown = { value: [[1]], title: "Abstand" };
  store.setSlab({ ...slab, unit: "percent", title: "Quote", lower: [[0]], reference: {}, shown });
  assert.equal(store.state.slab.title, "Quote");
  const { title, unit, lower, reference, value } = store.state.displayed;
  assert.deepEqual(
    { title, unit, lower, reference, value },
    { ...shown, unit: "", lower: null, reference: null },
  );
});

test("no palette is no change of palette", () => {
  store.setPalette("wald");
  store.setPalette(null);
  assert.equal(store.state.palette, "wald");
  assert.deepEqual(told, [["palette", "wald"]]);
});
