/* Describes two indicators against each other: places as large as their population, with a line if they are
   related. The same as dashboard/charts/scatter.py. */
import { labelRooms } from "../label-rooms.js";
import { chart } from "./chart.js";
import { ofPlace } from "./colours.js";
import { label, line, point, rule, sign } from "./marks.js";
import { NAMED, noteAbove, plotOf, x, y } from "./plot.js";

/** @typedef {import("../types").Mark} Mark */
/** @typedef {import("../types").Plot} Plot */
/** @typedef {import("../types").PointMark} PointMark */
/** @typedef {import("../types").TextLabel} TextLabel */
/** @typedef {import("../types").Measure} Measure */

/**
 * A place: both values, as numbers and as they are written, inhabitants (0 where unknown), and whether one of
 * them is on few cases.
 * @typedef {{
 *   key: string, name: string, x: number, y: number, xText: string, yText: string, population: number,
 *   few: boolean,
 * }} Related
 */

/**
 * `quadrants` are the district's values, `line` the relation's, which is more than possible where it is
 * `sure`; `largest` and `smallest` are radii in px; `names` of both indicators and the word for few cases.
 * @typedef {{
 *   axes: import("../../core/types").Axes, points: Related[], quadrants: [number | null, number | null],
 *   line: [number, number][] | null, sure: boolean, largest: number, smallest: number, lang: string,
 *   names: {first: string, second: string, few: string},
 * }} Relation
 */

const SIGN = 6; // least radius of a selected place's sign
const AROUND = 7; // and of the room kept free around it
const QUIET = 5; // populous places that are named for orientation
const LINE = 1.2; // height of a name in letters
const RING = 3.5; // px from a point's rim to the ring of the one under the pointer
const FILL = 0.62;
const FEW = 0.26;
const AWAY = 0.1;

/**
 * @param {Relation} relation
 * @param {import("../types").Space} space
 * @param {import("./chart.js").Choice} choice
 * @param {Measure} measure
 * @returns {import("./chart.js").Described}
 */
export function describeScatter(relation, space, choice, measure) {
  const { axes, lang, largest, smallest } = relation;
  const plot = plotOf(axes, space, measure);
  const most = Math.max(1, ...relation.points.map((one) => one.population));
  const radius = (/** @type {Related} */ one) =>
    Math.max(smallest, largest * Math.sqrt(one.population / most));
  const { selection } = choice;
  const chosen = selection.flatMap((key, at) =>
    relation.points.filter((one) => one.key === key).map((one) => ({ one, at })),
  );
  const others = relation.points
    .filter((one) => !selection.includes(one.key))
    .sort((a, b) => b.population - a.population);
  const named = [
    ...chosen.map(({ one, at }) => ({
      one,
      tone: ofPlace(at),
      weight: 700,
      r: Math.max(radius(one), AROUND),
    })),
    ...others.slice(0, QUIET).map((one) => ({ one, tone: "ink_2", weight: 400, r: radius(one) })),
  ];
  const given = (/** @type {Related} */ one) => ({
    ...{ x: one.x, y: one.y, key: one.key, name: one.name, words: told(relation, one) },
  });
  const faded = (/** @type {Related} */ one) => Boolean(choice.group && !choice.group.has(one.key));
  return {
    chart: chart({
      ...{ view: "zusammenhang", plot, lang, palette: "see" },
      marks: [
        ...straight(relation),
        ...others.map((one) =>
          point({
            ...{ ...given(one), radius: radius(one), fill: "axis", edge: "surface", edge_width: 1 },
            fill_opacity: faded(one) ? AWAY : one.few ? FEW : FILL,
          }),
        ),
        ...chosen.map(({ one, at }) => sign({ ...given(one), radius: Math.max(radius(one), SIGN) }, at)),
      ],
      labels: [...noteAbove(plot, axes.note), ...names(plot, named, measure)],
    }),
    over: (hover) => {
      const one = relation.points.find(({ key }) => key === hover);
      if (!one) return { marks: [], labels: [] };
      const at = selection.indexOf(one.key);
      const edge = at < 0 ? "ink" : ofPlace(at);
      const ring = point({ ...given(one), radius: radius(one) + RING, fill: "", edge, edge_width: 2 });
      return { marks: [ring], labels: at < 0 ? [pointed(plot, one, radius(one), measure)] : [] };
    },
  };
}

/**
 * Lines of a tooltip.
 * @param {Relation} relation
 * @param {Related} one
 */
function told({ names: { first, second, few } }, one) {
  return [one.name, `${first}: ${one.xText}`, `${second}: ${one.yText}`, ...(one.few ? [few] : [])];
}

/**
 * The district's values divide the plot into four; the line says how the indicators go together.
 * @param {Relation} relation
 * @returns {Mark[]}
 */
function straight({ quadrants, line: points, sure }) {
  const cross = quadrants.flatMap((at, axis) =>
    at === null ? [] : [rule({ at, upright: axis === 0, colour: "ink_3", width: 1, dash: [2, 3] })],
  );
  if (!points) return cross;
  const dash = sure ? [] : [6, 4];
  return [...cross, line({ points, colour: "ink", width: 1.8, dash, role: "relation" })];
}

/**
 * Of the selected places first, then of the most populous, where there is room.
 * @param {Plot} plot
 * @param {{one: Related, tone: string, weight: number, r: number}[]} named
 * @param {Measure} measure
 * @returns {TextLabel[]}
 */
function names(plot, named, measure) {
  const size = plot.space.size * NAMED;
  const spots = named.map(({ one, weight, r }) => ({
    ...{ x: x(plot, one.x), y: y(plot, one.y), r },
    width: measure(one.name, size, weight),
  }));
  const rooms = labelRooms(spots, size * LINE, [plot.left, plot.top, plot.right, plot.bottom]);
  return rooms.flatMap((room, index) => {
    if (!room) return [];
    const { one, tone, weight } = named[index];
    return [
      label({
        ...{ x: (room[0] + room[2]) / 2, y: (room[1] + room[3]) / 2, text: one.name, colour: tone, size },
        ...{ weight, anchor: "middle", at: [one.x, one.y], key: one.key },
      }),
    ];
  });
}

/**
 * The name of the place under the pointer: above its point, below it where the plot ends.
 * @param {Plot} plot
 * @param {Related} one
 * @param {number} radius
 * @param {Measure} measure
 */
function pointed(plot, one, radius, measure) {
  const size = plot.space.size * NAMED;
  const half = measure(one.name, size, 600) / 2;
  const centre = Math.min(Math.max(x(plot, one.x), plot.left + half), plot.right - half);
  const down = y(plot, one.y);
  const above = down - radius - 7;
  const base = above < plot.top + size ? down + radius + size + 4 : above;
  const place = { x: centre, y: base - size * 0.35, text: one.name, colour: "ink", size, weight: 600 };
  return label({ ...place, anchor: "middle", at: [one.x, one.y], key: one.key });
}
