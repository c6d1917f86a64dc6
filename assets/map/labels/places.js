/* Where a name can stand on the map: boxes in px of the screen. */

/** @typedef {import("../types").Box} Box */
/** @typedef {import("../types").Point} Point */

/** Shifts in widths and heights of the text: the point itself, then around it. */
const SHIFTS = [
  [0, 0],
  [0, -0.6],
  [0, 0.6],
  [0.28, 0],
  [-0.28, 0],
  [0, -1.1],
  [0, 1.1],
  [0.28, -0.6],
  [-0.28, -0.6],
  [0.28, 0.6],
  [-0.28, 0.6],
  [0.5, 0],
  [-0.5, 0],
  [0.5, -0.6],
  [-0.5, -0.6],
];

/**
 * The box of a text around its centre.
 * @param {number} x
 * @param {number} y
 * @param {number} width
 * @param {number} height
 * @returns {Box}
 */
export function box(x, y, width, height) {
  return { x0: x - width / 2, y0: y - height / 2, x1: x + width / 2, y1: y + height / 2 };
}

/**
 * Whether a box meets none of those that are taken.
 * @param {Box} one
 * @param {Box[]} taken
 */
export function free(one, taken) {
  return !taken.some(
    (other) => one.x0 < other.x1 && other.x0 < one.x1 && one.y0 < other.y1 && other.y0 < one.y1,
  );
}

/**
 * The first place around a point where a name lies in view and meets nothing, or null.
 * @param {Point} at
 * @param {{width: number, height: number}} name
 * @param {Box[]} taken
 * @param {{width: number, height: number}} view
 * @param {number} rim px between a name and the edge of the view
 * @returns {{dx: number, dy: number, box: Box} | null} how far the name's centre is from the point
 */
export function firstFree(at, name, taken, view, rim) {
  for (const [right, down] of SHIFTS) {
    const dx = right * name.width;
    const dy = down * name.height;
    const wanted = box(at.x + dx, at.y + dy, name.width, name.height);
    const inView =
      wanted.x0 >= rim && wanted.y0 >= rim && wanted.x1 <= view.width - rim && wanted.y1 <= view.height - rim;
    if (inView && free(wanted, taken)) return { dx, dy, box: wanted };
  }
  return null;
}

/**
 * The northernmost point of a path: absolute M and L, relative m and l, z. `start` where the path has no
 * point.
 * @param {string} path
 * @param {Point} start
 * @returns {Point}
 */
export function highest(path, start) {
  let best = start;
  let least = Infinity;
  let x = 0;
  let y = 0;
  for (const [, command, numbers] of path.matchAll(/([MLml])([^MLmlZz]*)/g)) {
    const values = (numbers.match(/-?(?:\d+\.?\d*|\.\d+)(?:e-?\d+)?/g) ?? []).map(Number);
    const relative = command === "l" || command === "m";
    for (let i = 0; i + 1 < values.length; i += 2) {
      x = values[i] + (relative ? x : 0);
      y = values[i + 1] + (relative ? y : 0);
      if (y < least) {
        least = y;
        best = { x, y };
      }
    }
  }
  return best;
}
