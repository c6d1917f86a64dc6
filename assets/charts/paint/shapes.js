/* Marks as paths, in px of the layer. */
import { x, y } from "../describe/plot.js";

/** @typedef {import("../types").Plot} Plot */
/** @typedef {import("../types").Mark} Mark */

/**
 * Corners of signs in radii around the middle, as dashboard/drawing/markers.py has them, so that all signs of
 * one radius look equally large.
 * @type {Record<string, [number, number][]>}
 */
const CORNERS = {
  square: [
    [-0.9, -0.9],
    [0.9, -0.9],
    [0.9, 0.9],
    [-0.9, 0.9],
  ],
  diamond: [
    [0, -1.2],
    [1.2, 0],
    [0, 1.2],
    [-1.2, 0],
  ],
  "triangle-up": [
    [0, -1.15],
    [1.1, 0.85],
    [-1.1, 0.85],
  ],
};
const NARROWEST = 0.4; // px of a bar

/** @param {number} px with two digits behind the point */
const n = (px) => Math.round(px * 100) / 100;

/** @param {[number, number][]} points in px */
const lined = (points) => `M${points.map(([across, down]) => `${n(across)},${n(down)}`).join("L")}`;

/**
 * @param {string} form of a sign, open or not
 * @param {number} across
 * @param {number} down
 * @param {number} r
 */
export function signPath(form, across, down, r) {
  const corners = CORNERS[form.replace("-open", "")];
  if (corners) return `${lined(corners.map(([a, b]) => [across + a * r, down + b * r]))}Z`;
  const [arc, wide] = [`a${n(r)},${n(r)} 0 1,0 `, n(2 * r)];
  return `M${n(across - r)},${n(down)}${arc}${wide},0${arc}${-wide},0Z`;
}

/**
 * The mark's outline or stroke inside its plot.
 * @param {Plot} plot
 * @param {Mark} mark
 * @returns {string}
 */
export function pathOf(plot, mark) {
  const placed = (/** @type {import("../types").At} */ [across, up]) =>
    /** @type {[number, number]} */ ([x(plot, across), y(plot, up)]);
  switch (mark.kind) {
    case "bar": {
      const left = x(plot, mark.x0);
      const right = Math.max(x(plot, mark.x1), left + NARROWEST);
      const foot = n(y(plot, mark.y0));
      return `M${n(left)},${foot}V${n(y(plot, mark.y1))}H${n(right)}V${foot}Z`;
    }
    case "point":
      return signPath(mark.form, ...placed([mark.x, mark.y]), mark.radius);
    case "line":
      return lined(mark.points.map(placed));
    case "area":
      return `${lined(mark.points.map(placed))}Z`;
    case "rule": {
      const { at, upright, start, end } = mark;
      const side = upright ? y : x;
      const [low, high] = upright ? [plot.bottom, plot.top] : [plot.left, plot.right];
      const from = n(start === null ? low : side(plot, start));
      const to = n(end === null ? high : side(plot, end));
      return upright ? `M${n(x(plot, at))},${from}V${to}` : `M${from},${n(y(plot, at))}H${to}`;
    }
  }
}
