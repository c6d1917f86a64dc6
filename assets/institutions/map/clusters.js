/* Which institutions stand on the map alone, and which as one mark with their number, because they would come
   too near to each other. */

/** @typedef {import("../types").Institution} Institution */
/** @typedef {import("../types").Mark} Mark */
/** @typedef {Institution & {x: number, y: number}} Placed */

const ROOM = 2.5; // px between two marks
const ROWS = 1e6; // of the grid: more than a map has
/** @type {Mark[]} */
const NONE = [];
/** Px of the radius of a mark of several, by how many there are. */
const RADII = [
  [30, 17],
  [10, 14.5],
  [2, 12],
];

/**
 * @param {number} count
 * @param {number} single px of the radius of a mark of one
 */
export const radiusOf = (count, single) => RADII.find(([least]) => count >= least)?.[1] ?? single;

/**
 * Marks of all institutions; those that join grow, and may come too near to others, until none does.
 * @param {Placed[]} institutions
 * @param {number} scale px of a unit of the map
 * @param {number} single px of the radius of a mark of one
 * @param {string} alone key of the one that never joins others
 * @returns {Mark[]}
 */
export function clustered(institutions, scale, single, alone) {
  /** @type {Mark[]} */
  let marks = institutions.map((one) => ({
    key: one.key,
    x: one.x,
    y: one.y,
    radius: single,
    members: [one],
  }));
  for (let before = Infinity; marks.length < before;) {
    before = marks.length;
    marks = joined(marks, scale, single, alone);
  }
  for (const mark of marks)
    if (mark.members.length > 1) mark.key = `${mark.members[0].key}+${mark.members.length}`;
  return marks;
}

/**
 * Each mark joins the first one that it is too near to, looked for in a grid as wide as two marks can be.
 * @param {Mark[]} marks which are changed
 * @param {number} scale
 * @param {number} single
 * @param {string} alone
 */
function joined(marks, scale, single, alone) {
  const width = (2 * RADII[0][1] + ROOM) / scale;
  /** @type {Map<number, Mark[]>} */
  const grid = new Map();
  /** @type {Mark[]} */
  const found = [];
  for (const mark of marks) {
    const [column, row] = [Math.floor(mark.x / width), Math.floor(mark.y / width)];
    const near = mark.key === alone ? undefined : nearby(grid, column, row, mark, scale, alone);
    if (near) {
      join(near, mark, single);
      continue;
    }
    found.push(mark);
    const cell = grid.get(column * ROWS + row);
    if (cell) cell.push(mark);
    else grid.set(column * ROWS + row, [mark]);
  }
  return found;
}

/**
 * @param {Map<number, Mark[]>} grid
 * @param {number} column
 * @param {number} row
 * @param {Mark} mark
 * @param {number} scale
 * @param {string} alone
 */
function nearby(grid, column, row, mark, scale, alone) {
  for (let across = column - 1; across <= column + 1; across++)
    for (let down = row - 1; down <= row + 1; down++)
      for (const other of grid.get(across * ROWS + down) ?? NONE) {
        const apart = Math.hypot(other.x - mark.x, other.y - mark.y) * scale;
        if (apart < other.radius + mark.radius + ROOM && other.key !== alone) return other;
      }
  return undefined;
}

/**
 * @param {Mark} one which becomes the mark of both, in their common middle
 * @param {Mark} other
 * @param {number} single
 */
function join(one, other, single) {
  const [a, b] = [one.members.length, other.members.length];
  one.x = (one.x * a + other.x * b) / (a + b);
  one.y = (one.y * a + other.y * b) / (a + b);
  one.members.push(...other.members);
  one.radius = radiusOf(a + b, single);
}

/**
 * Moves a mark just so far that a place beside it is seen.
 * @param {Mark} mark
 * @param {{x: number, y: number}} place
 * @param {number} scale
 * @param {number} room px around the place
 * @param {boolean} beside to its left or right only
 */
export function aside(mark, place, scale, room, beside) {
  const [dx, dy] = [mark.x - place.x, mark.y - place.y];
  const apart = Math.hypot(dx, dy);
  const least = (mark.radius + room) / scale;
  if (apart >= least) return;
  if (beside) {
    mark.x = place.x + (dx < 0 ? -least : least);
    mark.y = place.y;
    return;
  }
  const [right, down] = apart ? [dx / apart, dy / apart] : [0, 1];
  mark.x = place.x + right * least;
  mark.y = place.y + down * least;
}

/**
 * How many of each group a mark stands for, in the order of the groups; none is left out.
 * @param {Mark} mark
 * @param {number} groups
 */
export function shares({ members }, groups) {
  const counts = Array.from({ length: groups }, () => 0);
  for (const { kind } of members) counts[kind.group]++;
  return counts;
}
