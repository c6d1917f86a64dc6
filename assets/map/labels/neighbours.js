/* Names of neighbouring districts, where the visible part of each is widest. */
import { box } from "./places.js";
import { labelRoom } from "./room.js";

const LEADING = 1.4; // letters from line to line
const SPACED = 0.06; // letters between letters
const AROUND = 8; // px

/**
 * Px of the view; `dy` is from the middle of the name.
 * @typedef {{text: string, x: number, y: number, dy: number}} Line
 */

/**
 * Lines of names, in one or two lines each; what finds no room is left out, and `taken` grows.
 * @param {Iterable<SVGPathElement>} paths
 * @param {import("../types").View} view
 * @param {number} size
 * @param {import("../types").Box[]} taken
 * @param {import("./rules.js").Measure} measure
 */
export function neighbourNames(paths, view, size, taken, measure) {
  /** @type {Line[]} */
  const placed = [];
  for (const path of paths) {
    for (const lines of forms(path.dataset.name ?? "")) {
      const width =
        Math.max(...lines.map((line) => measure(line, size, 400) + line.length * size * SPACED)) + AROUND;
      const height = lines.length * size * LEADING;
      const at = labelRoom(view, path, width, height, taken);
      if (!at) continue;
      taken.push(box(at.x, at.y, width, height));
      lines.forEach((text, index) => {
        placed.push({ text, ...at, dy: (index - (lines.length - 1) / 2) * size * LEADING });
      });
      break;
    }
  }
  return placed;
}

/**
 * A name in one line and, where it has several words, in two.
 * @param {string} name
 */
function forms(name) {
  const words = name.split(" ");
  if (words.length === 1) return [[name]];
  const half = Math.ceil(words.length / 2);
  return [[name], [words.slice(0, half).join(" "), words.slice(half).join(" ")]];
}
