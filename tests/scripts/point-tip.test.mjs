/* The tooltip of a point in a chart. */
import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";
import { pointTip } from "../../assets/charts/point-tip.js";

const PLOT = { left: 40, right: 140, bottom: 100 };
const NEAR = { x: 50, y: 50 };
const FAR = { x: 130, y: 99 };

/** As much of a page as the tooltip asks for: a plot, in which each tooltip is 30 by 20 px. */
let box;
let asked;
const made = () => ({
  ...{ style: {}, lines: [], hidden: true, isConnected: true },
  ...{ setAttribute() {}, append() {} },
  replaceChildren(...lines) {
    this.lines = lines;
  },
  toggleAttribute(name, on) {
    this[name] = on;
  },
  get offsetWidth() {
    asked += 1;
    return 30;
  },
  offsetHeight: 20,
});
const { document } = globalThis;
afterEach(() => (globalThis.document = document));
beforeEach(() => {
  asked = 0;
  box = [];
  const plot = { appendChild: (node) => (box.push(node), node) };
  globalThis.document = { createElement: made, getElementById: () => ({ closest: () => plot }) };
});
const tooltip = () => {
  const told = [];
  const tip = pointTip("chart", (point) => (told.push(point), { ...point, gap: 10, words: ["A", "1"] }));
  return { tip, told };
};

test("a tooltip stands beside its point towards the emptier side, inside the plot", () => {
  const { tip } = tooltip();
  tip(NEAR, PLOT);
  assert.deepEqual(box[0].style, { left: "60px", top: "40px" });
  tip(FAR, PLOT);
  assert.deepEqual(box[0].style, { left: "90px", top: "80px" });
  assert.equal(box.length, 1);
});

test("a pointer that moves on one point lets its tooltip be, and hiding it forgets the point", () => {
  const { tip, told } = tooltip();
  tip(FAR, PLOT);
  tip(FAR, PLOT);
  assert.deepEqual([told.length, asked], [1, 1]);
  tip(null);
  assert.ok(box[0].hidden);
  tip(FAR, PLOT);
  assert.equal(told.length, 2);
  assert.ok(!box[0].hidden);
});

test("a chart whose page was built anew gets a tooltip of its own", () => {
  const { tip } = tooltip();
  tip(NEAR, PLOT);
  box[0].isConnected = false;
  tip(NEAR, PLOT);
  assert.equal(box.length, 2);
});
