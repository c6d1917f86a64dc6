/* Describes the funnel: values against the number of cases behind them, inside the limits that chance allows.
   The same as dashboard/charts/funnel.py. */
import { chart } from "./chart.js";
import { ofCell, ofPlace, paletteOf } from "./colours.js";
import { area, label, point, rule, sign } from "./marks.js";
import { NAMED, plotOf, x, y } from "./plot.js";

/** @typedef {import("../types").Mark} Mark */
/** @typedef {import("../types").Plot} Plot */
/** @typedef {import("../types").PointMark} PointMark */
/** @typedef {import("../types").TextLabel} TextLabel */
/** @typedef {import("../types").Measure} Measure */
/** @typedef {import("../../core/types").Slab} Slab */
/** @typedef {import("../../core/types").Funnel} Funnel */

const RADIUS = 4;
const SIGN = 6;
const AROUND = 2; // px from a point to the ring around it
const PALE = 0.55;
const MANY = 1000; // places above which signs are small and one a cell
const [SMALL, CELL] = [2.5, 2.5]; // px

/**
 * Points of a row on a square-root axis of cases; null where the slab has no funnel or the row is -1.
 * @param {Slab} slab
 * @param {number} row
 * @param {import("../types").Space} space
 * @param {import("./chart.js").Choice} choice
 * @param {Measure} measure
 * @returns {import("./chart.js").Described | null}
 */
export function describeFunnel(slab, row, space, choice, measure) {
  const { funnel } = slab;
  if (!funnel || !slab.axes.funnel || row < 0) return null;
  const plot = plotOf(slab.axes.funnel, space, measure, { even: false });
  const dots = thinned(plot, points(slab, funnel, row, choice.group ?? null));
  const { size } = plot.space;
  const note = {
    x: plot.right,
    y: plot.top - size * 1.15,
    text: slab.words.funnelNote,
    colour: "ink_3",
    size,
  };
  const written = [label({ ...note, anchor: "end" }), ...areaName(slab, row, plot, dots, measure)];
  return {
    chart: chart({
      ...{ view: "trichter", plot, lang: slab.lang, palette: paletteOf(slab, choice.palette ?? null) },
      marks: [...limits(funnel, row), ...areaLine(slab, row), ...dots],
      labels: written,
    }),
    over: (hover) => {
      const marks = over(slab, funnel, row, plot, choice.selection, hover);
      if (!Number.isFinite(choice.named ?? Infinity))
        return { marks, labels: names(plot, marks, choice.selection, measure, written) };
      const short = marks.map((one) => ({ ...one, name: slab.names[slab.places.indexOf(one.key)] }));
      return { marks, labels: namesAtSigns(plot, short, choice.selection, measure, written) };
    },
  };
}

/**
 * The outer limits below the inner ones.
 * @param {Funnel} funnel
 * @param {number} row
 * @returns {Mark[]}
 */
function limits(funnel, row) {
  const at = funnel.at[row].map(Math.sqrt);
  if (!at.length) return [];
  /** @type {["outer" | "inner", number][]} */
  const both = [
    ["outer", 0.45],
    ["inner", 1],
  ];
  return both.map(([role, opacity]) => {
    const [lower, upper] = funnel[role].map((one) => at.map((across, i) => pair(across, one[row][i])));
    const points = [...upper, ...lower.reverse()];
    return area({ points, fill: "limits", opacity, edge: "axis", edge_width: 1, role });
  });
}

/**
 * @param {number} across
 * @param {number} up
 * @returns {import("../types").At}
 */
const pair = (across, up) => [across, up];

/**
 * @param {Slab} slab
 * @param {number} row
 * @returns {Mark[]}
 */
function areaLine({ funnel_area: own }, row) {
  const at = own?.value[row] ?? null;
  return at === null ? [] : [rule({ at, upright: false, colour: "ink", width: 1.6 })];
}

/**
 * At the right end of its line, on the side where fewer points are.
 * @param {Slab} slab
 * @param {number} row
 * @param {Plot} plot
 * @param {PointMark[]} dots
 * @param {Measure} measure
 * @returns {TextLabel[]}
 */
function areaName({ funnel_area: own }, row, plot, dots, measure) {
  const value = own?.value[row] ?? null;
  if (!own || value === null) return [];
  const { size } = plot.space;
  const text = `${own.name} ${own.text[row]}`;
  const height = y(plot, value);
  const reach = plot.right - measure(text, size, 600) - RADIUS;
  const near = dots.filter((one) => x(plot, one.x) > reach).map((one) => y(plot, one.y));
  const beside = (/** @type {1 | -1} */ side) =>
    near.filter((one) => Math.abs(one - height - side * size * 0.8) < size).length;
  // Above the plot stands what the limits mean.
  const below = height - size * 0.8 < plot.top || beside(-1) > beside(1);
  const middle = height + (below ? 1 : -1) * size * 0.8;
  const look = { colour: "ink", size, weight: 600, anchor: /** @type {const} */ ("end") };
  return [label({ x: plot.right, y: middle, text, ...look, at: [null, value] })];
}

/**
 * Few cases, or where places stand out all others, lie lowest and are paler.
 * @param {Slab} slab
 * @param {Funnel} funnel
 * @param {number} row
 * @param {Set<string> | null} group
 * @returns {PointMark[]}
 */
function points(slab, funnel, row, group) {
  const order = slab.order[row].filter((column) => funnel.base[row][column] !== null);
  const [radius, edge] = order.length > MANY ? [SMALL, 0.5] : [RADIUS, 1];
  const found = order.map((column) => {
    const key = slab.places[column];
    const base = funnel.base[row][column] ?? 0;
    const pale = group ? !group.has(key) : slab.few[row][column];
    return point({
      ...{ x: Math.sqrt(base), y: slab.value[row][column] ?? 0, radius },
      ...{ fill: ofCell(slab, row, column), edge: "ink_2", edge_width: edge, opacity: pale ? PALE : 1 },
      ...{ key, name: slab.names[column] },
      words: [slab.names[column], slab.text[row][column], slab.counts[row][column]].filter(Boolean),
    });
  });
  return found.sort((a, b) => a.opacity - b.opacity);
}

/**
 * Of many points that lie in one cell the uppermost: nobody sees the others below it.
 * @param {Plot} plot
 * @param {PointMark[]} all
 */
function thinned(plot, all) {
  if (all.length <= MANY) return all;
  const cells = new Map();
  for (const one of all.toReversed()) {
    const at = `${Math.floor(x(plot, one.x) / CELL)} ${Math.floor(y(plot, one.y) / CELL)}`;
    if (!cells.has(at)) cells.set(at, one);
  }
  return [...cells.values()].reverse();
}

/**
 * Signs of the selected places and a ring around the one under the pointer.
 * @param {Slab} slab
 * @param {Funnel} funnel
 * @param {number} row
 * @param {Plot} plot
 * @param {string[]} selection
 * @param {string | null} hover
 */
function over(slab, funnel, row, plot, selection, hover) {
  const keys = hover === null || selection.includes(hover) ? selection : [...selection, hover];
  return keys.flatMap((key, position) => {
    const column = slab.places.indexOf(key);
    const base = column < 0 || !slab.order[row].includes(column) ? null : funnel.base[row][column];
    if (base === null) return [];
    const name = `${slab.names[column]} ${slab.text[row][column]}`;
    const at = { x: Math.sqrt(base), y: slab.value[row][column] ?? 0, key, name };
    if (position < selection.length) return [sign({ ...at, radius: SIGN }, position)];
    return [point({ ...at, radius: RADIUS + AROUND, fill: "", edge: "ink", edge_width: 2 })];
  });
}

/**
 * Above the signs; one that would meet another, or what is written anyway, stands below its sign, else moves
 * up, and is left out where it would leave the chart.
 * @param {Plot} plot
 * @param {PointMark[]} marks
 * @param {string[]} selection
 * @param {Measure} measure
 * @param {TextLabel[]} written texts that end at their points
 */
function names(plot, marks, selection, measure, written) {
  const size = plot.space.size * NAMED;
  const taken = written.map((one) => {
    const half = measure(one.text, one.size, one.weight) / 2;
    return { centre: one.x - half, half, down: one.y };
  });
  return marks.flatMap((one) => {
    const half = measure(one.name, size, 700) / 2;
    const centre = Math.min(Math.max(x(plot, one.x), plot.left + half), plot.right + 14 - half);
    let down = y(plot, one.y) - 11 - size * 0.35;
    const meets = (/** @type {typeof taken[number]} */ other) =>
      Math.abs(other.down - down) < size * 1.15 && Math.abs(other.centre - centre) < other.half + half + 4;
    const above = down;
    if (taken.some(meets) || down < size * 0.6) down = y(plot, one.y) + 11 + size * 0.35;
    if (taken.some(meets) || down > plot.bottom - size * 0.6) down = above;
    while (taken.some(meets)) down -= size * 1.2;
    if (down < size * 0.6) return [];
    taken.push({ centre, half, down });
    return nameOf(one, selection, { x: centre, y: down, size, anchor: "middle" });
  });
}

/**
 * @param {PointMark} mark
 * @param {string[]} selection
 * @param {Pick<TextLabel, "x" | "y" | "size" | "anchor">} place
 */
function nameOf({ key, name, x: across, y: up }, selection, place) {
  const position = selection.indexOf(key);
  const look = position < 0 ? { colour: "ink", weight: 600 } : { colour: ofPlace(position), weight: 700 };
  return label({ ...place, ...look, text: name, at: [across, up], key });
}

/**
 * In large letters, beside which numbers say what is left out here: beside, above or below its own sign, and
 * not as near to another, of which it would be read as the name.
 * @param {Plot} plot
 * @param {PointMark[]} marks
 * @param {string[]} selection
 * @param {Measure} measure
 * @param {TextLabel[]} written
 */
function namesAtSigns(plot, marks, selection, measure, written) {
  const size = plot.space.size * NAMED;
  const gap = SIGN + AROUND + 3;
  const taken = written.map((one) => {
    const wide = measure(one.text, one.size, one.weight);
    const left = one.x - (one.anchor === "end" ? wide : one.anchor === "middle" ? wide / 2 : 0);
    return { left, right: left + wide, down: one.y, high: one.size * 1.1 };
  });
  return marks.flatMap((one) => {
    const wide = measure(one.name, size, 700);
    const [across, up] = [x(plot, one.x), y(plot, one.y)];
    const others = marks.filter((mark) => mark !== one).map((mark) => [x(plot, mark.x), y(plot, mark.y)]);
    const ways = [
      {
        x: across,
        y: up - gap - size * 0.35,
        anchor: /** @type {const} */ ("middle"),
        left: across - wide / 2,
      },
      {
        x: across,
        y: up + gap + size * 0.35,
        anchor: /** @type {const} */ ("middle"),
        left: across - wide / 2,
      },
      { x: across + gap, y: up, anchor: /** @type {const} */ ("start"), left: across + gap },
      { x: across - gap, y: up, anchor: /** @type {const} */ ("end"), left: across - gap - wide },
    ];
    const free = ways.find(({ y: down, left }) => {
      const right = left + wide;
      if (left < plot.left || right > plot.right || down < plot.top || down > plot.bottom - size * 0.6)
        return false;
      const clear = taken.every(
        (text) =>
          left > text.right + 4 ||
          right < text.left - 4 ||
          Math.abs(text.down - down) > (size + text.high) / 2,
      );
      // From the middle line of the name to the other sign.
      return (
        clear &&
        others.every(
          ([at, height]) =>
            Math.hypot(Math.max(left - at, at - right, 0), Math.abs(height - down)) > gap + size * 0.5,
        )
      );
    });
    if (!free) return [];
    taken.push({ left: free.left, right: free.left + wide, down: free.y, high: size });
    return nameOf(one, selection, { x: free.x, y: free.y, size, anchor: free.anchor });
  });
}
