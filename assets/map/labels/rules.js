/* Which texts stand on a map and where: the most populous places first, left out rather than overlapping.
   Pictures follow the same rules (dashboard/map/labels.py); a test compares both. Positions are px of the
   view. */
import { box, firstFree, free, highest } from "./places.js";

/** @typedef {import("../types").Box} Box */
/** @typedef {import("../types").Point} Point */
/** @typedef {import("../types").Named} Named */
/** @typedef {(text: string, size: number, weight: number) => number} Measure px that a text is wide */
/**
 * A part of the map: px = units * scale + x.
 * @typedef {{width: number, height: number, scale: number, x: number, y: number}} Frame
 */

/** Px at a factor of 1: letters of names, large towns, signs and pills, and the room around them. */
export const SIZES = {
  ...{ name: 12.7, strong: 13.8, sign: 13, pill: 14, pillHeight: 22.7, pillSide: 10 },
  ...{ beside: 5, rim: 2, overTop: 3, pillRimAcross: 4, pillRimUpright: 3, pillStep: 2 },
};
const SMALLER = 0.8; // a sign that its area has no room for
const MOST_SIGNS = 400;
const PILL_SHARE = 0.75; // a pill stays inside an area of whose width it covers less
const PILL_ASIDE = 0.6; // of its width: how far beside its place a pill stands that finds no room over it
const COVERED = 0.35; // of the areas on view: what names of selected places may cover
const LARGE_TOWN = 10000; // inhabitants above which a municipality's name is strong
const LINE = 1.12; // height of a name in letters
const MOST = 160;
const TRIED = 1500; // names placed and tried at once

/**
 * @param {Point} at
 * @param {Frame} view
 */
export const onScreen = (at, view) => ({ x: at.x * view.scale + view.x, y: at.y * view.scale + view.y });

/**
 * Where signs such as "0" stand: in their areas, smaller where there is no room, and not over one another;
 * none where there are too many to be read.
 * @template {Named} Area
 * @param {[Area, string][]} written
 * @param {Frame} view
 * @param {number} factor
 */
export function signs(written, view, factor) {
  const large = SIZES.sign * factor;
  /** @type {{area: Area, text: string, size: number, box: Box}[]} */
  const placed = [];
  for (const [area, text] of written.length > MOST_SIGNS ? [] : written) {
    const room = Math.min(area.x1 - area.x0, area.y1 - area.y0) * view.scale;
    const size = room > large ? large : large * SMALLER;
    const at = onScreen(area, view);
    const own = box(at.x, at.y, size, size);
    const taken = placed.map((one) => one.box);
    if (free(own, taken)) placed.push({ area, text, size, box: own });
  }
  return placed;
}

/**
 * The names of the selected places: inside the area if it is wide enough, else over its highest point; not
 * over one another where that can be had. An undefined area has none, nor has one out of view.
 * @template {Named & {top?: Point}} Area
 * @param {(Area | undefined)[]} areas
 * @param {Frame} view
 * @param {number} factor
 * @param {Measure} measure
 */
export function pills(areas, view, factor, measure) {
  const size = SIZES.pill * factor;
  const height = SIZES.pillHeight * factor;
  const across = SIZES.pillRimAcross * factor;
  const upright = SIZES.pillRimUpright * factor;
  /** @type {{area: Area, index: number, size: number, height: number, box: Box}[]} */
  const placed = [];
  areas.forEach((area, index) => {
    if (!area) return;
    const low = onScreen({ x: area.x0, y: area.y0 }, view);
    const high = onScreen({ x: area.x1, y: area.y1 }, view);
    if (high.x < 0 || high.y < 0 || low.x > view.width || low.y > view.height) return;
    const width = measure(area.name, size, 700) + 2 * SIZES.pillSide * factor;
    const inside = width < PILL_SHARE * (high.x - low.x) && height < high.y - low.y;
    area.top ??= inside ? undefined : highest(area.path, { x: area.x, y: area.y0 });
    const wanted = onScreen(inside ? area : (area.top ?? area), view);
    if (!inside) wanted.y -= height / 2 + SIZES.overTop * factor;
    const half = width / 2 + across;
    const rim = height / 2 + upright;
    // Upwards first, then downwards; then the same beside it, to the left and to the right.
    const boxes = [0, -1, 1, -2, 2].flatMap((side) => {
      const x = Math.min(Math.max(wanted.x + side * PILL_ASIDE * width, half), view.width - half);
      return [0, -1, 1, -2, 2, -3, 3]
        .map((step) => wanted.y + step * (height + SIZES.pillStep * factor))
        .map((y) => box(x, Math.min(Math.max(y, rim), view.height - rim), width, height));
    });
    const taken = placed.map((one) => one.box);
    const found = boxes.find((one) => free(one, taken)) ?? boxes[0];
    placed.push({ area, index, size, height, box: found });
  });
  return placed;
}

/**
 * The rectangle around areas, in units of the map.
 * @param {Box[]} areas
 */
export function around(areas) {
  const all = { x0: Infinity, y0: Infinity, x1: -Infinity, y1: -Infinity };
  for (const { x0, y0, x1, y1 } of areas) {
    all.x0 = Math.min(all.x0, x0);
    all.y0 = Math.min(all.y0, y0);
    all.x1 = Math.max(all.x1, x1);
    all.y1 = Math.max(all.y1, y1);
  }
  return all;
}

/**
 * Those of the placed pills that leave enough of the map to be seen, the first always. The others are named
 * in the bars beside a small map, and on it as soon as it is larger.
 * @template {{box: Box}} Pill
 * @param {Pill[]} placed in the order of the selection
 * @param {Box} areas the rectangle around all areas, in units of the map
 * @param {Frame} view
 */
export function uncrowded(placed, areas, view) {
  const low = onScreen({ x: areas.x0, y: areas.y0 }, view);
  const high = onScreen({ x: areas.x1, y: areas.y1 }, view);
  const seen = {
    ...{ x0: Math.max(low.x, 0), y0: Math.max(low.y, 0) },
    ...{ x1: Math.min(high.x, view.width), y1: Math.min(high.y, view.height) },
  };
  let left = COVERED * (seen.x1 - seen.x0) * (seen.y1 - seen.y0);
  return placed.filter(({ box: pill }, at) => {
    const width = Math.min(pill.x1, seen.x1) - Math.max(pill.x0, seen.x0);
    const height = Math.min(pill.y1, seen.y1) - Math.max(pill.y0, seen.y0);
    const covered = Math.max(width, 0) * Math.max(height, 0);
    if (at && covered > left) return false;
    left -= covered;
    return true;
  });
}

/**
 * Both ends of the stroke that leads from an area to its pill; null where that stands at the area.
 * @param {Named} area
 * @param {Box} pill
 * @param {Frame} view
 * @returns {[Point, Point] | null}
 */
export function leader(area, pill, view) {
  const low = onScreen({ x: area.x0, y: area.y0 }, view);
  const high = onScreen({ x: area.x1, y: area.y1 }, view);
  const near = (pill.y1 - pill.y0) / 2;
  const away =
    pill.x0 > high.x + near || pill.x1 < low.x - near || pill.y0 > high.y + near || pill.y1 < low.y - near;
  if (!away) return null;
  const from = onScreen(area, view);
  const nearest = (/** @type {number} */ at, /** @type {number} */ least, /** @type {number} */ most) =>
    Math.min(Math.max(at, least), most);
  return [from, { x: nearest(from.x, pill.x0 + near, pill.x1 - near), y: nearest(from.y, pill.y0, pill.y1) }];
}

/**
 * The names that find room, each with how far its middle is from the place's point.
 * @template {Named} Area
 * @param {Area[]} order the most populous first
 * @param {(area: Area) => boolean} wanted
 * @param {Frame} view
 * @param {{factor: number, strong: boolean, taken: Box[], measure: Measure}} given `strong`: large towns
 *   stand out; `taken` grows by the room of the names
 */
export function names(order, wanted, view, { factor, strong, taken, measure }) {
  /** @type {{area: Area, dx: number, dy: number, size: number, strong: boolean}[]} */
  const placed = [];
  let tried = 0;
  for (const area of order) {
    if (placed.length >= MOST || tried > TRIED) break;
    if (!wanted(area)) continue;
    const at = onScreen(area, view);
    if (at.x < 0 || at.y < 0 || at.x > view.width || at.y > view.height) continue;
    tried++;
    const heavy = strong && area.population > LARGE_TOWN;
    const size = (heavy ? SIZES.strong : SIZES.name) * factor;
    const width = measure(area.name, size, heavy ? 600 : 400) + SIZES.beside * factor;
    const found = firstFree(at, { width, height: size * LINE }, taken, view, SIZES.rim * factor);
    if (!found) continue;
    taken.push(found.box);
    placed.push({ area, dx: found.dx, dy: found.dy, size, strong: heavy });
  }
  return placed;
}

/**
 * Places in the order in which their names are placed.
 * @template {Named} Area
 * @param {Area[]} areas
 */
export const byPopulation = (areas) =>
  areas.slice().sort((a, b) => b.population - a.population || (a.key < b.key ? -1 : 1));
