/* Describes a composition: a bar for each year or place, divided into its parts, with what is secret as one
   hatched piece. The same as dashboard/charts/composition/build.py. */
import { chart } from "./chart.js";
import { ofPlace } from "./colours.js";
import { bar, label, rule } from "./marks.js";
import { fitting, x as xOf, valueAt } from "./plot.js";

/** @typedef {import("../types").CompositionParts} CompositionParts */
/** @typedef {import("../types").CompositionRow} CompositionRow */
/** @typedef {import("../types").RowPiece} RowPiece */
/** @typedef {import("../types").Plot} Plot */
/** @typedef {import("../types").Measure} Measure */
/** @typedef {import("../types").Arrangement} Arrangement */
/** @typedef {{name: string, part: number, row: number, x: number}} Entry of the legend */

export const HIDDEN = -1;
export const YEARS = "jahre";
const [LEGEND_ROW, SWATCH, GAP, APART] = [1.75, 0.85, 0.5, 1.3]; // letters
const BESIDE = 10; // px between names and bars
const RIGHT = 20; // px beside the bars, in which the last number of the axis ends
const BELOW = 26; // px below the bars for the numbers of the axis
const [LEAST, WIDEST] = [1.5, 52]; // letters and px of a row
const COMFORTABLE = 1.85; // letters of a row where all have room
const THICK = 0.82; // share of a row that its bar takes
const MOST_NAMES = 0.4; // share of the width that names of rows may take
const STEPS = [1, 2, 3, 5, 10]; // years from one bar to the next
const INSIDE = 6; // px that a number needs beside it inside its piece
const STAGGER = 0.2; // share of a bar by which limits of neighbours stand above and below its middle

/**
 * The bars of an arrangement; none of places in a year that is not held.
 * @param {CompositionParts} parts
 * @param {string} over
 * @param {number} year
 */
export function rowsOf(parts, over, year) {
  return over === YEARS ? parts.over_years : (parts.over_places[parts.years.indexOf(year)] ?? []);
}

/**
 * The axis of counts; null where no whole has one.
 * @param {CompositionParts} parts
 * @param {string} over
 */
export const countsOf = (parts, over) => (over === YEARS ? parts.counts_of_years : parts.counts_of_places);

/**
 * The bars of a year's places or of a place's years; null where no bar has anything to show.
 * @param {CompositionParts} parts
 * @param {number} year
 * @param {import("../types").Space} space
 * @param {Arrangement} asked
 * @param {Measure} measure
 * @returns {import("./chart.js").Described | null}
 */
export function describeComposition(parts, year, space, asked, measure) {
  const every = rowsOf(parts, asked.over, year);
  if (!every.some((row) => row.pieces.length || row.secret)) return null;
  const counts = countsOf(parts, asked.over);
  const counted = asked.counted && counts !== null;
  const across = counted ? counts : parts.shares;
  const { size } = space;
  const [left, right] = endsOf(every, space.width, size, measure);
  const legend = legendOf(parts, asked.over, left, right, size, measure);
  const top = (legend[legend.length - 1].row + 1) * size * LEGEND_ROW + 2;
  const height = space.height - top - (BELOW * size) / 13;
  const most = mostOf(height, size);
  const rows =
    asked.over === YEARS ? fittingYears(every, most, year) : fittingPlaces(every, most, parts.more);
  const step = Math.min(Math.max(height, size) / rows.length, (WIDEST * size) / 13);
  const bottom = top + step * rows.length;
  const upright = { low: 0, high: bottom / step, ticks: [], title: "", even: true };
  /** @type {Plot} */
  const plot = { space, left, top: 0, right, bottom, across, upright };
  const room = { parts, rows, plot, asked, year, counted, top, step, thick: THICK * step, measure };
  return {
    chart: chart({
      ...{ view: "zusammensetzung", plot, lang: parts.lang, palette: parts.palette },
      marks: [
        ...legend.map((entry) => swatch(room, entry)),
        ...rows.flatMap((row, at) => barsOf(room, row, at)),
        ...(asked.limits ? rows.flatMap((row, at) => limitsOf(room, row, at)) : []),
      ],
      labels: [
        ...legend.map((entry) => legendName(entry, size)),
        ...rows.map((row, at) => nameOf(room, row, at)),
        ...rows.flatMap((row, at) => numbersOf(room, row, at)),
      ],
    }),
    over: (hover) => ({ marks: outline(room, hover), labels: [] }),
  };
}

/**
 * @typedef {{
 *   parts: CompositionParts, rows: CompositionRow[], plot: Plot, asked: Arrangement, year: number,
 *   counted: boolean, top: number, step: number, thick: number, measure: Measure,
 * }} Room
 */

/**
 * An entry without room begins the next row.
 * @param {CompositionParts} parts
 * @param {string} over
 * @param {number} left
 * @param {number} right
 * @param {number} size
 * @param {Measure} measure
 */
function legendOf(parts, over, left, right, size, measure) {
  const entries = parts.parts.map(({ name }, part) => ({ name, part }));
  if (hasHidden(parts, over)) entries.push({ name: parts.hidden_name, part: HIDDEN });
  let [row, x] = [0, left];
  return entries.map(({ name, part }) => {
    const width = measure(name, size, 400) + size * (SWATCH + GAP);
    if (x > left && x + width > right) [row, x] = [row + 1, left];
    const entry = { name, part, row, x };
    x += width + size * APART;
    return entry;
  });
}

/**
 * Whether any bar of an arrangement, in whatever year, has something secret.
 * @param {CompositionParts} parts
 * @param {string} over
 */
function hasHidden(parts, over) {
  const every = over === YEARS ? [parts.over_years] : parts.over_places;
  return every.some((rows) =>
    rows.some((row) => row.secret || row.pieces.some(({ part }) => part === HIDDEN)),
  );
}

/**
 * Rows for which there is room.
 * @param {number} height
 * @param {number} size
 */
const mostOf = (height, size) => Math.max(Math.floor(height / (size * LEAST)), 1);

/**
 * The height in px that all places need in a width, at letters of this size.
 * @param {CompositionParts} parts
 * @param {Arrangement} asked
 * @param {number} year
 * @param {{width: number, size: number}} space
 * @param {Measure} measure
 */
export function neededHeight(parts, asked, year, { width, size }, measure) {
  const rows = rowsOf(parts, asked.over, year);
  if (asked.over === YEARS || !rows.length) return 0;
  const [left, right] = endsOf(rows, width, size, measure);
  const legend = legendOf(parts, asked.over, left, right, size, measure);
  const above = (legend[legend.length - 1].row + 1) * LEGEND_ROW;
  return (above + rows.length * COMFORTABLE) * size + 2 + (BELOW * size) / 13;
}

/**
 * Where bars begin and end: beside the longest name.
 * @param {CompositionRow[]} rows
 * @param {number} width
 * @param {number} size
 * @param {Measure} measure
 * @returns {[left: number, right: number]}
 */
function endsOf(rows, width, size, measure) {
  const widest = Math.max(...rows.map((row) => measure(row.name, size, 700)));
  const left = Math.min(widest + 2, width * MOST_NAMES) + BESIDE;
  return [left, Math.max(width - (RIGHT * size) / 13, left + 10)];
}

/**
 * As many years as have room, counted back from the newest, and the present one in the place of the nearest.
 * @param {CompositionRow[]} rows
 * @param {number} most
 * @param {number} year
 */
function fittingYears(rows, most, year) {
  const every = STEPS.find((one) => Math.ceil(rows.length / one) <= most) ?? STEPS[STEPS.length - 1];
  const shown = rows.filter((_, at) => (rows.length - 1 - at) % every === 0);
  const present = rows.find((row) => row.year === year);
  if (present && !shown.includes(present)) {
    const far = shown.map((row) => Math.abs(row.year - year));
    shown[far.indexOf(Math.min(...far))] = present;
  }
  return shown;
}

/**
 * The first places that have room, and below them how many others there are.
 * @param {CompositionRow[]} rows
 * @param {number} most
 * @param {string} more
 * @returns {CompositionRow[]}
 */
function fittingPlaces(rows, most, more) {
  if (rows.length <= most) return rows;
  const left = rows.length - Math.max(most - 1, 1);
  const none = { key: "", name: "", year: 0, pieces: [], total: null, total_text: "" };
  const note = more.replace("{count}", String(left));
  return [...rows.slice(0, -left), { ...none, note, secret: false, few: false, position: -1 }];
}

/**
 * @param {Plot} plot
 * @param {number} px
 */
const acrossAt = ({ left, right, across: { low, high } }, px) =>
  low + ((px - left) / (right - left)) * (high - low);

/**
 * Px of the middle of a row's bar.
 * @param {Room} room
 * @param {number} at
 */
const middleOf = ({ top, step }, at) => top + step * (at + 0.5);

/**
 * The length of a bar on the axis; null where its count is not known.
 * @param {Room} room
 * @param {CompositionRow} row
 */
const wholeOf = ({ counted }, row) => (counted ? row.total : 100);

/**
 * @param {Room} room
 * @param {[number, number]} across
 * @param {[number, number]} up
 * @param {number} part
 * @param {{key?: string, words?: string[], few?: boolean}} more
 */
function piece(room, across, up, part, { key = "", words = [], few = false }) {
  const hatched = part === HIDDEN;
  const fill = hatched ? "inset" : room.parts.parts[part].fill;
  const ends = { x0: across[0], x1: across[1], y0: up[0], y1: up[1] };
  const look = { fill, few: few && !hatched, hatched, edge: "surface", edge_width: 1.5 };
  return bar({ ...ends, ...look, key, words });
}

/**
 * @param {Room} room
 * @param {Entry} entry
 */
function swatch(room, { part, row, x }) {
  const { plot } = room;
  const side = plot.space.size * SWATCH;
  const middle = (row + 0.5) * plot.space.size * LEGEND_ROW;
  const up = /** @type {[number, number]} */ ([
    valueAt(plot, middle + side / 2),
    valueAt(plot, middle - side / 2),
  ]);
  return piece(room, [acrossAt(plot, x), acrossAt(plot, x + side)], up, part, {});
}

/**
 * @param {Entry} entry
 * @param {number} size
 */
function legendName({ name, row, x }, size) {
  const place = { x: x + size * (SWATCH + GAP), y: (row + 0.5) * size * LEGEND_ROW };
  return label({ ...place, text: name, colour: "ink_2", size, halo: false });
}

/**
 * @param {Room} room
 * @param {CompositionRow} row
 * @param {number} at
 */
function barsOf(room, row, at) {
  const { plot, thick, counted } = room;
  const middle = middleOf(room, at);
  const up = /** @type {[number, number]} */ ([
    valueAt(plot, middle + thick / 2),
    valueAt(plot, middle - thick / 2),
  ]);
  const { key, few } = row;
  if (row.secret && !counted)
    return [piece(room, [0, 100], up, HIDDEN, { key, words: [row.name, row.note] })];
  const whole = wholeOf(room, row);
  if (whole === null) return [];
  return row.pieces.map(({ start, end, part, words }) =>
    piece(room, [start * whole, end * whole], up, part, { key, words, few }),
  );
}

/**
 * A line over the end of each piece from where it could lie to where it could lie; the last piece of a bar
 * ends with it and has its line over its beginning.
 * @param {Room} room
 * @param {CompositionRow} row
 * @param {number} at
 */
function limitsOf(room, row, at) {
  const whole = wholeOf(room, row);
  if (whole === null) return [];
  return row.pieces.flatMap(({ start, end, lower, upper }, place) => {
    const last = place === row.pieces.length - 1;
    if (lower === null || upper === null || (last && place === 1)) return [];
    const low = last ? end - upper : start + lower;
    const high = last ? end - lower : start + upper;
    const y = valueAt(room.plot, middleOf(room, at) + room.thick * (place % 2 ? STAGGER : -STAGGER));
    const ends = { start: Math.max(low, 0) * whole, end: Math.min(high, 1) * whole };
    return [
      rule({ at: y, upright: false, colour: "surface", width: 3.6, ...ends }),
      rule({ at: y, upright: false, colour: "ink", width: 1.6, ...ends }),
    ];
  });
}

/**
 * @param {Room} room
 * @param {CompositionRow} row
 * @param {number} at
 */
function nameOf({ plot, asked, year, measure, ...room }, row, at) {
  const now = asked.over === YEARS ? row.year === year : row.position >= 0;
  const colour = row.position >= 0 ? ofPlace(row.position) : now ? "ink" : "ink_2";
  const { size } = plot.space;
  const y = middleOf(/** @type {Room} */ ({ plot, ...room }), at);
  const text = fitting(row.name, "", size, plot.left - BESIDE, measure);
  const look = { text, colour, size, weight: now ? 600 : 400, halo: false, key: row.key };
  return label({ x: plot.left - BESIDE, y, anchor: "end", at: [null, valueAt(plot, y)], ...look });
}

/**
 * Inside each piece its number where it has room, and beside a bar what there is to say of it.
 * @param {Room} room
 * @param {CompositionRow} row
 * @param {number} at
 */
function numbersOf(room, row, at) {
  const { plot, asked, year, counted, measure } = room;
  const { size, width } = plot.space;
  const y = middleOf(room, at);
  const whole = wholeOf(room, row);
  if (!row.pieces.length || whole === null) {
    const x = plot.left + INSIDE;
    const look = { text: row.note, colour: row.secret ? "ink_2" : "ink_3", size, halo: row.secret };
    return [label({ x, y, ...look, at: [acrossAt(plot, x), valueAt(plot, y)] })];
  }
  const weight = asked.over === YEARS && row.year === year ? 600 : 400;
  const found = row.pieces.flatMap((one) => number(room, one, row, whole, y, weight));
  const end = xOf(plot, whole);
  if (counted && end + measure(row.total_text, size, 400) + INSIDE <= width) {
    const place = { x: end + INSIDE, y, at: /** @type {[number, number]} */ ([whole, valueAt(plot, y)]) };
    found.push(label({ ...place, text: row.total_text, colour: "ink_2", size, halo: false }));
  }
  return found;
}

/**
 * @param {Room} room
 * @param {RowPiece} given
 * @param {CompositionRow} row
 * @param {number} whole
 * @param {number} y
 * @param {number} weight
 */
function number({ plot, counted, parts, thick, measure }, given, row, whole, y, weight) {
  const { size } = plot.space;
  const hidden = given.part === HIDDEN;
  const said = counted ? given.counted : given.text;
  const free = xOf(plot, given.end * whole) - xOf(plot, given.start * whole) - INSIDE;
  const texts = hidden ? [`${parts.hidden_name} ${said}`, said] : [said];
  const text = texts.find((one) => measure(one, size, weight) <= free);
  if (!text || thick < size * 1.05) return [];
  const across = ((given.start + given.end) / 2) * whole;
  const colour = hidden ? "ink_2" : row.few ? "ink" : parts.parts[given.part].ink;
  const place = { x: xOf(plot, across), y, anchor: /** @type {const} */ ("middle") };
  const look = { text, colour, size, weight, halo: hidden || row.few, key: row.key };
  return [label({ ...place, ...look, at: [across, valueAt(plot, y)] })];
}

/**
 * Around the bar of the place under the pointer.
 * @param {Room} room
 * @param {string | null} hover
 */
function outline(room, hover) {
  const { rows, plot, thick } = room;
  return rows.flatMap((row, at) => {
    const whole = wholeOf(room, row);
    if (row.key !== hover || whole === null) return [];
    const middle = middleOf(room, at);
    const ends = { x0: 0, x1: whole, y0: valueAt(plot, middle + thick / 2) };
    const look = { fill: "", edge: "ink", edge_width: 1.6, key: row.key };
    return [bar({ ...ends, y1: valueAt(plot, middle - thick / 2), ...look })];
  });
}
