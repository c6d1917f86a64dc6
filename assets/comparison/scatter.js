/* Two indicators against each other: a point per place, as large as its population, the district's values as
   a cross, and a line where the relation is more than chance. Python draws the axes and says what is seen. */
import { describeScatter } from "../charts/describe/scatter.js";
import * as plot from "../charts/describe/plot.js";
import { nearest } from "../charts/nearest.js";
import { definitions, each, ground, labels, marks } from "../charts/paint/painter.js";
import { pointTip } from "../charts/point-tip.js";
import { part } from "../core/svg.js";
import { byId, closest, element, inside, make, setText } from "../core/dom.js";
import * as plots from "../charts/drawing.js";
import { on } from "../core/events.js";
import { PAGE, POINTS } from "../core/keys.js";
import { state } from "../core/store.js";
import * as store from "../core/store.js";
import { fold } from "../search/fold.js";
import { comparison, shown, say } from "./answer.js";

const ID = "comparison-scatter";
const NEAR = 14; // px beyond a point's rim in which the pointer still finds it
const BESIDE = 12; // px from the rim to the tooltip
const CLIP = "bl-scatter-clip";
const { el } = plots;

/** @typedef {import("./types").Relation} Relation */
/** @typedef {import("../charts/types").PointMark} PointMark */
/** @typedef {import("../charts/describe/scatter.js").Related} Related */

/**
 * `cloud` holds the points that the keyboard walks on; it stays when the selection changes, and keeps the
 * focus.
 * @typedef {{
 *   relation: Relation, given: import("../charts/describe/scatter.js").Relation,
 *   places: Map<string, Related>, described: import("../charts/describe/chart.js").Described | null,
 *   below: SVGGElement, cloud: SVGGElement, names: SVGGElement, over: SVGGElement,
 * }} Drawn
 */

/** @type {Drawn | null} */
let drawn = null;
/** @type {string | null} */
let active = null;
let entered = "";

function draw() {
  const { data } = comparison;
  const svg = plots.layer(ID);
  if (!data || !svg) return;
  const row = store.row();
  const at = row < 0 ? null : data.scatter.at[row];
  const relation = at === null || at === undefined ? null : data.scatter.made[at];
  const { axes } = data.scatter;
  svg
    .closest(".bl-plot")
    ?.querySelector(".bl-empty")
    ?.toggleAttribute("hidden", Boolean(relation && axes));
  drawn = null;
  tell(null);
  const had = svg.contains(document.activeElement);
  svg.replaceChildren();
  words(relation);
  if (!relation || !axes) return;
  const given = relationOf(relation, axes);
  drawn = {
    ...{ relation, given, places: new Map(given.points.map((one) => [one.key, one])), described: null },
    ...{ below: silent(), cloud: cloud(relation), names: silent(), over: silent() },
  };
  svg.append(drawn.below, drawn.cloud, drawn.names, drawn.over);
  paint();
  if (had) part(svg, ".bl-cloud").focus({ preventScroll: true });
}

/** A group of what others say in words. */
const silent = () => el("g", { "aria-hidden": "true" });

/**
 * @param {Relation} relation
 * @param {import("../core/types").Axes} axes
 */
function relationOf({ points, quadrants, line, sure }, axes) {
  const { name, secondName, scatter } = shown();
  return {
    ...{ axes, quadrants, line, sure, largest: scatter.largest, smallest: scatter.smallest },
    ...{ lang: document.documentElement.lang },
    names: { first: name, second: secondName, few: comparison.words.few },
    points: points.map(([column, x, y, xText, yText, population, few]) => ({
      ...{ key: state.slab?.places[column] ?? "", name: state.slab?.names[column] ?? "" },
      ...{ x, y, xText, yText, population, few: Boolean(few) },
    })),
  };
}

/**
 * All points, walked through by arrow keys: a list in which one is active, as on the map.
 * @param {Relation} relation
 */
function cloud(relation) {
  const { name, secondName } = shown();
  return el("g", {
    class: "bl-cloud",
    role: "listbox",
    tabindex: "0",
    "aria-multiselectable": "true",
    "aria-label": `${name}, ${secondName}, ${relation.label}. ${say("scatter_keys")}`,
  });
}

/* Runs when places are selected or stand out, too. */
function paint() {
  if (!drawn) return;
  const { selection, group } = state;
  const space = { ...plots.extent(ID), size: plots.size() };
  drawn.described = describeScatter(drawn.given, space, { selection, group }, plots.textWidth);
  const { plot: area, marks: all, labels: written } = drawn.described.chart;
  const straight = all.filter((mark) => mark.kind !== "point");
  drawn.below.replaceChildren(definitions(area, CLIP), ground(area), ...marks(area, straight, CLIP));
  drawn.cloud.replaceChildren(...each(area, points()).map(option));
  drawn.names.replaceChildren(labels(written));
  hovered();
}

/** @returns {PointMark[]} */
const points = () => (drawn?.described?.chart.marks ?? []).filter((mark) => mark.kind === "point");

/** @param {SVGElement} node a point that can be chosen */
function option(node) {
  const key = node.dataset.key ?? "";
  const place = drawn?.places.get(key);
  const few = place?.few ? `, ${comparison.words.few}` : "";
  const attributes = {
    ...{ id: `comparison-point-${key}`, role: "option", "aria-selected": String(store.mark(key) >= 0) },
    "aria-label": place ? `${place.name}: ${place.xText}, ${place.yText}${few}` : "",
  };
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  node.classList.add("bl-cloud-point");
  return node;
}

function hovered() {
  if (!drawn?.described) return;
  const lying = drawn.described.over(state.hover);
  const rings = marks(drawn.described.chart.plot, lying.marks, CLIP, each);
  drawn.over.replaceChildren(...rings, labels(lying.labels));
}

/** @param {Relation | null} relation */
function words(relation) {
  const caption = relation
    ? [relation.label, say("scatter_signs"), relation.line ? say("scatter_line") : ""]
    : [];
  setText("comparison-scatter-caption", caption.filter(Boolean).join(" \u00b7 "));
  /** @type {HTMLElement[]} */
  const parts = relation ? relation.sentences.map((one, at) => make(at ? "span" : "b", {}, one)) : [];
  if (relation && relation.year !== state.year)
    parts.unshift(
      make(
        "span",
        {},
        say("scatter_year", { asked: state.slab?.labels[store.row()], shown: relation.label }),
      ),
    );
  element("comparison-scatter-words").replaceChildren(
    ...(shown().second ? parts.flatMap((one) => [one, " "]) : []),
  );
}

/** @param {MouseEvent} event */
function pointAt(event) {
  const box = byId(ID)?.getBoundingClientRect();
  const chart = drawn?.described?.chart;
  return box && chart ? nearest(chart, event.clientX - box.left, event.clientY - box.top, NEAR) : null;
}

/**
 * @param {PointMark} point
 * @param {import("../charts/types").Plot} area
 */
function told({ key, x, y, radius, words: [name, first, second, ...few] }, area) {
  const count = drawn?.places.get(key)?.population;
  const people = count
    ? [say("inhabitants", { count: count.toLocaleString(document.documentElement.lang) })]
    : [];
  const words = [name, first, second, ...people, ...few];
  return { x: plot.x(area, x), y: plot.y(area, y), gap: radius + BESIDE, words };
}
const tip = pointTip(ID, told);

/** @param {PointMark | null} point */
const tell = (point) => tip(point, drawn?.described?.chart.plot);

/* --- pointer and keys --- */

/** @param {EventTarget | null} target */
const inPlot = (target) => closest({ target }, ".bl-plot-scatter");
document.addEventListener("pointermove", (event) => {
  if (!inPlot(event.target)) return;
  const point = pointAt(event);
  tell(point);
  store.setHover(point && point.key, "scatter");
});
document.addEventListener("pointerout", (event) => {
  if (!inPlot(event.target) || inPlot(event.relatedTarget)) return;
  tell(null);
  store.setHover(null, "scatter");
});
document.addEventListener("click", (event) => {
  const point = inPlot(event.target) && pointAt(event);
  if (point) store.toggle(point.key, "scatter");
});

/** @param {Event} event */
const onCloud = ({ target }) => target instanceof Element && target.classList.contains("bl-cloud");
document.addEventListener("focusin", (event) => {
  if (!onCloud(event) || !drawn) return;
  walk(points().find((one) => one.key === active) ?? order()[0]);
});
document.addEventListener("focusout", (event) => {
  if (!onCloud(event)) return;
  tell(null);
  store.setHover(null, "scatter");
});
document.addEventListener("keydown", (event) => {
  if (!onCloud(event) || !drawn) return;
  const all = order();
  const at = all.findIndex((one) => one.key === active);
  /** @type {Record<string, number>} */
  const leads = {
    ...{ next: at + 1, back: at - 1, first: 0, last: all.length - 1 },
    ...{ ten_on: at + 10, ten_back: at - 10 },
  };
  const deed = POINTS[event.key];
  const to = leads[deed];
  if (to !== undefined) walk(all[Math.min(Math.max(to, 0), all.length - 1)]);
  else if (deed === "choose" && active) store.toggle(active, "scatter");
  else if (event.key.length === 1 && !PAGE[event.key] && !event.ctrlKey && !event.metaKey && !event.altKey)
    byName(event.key, all);
  else return;
  event.preventDefault();
});

/** From the lowest to the highest first value. */
const order = () => points().sort((a, b) => a.x - b.x || b.y - a.y);

let typedAt = 0;
/**
 * @param {string} letter
 * @param {PointMark[]} all
 */
function byName(letter, all) {
  entered = performance.now() - typedAt < 700 ? entered + letter : letter;
  typedAt = performance.now();
  walk(all.find((one) => fold(one.name).startsWith(fold(entered))));
}

/** @param {PointMark | undefined} point */
function walk(point) {
  if (!point) return;
  active = point.key;
  inside(element(ID), ".bl-cloud", SVGElement).setAttribute(
    "aria-activedescendant",
    `comparison-point-${point.key}`,
  );
  tell(point);
  store.setHover(point.key, "scatter");
}

plots.watch(ID, draw);
for (const name of ["comparison", "year"]) on(name, draw);
for (const name of ["selection", "group"]) on(name, paint);
on("hover", hovered);
