/* Describes the ranking: all places of one year from the highest value to the lowest, as bars or, where there
   are many, as one curve. The same as dashboard/charts/ranking.py. */
import { chart } from "./chart.js";
import { ofCell, ofPlace, paletteOf } from "./colours.js";
import { bar, line, rule } from "./marks.js";
import { rowsFor, SECOND_ROW } from "./names/names-above.js";
import { LEAST_STEP, namesBelow, ROW_BELOW } from "./names/names-below.js";
import { NAMED, plotOf, x } from "./plot.js";
import { targetRules } from "./target-line.js";
import { curveLabels, curveMarks, LEAD, MOST_BARS, PALE, referenceMarks } from "./ranking-curve.js";
import { BEYOND, endLabels, nameBelowBar, nameLabels, targetLabels, valueLabels } from "./ranking-labels.js";

/** @typedef {import("../types").Mark} Mark */
/** @typedef {import("../types").LineMark} LineMark */
/** @typedef {import("../../core/types").Slab} Slab */

const BARE_TOP = 22; // margin above where no selected place needs its name there
const GAP = 0.32; // share of a step
const WIDEST_GAP = 14; // px
const TIGHT = 2.5; // px of a step below which gaps only shimmer
const LEAST = 1.5; // px of a bar of zero
const CHOSEN = 0.92; // share of a step that a selected bar has
const LEAST_CHOSEN = 3; // px
const POINTED = { edge: "ink", edge_width: 1.6 };

/**
 * One year in its plot: `order` are columns of the slab from left to right, `step` the px from one to the
 * next; `named` are the rows of names below the bars; `top` is the value of a bar's upper end, `reached` that
 * of its line or of the bar.
 * @typedef {{
 *   slab: Slab, row: number, order: number[], plot: import("../types").Plot, step: number,
 *   rows: number, named: (number | null)[], target: import("../../core/types").OwnTarget | null | undefined,
 *   measure: import("../types").Measure, many: boolean, top: (at: number) => number,
 *   reached: (at: number) => number,
 * }} Year
 */

/**
 * A place that is marked: where its bar stands, its colour and the weight of its name.
 * @typedef {{at: number, key: string, tone: string, weight: number}} Marked
 */

/**
 * The slab's `order` of a row, without bars where it has none.
 * @param {Slab} slab as it is displayed
 * @param {number} row
 * @param {import("../types").Space} space
 * @param {import("./chart.js").Choice} choice
 * @param {import("../types").Measure} measure
 * @returns {import("./chart.js").Described}
 */
export function describeRanking(slab, row, space, choice, measure) {
  const order = row < 0 ? [] : slab.order[row];
  const chosen = choice.selection.flatMap((key, mark) => {
    const at = placed({ slab, order }, key);
    return at < 0 ? [] : [{ at, key, tone: ofPlace(mark), weight: 700 }];
  });
  const axes = slab.axes.ranking;
  /** @type {[number, number]} */
  const across = [-0.5, Math.max(order.length, 1) - 0.5];
  const laid = (/** @type {number} */ top, below = 0) => plotOf(axes, space, measure, { top, below, across });
  const one = laid(choice.selection.length ? axes.margin.t : BARE_TOP);
  const rows = rowsFor(chosen.length, space.size * NAMED, one.right + BEYOND);
  const top = rows > 1 ? axes.margin.t + SECOND_ROW : choice.selection.length ? axes.margin.t : BARE_TOP;
  const named = namedBelow(slab, row, order, one, measure);
  const inner = named.slice(1, -1).some((at) => at !== null);
  const more = Math.max(0, ...named.map((at) => at ?? 0)) + Number(inner);
  const plot = rows > 1 || more ? laid(top, more * ROW_BELOW * space.size) : one;
  const target = order.length && !slab.shown ? choice.target : null;
  const least = ((plot.upright.high - plot.upright.low) * LEAST) / (plot.bottom - plot.top);
  /** @type {Year} */
  const year = {
    ...{ slab, row, order, plot, rows, named, target, measure, many: order.length > MOST_BARS },
    step: (plot.right - plot.left) / Math.max(order.length, 1),
    top: (at) => {
      const value = slab.value[row][order[at]] ?? 0;
      return Math.abs(value) >= least ? value : least;
    },
    reached: (at) => year.top(at),
  };
  const lines = whiskers(year);
  const ends = new Map(lines.map(({ points }) => [points[0][0], points[1][1]]));
  year.reached = (at) => Math.max(year.top(at), ends.get(at) ?? -Infinity);
  const written = [...valueLabels(year, new Set(chosen.map((one) => one.at))), ...targetLabels(year, target)];
  return {
    chart: chart({
      ...{ view: "rangfolge", plot, lang: slab.lang, palette: paletteOf(slab, choice.palette ?? null) },
      marks: [
        ...(year.many
          ? [...curveMarks(year, choice.group ?? null), ...referenceMarks(year)]
          : bars(year, choice.group ?? null)),
        ...lines,
        ...district(year),
        ...targetRules(target, plot.upright, false),
      ],
      labels: [
        ...written,
        ...(year.many ? curveLabels(year, written) : []),
        ...endLabels(year, lines.length > 0),
      ],
    }),
    over: (hover) => over(year, chosen, hover),
  };
}

/**
 * The row of each name below its bar, null for those without room.
 * @param {Slab} slab
 * @param {number} row
 * @param {number[]} order
 * @param {import("../types").Plot} plot
 * @param {import("../types").Measure} measure
 */
function namedBelow(slab, row, order, plot, measure) {
  const last = order.length - 1;
  if (order.length > MOST_BARS) return order.map((_, at) => (at === 0 || at === last ? 0 : null));
  const { size } = plot.space;
  const step = (plot.right - plot.left) / Math.max(order.length, 1);
  if (step < LEAST_STEP * size) return order.map((_, at) => (at === 0 || at === last ? 0 : null));
  const widths = order.map((_, at) =>
    measure(nameBelowBar({ slab, row, order }, at, at === last), size, 400),
  );
  const middles = order.map((_, at) => x(plot, at));
  return namesBelow(widths, middles, size, [plot.left, plot.right]);
}

/**
 * Where a place stands from the left, -1 where it does not.
 * @param {Pick<Year, "slab" | "order">} year
 * @param {string} key
 */
function placed({ slab, order }, key) {
  const column = slab.places.indexOf(key);
  return column < 0 ? -1 : order.indexOf(column);
}

/**
 * @param {Year} year
 * @param {Set<string> | null} group
 * @returns {Mark[]}
 */
function bars({ slab, row, order, step, top }, group) {
  const gap = step < TIGHT ? 0 : Math.min(step * GAP, WIDEST_GAP);
  const half = (1 - gap / step) / 2;
  return order.map((column, at) =>
    bar({
      ...{ x0: at - half, x1: at + half, y0: 0, y1: top(at), fill: ofCell(slab, row, column) },
      few: Boolean(slab.few[row][column]),
      opacity: group && !group.has(slab.places[column]) ? PALE : 1,
      key: slab.places[column],
      words: [slab.names[column], slab.text[row][column], slab.counts[row][column]].filter(Boolean),
    }),
  );
}

/**
 * A line over each bar from the lower to the upper limit, as far as the axis reaches; paler for few cases.
 * @param {Year} year
 * @returns {LineMark[]}
 */
function whiskers({ slab, row, order, plot, step, many }) {
  const { lower, upper } = slab;
  const { low, high } = plot.upright;
  if (!lower || !upper || step <= TIGHT || many) return [];
  return order.flatMap((column, at) => {
    const ends = [lower[row][column], upper[row][column]];
    const [from, to] = ends.map((one) => (one === null ? null : Math.min(Math.max(one, low), high)));
    if (from === null || to === null) return [];
    /** @type {import("../types").At[]} */
    const points = [
      [at, from],
      [at, to],
    ];
    const opacity = slab.few[row][column] ? 0.3 : 0.6;
    return [line({ points, colour: "ink_2", width: 1, opacity, role: "whisker" })];
  });
}

/**
 * @param {Year} year
 * @returns {Mark[]}
 */
function district({ slab, row }) {
  const at = slab.district?.line && row >= 0 ? slab.district.value[row] : null;
  return at === null ? [] : [rule({ at, upright: false, colour: "ink", width: 1.6 })];
}

/**
 * Bars of the selected places and of the one under the pointer, with their names above the plot.
 * @param {Year} year
 * @param {Marked[]} chosen
 * @param {string | null} hover
 */
function over(year, chosen, hover) {
  const { slab, row, order, step } = year;
  const pointed = hover === null ? -1 : placed(year, hover);
  const isChosen = chosen.some((one) => one.at === pointed);
  const hovered = { at: pointed, key: hover ?? "", tone: "ink", weight: 600 };
  const shown = pointed < 0 || isChosen ? chosen : [...chosen, hovered];
  const half = Math.max(step * CHOSEN, LEAST_CHOSEN) / 2 / step;
  const marks = shown.flatMap(({ at, key, tone, weight }) => {
    const fill = weight === 700 ? tone : ofCell(slab, row, order[at]);
    const look = at === pointed ? POINTED : { edge: tone, edge_width: 1.2 };
    const y1 = year.top(at);
    return [
      bar({ x0: at - half, x1: at + half, y0: 0, y1, fill, ...look, key }),
      // To a name above; solid it would look like a bar among thousands of thin ones.
      rule({ at, upright: true, colour: tone, width: 1.2, start: y1, ...(year.many ? { dash: LEAD } : {}) }),
    ];
  });
  return { marks, labels: nameLabels(year, shown) };
}
