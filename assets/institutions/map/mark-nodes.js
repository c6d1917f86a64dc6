/* What a mark looks like: the shape of its kind, or a disc with a number and a ring of shares by group. All
   of it lies at a point in px. */
import { el, set, tenths } from "../../core/svg.js";
import { shares } from "./clusters.js";
import { shapeAt } from "./mark-shapes.js";

/** @typedef {import("../types").Mark} Mark */
/** @typedef {import("../types").Institution} Institution */

const hundredths = (/** @type {number} */ number) => Math.round(number * 100) / 100;
const SQUARE = 256; // px: as browsers paint
const DISC = 4; // px around a mark on a coloured map
const RING = 3; // px of the ring of shares
const GAP = 1.2; // px between two shares
const LEAST = 0.8; // px of the smallest share
const BASELINE = 4; // px from the middle of a number down to its baseline

/**
 * The parts of a mark of one institution.
 * @param {Institution} one
 * @param {{x: number, y: number}} at
 * @param {number} size px
 * @param {boolean} onColours
 */
export function single({ kind, exact, paused }, { x, y }, size, onColours) {
  const middle = { cx: tenths(x), cy: tenths(y) };
  const parts = [];
  if (onColours) parts.push(el("circle", { class: "bl-disc", ...middle, r: tenths(size / 2 + DISC) }));
  else if (!exact)
    parts.push(el("circle", { class: "bl-approximate", ...middle, r: tenths(size / 2 + 2.5) }));
  const shape = el("g", { class: `bl-shapes k-${kind.group}${paused ? " bl-paused" : ""}` });
  shape.append(...shapeAt(kind.shape, size, x, y));
  return [...parts, shape];
}

/**
 * Discs and rings of all marks of several, a path for the discs and one for each group in every square of the
 * map: a browser styles and paints a few paths in a tenth of the time of hundreds, and paints only squares in
 * which something has changed.
 * @param {SVGElement} under what they are put into
 * @param {number} groups how many there are
 */
export function rings(under, groups) {
  /** @type {Map<string, Element[]>} */
  let drawn = new Map();
  return (/** @type {Mark[]} */ marks, /** @type {number} px of a unit of the map */ scale) => {
    /** @type {Map<string, string[]>} */
    const squares = new Map();
    for (const mark of marks) {
      const middle = { x: mark.x * scale, y: mark.y * scale };
      const name = `${Math.floor(middle.x / SQUARE)} ${Math.floor(middle.y / SQUARE)}`;
      const paths = squares.get(name) ?? Array.from({ length: groups + 1 }, () => "");
      const shown = [circle(middle, mark.radius), ...arcs(shares(mark, groups), middle, mark.radius - RING)];
      squares.set(
        name,
        paths.map((path, at) => path + shown[at]),
      );
    }
    const before = drawn;
    drawn = new Map();
    for (const [name, paths] of squares) {
      const nodes = before.get(name) ?? added(under, groups);
      before.delete(name);
      drawn.set(name, nodes);
      paths.forEach((path, at) => {
        set(nodes[at], "d", path);
      });
    }
    for (const nodes of before.values()) for (const node of nodes) node.remove();
  };
}

/**
 * @param {SVGElement} under
 * @param {number} groups
 */
function added(under, groups) {
  const disc = el("path", { class: "bl-cluster", d: "" });
  const shown = Array.from({ length: groups }, (_, group) =>
    el("path", { class: `bl-share k-${group}`, d: "" }),
  );
  under.append(disc, ...shown);
  return [disc, ...shown];
}

/**
 * @param {{x: number, y: number}} middle
 * @param {number} radius
 */
const circle = ({ x, y }, radius) => {
  const [half, across] = [`a${radius} ${radius} 0 1 0`, 2 * radius];
  return `M${tenths(x - radius)} ${tenths(y)}${half} ${across} 0${half} ${-across} 0z`;
};

/**
 * The number of a mark of several at a point.
 * @param {Element} node
 * @param {number} count
 * @param {{x: number, y: number}} at
 */
export function number(node, count, at) {
  set(node, "x", String(tenths(at.x)));
  set(node, "y", String(tenths(at.y + BASELINE)));
  const text = String(count);
  if (node.firstChild?.nodeValue === text) return;
  if (node.firstChild) node.firstChild.nodeValue = text;
  else node.textContent = text;
}

/**
 * Arcs of a ring, clockwise from its top, as long as the shares; "" for a share of none.
 * @param {number[]} counts
 * @param {{x: number, y: number}} middle
 * @param {number} radius
 */
function arcs(counts, { x, y }, radius) {
  const whole = counts.reduce((sum, count) => sum + count, 0);
  const round = 2 * Math.PI * radius;
  const gap = counts.filter(Boolean).length > 1 ? GAP : 0;
  const point = (/** @type {number} */ along) => {
    const angle = (along / round) * 2 * Math.PI;
    return `${hundredths(x + radius * Math.sin(angle))} ${hundredths(y - radius * Math.cos(angle))}`;
  };
  let before = 0;
  return counts.map((count) => {
    if (!count) return "";
    const length = (count / whole) * round;
    const [from, drawn] = [before, Math.max(length - gap, LEAST)];
    before += length;
    const arc = `A${tenths(radius)} ${tenths(radius)} 0 `;
    if (!gap) return `M${point(0)}${arc}1 1 ${point(round / 2)}${arc}1 1 ${point(0)}`;
    return `M${point(from)}${arc}${Number(drawn > round / 2)} 1 ${point(from + drawn)}`;
  });
}
