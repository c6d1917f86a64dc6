/* Lays a plotting area into the room there is: margins, numbers that do not meet. The same as
   dashboard/charts/plotting.py. */
import { label } from "./marks.js";

/** @typedef {import("../types").Plot} Plot */
/** @typedef {import("../types").Space} Space */
/** @typedef {import("../types").Measure} Measure */
/** @typedef {import("../types").TextLabel} TextLabel */

const NUMBERS = 14; // px beside the widest number on the left
const BETWEEN = 0.6; // letters between two numbers below
const ABOVE = 1.15; // letters from one number on the left to the next
export const APART = 12; // px between two names in one line
export const TIGHT = 6; // px between them where they have no room
/** Names in a plot are so much larger than its numbers. */
export const NAMED = 1.04;

/**
 * @param {Plot} plot
 * @param {number} value of the axis across
 */
export const x = ({ left, right, across }, value) =>
  left + ((value - across.low) / (across.high - across.low)) * (right - left);

/**
 * @param {Plot} plot
 * @param {number} value of the upright axis; larger values lie higher
 */
export const y = ({ top, bottom, upright }, value) =>
  bottom - ((value - upright.low) / (upright.high - upright.low)) * (bottom - top);

/**
 * The upright value at a height in px.
 * @param {Plot} plot
 * @param {number} down
 */
export const valueAt = ({ top, bottom, upright }, down) =>
  upright.low + ((bottom - down) / (bottom - top)) * (upright.high - upright.low);

/**
 * `top` is another margin above than that of the axes, at letters of 13 px; `below` are so many more px of
 * it; `across` is another range of the axis across.
 * @param {import("../../core/types").Axes} axes as Python describes them
 * @param {Space} space
 * @param {Measure} measure
 * @param {{top?: number, below?: number, across?: [number, number], even?: boolean}} [more]
 * @returns {Plot}
 */
export function plotOf(
  axes,
  space,
  measure,
  { top = axes.margin.t, below = 0, across = axes.x.range, even = true } = {},
) {
  const { margin } = axes;
  const { size } = space;
  const scale = size / 13;
  const widest = Math.max(0, ...axes.y.ticks.map(([, text]) => measure(text, size, 400)));
  const left = Math.ceil(Math.max(margin.l * scale, widest + NUMBERS));
  const above = top * scale;
  const plot = {
    ...{ space, left, top: above, right: Math.max(space.width - margin.r, left + 10) },
    bottom: Math.max(space.height - margin.b * scale - below, above + 10),
    across: axisOf(axes.x.ticks, across, axes.title, even),
    upright: axisOf(axes.y.ticks, axes.y.range, "", true),
  };
  plot.across.ticks = apart(plot, measure);
  plot.upright.ticks = stacked(plot);
  plot.across.title = titleFor(plot, measure);
  return plot;
}

/**
 * The title below as far as it has room around the plot's middle: what stands in brackets gives way first.
 * @param {Plot} plot
 * @param {Measure} measure
 */
function titleFor({ space, left, right, across: { title } }, measure) {
  const middle = (left + right) / 2;
  const most = 2 * Math.min(middle, space.width - middle);
  if (measure(title, space.size, 400) <= most) return title;
  return fitting(title.replace(/ \([^)]*\)$/, ""), "", space.size, most, measure);
}

/**
 * @param {[number, string][]} ticks
 * @param {[number, number]} range
 * @param {string} title
 * @param {boolean} even
 * @returns {import("../types").Axis}
 */
function axisOf(ticks, [low, high], title, even) {
  return { low, high, ticks: ticks.map(([value, text]) => ({ value, text })), title, even };
}

/**
 * From the last tick below on, which bears the unit, those whose words do not meet.
 * @param {Plot} plot
 * @param {Measure} measure
 */
function apart(plot, measure) {
  const { size } = plot.space;
  let free = Infinity;
  return plot.across.ticks
    .toReversed()
    .filter(({ value, text }) => {
      const half = measure(text, size, 400) / 2;
      if (x(plot, value) + half > free) return false;
      free = x(plot, value) - half - size * BETWEEN;
      return true;
    })
    .reverse();
}

/**
 * From the highest tick on the left on, which bears the unit, those whose numbers do not meet.
 * @param {Plot} plot
 */
function stacked(plot) {
  let free = -Infinity;
  return plot.upright.ticks
    .toReversed()
    .filter(({ value }) => {
      if (y(plot, value) < free) return false;
      free = y(plot, value) + plot.space.size * ABOVE;
      return true;
    })
    .reverse();
}

/**
 * What goes upwards, in the first line above the axis.
 * @param {Plot} plot
 * @param {string} text
 * @returns {TextLabel[]}
 */
export function noteAbove({ left, space: { size } }, text) {
  return text ? [label({ x: left, y: size * 0.65, text, colour: "ink_3", size, halo: false })] : [];
}

/**
 * Names for one line of at most so many px, each with its value or none, and the room that each takes with
 * the gap to the next. Where they have no room, they stand nearer to each other and the longest give way
 * first.
 * @param {[name: string, value: string][]} named
 * @param {number} size
 * @param {number} most
 * @param {Measure} measure
 */
export function namesInLine(named, size, most, measure) {
  const rooms = (/** @type {string[]} */ texts, /** @type {number} */ gap) =>
    texts.map((text) => measure(text, size, 700) + gap);
  const whole = named.map((one) => one.join(" ").trimEnd());
  const wide = rooms(whole, APART);
  if (wide.reduce((sum, one) => sum + one, 0) <= most) return { texts: whole, rooms: wide };
  let [share, free, left] = [Infinity, most - TIGHT * named.length, named.length];
  for (const width of rooms(whole, 0).sort((one, other) => one - other)) {
    if (width > free / left) {
      share = free / left;
      break;
    }
    free -= width;
    left -= 1;
  }
  const texts = named.map(([name, value]) => fitting(name, value, size, share, measure));
  return { texts, rooms: rooms(texts, TIGHT) };
}

/**
 * Name and value in at most so many px: a unit that is a word and then the name give way, never the number.
 * @param {string} name
 * @param {string} value
 * @param {number} size
 * @param {number} most
 * @param {Measure} measure
 */
export function fitting(name, value, size, most, measure) {
  const unit = value.indexOf("\u00a0");
  const wordy = unit > 0 && !value.endsWith("%") && measure(`${name} ${value}`, size, 700) > most;
  const said = wordy ? value.slice(0, unit) : value;
  let short = name;
  const text = () => `${short === name ? name : `${short.trimEnd()}…`} ${said}`.trimEnd();
  while (short.length > 4 && measure(text(), size, 700) > most) short = short.slice(0, -1);
  return text();
}
