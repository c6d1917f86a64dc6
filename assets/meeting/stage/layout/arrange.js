/* Where everything stands on a stage with a map: the map as large as it must be, texts in the corners that it
   leaves free, and what has no room left out. Lengths are in rem. */

import { grown, inside, meet, part } from "./rects.js";

/** @typedef {import("./lines.js").Line} Line */
/** @typedef {import("../types").Size} Size */
/** @typedef {import("../types").Rect} Rect */

/** Rem between the texts and the edges of the screen. */
export const MARGIN = 4;
/** Rem at the foot, for the source line. */
export const FOOT = 5.4;
const TOP = { head: 3, year: 2.9, map: 1.5 };
/** Rem between the map and the right edge, and between the map and the source line. */
const BESIDE = { map: 2.75, foot: 0.7 };
const AROUND = 0.7; // between a text and the map
const GAP = { badge: 0.9, number: 1.4, sign: 0.6, first: 2 };
/** Rem of height of a headline's line. */
export const LINE = 4.59;
const [LOW, MOST_LINES] = [3.1, 7]; // lines of a headline as a block, and of one around the map
const STEP = 0.5; // in which a place for a number is looked for
/** Shares of the screen that the map's box takes: the first at which all that must be there has room. */
export const SHARES = [0.56, 0.551, 0.5, 0.45, 0.4, 0.35, 0.3, 0.25, 0.2];

/**
 * How large the texts are: the headline in each of its ways to break and the legend in each of its widths,
 * the widest first; numbers in their order; `notes` are sentences and signs that are left out where they have
 * no room. `shaped` breaks the headline into lines of at most these widths. `cut`: a part of the map alone is
 * seen, which fills its box; it gives way until the numbers have room.
 * @typedef {{
 *   heads: Size[], year: Size, badge: Size | null, legends: Size[], numbers: Size[], notes: Size[],
 *   cut?: boolean, shaped?: (limits: number[]) => Line[] | null,
 * }} Texts
 */

/**
 * `head` says which way of breaking was taken, or has its own lines. Numbers and notes without room are null.
 * `legend` says which width was taken.
 * @typedef {{
 *   map: Rect, head: Rect & {way: number, lines: Line[] | null}, year: Rect, badge: Rect | null,
 *   legend: Rect & {way: number},
 *   numbers: (Rect | null)[], notes: (Rect | null)[],
 * }} Arranged
 */

/** @typedef {(rect: Rect) => boolean} Covered whether the map's areas lie under a part of its box (0 to 1) */

/**
 * @param {Size} screen
 * @param {number} aspect of the map: width through height
 * @param {Covered} covered
 * @param {Texts} texts
 * @param {Rect} [kept] where the map stands and stays, as far as the texts allow it
 * @returns {Arranged}
 */
export function arrange(screen, aspect, covered, texts, kept) {
  const enough = (/** @type {Arranged} */ one) => !texts.cut || one.numbers.every(Boolean);
  const staying = kept && placed(screen, kept, covered, texts);
  if (staying && enough(staying)) return staying;
  for (const share of SHARES) {
    /** @type {Arranged | null} */
    let best = null;
    for (const map of boxes(screen, aspect, share)) {
      const found = placed(screen, map, covered, texts);
      if (!found) continue;
      if (!best || count(found) > count(best)) best = found;
      if (count(best) === texts.numbers.length + texts.notes.length / 8) return best;
    }
    if (best && enough(best)) return best;
  }
  return beside(screen, aspect, texts);
}

/** @param {Arranged} arranged */
const count = ({ numbers, notes }) =>
  numbers.filter((one) => one !== null).length + notes.filter((one) => one !== null).length / 8;

/**
 * Boxes of the map that take this share of the screen: at the right edge and the foot first.
 * @param {Size} screen
 * @param {number} aspect
 * @param {number} share
 * @returns {Rect[]}
 */
export function boxes({ width, height }, aspect, share) {
  const most = { width: width - 2 * BESIDE.map, height: height - FOOT - BESIDE.foot - TOP.map };
  const wanted = Math.sqrt(share * width * height * aspect);
  const wide = Math.min(wanted, most.width, most.height * aspect);
  const size = { width: wide, height: wide / aspect };
  const [left, right] = [BESIDE.map, width - BESIDE.map - wide];
  const [top, bottom] = [TOP.map, height - FOOT - BESIDE.foot - size.height];
  const across = [right, (left + 2 * right) / 3, (left + right) / 2, (2 * left + right) / 3, left];
  const down = [bottom, (top + 2 * bottom) / 3, (2 * top + bottom) / 3, top];
  return across.flatMap((x) => down.map((y) => ({ x, y, ...size })));
}

/**
 * @param {Size} screen
 * @param {Rect} map
 * @param {Covered} covered
 * @param {Texts} texts
 * @returns {Arranged | null} null where something has no room that must be there
 */
function placed(screen, map, covered, texts) {
  const { width, height } = screen;
  const { year } = texts;
  const [right, low] = [width - MARGIN - year.width, height - FOOT - year.height];
  for (const [x, y] of [
    [right, TOP.year],
    [right, low],
    [MARGIN, low],
  ]) {
    const found = placedAround({ x, y, ...year }, screen, map, covered, texts);
    if (found) return found;
  }
  return null;
}

/**
 * The same with the year at a place of its own: a long headline needs the corner beside it.
 * @param {Rect} year
 * @param {Size} screen
 * @param {Rect} map
 * @param {Covered} covered
 * @param {Texts} texts
 * @returns {Arranged | null}
 */
function placedAround(year, { width, height }, map, covered, texts) {
  /** @type {Rect[]} */
  const taken = [];
  const free = (/** @type {Rect} */ one) =>
    inside(one, { x: 0, y: 0, width, height: height - FOOT + 0.2 }) &&
    !taken.some((other) => meet(one, other)) &&
    !covered(part(grown(one, AROUND), map));
  const first = (/** @type {Size} */ size, /** @type {[number, number][]} */ places) => {
    const found = places.map(([x, y]) => ({ x, y, ...size })).find(free);
    if (found) taken.push(found);
    return found ?? null;
  };
  const right = (/** @type {Size} */ size) => width - MARGIN - size.width;
  const low = (/** @type {Size} */ size) => height - FOOT - size.height;

  if (!free(year)) return null;
  taken.push(year);
  const head = headline(texts, width, free);
  if (!head) return null;
  if (head.lines) taken.push(...head.lines.map((one, at) => lineRect(one.width, at)));
  else taken.push(head);
  const under = head.y + head.height + GAP.badge;
  const { badge: size } = texts;
  const belowYear = year.y < height / 2 ? year.y + year.height + GAP.badge : TOP.year;
  const badge =
    size &&
    first(size, [
      [MARGIN, under],
      [right(size), belowYear],
      [right(size), low(size)],
      [MARGIN, low(size)],
    ]);
  if (size && !badge) return null;
  const legend = narrowest(texts.legends, (one) =>
    first(one, [
      [MARGIN, low(one)],
      [right(one), low(one)],
      [right(one), belowYear],
      [MARGIN, (badge ? badge.y + badge.height : under) + GAP.number],
    ]),
  );
  if (!legend) return null;
  const above = badge?.x === MARGIN ? badge : head;
  const start = above.y + above.height + GAP.first;
  const numbers = stacked(texts.numbers, [MARGIN, start], [right, belowYear + GAP.first], height, (one) => {
    if (!free(one)) return false;
    taken.push(one);
    return true;
  });
  const notes = texts.notes.map((one) =>
    first(one, [
      [legend.x, legend.y - GAP.sign - one.height],
      [MARGIN, (badge?.x === MARGIN ? badge.y + badge.height : head.y + head.height) + GAP.sign],
      [legend.x + legend.width + 2, low(one) - GAP.sign],
      [right(one), low(one) - GAP.sign],
      [right(one), belowYear],
    ]),
  );
  return { map, head, year, badge, legend, numbers, notes };
}

/**
 * The first size that finds a place.
 * @param {Size[]} sizes
 * @param {(size: Size) => Rect | null} place
 */
function narrowest(sizes, place) {
  for (const [way, size] of sizes.entries()) {
    const found = place(size);
    if (found) return { ...found, way };
  }
  return null;
}

/** @type {(width: number, at: number) => Rect} */
export const lineRect = (width, at) => ({ x: MARGIN, y: TOP.head + at * LINE, width, height: LINE });

/**
 * The headline as a block of at most three lines; else each of its lines as long as the map lets it; else as
 * any block that has room.
 * @param {Texts} texts
 * @param {number} width of the screen
 * @param {(rect: Rect) => boolean} free
 * @returns {(Rect & {way: number, lines: Line[] | null}) | null}
 */
function headline({ heads, shaped }, width, free) {
  const at = { x: MARGIN, y: TOP.head };
  const block = (/** @type {number} */ most) =>
    heads.findIndex((size) => size.height <= most && free({ ...at, ...size }));
  const low = block(LOW * LINE);
  if (low >= 0) return { ...at, ...heads[low], way: low, lines: null };
  const lines = shaped?.(
    Array.from({ length: MOST_LINES }, (_, line) => {
      let wide = width - 2 * MARGIN;
      while (wide > 0 && !free(lineRect(wide, line))) wide -= 1;
      return wide;
    }),
  );
  if (lines) {
    const wide = Math.max(...lines.map((one) => one.width));
    return { ...at, width: wide, height: lines.length * LINE, way: -1, lines };
  }
  const way = block(Infinity);
  return way < 0 ? null : { ...at, ...heads[way], way, lines: null };
}

/**
 * Numbers below one another: on the left, else on the right; the first without room ends them.
 * @param {Size[]} sizes
 * @param {[x: number, y: number]} left
 * @param {[x: (size: Size) => number, y: number]} right
 * @param {number} height
 * @param {(rect: Rect) => boolean} take
 * @returns {(Rect | null)[]}
 */
function stacked(sizes, left, right, height, take) {
  /** @type {(Rect | null)[]} */
  const found = [];
  let [side, y] = [0, left[1]];
  for (const size of sizes) {
    /** @type {Rect | null} */
    let at = null;
    for (; side < 2 && !at;) {
      const x = side ? right[0](size) : left[0];
      for (; y + size.height < height - FOOT && !at; y += STEP) {
        const one = { x, y, ...size };
        if (take(one)) at = one;
      }
      if (!at) [side, y] = [side + 1, right[1]];
    }
    if (at) y = at.y + size.height + GAP.number;
    found.push(at);
  }
  return found;
}

/**
 * Where the map leaves no corner free: texts above and on the left, the map in what remains.
 * @param {Size} screen
 * @param {number} aspect
 * @param {Texts} texts
 * @returns {Arranged}
 */
function beside({ width, height }, aspect, { heads, year, badge, legends: [legend], numbers, notes }) {
  const room = width - 2 * MARGIN - year.width - 2;
  const fitting = heads.findIndex((one) => one.width <= room);
  const way = fitting < 0 ? heads.length - 1 : fitting;
  const head = { x: MARGIN, y: TOP.head, ...heads[way], way, lines: null };
  const under = head.y + head.height + GAP.badge;
  const badgeAt = badge && { x: MARGIN, y: under, ...badge };
  const top = badgeAt ? badgeAt.y + badgeAt.height + GAP.number : under;
  const legendAt = { x: MARGIN, y: height - FOOT - legend.height, ...legend, way: 0 };
  const column = Math.max(legend.width, ...numbers.map((one) => one.width));
  const left = MARGIN + column + 2;
  const most = { width: width - BESIDE.map - left, height: height - FOOT - BESIDE.foot - top };
  const wide = Math.max(Math.min(most.width, most.height * aspect), 1);
  const size = { width: wide, height: wide / aspect };
  let y = top;
  return {
    ...{ head, badge: badgeAt, legend: legendAt },
    map: { x: left + (most.width - wide) / 2, y: top + (most.height - size.height) / 2, ...size },
    year: { x: width - MARGIN - year.width, y: TOP.year, ...year },
    numbers: numbers.map((one) => {
      const at = { x: MARGIN, y, ...one };
      y += one.height + GAP.number;
      return at.y + at.height < legendAt.y ? at : null;
    }),
    notes: notes.map(() => null),
  };
}
