/* Where an arrow key leads on the map. */

/**
 * Key of the nearest place whose point lies within 60 degrees of a direction; sideways counts double. Null
 * where there is none.
 * @param {import("./types").Point} from
 * @param {(import("./types").Point & {key: string})[]} places
 * @param {[number, number]} direction of length 1 along an axis
 */
export function nearestTowards(from, places, [dx, dy]) {
  let best = null;
  let least = Infinity;
  for (const { key, x, y } of places) {
    const along = (x - from.x) * dx + (y - from.y) * dy;
    const aside = Math.abs((x - from.x) * dy) + Math.abs((y - from.y) * dx);
    if (along <= 0 || aside > along * 1.73 || along + 2 * aside >= least) continue;
    least = along + 2 * aside;
    best = key;
  }
  return best;
}
