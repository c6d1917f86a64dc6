/* The time series: draws the description for the size there is, over it the present year and the place under
   the pointer. Names at the lines' ends say the value at that end, whatever year the page shows. */
import { byId, closest, rewrite } from "../core/dom.js";
import { on } from "../core/events.js";
import { state } from "../core/store.js";
import * as store from "../core/store.js";
import { el } from "../core/svg.js";
import { withWords } from "../words/word.js";
import { label, line, point } from "./describe/marks.js";
import { x as xOf, y as yOf } from "./describe/plot.js";
import { describeTimeSeries } from "./describe/series/time-series.js";
import * as plots from "./drawing.js";
import { definitions, ground, labels, marks } from "./paint/painter.js";
import { pointTip } from "./point-tip.js";

const ID = "monitor-series";
const CLIP = "bl-series-clip";
const NEAR = 20; // px around a point in which the pointer finds it
const GAP = 14; // px between a point and its tooltip
/** @typedef {import("./types").Chart} Chart */
/** @typedef {import("./types").Mark} Mark */
/** @typedef {{x: number, y: number, words: string[], key: string}} Point in px, with its tooltip's lines */
/** @typedef {{chart: Chart, points: Point[], under: SVGGElement, cursor: SVGGElement}} Drawn */

/** @type {Drawn | null} */
let drawn = null;
const tip = pointTip(ID, (/** @type {Point} */ point) => ({ ...point, gap: GAP }));

function draw() {
  const svg = plots.layer(ID);
  if (!svg || !state.series) return;
  const { parts, caption, explained } = state.series;
  svg.closest(".bl-plot")?.querySelector(".bl-empty")?.toggleAttribute("hidden", Boolean(parts));
  byId("monitor-series-caption")?.replaceChildren(...withWords(caption, explained));
  tip(null);
  drawn = null;
  svg.replaceChildren();
  if (!parts) return;
  const chart = describeTimeSeries(parts, { ...plots.extent(ID), size: plots.size() }, plots.textWidth);
  const { plot } = chart;
  drawn = { chart, points: pointsOf(chart), under: el("g"), cursor: el("g") };
  const lines = el("g", { class: "bl-lines" });
  lines.append(...marks(plot, chart.marks, CLIP));
  svg.append(definitions(plot, CLIP), ground(plot), lines, drawn.cursor, labels(chart.labels), drawn.under);
  cursor();
  hovered();
}

/* A thin line at the present year, the lines' dots on it, and the year set in bold on the axis. */
function cursor() {
  if (!drawn) return;
  const { chart, cursor: group } = drawn;
  const { plot } = chart;
  const { year } = state;
  if (year === null || year < plot.across.low - 0.1 || year > plot.across.high + 0.1)
    return group.replaceChildren();
  const px = plot.space.size;
  const x = xOf(plot, year);
  const stroke = el("path", { d: `M${x},${plot.top}V${plot.bottom}`, class: "bl-cursor" });
  const wide = plots.textWidth(String(year), px, 600) + 8;
  // The neighbours' numbers would be cut: they are covered whole.
  const ticks = plot.across.ticks.map(({ value }) => xOf(plot, value));
  const near = [x, ...ticks.filter((tick) => Math.abs(tick - x) < wide)];
  const from = Math.min(...near) - wide / 2;
  const box = { x: from, width: Math.max(...near) + wide / 2 - from };
  const ground = { ...box, y: plot.bottom + px * 0.6, height: px * 1.4, class: "bl-cursor-ground" };
  const place = { x, y: plot.bottom + px * 1.27, anchor: /** @type {const} */ ("middle") };
  const said = label({ ...place, text: String(year), colour: "ink", size: px, weight: 600 });
  rewrite(group, [stroke, el("rect", ground), labels([said]), ...marks(plot, yearDots(chart, year), CLIP)]);
}

/**
 * A dot for each line at a year, unless a sign of its own stands there.
 * @param {Chart} chart
 * @param {number} year
 * @returns {Mark[]}
 */
function yearDots({ marks: all }, year) {
  const signed = new Set(all.map((mark) => mark.kind === "point" && mark.x === year && mark.key));
  return all.flatMap((mark) => {
    if (mark.kind !== "line" || signed.has(mark.key)) return [];
    const at = mark.points.find(([x]) => x === year);
    const look = { radius: mark.role === "place" ? 3.6 : 2.8, edge: "surface", edge_width: 1.4 };
    return at ? [point({ x: year, y: at[1], fill: mark.colour, ...look })] : [];
  });
}

/* The line of a place that is only hovered: thin ink, from the values the slab already holds. */
function hovered() {
  if (!drawn) return;
  const { chart, under } = drawn;
  const { plot } = chart;
  under.replaceChildren();
  const { slab, hover } = state;
  if (!slab || hover === null || store.mark(hover) >= 0) return;
  const column = store.column(hover);
  if (column < 0) return;
  const step = Math.min(...slab.years.slice(1).map((year, i) => year - slab.years[i]), 99);
  /** @type {import("./types").At[][]} */
  const runs = [];
  let last = -1;
  slab.years.forEach((year, row) => {
    const value = slab.value[row]?.[column] ?? null;
    if (value === null) return;
    const before = runs.at(-1);
    if (before?.at(-1)?.[0] === year - step) before.push([year, value]);
    else runs.push([[year, value]]);
    last = row;
  });
  const end = runs.at(-1)?.at(-1);
  if (!end) return;
  // A value beyond the axis runs along its edge, and an arrow says so at the end.
  const { low, high } = plot.upright;
  const within = (/** @type {import("./types").At} */ [x, y]) =>
    /** @type {import("./types").At} */ ([x, Math.min(Math.max(y, low), high)]);
  const shown = runs.map((all) => {
    const points = all.map(within);
    return points.length > 1
      ? line({ points, colour: "ink", width: 1.3, role: "hover" })
      : point({ x: points[0][0], y: points[0][1], radius: 2.4, fill: "ink" });
  });
  const size = plot.space.size + 0.5;
  const y = Math.min(Math.max(yOf(plot, end[1]), plot.top + size / 2), plot.bottom - size / 2);
  const arrow = end[1] > high ? " ↑" : end[1] < low ? " ↓" : "";
  const text = `${slab.names[column]} ${slab.text[last][column]}${arrow}`;
  const width = plots.textWidth(text, size, 600) + 6;
  const beside = Math.min(xOf(plot, end[0]) + 8, plot.right + 21);
  const x = Math.max(Math.min(beside, plot.space.width - width), 2);
  const box = { x: x - 2, y: y - size * 0.75, width, height: size * 1.5, class: "bl-cursor-ground" };
  const name = labels([label({ x, y, text, colour: "ink", size, weight: 600 })]);
  under.append(...marks(plot, shown, CLIP), el("rect", box), name);
}

/**
 * @param {Chart} chart
 * @returns {Point[]}
 */
function pointsOf({ plot, marks: all }) {
  return all.flatMap((mark) => {
    const placed = (/** @type {number} */ x, /** @type {number} */ y, /** @type {string[]} */ words) =>
      words?.length && "key" in mark ? [{ x: xOf(plot, x), y: yOf(plot, y), words, key: mark.key }] : [];
    if (mark.kind === "point") return placed(mark.x, mark.y, mark.words);
    return mark.kind === "line" ? mark.points.flatMap(([x, y], i) => placed(x, y, mark.words[i])) : [];
  });
}

/** @param {MouseEvent} event */
function pointAt(event) {
  const host = byId(ID);
  if (!drawn || !host) return null;
  const [x, y] = plots.pointer(event, host);
  /** @type {Point | null} */
  let best = null;
  let least = NEAR * NEAR;
  for (const one of drawn.points) {
    const far = (one.x - x) ** 2 + (one.y - y) ** 2;
    if (far < least) [best, least] = [one, far];
  }
  return best;
}

/* The pointer on a line marks its place in every view. */
/** @param {EventTarget | null} target */
const inPlot = (target) => closest({ target }, ".bl-plot-series");
document.addEventListener("pointermove", (event) => {
  if (!inPlot(event.target)) return;
  const one = pointAt(event);
  tip(one, drawn?.chart.plot);
  store.setHover(one && store.column(one.key) >= 0 ? one.key : null, "series");
});
document.addEventListener("pointerout", (event) => {
  if (!inPlot(event.target) || inPlot(event.relatedTarget)) return;
  tip(null);
  store.setHover(null, "series");
});

plots.watch(ID, draw);
on("series", draw);
on("year", cursor);
for (const name of ["hover", "slab", "selection"]) on(name, hovered);
