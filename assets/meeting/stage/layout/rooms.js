/* Which room each part of a stage without one large map has: headline and year above, numbers in a row or
   beside the picture, the picture in what remains. Lengths are in rem. */
import { FOOT, MARGIN } from "./arrange.js";

/** @typedef {import("../types").Size} Size */
/** @typedef {import("../types").Rect} Rect */

const TOP = { head: 3, year: 2.9 };
const GAP = { badge: 1, row: 1.6, numbers: 3.2, stacked: 1.6, view: 1.4 };
const COLUMN = 4; // between numbers beside the picture and the picture
const NARROW = 104; // rem of a screen below which numbers stand above the picture
const LEAST = 32; // rem of height that a picture needs, else numbers above it are left out

/**
 * `beside` says that numbers stand beside the picture where the screen is wide enough, else above it.
 * `least` is the height below which numbers give way to the picture.
 * @typedef {{
 *   screen: Size, year: Size, badge: Size | null, head: Size, numbers: Size[], beside: boolean,
 *   least?: number,
 * }} Parts
 */

/**
 * Room for the headline on a screen, in rem.
 * @param {Size} screen
 * @param {Size} year
 */
export const headlineRoom = ({ width }, year) => width - 2 * MARGIN - year.width - 3;

/**
 * @param {Parts} parts
 * @returns {{head: Rect, year: Rect, badge: Rect | null, numbers: (Rect | null)[], view: Rect}}
 */
export function rooms({ screen, year, badge, head, numbers, beside, least = LEAST }) {
  const { width, height } = screen;
  const yearAt = { x: width - MARGIN - year.width, y: TOP.year, ...year };
  const headAt = { x: MARGIN, y: TOP.head, ...head };
  const badgeAt = badge && {
    ...{
      x: width - MARGIN - badge.width,
      y: yearAt.y + yearAt.height + (year.height && GAP.badge),
      ...badge,
    },
  };
  const under = Math.max(headAt.y + headAt.height, yearAt.y + yearAt.height);
  const top = badgeAt ? Math.max(under, badgeAt.y + badgeAt.height) : under;
  const end = height - FOOT;
  const across = width - 2 * MARGIN;
  if (!numbers.length) return made(headAt, yearAt, badgeAt, [], view(MARGIN, top + GAP.view, across, end));
  if (beside && width >= NARROW) {
    let y = top + GAP.numbers;
    const column = numbers.map((one) => {
      const at = { x: MARGIN, y, ...one };
      y += one.height + GAP.stacked;
      return at.y + at.height <= end ? at : null;
    });
    const x = MARGIN + Math.max(...numbers.map((one) => one.width)) + COLUMN;
    return made(headAt, yearAt, badgeAt, column, view(x, top + GAP.view, width - MARGIN - x, end));
  }
  const all = numbers.reduce((sum, one) => sum + one.width + COLUMN, -COLUMN);
  const near = headAt.y + headAt.height + GAP.row;
  // Beside the badge, or below it where they would meet.
  const meets = badgeAt && badgeAt.y + badgeAt.height > near && MARGIN + all > badgeAt.x - 2;
  const first = meets ? badgeAt.y + badgeAt.height + GAP.badge : near;
  const limit = width - MARGIN;
  const high = Math.max(...numbers.map((one) => one.height));
  const below = Math.max(top, first + high) + GAP.row;
  if (end - below < least) {
    const none = numbers.map(() => null);
    return made(headAt, yearAt, badgeAt, none, view(MARGIN, top + GAP.view, across, end));
  }
  let x = MARGIN;
  const row = numbers.map((one) => {
    const at = { x, y: first, ...one };
    x += one.width + COLUMN;
    return at.x + at.width <= limit ? at : null;
  });
  return made(headAt, yearAt, badgeAt, row, view(MARGIN, below, across, end));
}

/**
 * @param {Rect} head
 * @param {Rect} year
 * @param {Rect | null} badge
 * @param {(Rect | null)[]} numbers
 * @param {Rect} picture
 */
const made = (head, year, badge, numbers, picture) => ({ head, year, badge, numbers, view: picture });

/**
 * @param {number} x
 * @param {number} y
 * @param {number} width
 * @param {number} end
 */
const view = (x, y, width, end) => ({ x, y, width, height: Math.max(end - y, 1) });
