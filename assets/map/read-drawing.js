/* Reads the drawing that Python made: an SVG text with one path per area, which says what it is. */
import { numbers } from "../core/svg.js";

/**
 * The SVG of a text. Throws where the text is none.
 * @param {string} text
 */
export function parsed(text) {
  const source = new DOMParser().parseFromString(text, "image/svg+xml").documentElement;
  if (source.nodeName !== "svg") throw new Error("map: not an SVG");
  return /** @type {SVGSVGElement} */ (/** @type {unknown} */ (document.importNode(source, true)));
}

/**
 * Its areas, in the drawing's order; none has a column of a slab or a look yet.
 * @param {SVGSVGElement} drawing
 * @returns {import("./types").Area[]}
 */
export function areasOf(drawing) {
  return [.../** @type {NodeListOf<SVGElement>} */ (drawing.querySelectorAll(".bl-area"))].map((node) => {
    const [x, y, x0, y0, x1, y1] = numbers(node.dataset.at);
    return {
      node,
      key: node.dataset.key ?? "",
      name: node.getAttribute("aria-label") ?? "",
      ...{ x, y, x0, y0, x1, y1 },
      population: Number(node.dataset.pop),
      tier: Number(node.dataset.tier),
      path: node.getAttribute("d") ?? "",
      column: -1,
      look: -1,
    };
  });
}
