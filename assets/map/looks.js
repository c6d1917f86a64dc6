/* What an area looks like in a year: one number per look, made of its mark, its class and what the reader has
   filtered or grouped, and the classes of style sheets for it. */
import * as marks from "../core/status-marks.js";

/** @typedef {import("../core/types").Slab} Slab */

// Three bits of mark, four of class (see INDEX), and one each of few cases, outside the filter, in the group.
const [FEW, OUT, GROUPED] = [1 << 7, 1 << 8, 1 << 9];
/** Looks of class: none, classes and nearest steps 1 to 7, gaps of a continuous scale 8 to 13, quiet 15. */
const INDEX = 15 << 3;
const GAPS = 6; // between the seven colours of a continuous scale
const PLAIN = "bl-area ";

/**
 * Where a share from 0 to 1 lies on a continuous scale: the gap between two of its colours, and how far into
 * it.
 * @param {number} share
 * @returns {[number, number]}
 */
export function gapOf(share) {
  const gap = Math.min(Math.floor(share * GAPS), GAPS - 1);
  return [gap, share * GAPS - gap];
}

/**
 * The mark of a place in a row of the slab; missing where the slab does not know the place or the row.
 * @param {Slab} slab
 * @param {number} row
 * @param {number} column
 */
export function markOf(slab, row, column) {
  return row < 0 || column < 0 ? marks.MISSING : marks.at(slab, row, column);
}

/**
 * The look of a place; on a continuous scale few cases stand on the nearest of seven colours.
 * @param {Slab} slab
 * @param {number} row
 * @param {number} column
 * @param {number} mark what `markOf` says of it
 * @param {boolean} grouped
 */
export function lookOf(slab, row, column, mark, grouped) {
  let look = mark;
  if (mark === marks.VALUE) {
    const few = marks.isFew(slab, row, column);
    const shares = slab.legend.continuous && slab.share;
    if (!shares) look |= (slab.class[row][column] + 1) << 3;
    else if (few) look |= (Math.round((shares[row][column] ?? 0) * GAPS) + 1) << 3;
    else look |= (gapOf(shares[row][column] ?? 0)[0] + 8) << 3;
    if (few) look |= FEW;
  }
  if (column >= 0 && !slab.inside[column]) look |= OUT;
  return grouped ? look | GROUPED : look;
}

/**
 * The look of an area whose number is a circle on it: the circle has the colour.
 * @param {number} look
 */
export const quiet = (look) => look | INDEX;

/** @type {string[]} */
const names = [];

/**
 * The classes of an area with this look.
 * @param {number} look
 */
export function classesOf(look) {
  return (names[look] ??= PLAIN + spelled(look));
}

/**
 * The same without that of the area, for its circle.
 * @param {number} look
 */
export const circleClasses = (look) => classesOf(look).slice(PLAIN.length);

/** @param {number} look */
function spelled(look) {
  const mark = look & 7;
  const index = ((look & INDEX) >> 3) - 1;
  const own = mark ? marks.CLASSES[mark] : index === 14 ? "quiet" : index < 7 ? `c${index}` : `s${index - 7}`;
  return [own, look & FEW && "few", look & OUT && "out", look & GROUPED && "in"].filter(Boolean).join(" ");
}
