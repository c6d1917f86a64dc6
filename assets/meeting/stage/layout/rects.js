/* Rectangles on a stage, in rem. */

/** @typedef {import("../types").Rect} Rect */

/**
 * @param {Rect} one
 * @param {Rect} other
 */
export const meet = (one, other) =>
  one.x < other.x + other.width &&
  other.x < one.x + one.width &&
  one.y < other.y + other.height &&
  other.y < one.y + one.height;

/**
 * @param {Rect} one
 * @param {Rect} around
 */
export const inside = (one, around) =>
  one.x >= around.x &&
  one.y >= around.y &&
  one.x + one.width <= around.x + around.width &&
  one.y + one.height <= around.y + around.height;

/**
 * @param {Rect} one
 * @param {number} by
 */
export const grown = (one, by) => ({
  x: one.x - by,
  y: one.y - by,
  width: one.width + 2 * by,
  height: one.height + 2 * by,
});

/**
 * A rectangle of the screen as a part of the map's box.
 * @param {Rect} one
 * @param {Rect} map
 */
export const part = (one, map) => ({
  x: (one.x - map.x) / map.width,
  y: (one.y - map.y) / map.height,
  width: one.width / map.width,
  height: one.height / map.height,
});
