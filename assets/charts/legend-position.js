/* Where a value lies on a legend of classes that are drawn equally wide. */

/**
 * From 0 to 1; within a class evenly, in the outer ones up to the ends of all values.
 * @param {number} value
 * @param {number[]} breaks
 * @param {{min: number, max: number}} axis
 */
export function legendPosition(value, breaks, { min, max }) {
  const ends = [Math.min(min, breaks[0] ?? min), ...breaks, Math.max(max, breaks.at(-1) ?? max)];
  const last = ends.length - 2;
  const index = Math.min(Math.max(breaks.filter((one) => one <= value).length, 0), last);
  const [low, high] = [ends[index], ends[index + 1]];
  const within = high > low ? (value - low) / (high - low) : 0.5;
  return (index + Math.min(Math.max(within, 0), 1)) / (last + 1);
}
