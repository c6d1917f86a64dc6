/* What is written in the ranking: values over bars, zeros, the district, the ends, and names above the plot.
   The same as dashboard/charts/ranking.py. */
import { label } from "./marks.js";
import { namesAbove } from "./names/names-above.js";
import { APART, NAMED, x, y } from "./plot.js";
import { targetText, within } from "./target-line.js";

/** @typedef {import("../types").TextLabel} TextLabel */
/** @typedef {import("./ranking.js").Year} Year */

const BESIDE = 1.2; // letters from one text at the right to the next
const ZEROS = [1, 2]; // codes of zero and of what is rounded to zero
/** Px that names may reach over the plot's right edge. */
export const BEYOND = 4;

/**
 * @param {Year} year
 * @param {number} at
 */
const isZero = ({ slab, row, order }, at) => ZEROS.includes(slab.status[row][order[at]]);

/**
 * Values over the bars and their lines where all of them have room, signs of zeros, and the district's name
 * at its line.
 * @param {Year} year
 * @param {Set<number>} named places whose values stand with their names
 * @returns {TextLabel[]}
 */
export function valueLabels(year, named) {
  return year.many ? district(year) : [...values(year, named), ...zeros(year), ...district(year)];
}

/**
 * @param {Year} year
 * @param {Set<number>} named
 * @returns {TextLabel[]}
 */
function values(year, named) {
  const { slab, row, order, plot, step, measure, reached } = year;
  const { size } = plot.space;
  const texts = order.map((column) => slab.text[row][column]);
  if (!texts.every((text) => measure(text, size, 400) < step - 4)) return [];
  return texts.flatMap((text, at) => {
    if (isZero(year, at) || named.has(at)) return [];
    const down = Math.min(y(plot, reached(at)), y(plot, 0)) - 5 - size * 0.35;
    const more = {
      anchor: /** @type {const} */ ("middle"),
      at: /** @type {[number, number]} */ ([at, reached(at)]),
    };
    return [label({ x: x(plot, at), y: down, text, colour: "ink_2", size, ...more })];
  });
}

/**
 * Side by side where there is room, else one sign in the middle of its run.
 * @param {Year} year
 * @returns {TextLabel[]}
 */
function zeros(year) {
  const { order, plot, step } = year;
  const small = plot.space.size * 0.8;
  const all = [...order.keys()].filter((at) => isZero(year, at));
  const middle = Math.floor(all.length / 2);
  return (step > plot.space.size * 0.45 ? all : all.slice(middle, middle + 1)).map((at) =>
    label({
      ...{ x: x(plot, at), y: y(plot, 0) - 3 - small * 0.35, text: "0", colour: "ink_3", size: small },
      ...{ weight: 600, anchor: "middle", at: [at, 0], halo: false },
    }),
  );
}

/**
 * @param {Year} year
 * @returns {TextLabel[]}
 */
function district({ slab, row, plot }) {
  const own = slab.district;
  const value = own?.line && row >= 0 ? own.value[row] : null;
  if (!own || value === null) return [];
  const { size } = plot.space;
  const text = `${slab.words.district || own.name} ${own.text[row]}`;
  return [
    label({
      ...{ x: plot.right, y: y(plot, value) - size * 0.8, text, colour: "ink", size, weight: 600 },
      ...{ anchor: "end", at: [null, value] },
    }),
  ];
}

/**
 * The reader's target at its line's right end; where the district's text is near, on the line's other side.
 * @param {Year} year
 * @param {import("../../core/types").OwnTarget | null | undefined} target
 * @returns {TextLabel[]}
 */
export function targetLabels({ slab, row, plot }, target) {
  if (!target) return [];
  const { size } = plot.space;
  const value = within(target, plot.upright);
  const line = y(plot, value);
  const own = slab.district?.line ? slab.district.value[row] : null;
  const other = own === null ? Infinity : y(plot, own);
  let down = line - size * 0.8;
  if (Math.abs(other - line) < size * BESIDE)
    down = line <= other ? other - size * (0.8 + BESIDE) : line + size * 0.8;
  const text = targetText(target, plot.upright, false);
  return [
    label({
      ...{ x: plot.right, y: Math.max(down, plot.top + size * 0.6), text, colour: "ink", size, weight: 600 },
      ...{ anchor: "end", at: [null, value] },
    }),
  ];
}

/**
 * The highest and the lowest with their ranks, which are those of values: 0 where nobody is ranked. Between
 * them, where there is room, what whiskers are.
 * @param {Year} year
 * @param {boolean} whiskers
 * @returns {TextLabel[]}
 */
export function endLabels({ slab, row, order, plot, measure }, whiskers) {
  const [first] = order;
  const last = order.at(-1);
  if (last === undefined) return [];
  const { size } = plot.space;
  const rank = (/** @type {number} */ column) => (slab.shown ? 0 : slab.rank[row][column]);
  const left = `${rank(first) ? `${rank(first)}. ` : ""}${slab.names[first]}`;
  const right = `${slab.names[last]}${rank(last) ? ` ${rank(last)}.` : ""}`;
  const look = { y: plot.bottom + size * 1.1, colour: "ink_3", size, halo: false };
  const found = [label({ ...look, x: plot.left, text: left })];
  if (order.length > 1) found.push(label({ ...look, x: plot.right, text: right, anchor: "end" }));
  if (!whiskers || !slab.words.whisker) return found;
  const [before, behind, width] = [left, right, slab.words.whisker].map((one) => measure(one, size, 400));
  const between = plot.right - plot.left - before - behind;
  if (between <= 2 * size + width) return found;
  const middle = plot.left + before + between / 2;
  const centre = (plot.left + plot.right) / 2;
  const clear = Math.abs(middle - centre) <= (between - width) / 2 - size;
  return [
    ...found,
    label({ ...look, x: clear ? centre : middle, text: slab.words.whisker, anchor: "middle" }),
  ];
}

/**
 * Names pushed apart above the plot; with their values where all have room, shortened where not even the
 * names have.
 * @param {Year} year
 * @param {import("./ranking.js").Marked[]} shown
 * @returns {TextLabel[]}
 */
export function nameLabels({ slab, row, order, plot, rows, measure }, shown) {
  const size = plot.space.size * NAMED;
  const names = shown.map(({ at }) => slab.names[order[at]]);
  const long = names.map((name, index) => `${name} ${slab.text[row][order[shown[index].at]]}`);
  const wide = long.reduce((sum, text) => sum + measure(text, size, 700) + APART, 0);
  const named = wide > plot.right - BEYOND ? names : long;
  const wanted = shown.map(({ at }) => x(plot, at));
  const top = Math.max(plot.top - 18, size + 12);
  const room = { size, most: plot.right + BEYOND, end: plot.right + BEYOND + 2, foot: top - 6, measure };
  return namesAbove(
    named.map((name) => [name, ""]),
    wanted,
    rows,
    room,
  ).map(({ text, x: middle, rise, knees }, index) => {
    const { at, key, tone: colour, weight } = shown[index];
    return label({
      ...{ x: middle, y: top - 11 - size * 0.35 - rise, text, colour, size, weight },
      ...{ anchor: "middle", at: [at, null], key },
      leader: [[wanted[index], plot.top], [wanted[index], top], ...knees],
    });
  });
}
