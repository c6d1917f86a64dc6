/* Making and finding elements. Texts are always set as text, never as markup. */
import { based } from "./address.js";

/**
 * An element that may be missing.
 * @param {string} id
 */
export const byId = (id) => document.getElementById(id);

/**
 * An element that is on the page wherever this is asked. Throws where it is missing or of another kind.
 * @template {HTMLElement} [Kind=HTMLElement]
 * @param {string} id
 * @param {{new (): Kind}} [kind]
 * @returns {Kind}
 */
export function element(id, kind) {
  const found = document.getElementById(id);
  if (!(found instanceof (kind ?? HTMLElement))) throw new Error(`no ${kind?.name ?? "element"} #${id}`);
  return /** @type {Kind} */ (found);
}

/**
 * The same by a selector, within an element or the page.
 * @template {Element} [Kind=HTMLElement]
 * @param {ParentNode} around
 * @param {string} selector
 * @param {{new (): Kind}} [kind]
 * @returns {Kind}
 */
export function inside(around, selector, kind) {
  const found = around.querySelector(selector);
  if (!(found instanceof (kind ?? HTMLElement))) throw new Error(`no ${kind?.name ?? "element"} ${selector}`);
  return /** @type {Kind} */ (found);
}

/**
 * The nearest element around the one that an event happened to, or null.
 * @template {Element} [Kind=HTMLElement]
 * @param {{target: EventTarget | null}} event
 * @param {string} selector
 * @param {{new (): Kind}} [kind]
 * @returns {Kind | null}
 */
export function closest(event, selector, kind) {
  const found = event.target instanceof Element ? event.target.closest(selector) : null;
  return found instanceof (kind ?? HTMLElement) ? /** @type {Kind} */ (found) : null;
}

/**
 * Writes a text where it is not there yet.
 * @param {Element} target
 * @param {string} text
 */
export function written(target, text) {
  if (target.textContent !== text) target.textContent = text;
}

/**
 * The same by an id; nothing where the element is missing.
 * @param {string} id
 * @param {string} text
 */
export function setText(id, text) {
  const target = byId(id);
  if (target) written(target, text);
}

/**
 * An element with attributes, of which null and undefined are left out, and with what is inside it.
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} name
 * @param {Record<string, string | number | null | undefined>} [attributes]
 * @param {...(Node | string)} children
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function make(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== null && value !== undefined)
      made.setAttribute(key, key === "href" || key === "src" ? based(String(value)) : String(value));
  }
  made.append(...children);
  return made;
}

/**
 * An element of a class with a text: what most of our elements are.
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} name
 * @param {string} [className]
 * @param {string} [text]
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function node(name, className, text) {
  const made = document.createElement(name);
  if (className) made.className = className;
  if (text) made.textContent = text;
  return made;
}

/** What a reader operates is never made into something else under the hand: it is replaced. */
const OPERATED = "a, button, details, input, select, textarea";

/**
 * Makes `wanted` the children of an element. Of those that are there only what differs is written: the
 * browser lays out and paints nothing else.
 * @param {Element} parent
 * @param {(Node | string)[]} wanted
 */
export function rewrite(parent, wanted) {
  wanted.forEach((one, at) => {
    const next = typeof one === "string" ? document.createTextNode(one) : one;
    const there = parent.childNodes[at];
    if (there === next) return;
    if (!there || next.parentNode === parent) parent.insertBefore(next, there ?? null);
    else if (!there.isEqualNode(next)) follow(there, next);
  });
  while (parent.childNodes.length > wanted.length) parent.lastChild?.remove();
}

/**
 * @param {ChildNode} there
 * @param {Node} next
 */
function follow(there, next) {
  if (there instanceof Text && next instanceof Text) there.data = next.data;
  else if (!(there instanceof Element && next instanceof Element)) there.replaceWith(next);
  else if (there.nodeName !== next.nodeName) there.replaceWith(next);
  else if (there.matches(OPERATED)) replaced(there, next);
  else {
    for (const name of there.getAttributeNames()) if (!next.hasAttribute(name)) there.removeAttribute(name);
    for (const { name, value } of next.attributes) {
      // The page's policy forbids styles in attributes.
      if (name === "style") styled(there).cssText = styled(next).cssText;
      else if (there.getAttribute(name) !== value) there.setAttribute(name, value);
    }
    rewrite(there, [...next.childNodes]);
  }
}

/**
 * Another one of the same kind takes the place of what a reader operates, and its focus, too.
 * @param {Element} there
 * @param {Element} next
 */
function replaced(there, next) {
  const active = document.activeElement;
  const at = [there, ...there.querySelectorAll("*")].findIndex((one) => one === active);
  there.replaceWith(next);
  if (at < 0) return;
  const now = [next, ...next.querySelectorAll("*")][at];
  if (now?.nodeName === active?.nodeName) /** @type {HTMLElement} */ (now).focus({ preventScroll: true });
}

/** @param {Element} one */
const styled = (one) => /** @type {HTMLElement | SVGElement} */ (one).style;
