/* What happened beside a time series: events and breaks as numbered marks, and the list below the chart that
   says what they are. The same as dashboard/charts/series/notes.py. */
import { spread } from "../../spread.js";
import { label, point, rule } from "../marks.js";
import { fitting, x } from "../plot.js";

/** @typedef {import("../../types").Plot} Plot */
/** @typedef {import("../../types").Space} Space */
/** @typedef {import("../../types").SeriesNote} SeriesNote */
/** @typedef {import("../../types").SeriesParts} SeriesParts */
/** @typedef {import("../../types").TextLabel} TextLabel */
/** @typedef {{text: string, row: number, left: number}} ListedText in px from its left end */

/** Px from the plot's upper edge to the lines of notes, at letters of 13 px. */
export const DROP = 18;
const CUT = "≈";
const RADIUS = 8; // px of the circle around a number
const NUMERAL = 1; // px that it is smaller than the numbers of the axes; on a stage no letters may be smaller
const SMALLER = 0.5; // px that texts of the list are smaller than the numbers of the axes
const DASH = [2, 3];
const ROW = 1.35; // letters from one row of the list to the next
const APART = 14; // px between two texts of the list
const BESIDE = 40; // px that stay free at the end of a row
const MOST = 0.3; // share of the height that the list may take

/**
 * Why the axis is cut, and the notes with their numbers, in rows; those that find no room are left out.
 * @param {SeriesParts} parts
 * @param {Space} space
 * @param {import("../../types").Measure} measure
 * @returns {ListedText[]}
 */
export function listed({ cut, notes }, space, measure) {
  const size = space.size - SMALLER;
  const most = space.width - BESIDE;
  const rows = Math.max(Math.floor((space.height * MOST) / (ROW * size)), 1);
  const texts = notes.map(({ text }, at) => `${at + 1} ${text}`);
  /** @type {ListedText[]} */
  const found = [];
  let [row, left] = [0, 0];
  for (const text of cut ? [`${CUT} ${cut}`, ...texts] : texts) {
    const shown = fitting(text, "", size, most, measure);
    const width = measure(shown, size, 400);
    if (left > 0 && left + width > most) [row, left] = [row + 1, 0];
    if (row === rows) break;
    found.push({ text: shown, row, left });
    left += width + APART;
  }
  return found;
}

/**
 * The room that the list takes below the years, in px.
 * @param {ListedText[]} found
 * @param {number} size
 */
export function heightOf(found, size) {
  const last = found.at(-1);
  return last ? (last.row + 1) * ROW * (size - SMALLER) : 0;
}

/**
 * The list at the lower edge of the chart.
 * @param {ListedText[]} found
 * @param {Space} space
 */
export function listTexts(found, space) {
  const size = space.size - SMALLER;
  const top = space.height - heightOf(found, space.size);
  return found.map(({ text, row, left }) =>
    label({ x: left, y: top + (row + 0.5) * ROW * size, text, colour: "ink_2", size, halo: false }),
  );
}

/**
 * An upright line for each, dashed for a break, and above it a circle for its number; circles of years that
 * stand close are pushed apart.
 * @param {SeriesNote[]} notes
 * @param {Plot} plot
 */
export function noteMarks(notes, plot) {
  const scale = plot.space.size / 13;
  const { low, high } = plot.upright;
  const height = plot.bottom - plot.top;
  const valueAt = (/** @type {number} */ down) => low + ((height - down) / height) * (high - low);
  const end = valueAt(DROP * scale);
  const middle = valueAt((RADIUS + 1) * scale);
  const { across } = plot;
  const years = (across.high - across.low) / (plot.right - plot.left);
  const look = { radius: RADIUS * scale, fill: "surface", edge: "ink_2", edge_width: 1.2 };
  const lines = notes.map(({ x: at, is_break: isBreak }) =>
    rule({ at, upright: true, colour: "axis", width: 1, dash: isBreak ? DASH : [], end }),
  );
  const circles = numbers(notes, plot).map((px, at) =>
    point({ x: across.low + (px - plot.left) * years, y: middle, ...look, name: notes[at].text }),
  );
  return [...lines, ...circles];
}

/**
 * The numbers in their circles, the sign of a break on the axis and that of an axis that is cut.
 * @param {SeriesParts} parts
 * @param {Plot} plot
 * @returns {TextLabel[]}
 */
export function noteTexts({ notes, cut }, plot) {
  const { size } = plot.space;
  const y = plot.top + ((RADIUS + 1) * size) / 13;
  const places = numbers(notes, plot);
  const texts = notes.flatMap(({ x: at, is_break: isBreak }, index) => {
    /** @type {Pick<TextLabel, "anchor" | "at">} */
    const middle = { anchor: "middle", at: [at, null] };
    const text = String(index + 1);
    const look = { colour: "ink", size: size - NUMERAL, weight: 600, halo: false };
    const number = label({ x: places[index], y, text, ...look, ...middle });
    const sign = { x: x(plot, at), y: plot.bottom, text: "//", colour: "ink_2", size: size + 1, ...middle };
    // The sign of a cut axis stands at its lower end, and says no less.
    return isBreak && !(cut && x(plot, at) < plot.left + size) ? [number, label(sign)] : [number];
  });
  if (!cut) return texts;
  const sign = { x: plot.left, y: plot.bottom - 0.1 * size, text: CUT, colour: "ink_2", size: size + 3 };
  return [...texts, label({ ...sign, weight: 700, anchor: "middle" })];
}

/**
 * Where the circles stand, in px.
 * @param {SeriesNote[]} notes
 * @param {Plot} plot
 */
function numbers(notes, plot) {
  const wide = (2 * (RADIUS + 1) * plot.space.size) / 13;
  const wanted = notes.map((note) => x(plot, note.x));
  return spread(
    wanted,
    notes.map(() => wide),
    plot.left - wide / 2,
    plot.right + wide / 2,
  );
}
