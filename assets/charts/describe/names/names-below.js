/* Names below bars, in up to three rows. The same as in dashboard/charts/names/names_above.py. */

/** Letters from one row to the next. */
export const ROW_BELOW = 1.25;
const ROWS = 3;
const BESIDE = 0.8; // letters between two names
export const LEAST_STEP = 1.5; // letters of a bar that has a name

/**
 * The row in which each name stands below its bar, from 0; null for those without room. The first and the
 * last stand at the ends of the upper row, the others around the middle of their bar, within `box`.
 * @param {number[]} widths
 * @param {number[]} middles
 * @param {number} size of letters in px
 * @param {[left: number, right: number]} box
 * @returns {(number | null)[]}
 */
export function namesBelow(widths, middles, size, box) {
  const last = widths.length - 1;
  /** @type {(number | null)[]} */
  const found = widths.map((_, at) => (at === 0 || at === last ? 0 : null));
  if (last < 2 || middles[1] - middles[0] < LEAST_STEP * size) return found;
  const [left, right] = box;
  /** @type {[number, number][][]} */
  const taken = Array.from({ length: ROWS }, () => []);
  taken[0].push([left, left + widths[0]], [right - widths[last], right]);
  for (let at = 1; at < last; at++) {
    const start = nameBelow(widths[at], middles[at], box);
    const end = start + widths[at];
    const free = (/** @type {[number, number]} */ one) =>
      end + BESIDE * size <= one[0] || one[1] + BESIDE * size <= start;
    const row = taken.findIndex((spans) => spans.every(free));
    if (row < 0) continue;
    taken[row].push([start, end]);
    found[at] = row;
  }
  return found;
}

/**
 * Where a name below a bar begins.
 * @param {number} width
 * @param {number} middle
 * @param {[left: number, right: number]} box
 */
export const nameBelow = (width, middle, [left, right]) =>
  Math.max(Math.min(middle - width / 2, right - width), left);
