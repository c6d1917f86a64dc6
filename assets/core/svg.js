/* Making and finding elements of drawings. */

const SVG = "http://www.w3.org/2000/svg";

/**
 * @template {keyof SVGElementTagNameMap} Tag
 * @param {Tag} name
 * @param {Record<string, string | number>} [attributes]
 * @param {string} [text]
 * @returns {SVGElementTagNameMap[Tag]}
 */
export function el(name, attributes = {}, text) {
  const made = document.createElementNS(SVG, name);
  for (const key in attributes) made.setAttribute(key, String(attributes[key]));
  if (text !== undefined) made.textContent = text;
  return made;
}

/**
 * Sets an attribute that may have its value already: a browser lays out a group anew for the same transform.
 * @param {Element} node
 * @param {string} name
 * @param {string} value
 */
export function set(node, name, value) {
  if (node.getAttribute(name) !== value) node.setAttribute(name, value);
}

/** A number of px as drawings have it. */
export const tenths = (/** @type {number} */ number) => Math.round(number * 10) / 10;

/**
 * A part of a drawing that Python always makes. Throws where it is missing.
 * @param {ParentNode} drawing
 * @param {string} selector
 */
export function part(drawing, selector) {
  const found = drawing.querySelector(selector);
  if (!(found instanceof SVGElement)) throw new Error(`no ${selector} in the drawing`);
  return found;
}

/**
 * The numbers of an attribute, separated by blanks.
 * @param {string | undefined} text
 */
export const numbers = (text) => (text ?? "").split(" ").map(Number);

/**
 * Gives a drawing that fills its place the place's size in px. A browser tries other sizes for the place
 * while it lays out the page; a drawing of 100% would be laid out anew for each of them, whatever changed.
 * @param {SVGSVGElement} svg
 * @param {number} width
 * @param {number} height
 */
export function sized(svg, width, height) {
  svg.style.width = `${width}px`;
  svg.style.height = `${height}px`;
}
