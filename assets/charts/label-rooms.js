/* Names beside the points of a plot: the same as label_room.rooms in Python. */

/** @typedef {[left: number, top: number, right: number, bottom: number]} Room in px */
/**
 * A point with its radius and the width of its name.
 * @typedef {{x: number, y: number, r: number, width: number}} Spot
 */

const GAP = 3; // px between a point and its name
const AROUND = [
  [1, 0],
  [-1, 0],
  [0, -1],
  [0, 1],
  [0.8, -0.8],
  [-0.8, -0.8],
  [0.8, 0.8],
  [-0.8, 0.8],
];
const FARTHER = [0, 8, 18, 30]; // px

/**
 * @param {Room} a
 * @param {Room} b
 */
function meet(a, b) {
  return a[0] < b[2] + GAP && b[0] < a[2] + GAP && a[1] < b[3] + GAP && b[1] < a[3] + GAP;
}

/**
 * Where each name stands, in the order of the spots: the first place around its point that lies in the plot
 * and meets no other point and no name before it, or null.
 * @param {Spot[]} spots
 * @param {number} height of a name
 * @param {Room} plot
 * @returns {(Room | null)[]}
 */
export function labelRooms(spots, height, [left, top, right, bottom]) {
  /** @type {Room[]} */
  const points = spots.map((one) => [one.x - one.r, one.y - one.r, one.x + one.r, one.y + one.r]);
  /** @type {Room[]} */
  const taken = [];
  return spots.map((spot, at) => {
    const others = points.filter((_, index) => index !== at);
    for (const more of FARTHER) {
      const away = spot.r + GAP + more;
      for (const [h, v] of AROUND) {
        const x = spot.x + h * away + (Math.sign(h) * spot.width) / 2;
        const y = spot.y + v * away + (Math.sign(v) * height) / 2;
        /** @type {Room} */
        const room = [x - spot.width / 2, y - height / 2, x + spot.width / 2, y + height / 2];
        const inPlot = room[0] >= left && room[1] >= top && room[2] <= right && room[3] <= bottom;
        if (!inPlot || [...taken, ...others].some((other) => meet(room, other))) continue;
        taken.push(room);
        return room;
      }
    }
    return null;
  });
}
