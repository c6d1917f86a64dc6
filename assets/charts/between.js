/* Marks on their way from one year's description to another's. Texts are not on the way: they are those of
   the year that comes. */

/** @typedef {import("./types").Mark} Mark */
/** @typedef {import("./types").BarMark} BarMark */
/** @typedef {import("./types").At} At */

/**
 * @param {number} from
 * @param {number} to
 * @param {number} share
 */
const part = (from, to, share) => from + (to - from) * share;

/**
 * What makes a mark the same in both years: a point is its place's, a bar stands in one bin in one colour.
 * @param {Mark} mark
 */
function sameness(mark) {
  switch (mark.kind) {
    case "point":
      return `point ${mark.key}`;
    case "bar":
      return `bar ${mark.x0} ${mark.fill}`;
    case "rule":
      return `rule ${mark.upright} ${mark.colour}`;
    case "area":
      return `area ${mark.role} ${mark.points.length}`;
    default:
      return "";
  }
}

/**
 * The marks of the year that comes, `share` (0 to 1) of the way to it; bars that only one year has grow and
 * shrink.
 * @param {Mark[]} before
 * @param {Mark[]} after
 * @param {number} share
 * @returns {Mark[]}
 */
export function between(before, after, share) {
  if (share >= 1) return after;
  const known = new Map(before.map((mark) => [sameness(mark), mark]));
  const found = after.map((mark) => {
    const key = sameness(mark);
    const old = key ? known.get(key) : undefined;
    known.delete(key);
    return moved(old, mark, share);
  });
  const leaving = [...known.values()].filter((mark) => mark.kind === "bar");
  return [...leaving.map((mark) => moved(mark, flat(mark), share)), ...found];
}

/**
 * @param {BarMark} bar
 * @returns {BarMark}
 */
const flat = (bar) => ({ ...bar, y1: bar.y0 });

/**
 * @param {Mark | undefined} from
 * @param {Mark} to
 * @param {number} share
 * @returns {Mark}
 */
function moved(from, to, share) {
  const way = (/** @type {number} */ one, /** @type {number} */ other) => part(one, other, share);
  if (to.kind === "bar") {
    const { y0, y1 } = from?.kind === "bar" ? from : flat(to);
    return { ...to, y0: way(y0, to.y0), y1: way(y1, to.y1) };
  }
  if (to.kind === "point" && from?.kind === "point")
    return { ...to, x: way(from.x, to.x), y: way(from.y, to.y) };
  if (to.kind === "rule" && from?.kind === "rule") return { ...to, at: way(from.at, to.at) };
  if (to.kind === "area" && from?.kind === "area") {
    const points = to.points.map(([x, y], i) => {
      const [x0, y0] = from.points[i];
      return /** @type {At} */ ([way(x0, x), way(y0, y)]);
    });
    return { ...to, points };
  }
  return to;
}
