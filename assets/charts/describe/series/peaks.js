/* Highest and lowest values with their dots, and missing years in words, as a stage shows them: placed where
   they meet no line and no other text, else left out. The same as dashboard/charts/series/peaks.py. */
import { label, point, rule } from "../marks.js";
import { valueAt, x, y } from "../plot.js";
import { boxOf, ROW } from "./names.js";

/** @typedef {import("../../types").SeriesParts} SeriesParts */
/** @typedef {import("../../types").Plot} Plot */
/** @typedef {import("../../types").TextLabel} TextLabel */
/** @typedef {import("../../types").Measure} Measure */
/** @typedef {import("./names.js").Box} Box */
/** @typedef {[x0: number, y0: number, x1: number, y1: number]} Segment in px, from left to right */

/** Px: radius of a dot, and its edge. */
export const [DOT, EDGE] = [4.5, 1.6];
const BESIDE = 6; // px from a dot to its text
const LINE = 2; // px that stay free between a text and a line
const DASH = [1, 3];
const STEPS = [0.9, 2, 3.1, 4.2]; // letters above the axis where the words of missing years may stand

/**
 * Their marks and texts.
 * @param {SeriesParts} parts
 * @param {Plot} plot
 * @param {TextLabel[]} others all texts that stand already
 * @param {Measure} measure
 */
export function peaksAndGaps(parts, plot, others, measure) {
  /** @type {import("../../types").Mark[]} */
  const marks = [];
  /** @type {TextLabel[]} */
  const labels = [];
  const { size } = plot.space;
  const lines = segments(parts, plot);
  const taken = others.map((one) => boxOf(one, measure));
  const placed = (/** @type {TextLabel[]} */ tried) => {
    const found = tried.find((one) => free(boxOf(one, measure), lines, taken, plot));
    if (!found) return null;
    labels.push(found);
    taken.push(boxOf(found, measure));
    return boxOf(found, measure);
  };
  for (const peak of parts.peaks) {
    if (!placed(beside(peak, plot, measure))) continue;
    const { year, value, colour, text } = peak;
    const look = { radius: DOT, fill: colour, edge: "surface", edge_width: EDGE, name: text };
    marks.push(point({ x: year, y: value, ...look }));
  }
  for (const gap of parts.gaps) {
    const box = placed(below(gap, plot, measure));
    if (!box) continue;
    const [top, end] = [y(plot, gap.value) + size, box[1] - LINE];
    if (end - top <= size) continue;
    const reach = { start: valueAt(plot, end), end: valueAt(plot, top) };
    marks.push(rule({ at: gap.x, upright: true, colour: "ink_3", width: 1, dash: DASH, ...reach }));
  }
  return { marks, labels };
}

/**
 * @param {SeriesParts} parts
 * @param {Plot} plot
 * @returns {Segment[]}
 */
function segments({ marks }, plot) {
  return marks.flatMap((mark) => {
    if (mark.kind !== "line") return [];
    const points = mark.points.map((at) => [x(plot, at[0]), y(plot, at[1])]);
    return points.slice(1).map((at, i) => /** @type {Segment} */ ([...points[i], ...at]));
  });
}

/**
 * Beyond the line, then on both sides of the dot.
 * @param {import("../../types").SeriesPeak} peak
 * @param {Plot} plot
 * @param {Measure} measure
 */
function beside({ year, value, text, above }, plot, measure) {
  const { size } = plot.space;
  const [across, down, wide] = [x(plot, year), y(plot, value), measure(text, size, 600)];
  const away = above ? -1 : 1;
  const beyond = down + away * (DOT + BESIDE / 2 + (size * ROW) / 2);
  const level = Math.min(down + away * size * 0.2, plot.bottom - (size * ROW) / 2); // above the axis
  const places = [
    [across - wide / 2, beyond],
    [across - DOT - BESIDE - wide, level],
    [across + DOT + BESIDE, level],
    [across - wide, beyond],
    [across, beyond],
  ];
  return places.map(([left, middle]) =>
    label({ x: left, y: middle, text, colour: "ink", size, weight: 600, at: [year, value] }),
  );
}

/**
 * Above the axis, where the years are missing.
 * @param {import("../../types").SeriesGap} gap
 * @param {Plot} plot
 * @param {Measure} measure
 */
function below(gap, plot, measure) {
  const { size } = plot.space;
  const wide = measure(gap.text, size, 400);
  const inside = (/** @type {number} */ left) => Math.min(Math.max(left, plot.left), plot.right - wide);
  const middle = x(plot, gap.x);
  const lefts = [middle - wide / 2, middle - wide + size / 2, middle - size / 2].map(inside);
  return STEPS.flatMap((step) =>
    lefts.map((left) => {
      const at = /** @type {[number, null]} */ ([gap.x, null]);
      return label({ x: left, y: plot.bottom - step * size, text: gap.text, colour: "ink_3", size, at });
    }),
  );
}

/**
 * Whether a text stands in the plot, or a little above it, and meets nothing.
 * @param {Box} box
 * @param {Segment[]} lines
 * @param {Box[]} taken
 * @param {Plot} plot
 */
function free([left, top, right, bottom], lines, taken, plot) {
  if (left < plot.left || right > plot.right - LINE || top < 0 || bottom > plot.bottom) return false;
  if (taken.some((one) => left < one[2] && one[0] < right && top < one[3] && one[1] < bottom)) return false;
  return !lines.some((one) => crosses(one, [left, top - LINE, right, bottom + LINE]));
}

/**
 * Whether a segment comes into a box.
 * @param {Segment} segment
 * @param {Box} box
 */
function crosses([x0, y0, x1, y1], [left, top, right, bottom]) {
  const [start, end] = [Math.max(x0, left), Math.min(x1, right)];
  if (start > end || x1 <= x0) return false;
  const slope = (y1 - y0) / (x1 - x0);
  const [one, other] = [y0 + (start - x0) * slope, y0 + (end - x0) * slope];
  return Math.min(one, other) < bottom && Math.max(one, other) > top;
}
