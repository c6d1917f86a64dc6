/* Describes the distribution: how many places lie in which range of values, stacked by the map's classes.
   The same as dashboard/charts/distribution.py. */
import { chart } from "./chart.js";
import { ofClass, ofNearest, ofPlace, paletteOf } from "./colours.js";
import { bar, label, rule } from "./marks.js";
import { namesAbove, rowsFor, SECOND_ROW } from "./names/names-above.js";
import { NAMED, noteAbove, plotOf, x } from "./plot.js";
import { targetRules, targetText, within } from "./target-line.js";

/** @typedef {import("../types").Mark} Mark */
/** @typedef {import("../types").Plot} Plot */
/** @typedef {import("../../core/types").Slab} Slab */
/** @typedef {{value: number, text: string, said?: string, tone: string, weight: number}} Marked */

const BESIDE = 0.04; // share of a bin that stays free on each side
const BEYOND = 10; // px that names may reach over the plot's right edge

/** @param {number} weight of a name, which says the width of its line: selected places stand out */
const stroke = (weight) => (weight === 700 ? 2 : 1.2);

/**
 * The histogram of a row with lines of the district, the selected places and the one under the pointer;
 * nothing in the plot where the row is -1.
 * @param {Slab} slab as it is displayed
 * @param {number} row
 * @param {import("../types").Space} space
 * @param {import("./chart.js").Choice} choice
 * @param {import("../types").Measure} measure
 * @returns {import("./chart.js").Described}
 */
export function describeDistribution(slab, row, space, choice, measure) {
  const target = row < 0 || slab.shown ? null : choice.target;
  const chosen = row < 0 ? [] : marked(slab, row, choice.selection);
  const axes = slab.axes.distribution;
  const one = plotOf(axes, space, measure);
  const rows = rowsFor(chosen.length + (target ? 1 : 0), space.size * NAMED, one.right + BEYOND);
  const plot = rows === 1 ? one : plotOf(axes, space, measure, { top: axes.margin.t + SECOND_ROW });
  const goal = target
    ? [
        {
          ...{ value: within(target, plot.across), text: targetText(target, plot.across, true) },
          ...{ tone: "ink", weight: 600 },
        },
      ]
    : [];
  return {
    chart: chart({
      ...{ view: "verteilung", plot, lang: slab.lang, palette: paletteOf(slab, choice.palette ?? null) },
      marks: row < 0 ? [] : bars(slab, row),
      labels: noteAbove(plot, axes.note),
    }),
    over: (hover) => {
      const column = hover === null || choice.selection.includes(hover) ? -1 : slab.places.indexOf(hover);
      const value = column < 0 || row < 0 ? null : slab.value[row][column];
      const pointed = { text: slab.names[column], said: slab.text[row]?.[column], tone: "ink", weight: 600 };
      const shown = value === null ? chosen : [...chosen, { value, ...pointed }];
      return {
        marks: [
          ...targetRules(target, plot.across, true),
          ...shown.map(({ value: at, tone: colour, weight }) =>
            rule({ at, upright: true, colour, width: stroke(weight) }),
          ),
        ],
        labels: uncut(plot, rows, [...goal, ...shown], choice.named ?? Infinity, measure),
      };
    },
  };
}

/**
 * Each class stands on the ones below it.
 * @param {Slab} slab
 * @param {number} row
 * @returns {Mark[]}
 */
function bars({ histogram: { edges, counts }, legend }, row) {
  const below = new Array(edges.length - 1).fill(0);
  const most = Math.max(counts[row].length - 1, 1);
  return counts[row].flatMap((bins, index) => {
    const fill = legend.continuous ? ofNearest(index / most) : ofClass(index, counts[row].length);
    const name = legend.continuous ? "" : legend.labels[index];
    return bins.flatMap((count, at) => {
      if (!count) return [];
      const beside = (edges[at + 1] - edges[at]) * BESIDE;
      const y0 = below[at];
      below[at] += count;
      const ends = { x0: edges[at] + beside, x1: edges[at + 1] - beside, y0, y1: below[at] };
      const words = name ? [name, String(count)] : [];
      return [bar({ ...ends, fill, edge: "axis", edge_width: 0.6, words })];
    });
  });
}

/**
 * Value, name, colour and weight of each line.
 * @param {Slab} slab
 * @param {number} row
 * @param {string[]} selection
 * @returns {Marked[]}
 */
function marked(slab, row, selection) {
  const own = slab.district;
  const value = own?.line ? own.value[row] : null;
  const text = slab.words.district || own?.name || "";
  const places = selection.flatMap((key, mark) => {
    const column = slab.places.indexOf(key);
    const at = column < 0 ? null : slab.value[row][column];
    return at === null ? [] : [{ value: at, text: slab.names[column], tone: ofPlace(mark), weight: 700 }];
  });
  return value === null ? places : [{ value, text, tone: "ink", weight: 600 }, ...places];
}

/**
 * Names of as many selected places as there may be; where that is a number, of fewer until none is cut.
 * @param {Plot} plot
 * @param {number} rows
 * @param {Marked[]} shown
 * @param {number} most
 * @param {import("../types").Measure} measure
 */
function uncut(plot, rows, shown, most, measure) {
  if (!Number.isFinite(most)) return names(plot, rows, shown, measure);
  for (let count = most; count > 0; count--) {
    const found = names(plot, rows, told(shown, count), measure);
    if (found.every(({ text }) => !text.includes("…"))) return found;
  }
  return names(plot, rows, told(shown, 0), measure);
}

/**
 * The first selected places, and what is no selected place.
 * @param {Marked[]} shown
 * @param {number} most
 */
function told(shown, most) {
  const selected = shown.filter(({ weight }) => weight === 700);
  return shown.filter((one) => one.weight !== 700 || selected.indexOf(one) < most);
}

/**
 * Above the plot, pushed apart, shortened where they have no room.
 * @param {Plot} plot
 * @param {number} rows
 * @param {Marked[]} shown
 * @param {import("../types").Measure} measure
 */
function names(plot, rows, shown, measure) {
  const size = plot.space.size * NAMED;
  const named = shown.map(({ text, said = "" }) => /** @type {[string, string]} */ ([text, said]));
  const wanted = shown.map(({ value }) => x(plot, value));
  const room = { size, most: plot.right + BEYOND, end: plot.right + BEYOND + 2, foot: plot.top - 8, measure };
  return namesAbove(named, wanted, rows, room).map(({ text, x: middle, rise, knees }, index) => {
    const { value, tone: colour, weight } = shown[index];
    return label({
      ...{ x: middle, y: plot.top - 12 - size * 0.35 - rise, text, colour, size, weight },
      ...{ anchor: "middle", at: [value, null], leader_width: stroke(weight) },
      leader: [[wanted[index], plot.top], [wanted[index], plot.top - 2], ...knees],
    });
  });
}
