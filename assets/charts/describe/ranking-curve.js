/* Describes many places of a year as one shape from the highest value to the lowest, filled by class, and
   says what a quarter, half and three quarters of the places have. The same as
   dashboard/charts/ranking_curve.py. */
import { ofCell } from "./colours.js";
import { area, label, line, rule } from "./marks.js";
import { x, y } from "./plot.js";

/** @typedef {import("../types").Mark} Mark */
/** @typedef {import("../types").At} At */
/** @typedef {import("../types").AreaMark} AreaMark */
/** @typedef {import("../types").TextLabel} TextLabel */
/** @typedef {import("../types").Measure} Measure */
/** @typedef {import("./ranking.js").Year} Year */

/** Places above which they are one shape. */
export const MOST_BARS = 200;
/** Opacity beside places that stand out. */
export const PALE = 0.25;
const STEPS = 2; // of the shape per px: finer ones nobody can tell apart
const PARTS = [0.5, 0.25, 0.75]; // in the order of `words.curve`; the first has room first
const DASH = [6, 4];
/** Of the line from a place of many to its name. */
export const LEAD = [2, 3];
const ABOVE = 0.8; // letters from a line to the middle of its text
const STRUCK = 0.75; // letters around a text's middle in which no line may pass
const HIGH = 1.15; // letters that a text is high
const [BESIDE, APART] = [5, 6]; // px from a stroke to its text, and from one text to another

/**
 * One area per run of equal colour, the line around them, and strokes where parts of the places end. Where
 * there is a group, steps that hold none of its places are pale, the others show one of them.
 * @param {Year} year
 * @param {Set<string> | null} group
 * @returns {Mark[]}
 */
export function curveMarks(year, group) {
  const { slab, row, order, plot } = year;
  const count = order.length;
  const steps = Math.min(count, Math.max(Math.floor((plot.right - plot.left) * STEPS), 1));
  /** @type {AreaMark[]} */
  const found = [];
  /** @type {At[]} */
  const tops = [];
  /** @type {string[][]} */
  const words = [];
  for (let step = 0; step < steps; step++) {
    const column = order[shown(year, step, steps, group)];
    const from = (step * count) / steps - 0.5;
    const to = ((step + 1) * count) / steps - 0.5;
    const value = slab.value[row][column] ?? 0;
    const fill = ofCell(slab, row, column, true);
    const opacity = group?.size && !group.has(slab.places[column]) ? PALE : 1;
    let last = found.at(-1);
    if (last?.fill !== fill || last.opacity !== opacity) {
      last?.points.push([from, 0]);
      last = area({ points: [[from, 0]], fill, opacity });
      found.push(last);
    }
    last.points.push([from, value], [to, value]);
    tops.push([from, value], [to, value]);
    const said = [slab.names[column], slab.text[row][column], slab.counts[row][column]].filter(Boolean);
    words.push(said, said);
  }
  found.at(-1)?.points.push([count - 0.5, 0]);
  const strokes = PARTS.toSorted((one, other) => one - other).map((share) => {
    const end = valueAt(year, share);
    return rule({ at: count * share - 0.5, upright: true, colour: "surface", width: 1.5, start: 0, end });
  });
  return [...found, line({ points: tops, colour: "ink_2", width: 1, role: "curve", words }), ...strokes];
}

/**
 * The place that a step shows: the first of the group in it, else that in its middle.
 * @param {Year} year
 * @param {number} step
 * @param {number} steps
 * @param {Set<string> | null} group
 */
function shown({ slab, order }, step, steps, group) {
  const count = order.length;
  const middle = Math.floor(((step + 0.5) / steps) * count);
  if (!group?.size) return middle;
  const low = Math.floor((step * count) / steps);
  const high = Math.max(Math.floor(((step + 1) * count) / steps), low + 1);
  for (let at = low; at < high; at++) if (group.has(slab.places[order[at]])) return at;
  return middle;
}

/**
 * Where the last of so many of the places stands.
 * @param {Year} year
 * @param {number} share
 */
const lastOf = ({ order }, share) => order[Math.ceil(order.length * share) - 1];

/**
 * @param {Year} year
 * @param {number} share
 */
const valueAt = (year, share) => year.slab.value[year.row][lastOf(year, share)] ?? 0;

/**
 * What places are compared with, where it is not the district and has a line.
 * @param {Year} year
 */
function referenceOf({ slab, row }) {
  const one = slab.reference;
  const value = one?.line ? one.value[row] : null;
  return !one || value === null || one.key === slab.district?.key
    ? null
    : { value, text: `${one.name} ${one.text[row]}` };
}

/**
 * @param {Year} year
 * @returns {Mark[]}
 */
export function referenceMarks(year) {
  const reference = referenceOf(year);
  if (!reference) return [];
  return [rule({ at: reference.value, upright: false, colour: "ink_2", width: 1.2, dash: DASH })];
}

/**
 * The reference at its line's right end, and beside each stroke what that many places have at least, above a
 * line that would strike it through; a text that would meet another or what is written is left out.
 * @param {Year} year
 * @param {TextLabel[]} written
 * @returns {TextLabel[]}
 */
export function curveLabels(year, written) {
  const { slab, row, order, plot, measure } = year;
  const { size } = plot.space;
  /** @type {TextLabel[]} */
  const found = [];
  const isFree = (/** @type {TextLabel} */ one) => !meets(one, [...written, ...found], measure);
  const look = { colour: "ink_2", size };
  const reference = referenceOf(year);
  if (reference) {
    const at = y(plot, reference.value);
    const more = { weight: 600, anchor: /** @type {const} */ ("end"), text: reference.text };
    for (const side of [-1, 1]) {
      const down = at + side * size * ABOVE;
      const one = label({ x: plot.right, y: down, ...look, ...more, at: [null, reference.value] });
      if (!isFree(one)) continue;
      found.push(one);
      break;
    }
  }
  const lines = [...written, ...found].flatMap(({ at: [, up] }) => (up === null ? [] : [y(plot, up)]));
  lines.sort((one, other) => other - one);
  PARTS.forEach((share, part) => {
    const value = valueAt(year, share);
    const at = order.length * share - 0.5;
    const text = slab.words.curve[part].replace("{value}", () => slab.text[row][lastOf(year, share)]);
    const down = lines.reduce(
      (here, line) => (Math.abs(here - line) < size * STRUCK ? line - size * ABOVE : here),
      y(plot, Math.max(value, 0)) - size * ABOVE,
    );
    const one = label({ x: x(plot, at) + BESIDE, y: down, text, ...look, at: [at, value] });
    const room = one.x + measure(text, size, 400) <= plot.right && one.y >= plot.top;
    if (room && isFree(one)) found.push(one);
  });
  return found;
}

/**
 * @param {TextLabel} one
 * @param {TextLabel[]} others
 * @param {Measure} measure
 */
function meets(one, others, measure) {
  const [left, right] = endsOf(one, measure);
  return others.some((other) => {
    const [start, end] = endsOf(other, measure);
    const beside = left >= end + APART || start >= right + APART;
    return !beside && Math.abs(one.y - other.y) < HIGH * one.size;
  });
}

/**
 * @param {TextLabel} one
 * @param {Measure} measure
 */
function endsOf(one, measure) {
  const wide = measure(one.text, one.size, one.weight);
  const left = one.x - { start: 0, middle: wide / 2, end: wide }[one.anchor];
  return [left, left + wide];
}
