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
