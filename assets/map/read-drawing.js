/* Reads the drawing that Python made: an SVG text with one path per area, which says what it is. */
import { numbers } from "../core/svg.js";

/** @typedef {import("./types").Area} Area */
/** @typedef {import("./types").NodeArea} NodeArea */

const LIST = '<g class="bl-areas"';
const AREA = "<path ";
/** @type {Record<string, string>} */
const WRITTEN = { "&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"', "&#x27;": "'" };

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
 * @returns {(Area & NodeArea)[]}
 */
export function areasOf(drawing) {
  return [.../** @type {NodeListOf<SVGElement>} */ (drawing.querySelectorAll(".bl-area"))].map((node) => ({
    ...areaOf((name) => node.getAttribute(name) ?? ""),
    node,
  }));
}

/**
 * The areas as the text has them, without a node for each, and the text without them. Null where there are no
 * more than `most`.
 * @param {string} text
 * @param {number} most
 * @returns {{areas: Area[], rest: string} | null}
 */
export function withoutNodes(text, most) {
  const open = text.indexOf(LIST);
  const from = text.indexOf(">", open) + 1;
  const to = text.indexOf("</g>", from);
  if (open < 0 || to < 0) return null;
  const [, ...written] = text.slice(from, to).split(AREA);
  if (written.length <= most) return null;
  return {
    areas: written.map((one) => areaOf(attributeOf(one))),
    rest: text.slice(0, from) + text.slice(to),
  };
}

/**
 * @param {string} written attributes of an element
 * @returns {(name: string) => string}
 */
const attributeOf = (written) => (name) => {
  const start = written.indexOf(` ${name}="`);
  if (start < 0) return "";
  const from = start + name.length + 3;
  const value = written.slice(from, written.indexOf('"', from));
  return value.includes("&") ? value.replaceAll(/&[#\w]+;/g, (one) => WRITTEN[one] ?? one) : value;
};

/**
 * @param {(name: string) => string} attribute
 * @returns {Area}
 */
function areaOf(attribute) {
  const [x, y, x0, y0, x1, y1] = numbers(attribute("data-at"));
  return {
    key: attribute("data-key"),
    name: attribute("aria-label"),
    ...{ x, y, x0, y0, x1, y1 },
    population: Number(attribute("data-pop")),
    tier: Number(attribute("data-tier")),
    path: attribute("d"),
    column: -1,
    look: -1,
  };
}
