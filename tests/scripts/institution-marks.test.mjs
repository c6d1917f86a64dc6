/* Marks of the Bildungslandkarte: shapes where they stand, rings of shares in squares of the map. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { rings } from "../../assets/institutions/map/mark-nodes.js";
import { steps } from "../../assets/institutions/map/mark-shapes.js";
import { Node, stub, walk } from "./dom-stub.mjs";

class Drawn extends Node {
  getAttribute(name) {
    return this.attributes[name] ?? null;
  }
  setAttribute(name, value) {
    drawn.push(name);
    super.setAttribute(name, value);
  }
  append(...nodes) {
    for (const node of nodes) node.remove = () => this.children.splice(this.children.indexOf(node), 1);
    super.append(...nodes);
  }
}
const drawn = [];
const mark = (x, y, ...groups) => ({
  ...{ key: `${x}`, x, y, radius: 12 },
  members: groups.map((group) => ({ kind: { group } })),
});

test("a shape becomes steps from its middle, as large as asked", () => {
  assert.equal(steps("M3 3h10v10H3Z", 1), "m-5 -5h10v10h-10z");
  assert.equal(steps("M8 1.2L14.8 8L8 14.8L1.2 8Z", 0.5), "m0 -3.4l3.4 3.4l-3.4 3.4l-3.4 -3.4z");
  assert.equal(
    steps("M2 8a6 6 0 1 0 12 0a6 6 0 1 0 -12 0Z", 2),
    "m-12 0a12 12 0 1 0 24 0a12 12 0 1 0 -24 0z",
  );
  assert.equal(steps("M1.6 3.6Q5 2.4 8 4.2V8", 1), "m-6.4 -4.4q3.4 -1.2 6.4 0.6v3.8");
});

test("a second part of a shape begins from where the first has ended", () => {
  assert.equal(steps("M4 4L12 12M12 4L4 12", 1), "m-4 -4l8 8m0 -8l-8 8");
});

test("rings are drawn in squares, and a square in which nothing has changed is left alone", (context) => {
  const before = globalThis.document;
  context.after(() => (globalThis.document = before));
  globalThis.document = { ...stub, createElementNS: (space, tag) => new Drawn(tag) };
  const under = new Drawn("g");
  const draw = rings(under, 2);
  draw([mark(10, 10, 0, 1), mark(90, 10, 1, 1), mark(300, 10, 0, 0)], 1);
  assert.equal(under.children.length, 2 * 3, "discs and two groups in two squares");
  const [discs, first, second] = under.children.map((node) => node.getAttribute("d"));
  assert.equal(discs.match(/M/g).length, 2);
  assert.equal(first.match(/M/g).length, 1, "the second mark has none of the first group");
  assert.equal(second.match(/M/g).length, 2);
  drawn.length = 0;
  draw([mark(10, 10, 0, 1), mark(90, 10, 1, 1), mark(300, 10, 0, 1)], 1);
  assert.deepEqual(drawn.filter((name) => name === "d").length, 2, "both groups of the other square");
  draw([mark(10, 10, 0, 1)], 1);
  assert.equal(walk(under).length, 1 + 3, "an empty square is gone");
});
