/* What mark a place bears in a year: its class, or which of the statuses stands in the value's stead. Map,
   legend and tables agree here. */

/**
 * The part of a slab that marks are made of.
 * @typedef {Pick<import("./types").Slab, "status" | "class" | "few">} Marked
 */

export const VALUE = 0;
export const ZERO = 1;
export const HIDDEN = 2;
export const MISSING = 3;
export const NOT_APPLICABLE = 4;
export const UNRELIABLE = 5;
export const LATER = 6;

/** Marks by the status codes of docs/slab.md. */
export const BY_STATUS = [VALUE, ZERO, ZERO, HIDDEN, UNRELIABLE, MISSING, NOT_APPLICABLE, LATER, MISSING];
const STATUS_UNRELIABLE = 4;

/** Classes of style sheets, by mark. */
export const CLASSES = ["", "zero", "hidden-value", "missing", "na", "missing", "missing"];

/** What is written at the place's point, by mark; "/" and "…" are the offices' own signs. */
export const TEXTS = ["", "0", "", "", "", "/", "…"];

/**
 * The mark of a place. An unreliable figure that is published all the same is shown in its class, under the
 * halftone of few cases.
 * @param {Marked} slab
 * @param {number} row
 * @param {number} column
 */
export function at(slab, row, column) {
  const mark = BY_STATUS[slab.status[row][column]];
  if (mark === UNRELIABLE && slab.class[row][column] >= 0) return VALUE;
  return mark === VALUE && slab.class[row][column] < 0 ? MISSING : mark;
}

/**
 * @param {Marked} slab
 * @param {number} row
 * @param {number} column
 */
export function isFew(slab, row, column) {
  return Boolean(slab.few[row][column]) || slab.status[row][column] === STATUS_UNRELIABLE;
}
