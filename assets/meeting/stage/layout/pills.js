/* Where names stand on a stage's map: pills of selected places beside their areas where they would cover
   them, each with a line to its place, and the name of one extreme. Lengths are in rem. */
import { inside, meet } from "./rects.js";

/** @typedef {import("../types").Size} Size */
/** @typedef {import("../types").Rect} Rect */
/** @typedef {{x: number, y: number}} At */
/** @typedef {Size & {at: At, own: Rect}} Named size of a name, its place's point and its area's box */
/** @typedef {Rect & {line: [At, At] | null}} Pill `line` from the place to the pill's edge, or none */

/**
 * `share` says how much of a rectangle of the screen the map's areas cover, from 0 to 1.
 * @typedef {{bounds: Rect, taken: Rect[], share: (rect: Rect) => number}} Ground
 */

const TURNS = 24;
const RINGS = [3, 4.5, 6, 7.5, 9, 11, 13, 15, 18, 21, 25];
const APART = 0.5; // between two pills
const ROOM = 0.55; // of its area's width and height that a pill may take to stand inside
const COVERS = 40; // rem of a longer line that covering areas is worth

/**
 * Pills in their order; one without room is null.
 * @param {Named[]} names
 * @param {Ground} ground
 * @returns {(Pill | null)[]}
 */
export function pills(names, { bounds, taken, share }) {
  const points = names.map(({ at }) => dot(at));
  /** @type {Pill[]} */
  const placed = [];
  return names.map((name, index) => {
    const others = points.filter((_, other) => other !== index);
    const barred = [...taken, ...placed, ...others];
    const fits = (/** @type {Rect} */ one) =>
      inside(one, bounds) && !barred.some((other) => meet(around(one), other));
    const within = around(name.at, name);
    const roomy = name.width < ROOM * name.own.width && name.height < ROOM * name.own.height;
    const found =
      roomy && fits(within)
        ? { ...within, line: null }
        : (best(name, fits, share, placed, taken) ?? best(name, fits, share, [], []));
    if (found) placed.push(found);
    return found;
  });
}

/**
 * The nearest place that covers little, whose line crosses nothing of what it is told.
 * @param {Named} name
 * @param {(rect: Rect) => boolean} fits
 * @param {Ground["share"]} share
 * @param {Pill[]} placed
 * @param {Rect[]} taken
 */
function best(name, fits, share, placed, taken) {
  /** @type {Pill | null} */
  let found = null;
  let least = Infinity;
  for (const ring of RINGS) {
    for (let turn = 0; turn < TURNS; turn++) {
      const angle = (turn / TURNS) * 2 * Math.PI;
      const one = around(
        {
          x: name.at.x + Math.cos(angle) * (ring + name.width / 2),
          y: name.at.y + Math.sin(angle) * (ring + name.height / 2),
        },
        name,
      );
      const end = edge(name.at, one);
      const long = Math.hypot(end.x - name.at.x, end.y - name.at.y);
      const cost = long + COVERS * share(one) + COVERS * common(one, name.own);
      if (cost >= least || !fits(one)) continue;
      const crossed = [...placed, ...taken].some((other) => crosses(name.at, end, other));
      const crossing = placed.some(({ line }) => line && cut(name.at, end, ...line));
      if (crossed || crossing || placed.some(({ line }) => line && crosses(...line, one))) continue;
      [found, least] = [{ ...one, line: [name.at, end] }, cost];
    }
  }
  return found;
}

/**
 * The name of a place that is not selected: on its point or near it, or nowhere.
 * @param {Named} name
 * @param {Rect} bounds
 * @param {Rect[]} taken
 * @returns {Rect | null}
 */
export function extreme(name, bounds, taken) {
  const { width, height, at } = name;
  for (const [right, down] of [
    [0, 0],
    [0, -0.5],
    [0, 0.5],
    [0.3, 0],
    [-0.3, 0],
    [0, -0.9],
    [0, 0.9],
    [0.5, 0],
    [-0.5, 0],
    [0.6, -0.6],
    [-0.6, -0.6],
    [0.6, 0.6],
    [-0.6, 0.6],
  ]) {
    const one = around({ x: at.x + right * width, y: at.y + down * height }, name);
    if (inside(one, bounds) && !taken.some((other) => meet(one, other))) return one;
  }
  return null;
}

/**
 * A rectangle around a point, or grown by the room between two names.
 * @param {At & Partial<Size>} at
 * @param {Size} [size]
 * @returns {Rect}
 */
function around(at, size) {
  if (size)
    return { x: at.x - size.width / 2, y: at.y - size.height / 2, width: size.width, height: size.height };
  const { width = 0, height = 0 } = at;
  return { x: at.x - APART, y: at.y - APART, width: width + 2 * APART, height: height + 2 * APART };
}

/** @param {At} at */
const dot = ({ x, y }) => ({ x: x - 0.6, y: y - 0.6, width: 1.2, height: 1.2 });

/**
 * The point of a rectangle's edge that is nearest to a point outside of it.
 * @param {At} from
 * @param {Rect} rect
 */
function edge(from, rect) {
  return {
    x: Math.min(Math.max(from.x, rect.x + rect.height / 2), rect.x + rect.width - rect.height / 2),
    y: Math.min(Math.max(from.y, rect.y), rect.y + rect.height),
  };
}

/**
 * How much of an area's box a rectangle hides, from 0 to 1.
 * @param {Rect} one
 * @param {Rect} own
 */
function common(one, own) {
  const wide = Math.min(one.x + one.width, own.x + own.width) - Math.max(one.x, own.x);
  const high = Math.min(one.y + one.height, own.y + own.height) - Math.max(one.y, own.y);
  return wide > 0 && high > 0 ? (wide * high) / (own.width * own.height || 1) : 0;
}

/**
 * Whether a line meets a rectangle.
 * @param {At} from
 * @param {At} to
 * @param {Rect} rect
 */
function crosses(from, to, { x, y, width, height }) {
  let [low, high] = [0, 1];
  const sides = [
    [to.x - from.x, from.x - x, x + width - from.x],
    [to.y - from.y, from.y - y, y + height - from.y],
  ];
  for (const [step, before, behind] of sides) {
    if (step === 0) {
      if (before < 0 || behind < 0) return false;
      continue;
    }
    const ends = [-before / step, behind / step].sort((a, b) => a - b);
    low = Math.max(low, ends[0]);
    high = Math.min(high, ends[1]);
  }
  return low <= high;
}

/**
 * Whether two lines cross.
 * @param {At} a
 * @param {At} b
 * @param {At} c
 * @param {At} d
 */
function cut(a, b, c, d) {
  const side = (/** @type {At} */ p, /** @type {At} */ q, /** @type {At} */ r) =>
    (q.x - p.x) * (r.y - p.y) - (q.y - p.y) * (r.x - p.x);
  return side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0;
}
