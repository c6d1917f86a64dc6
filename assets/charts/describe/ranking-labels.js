/* What is written in the ranking: values over bars, zeros, the district, the ends, and names above the plot.
   The same as dashboard/charts/ranking.py. */
import { label } from "./marks.js";
import { namesAbove } from "./names/names-above.js";
import { nameBelow, ROW_BELOW } from "./names/names-below.js";
import { APART, NAMED, x, y } from "./plot.js";
import { targetText, within } from "./target-line.js";

/** @typedef {import("../types").TextLabel} TextLabel */
/** @typedef {import("./ranking.js").Year} Year */

const BESIDE = 1.2; // letters from one text at the right to the next
const STRUCK = 0.75; // letters around a text's middle in which no line may pass
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
  const own = year.order.findIndex((column) => year.slab.places[column] === year.slab.district?.key);
  const line = named.has(own) ? [] : district(year); // a selected district is named at its bar
  return year.many ? line : [...values(year, named), ...zeros(year), ...line];
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
    const down = clearOfLines(year, Math.min(y(plot, reached(at)), y(plot, 0)) - 5 - size * 0.35);
    const more = {
      anchor: /** @type {const} */ ("middle"),
      at: /** @type {[number, number]} */ ([at, reached(at)]),
    };
    return [label({ x: x(plot, at), y: down, text, colour: "ink_2", size, ...more })];
  });
}

/**
 * Higher where the line of the district or of a target would strike the text through.
 * @param {Year} year
 * @param {number} down
 */
function clearOfLines({ slab, row, plot, target }, down) {
  const half = plot.space.size * STRUCK;
  const own = slab.district?.line ? slab.district.value[row] : null;
  const lines = [own, target?.value ?? null].flatMap((one) => (one === null ? [] : [y(plot, one)]));
  return lines
    .sort((one, other) => other - one)
    .reduce((at, line) => (Math.abs(at - line) < half ? line - half : at), down);
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
function district({ slab, row, plot, target }) {
  const own = slab.district;
  const value = own?.line && row >= 0 ? own.value[row] : null;
  if (!own || value === null) return [];
  const { size } = plot.space;
  const text = `${slab.words.district || own.name} ${own.text[row]}`;
  const line = y(plot, value);
  // Below the line where that of a target would strike it through.
  const above = target ? line - y(plot, within(target, plot.upright)) : -1;
  const down = above >= 0 && above < size * 1.5 ? line + size * 0.8 : line - size * 0.8;
  return [
    label({
      ...{ x: plot.right, y: down, text, colour: "ink", size, weight: 600 },
      ...{ anchor: "end", at: [null, value] },
    }),
  ];
}

/**
 * The reader's target at its line's right end, below it where the district's text is near above it.
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
  const near = line > other && line - other < size * BESIDE;
  const down = near ? line + size * 0.8 : line - size * 0.8;
  const text = targetText(target, plot.upright, false);
  return [
    label({
      ...{ x: plot.right, y: Math.max(down, plot.top + size * 0.6), text, colour: "ink", size, weight: 600 },
      ...{ anchor: "end", at: [null, value] },
    }),
  ];
}

/**
 * The highest and the lowest with their ranks, which are those of values, and between them all whose names
 * have room below their bars: then what whiskers are stands below the names, else between both.
 * @param {Year} year
 * @param {boolean} whiskers
 * @returns {TextLabel[]}
 */
export function endLabels(year, whiskers) {
  const { slab, order, plot, named, measure } = year;
  const last = order.length - 1;
  if (last < 0) return [];
  const { size } = plot.space;
  const [left, right] = year.many ? endTexts(year) : [nameBelowBar(year, 0), nameBelowBar(year, last, true)];
  const look = { y: plot.bottom + size * 1.1, colour: "ink_3", size, halo: false };
  const found = [label({ ...look, x: plot.left, text: left })];
  if (last) found.push(label({ ...look, x: plot.right, text: right, anchor: "end" }));
  let rows = 0;
  for (const [at, row] of named.entries()) {
    if (row === null || at === 0 || at === last) continue;
    const text = nameBelowBar(year, at);
    const from = nameBelow(measure(text, size, 400), x(plot, at), [plot.left, plot.right]);
    found.push(label({ ...look, x: from, y: look.y + row * ROW_BELOW * size, text }));
    rows = Math.max(rows, row + 1);
  }
  if (!whiskers || !slab.words.whisker) return found;
  const said = { ...look, text: slab.words.whisker, anchor: /** @type {const} */ ("middle") };
  const centre = (plot.left + plot.right) / 2;
  if (rows) return [...found, label({ ...said, x: centre, y: look.y + rows * ROW_BELOW * size })];
  const [before, behind, width] = [left, right, slab.words.whisker].map((one) => measure(one, size, 400));
  const between = plot.right - plot.left - before - behind;
  if (between <= 2 * size + width) return found;
  const middle = plot.left + before + between / 2;
  const clear = Math.abs(middle - centre) <= (between - width) / 2 - size;
  return [...found, label({ ...said, x: clear ? centre : middle })];
}

/**
 * The highest and the lowest place with their ranks, and with their values where both have room.
 * @param {Year} year
 * @returns {[string, string]}
 */
function endTexts(year) {
  const { slab, row, order, plot, measure } = year;
  const { size } = plot.space;
  const last = order.length - 1;
  /** @type {[string, string]} */
  const short = [nameBelowBar(year, 0), nameBelowBar(year, last, true)];
  const [high, low] = [order[0], order[last]].map((column) => `(${slab.text[row][column]})`);
  /** @type {[string, string]} */
  const long = [`${short[0]} ${high}`, `${low} ${short[1]}`];
  const wide = long.reduce((sum, one) => sum + measure(one, size, 400), 0) + 2 * size;
  return wide <= plot.right - plot.left ? long : short;
}

/**
 * What stands below a bar, with the rank; that of the last bar stands at the end.
 * @param {Pick<Year, "slab" | "row" | "order">} year
 * @param {number} at
 * @param {boolean} [last]
 */
export function nameBelowBar({ slab, row, order }, at, last = false) {
  const name = slab.names[order[at]];
  const rank = slab.shown ? 0 : slab.rank[row][order[at]];
  if (!rank) return name;
  return last ? `${name} ${rank}.` : `${rank}. ${name}`;
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
