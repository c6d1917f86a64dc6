/* What the painter of the browser draws of a description. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { area, bar, label, line, point, rule, sign } from "../../assets/charts/describe/marks.js";
import { definitions, each, ground, labels, marks } from "../../assets/charts/paint/painter.js";
import { stub, walk } from "./dom-stub.mjs";

/** A test with a document, which others have of their own. */
const drawing = (claim, run) =>
  test(claim, (context) => {
    const { document } = globalThis;
    globalThis.document = stub;
    context.after(() => (globalThis.document = document));
    run();
  });

const axis = (low, high, ...ticks) => ({
  ...{ low, high, title: "", even: true },
  ticks: ticks.map((value) => ({ value, text: String(value) })),
});
/** A plotting area of 100 by 50 px, at 10 px for a unit. */
const PLOT = {
  ...{ space: { width: 120, height: 80, size: 10 }, left: 10, top: 20, right: 110, bottom: 70 },
  ...{ across: axis(0, 10, 0, 10), upright: axis(0, 5, 0, 5) },
};
const drawn = (all, draw) => marks(PLOT, all, "clip", draw).flatMap((group) => group.children);

drawing("every mark stands where its values say", () => {
  const all = [
    bar({ x0: 4, x1: 6, y0: 0, y1: 2, fill: "class-0-5" }),
    rule({ at: 3, upright: false, colour: "ink", width: 1.6 }),
    rule({ at: 5, upright: true, colour: "ink", width: 1, start: 2, end: 4 }),
    line({ points: [[0, 0], [5, 5]], colour: "ink", width: 2 }), // prettier-ignore
    area({ points: [[0, 0], [5, 5], [10, 0]], fill: "limits" }), // prettier-ignore
    point({ x: 5, y: 1, radius: 4, fill: "axis" }),
    sign({ x: 5, y: 1, radius: 10 }, 1),
  ];
  assert.deepEqual(
    drawn(all).map(({ attributes }) => attributes.d),
    [
      "M50,70V50H70V70Z",
      "M10,40H110",
      "M60,50V30",
      "M10,70L60,20",
      "M10,70L60,20L110,70Z",
      "M56,60a4,4 0 1,0 8,0a4,4 0 1,0 -8,0Z",
      "M51,51L69,51L69,69L51,69Z",
    ],
  );
});

drawing("marks of one look are one path, and each its own where they are told apart", () => {
  const all = [0, 1, 0, 1].map((tone, at) =>
    bar({ x0: at, x1: at + 1, y0: 0, y1: at, fill: `class-${tone}-2`, key: `${at}` }),
  );
  const single = drawn(all, each);
  assert.deepEqual(
    single.map(({ dataset }) => dataset.key),
    ["0", "1", "2", "3"],
  );
  const paths = single.map(({ attributes }) => attributes.d);
  assert.deepEqual(
    drawn(all).map(({ attributes }) => [attributes.class, attributes.d]),
    [
      ["c0", paths[0] + paths[2]],
      ["c1", paths[1] + paths[3]],
    ],
  );
});

drawing("bars of few cases bear dots over their colour", () => {
  const all = [true, false, true].map((few, at) =>
    bar({ x0: at, x1: at + 1, y0: 0, y1: 1, fill: "class-0-2", few }),
  );
  const [tone, dots, ...none] = drawn(all);
  assert.deepEqual(none, []);
  assert.equal(dots.attributes.fill, "url(#bl-few-dots)");
  assert.equal(dots.attributes.d.match(/M/g).length, 2);
  assert.equal(tone.attributes.d.match(/M/g).length, 3);
  assert.ok(
    walk(definitions(PLOT, "clip")).some(
      ({ tag, attributes }) => tag === "pattern" && attributes.id === "bl-few-dots",
    ),
  );
});

drawing("a role is a token, a class or a share of a continuous scale", () => {
  const looks = ["ink_2", "place-3", "class-4-7", "ramp-0.2500", ""].map(
    (fill) => drawn([bar({ x0: 0, x1: 1, y0: 0, y1: 1, fill })])[0],
  );
  assert.deepEqual(
    looks.map(({ attributes, style }) => [attributes.fill ?? attributes.class, style["--f"]]),
    [
      ["var(--bl-ink-2)", undefined],
      ["var(--bl-place-3)", undefined],
      ["c4", undefined],
      ["s1", "0.500"],
      ["none", undefined],
    ],
  );
});

drawing("lines, areas and bars are cut at the edge of the plot, signs are not", () => {
  const groups = marks(
    PLOT,
    [bar({ x0: 0, x1: 1, y0: 0, y1: 9, fill: "ink" }), point({ x: 0, y: 5, radius: 4, fill: "ink" })],
    "clip",
  );
  assert.deepEqual(
    groups.map(({ attributes }) => attributes["clip-path"]),
    ["url(#clip)", undefined],
  );
});

drawing("labels stand with their middle where the description says, and strokes lead to them", () => {
  const group = labels([
    label({
      ...{ x: 50, y: 30, text: "Parchim", colour: "place-1", size: 10, weight: 700, key: "a" },
      leader: [
        [1, 2],
        [3, 4],
      ],
    }),
    label({ x: 5, y: 9, text: "0", colour: "ink_3", size: 8, halo: false }),
  ]);
  const [stroke, name, zero] = group.children;
  assert.equal(stroke.attributes.d, "M1.0,2.0L3.0,4.0");
  assert.deepEqual(
    [name.attributes.x, name.attributes.y, name.attributes.fill, name.attributes.class, name.textContent],
    ["50.0", "33.5", "var(--bl-place-1)", "bl-halo", "Parchim"],
  );
  assert.equal(zero.attributes.class, undefined);
});

drawing("the ground has a line and a number for each tick", () => {
  const texts = walk(ground(PLOT)).filter(({ tag }) => tag === "text");
  assert.deepEqual(
    texts.map(({ attributes, textContent }) => [textContent, attributes.x, attributes.y]),
    [
      ["0", "0.0", "73.5"],
      ["5", "0.0", "23.5"],
      ["0", "10.0", "86.2"],
      ["10", "110.0", "86.2"],
    ],
  );
});
