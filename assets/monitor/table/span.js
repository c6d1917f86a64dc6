/* Which rows of a long table are in the document: those in view and some around them. */

const AROUND = 24; // rows above and below what is in view
const SPARE = 8; // so few of them may be left before others are brought

/**
 * The first row, and the one behind the last.
 * @typedef {{from: number, to: number}} Span
 */

/**
 * @param {number} top px that are scrolled away
 * @param {number} height px in view
 * @param {number} rowHeight px
 * @param {number} count rows that there are
 * @param {Span} before what is in the document; it stays while it holds enough around what is in view
 * @returns {Span}
 */
export function spanOf(top, height, rowHeight, count, before) {
  const first = Math.min(Math.max(Math.floor(top / rowHeight), 0), Math.max(count - 1, 0));
  const last = Math.min(Math.ceil((top + height) / rowHeight), count);
  const above = before.from === 0 || first - before.from >= SPARE;
  const below = before.to === count || before.to - last >= SPARE;
  const inside = before.from <= first && before.to >= last && before.to <= count;
  if (before.to > before.from && inside && above && below) return before;
  return { from: Math.max(first - AROUND, 0), to: Math.min(last + AROUND, count) };
}
