/* Describes the time series: the parts that Python has sent, placed in the room there is. The same as
   dashboard/charts/series/build.py. */
import { chart } from "../chart.js";
import { plotOf } from "../plot.js";
import { ends, fitted, inside, sourceChanges } from "./names.js";
import { DROP, heightOf, listed, listTexts, noteMarks, noteTexts } from "./notes.js";
import { DOT, peaksAndGaps } from "./peaks.js";

/** @typedef {import("../../types").SeriesParts} SeriesParts */
/** @typedef {import("../../types").Space} Space */
/** @typedef {import("../../types").Measure} Measure */

const MOST = 0.4; // share of the width that names at the ends may take; longer ones are shortened
const LEAST = 34; // px: least room for names
const NAME = 26; // px from a line's end to its name
const BESIDE = 40; // px for the numbers on the left, where the years are counted that fit
const TOP = 14; // px above the plot, at letters of 13 px
const BELOW = 28; // px below it for the years
const ABOVE = 6; // px above the highest value
const LINE = 1.2; // letters of a name in the plot
const PEAK = 1.4; // letters of the text above a peak
const LETTERS = 4.2; // that a year takes on the axis

/**
 * @param {SeriesParts} parts
 * @param {Space} space
 * @param {Measure} measure
 * @returns {import("../../types").Chart}
 */
export function describeTimeSeries(parts, space, measure) {
  const { size } = space;
  const atEnds = fitted(parts, size, space.width * MOST - NAME, measure);
  const room = Math.ceil(Math.max(LEAST, ...atEnds.map(({ width }) => width)) + NAME);
  const below = listed(parts, space, measure);
  const bottom = BELOW + (heightOf(below, size) * 13) / size;
  const plot = plotOf(axesOf(parts, space.width - room - BESIDE, size, room, bottom), space, measure);
  const ending = parts.names.some(({ year }) => year < parts.last) ? size * LINE : 0;
  const named = Math.max(ending, parts.peaks.some(({ above }) => above) ? size * PEAK + DOT : 0);
  const noted = parts.notes.length ? (DROP * size) / 13 + named : parts.peaks.length ? named : 0;
  const need = noted + ABOVE;
  const rise = parts.highest - parts.values.low;
  const height = plot.bottom - plot.top;
  // Else all is zero, and the axis has a height of its own.
  if (rise > 0) plot.upright.high = parts.values.low + (rise * height) / Math.max(height - need, height / 3);
  const outside = [
    ...ends(atEnds, plot),
    ...noteTexts(parts, plot),
    ...sourceChanges(parts.sources, plot, measure),
  ];
  const written = [...outside, ...inside(parts, plot, outside, measure)];
  const said = peaksAndGaps(parts, plot, written, measure);
  return chart({
    ...{ view: "zeitreihe", plot, lang: parts.lang, palette: "see" },
    marks: [...noteMarks(parts.notes, plot), ...parts.marks, ...said.marks],
    labels: [...written, ...said.labels, ...listTexts(below, space)],
  });
}

/**
 * Years with a label at each step, counted back from the last where steps are small, else round ones.
 * @param {SeriesParts} parts
 * @param {number} width in px that is left for them
 * @param {number} size
 * @param {number} room in px on the right
 * @param {number} below px below the plot, at letters of 13 px
 * @returns {import("../../../core/types").Axes}
 */
function axesOf({ first, last, values }, width, size, room, below) {
  const fitting = Math.max(width / (size * LETTERS), 2);
  const step = [1, 2, 5, 10, 20].find((one) => (last - first) / one <= fitting) ?? 50;
  /** @type {[number, string][]} */
  const years = [];
  for (let one = step < 5 ? last : Math.floor(last / step) * step; one >= first; one -= step)
    years.unshift([one, String(one)]);
  return {
    ...{ title: "", note: "", margin: { t: TOP, r: room, b: below, l: 40 } },
    x: { range: last > first ? [first - 0.02, last] : [first - 1, last + 1], ticks: years },
    y: { range: [values.low, values.high], ticks: values.ticks.map(({ value, text }) => [value, text]) },
  };
}
