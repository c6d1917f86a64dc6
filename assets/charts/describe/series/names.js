/* Names beside the lines of the time series: at their ends, where they end earlier, and where an official
   source begins. The same as dashboard/charts/series/names.py. */
import { spread } from "../../spread.js";
import { label } from "../marks.js";
import { fitting, x, y } from "../plot.js";

/** @typedef {import("../../types").SeriesParts} SeriesParts */
/** @typedef {import("../../types").LineName} LineName */
/** @typedef {import("../../types").Plot} Plot */
/** @typedef {import("../../types").At} At */
/** @typedef {import("../../types").TextLabel} TextLabel */
/** @typedef {import("../../types").Measure} Measure */
/** @typedef {{name: LineName, text: string, width: number}} FittedName as it is shown, `width` in px */
/** @typedef {[left: number, top: number, right: number, bottom: number]} Box in px */

const LARGER = 0.5; // px that names at the ends are larger than the numbers of the axes
const LINE = 1.23; // letters from one name at the ends to the next
const STROKE = [8, 18]; // px from the end of a line to both ends of the stroke that leads to its name
const NAME = 22; // px from the end of a line to its name
const BESIDE = 4; // px from the end of a line to a name inside the plot
const BEYOND = 6; // px that such a name may reach over the plot's right edge
const SIDE = 0.65; // letters from the end of a line up or down to the middle of its name
/** Letters that a line of text takes. */
export const ROW = 1.2;
const FOLLOWING = 4; // years that follow a new source whose name stands behind its year
const TOUCH = 0.01; // px that lines of text set one below the other may share by rounding

/**
 * Names of the lines that run to the last year, shortened so that none is wider than `most`.
 * @param {SeriesParts} parts
 * @param {number} size
 * @param {number} most
 * @param {Measure} measure
 * @returns {FittedName[]}
 */
export function fitted({ names, last }, size, most, measure) {
  return names
    .filter(({ year }) => year === last)
    .map((name) => {
      const text = fitting(name.name, name.text, size + LARGER, most, measure);
      return { name, text, width: measure(text, size + LARGER, 700) };
    });
}

/**
 * Names at the right end, pushed apart, each with a stroke to its line.
 * @param {FittedName[]} names
 * @param {Plot} plot
 * @returns {TextLabel[]}
 */
export function ends(names, plot) {
  const size = plot.space.size + LARGER;
  const gap = LINE * size;
  const wanted = names.map(({ name }) => y(plot, name.value));
  const sizes = names.map(() => gap);
  const heights = spread(wanted, sizes, plot.top - gap / 2, plot.bottom + gap / 2);
  return names.map(({ name, text }, i) =>
    label({
      ...{ x: plot.right + NAME, y: heights[i], text, colour: name.colour, size, weight: name.weight },
      ...{ at: [null, name.value], key: name.key },
      leader: [
        [plot.right + STROKE[0], wanted[i]],
        [plot.right + STROKE[1], heights[i]],
      ],
    }),
  );
}

/**
 * Lines that end earlier carry their name where they end: on the side where no other line is near, else on
 * the other one, else as near as they can without meeting any of the other labels or one before them. The
 * line on top chooses first; a name without room is left out.
 * @param {SeriesParts} parts
 * @param {Plot} plot
 * @param {TextLabel[]} others
 * @param {Measure} measure
 * @returns {TextLabel[]}
 */
export function inside({ names, last }, plot, others, measure) {
  const { size } = plot.space;
  const half = (ROW / 2) * size;
  const taken = others.map((one) => boxOf(one, measure));
  /** @type {TextLabel[]} */
  const found = [];
  for (const name of names.toReversed()) {
    if (name.year === last) continue;
    const text = fitting(name.name, "", size, plot.right - plot.left, measure);
    const wide = measure(text, size, name.weight);
    /** @type {At} */
    const end = [x(plot, name.year), y(plot, name.value)];
    const left = Math.max(Math.min(end[0] + BESIDE, plot.right + BEYOND - wide), plot.left);
    const beside = taken.filter((box) => left < box[2] && box[0] < left + wide);
    const at = free(end[1], name.above, beside, plot);
    if (at === null) continue;
    taken.push([left, at - half, left + wide, at + half]);
    found.push(
      label({
        ...{ x: left, y: at, text, colour: name.colour, size, weight: name.weight },
        ...{ at: [name.year, name.value], key: name.key },
        leader: Math.abs(at - end[1]) > ROW * size ? leader(end, left, at, size) : [],
      }),
    );
  }
  return found;
}

/**
 * The height of the middle of a name that meets no box beside it, near the height `end`; the name ends in the
 * plot, but may rise out of it. Null where there is no room.
 * @param {number} end
 * @param {boolean} above
 * @param {Box[]} beside
 * @param {Plot} plot
 */
function free(end, above, beside, { top, bottom, space: { size } }) {
  const half = (ROW / 2) * size;
  const side = SIDE * size;
  const touching = beside.flatMap((box) => [box[1] - half, box[3] + half]);
  touching.sort((one, other) => Math.abs(one - end) - Math.abs(other - end));
  const first = above ? [end - side, end + side] : [end + side, end - side];
  const fits = (/** @type {number} */ at) =>
    top <= at + half &&
    at + half <= bottom &&
    beside.every((box) => at + half <= box[1] + TOUCH || box[3] - TOUCH <= at - half);
  return [...first, ...touching].find(fits) ?? null;
}

/**
 * A stroke from the end of a line to the nearer edge of its name.
 * @param {At} end
 * @param {number} left
 * @param {number} at
 * @param {number} size
 * @returns {At[]}
 */
function leader(end, left, at, size) {
  if (left > end[0]) return [end, [left - BESIDE / 2, at]];
  return [end, [end[0], at + (at < end[1] ? 1 : -1) * (ROW / 2) * size]];
}

/**
 * The room that a label takes.
 * @param {TextLabel} label
 * @param {Measure} measure
 * @returns {Box}
 */
export function boxOf({ x: at, y: middle, text, size, weight, anchor }, measure) {
  const wide = measure(text, size, weight);
  const left = at - { start: 0, middle: wide / 2, end: wide }[anchor];
  const half = (ROW / 2) * size;
  return [left, middle - half, left + wide, middle + half];
}

/**
 * Names a new official source above the axis in its first year, one above the other: behind that year where
 * more years follow, else before it, and on the other side where the first has no room.
 * @param {import("../../types").SourceChange[]} changes
 * @param {Plot} plot
 * @param {Measure} measure
 * @returns {TextLabel[]}
 */
export function sourceChanges(changes, plot, measure) {
  const size = plot.space.size - 1;
  const scale = plot.space.size / 13;
  return changes.map(({ year, text }, row) => {
    const at = x(plot, year);
    // The sign of a cut axis stands at its lower end.
    const room = { start: plot.right - at, end: at - plot.left - plot.space.size };
    /** @type {"start" | "end"} */
    const wanted = year < plot.across.high - FOLLOWING ? "start" : "end";
    const wider = room.start > room.end ? "start" : "end";
    const anchor = measure(text, size, 700) > room[wanted] ? wider : wanted;
    return label({
      ...{ x: at, y: plot.bottom - SIDE * size - (2 + 15 * row) * scale, colour: "ink_3", size },
      ...{ text: fitting(text, "", size, room[anchor], measure), at: [year, null], anchor },
    });
  });
}
