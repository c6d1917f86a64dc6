/* Names above a plot, each with a stroke that leads to its line: in one row, or in two where one has no room.
   The same as dashboard/charts/names/names_above.py. */
import { spread } from "../../spread.js";
import { NAMED, namesInLine, TIGHT } from "../plot.js";

/** @typedef {import("../../types").At} At */
/** @typedef {import("../../types").Measure} Measure */

/**
 * What is common to all: letters in px, the right end of the rows, and the height at which strokes reach the
 * lower one.
 * @typedef {{size: number, most: number, end: number, foot: number, measure: Measure}} Room
 */

/**
 * A name with the middle of its text, the px by which its row is higher than the lower one, and the points of
 * its stroke from the foot on.
 * @typedef {{text: string, x: number, rise: number, knees: At[]}} NameAbove
 */

const LEAST = 3.4; // letters: a name in less room says nothing
const ROW = 1.5; // letters from one row to the next
const KNEE = 0.75; // share of a row that a stroke climbs between two names of the lower one
const START = 2; // px before the first name

/** Px that a second row takes, at letters of 13 px. */
export const SECOND_ROW = ROW * 13 * NAMED;

/**
 * How many rows so many names need, with one more for the place under the pointer.
 * @param {number} names
 * @param {number} size
 * @param {number} most
 */
export const rowsFor = (names, size, most) => (names && most / (names + 1) - TIGHT < LEAST * size ? 2 : 1);

/**
 * The names in the order in which they are given. In two rows every second one stands in the upper row, and
 * its stroke passes between its neighbours in the lower one.
 * @param {[name: string, value: string][]} named
 * @param {number[]} wanted px
 * @param {number} rows
 * @param {Room} room
 * @returns {NameAbove[]}
 */
export function namesAbove(named, wanted, rows, room) {
  const { foot, size } = room;
  /** @type {NameAbove[]} */
  const found = new Array(named.length);
  const order = named.map((_, at) => at).sort((one, other) => wanted[one] - wanted[other]);
  const lower = order.filter((_, turn) => turn % rows === 0);
  const below = inRow(lower, named, wanted, room);
  lower.forEach((at, turn) => {
    const { text, x } = below[turn];
    found[at] = { text, x, rise: 0, knees: [[x, foot]] };
  });
  const upper = order.filter((_, turn) => turn % rows === 1);
  const gaps = upper.map((at, turn) => {
    const from = below[turn].x + below[turn].wide / 2;
    const next = below[turn + 1];
    return Math.max(Math.min(wanted[at], next ? next.x - next.wide / 2 : Infinity), from);
  });
  const between = [...wanted];
  upper.forEach((at, turn) => (between[at] = gaps[turn]));
  const rise = ROW * size;
  inRow(upper, named, between, room).forEach(({ text, x }, turn) => {
    const gap = gaps[turn];
    /** @type {At[]} */
    const knees = [
      [gap, foot],
      [gap, foot - KNEE * rise],
      [x, foot - rise],
    ];
    found[upper[turn]] = { text, x, rise, knees };
  });
  return found;
}

/**
 * @param {number[]} which
 * @param {[name: string, value: string][]} named
 * @param {number[]} wanted
 * @param {Room} room
 */
function inRow(which, named, wanted, { size, most, end, measure }) {
  const { texts, rooms } = namesInLine(
    which.map((at) => named[at]),
    size,
    most,
    measure,
  );
  const placed = spread(
    which.map((at) => wanted[at]),
    rooms,
    START,
    end,
  );
  return texts.map((text, turn) => ({ text, x: placed[turn], wide: rooms[turn] }));
}
