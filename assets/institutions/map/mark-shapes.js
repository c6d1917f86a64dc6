/* Shapes of kinds as paths at a point of the map. A mark that stands where its path says needs no transform
   of its own: hundreds of them would make the browser put the drawing together from hundreds of pieces. */
import { el, part } from "../../core/svg.js";

const MIDDLE = 8; // of the box of 16 in which dashboard/map/kind_shapes.py draws
const COMMAND = /([MLlHhVvQaZ])([^MLlHhVvQaZ]*)/g;
const NUMBER = /-?(?:\d+\.?\d*|\.\d+)/g;
/** What the numbers of a command are: along x or y, a radius (r), or what does not grow (-). */
/** @type {Record<string, string>} */
const AXES = { M: "xy", L: "xy", H: "x", V: "y", Q: "xyxy", A: "rr---xy", Z: "" };
/** Paths from their middle, by shape and size. @type {Map<string, string[]>} */
const known = new Map();
const px = (/** @type {number} */ number) => Number(number.toFixed(2));

/**
 * A path as steps from the middle of its box, `factor` times as large.
 * @param {string} path
 * @param {number} factor
 */
export function steps(path, factor) {
  /** @type {Record<string, number>} */
  let at = { x: MIDDLE, y: MIDDLE };
  let start = at;
  const found = [];
  for (const [, command, written] of path.matchAll(COMMAND)) {
    const axes = AXES[command.toUpperCase()];
    const relative = command === command.toLowerCase();
    const values = (written.match(NUMBER) ?? []).map(Number);
    if (!axes) [at, found[found.length]] = [start, "z"];
    for (let first = 0; first < values.length; first += axes.length) {
      const next = { ...at };
      const written = Array.from(axes, (axis, one) => {
        const value = values[first + one];
        if (axis === "-") return value;
        if (axis === "r") return px(value * factor);
        const step = relative ? value : value - at[axis];
        next[axis] = at[axis] + step;
        return px(step * factor);
      });
      found.push(command.toLowerCase() + written.join(" "));
      at = next;
      if (command === "M") start = at;
    }
  }
  return found.join("");
}

/**
 * The path of a shape and that of its opening, where it has one, from their middle.
 * @param {string} shape
 * @param {number} size px
 */
function pathsOf(shape, size) {
  const name = `${shape}/${size}`;
  let paths = known.get(name);
  if (!paths) {
    const drawn = part(document, `#shape-${shape}`).querySelectorAll("path");
    paths = Array.from(drawn, (one) => steps(one.getAttribute("d") ?? "", size / (2 * MIDDLE)));
    known.set(name, paths);
  }
  return paths;
}

/**
 * A shape with its middle at a point, in px.
 * @param {string} shape
 * @param {number} size px
 * @param {number} x
 * @param {number} y
 */
export function shapeAt(shape, size, x, y) {
  const looks = ["bl-shape", "bl-shape bl-opening"];
  return pathsOf(shape, size).map((d, at) => el("path", { class: looks[at], d: `M${px(x)} ${px(y)}${d}` }));
}
