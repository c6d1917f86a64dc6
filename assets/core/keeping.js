/* Parts that an answer writes anew while the reader is in them: what was opened stays open, the focus stays
   where it is, and what is half typed or chosen is still there. */
import { closest } from "./dom.js";

/**
 * Details that the reader has opened or closed: others are as the answer has them.
 * @type {WeakSet<Element>}
 */
const decided = new WeakSet();

document.addEventListener(
  "click",
  (event) => {
    const details = closest(event, "summary")?.parentElement;
    if (details) decided.add(details);
  },
  true,
);

/**
 * Details in which the reader has chosen: the answer to this closes them.
 * @param {Element | null} details
 */
export function settled(details) {
  if (details) decided.delete(details);
}

/** @typedef {HTMLInputElement | HTMLTextAreaElement} Field */

/** @type {(one: Element | null) => one is Field} */
const isField = (one) => one instanceof HTMLInputElement || one instanceof HTMLTextAreaElement;

/**
 * Writes a part anew and keeps what the reader is doing in it.
 * @param {Element} around stays itself
 * @param {() => void} write
 * @returns {boolean} whether the focus is lost: it was in this part, on what is there no more
 */
export function rewritten(around, write) {
  const details = [...around.querySelectorAll("details")].filter((one) => decided.has(one));
  const folds = details.map((one) => ({ place: placeOf(around, one), open: one.open }));
  const choices = details
    .flatMap((one) => [...one.querySelectorAll("select")])
    .filter(({ options }) => [...options].some((one) => one.selected && !one.defaultSelected))
    .map((one) => ({ place: placeOf(around, one), chosen: chosenIn(one) }));
  const active = document.activeElement;
  const focused = active && active !== around && around.contains(active) ? placeOf(around, active) : null;
  const typed = isField(active) && active.value !== active.defaultValue ? active.value : null;
  const caret = isField(active) ? active.selectionStart : null;
  write();
  for (const { place, open } of folds) {
    const now = at(around, place);
    if (!(now instanceof HTMLDetailsElement)) continue;
    now.open = open;
    decided.add(now);
  }
  for (const { place, chosen } of choices) {
    const now = at(around, place);
    if (now instanceof HTMLSelectElement) chooseAgain(now, chosen);
  }
  if (!focused || active?.isConnected) return false;
  const again = at(around, focused);
  const closed = again?.closest("details:not([open])")?.querySelector("summary");
  const target = closed ?? again;
  if (!(target instanceof HTMLElement || target instanceof SVGElement)) return true;
  target.focus({ preventScroll: true });
  if (isField(target)) restore(target, typed, caret);
  return document.activeElement !== target;
}

/** @typedef {{value: string, text: string}} Chosen */

/**
 * What is chosen: its value, and its words, as a value may be an address that every answer changes.
 * @param {HTMLSelectElement} select
 * @returns {Chosen}
 */
const chosenIn = ({ value, selectedOptions }) => ({ value, text: selectedOptions[0]?.text ?? "" });

/**
 * Chooses the same again: the option of this value, else the only one of these words.
 * @param {HTMLSelectElement} select
 * @param {Chosen} chosen
 */
export function chooseAgain(select, { value, text }) {
  const options = [...select.options];
  const same = options.filter((one) => one.text === text);
  const found = options.find((one) => one.value === value) ?? (same.length === 1 ? same[0] : undefined);
  if (found) found.selected = true;
}

/**
 * What was typed before, told when the field is left: the browser tells only what is typed after.
 * @param {Field} field
 * @param {string | null} typed null where nothing was
 * @param {number | null} caret null where the kind of field has none
 */
function restore(field, typed, caret) {
  if (typed !== null && typed !== field.value) {
    field.value = typed;
    const tell = () => field.dispatchEvent(new Event("change", { bubbles: true }));
    field.addEventListener("blur", tell, { once: true });
    field.addEventListener("change", () => field.removeEventListener("blur", tell), { once: true });
  }
  if (caret !== null) field.setSelectionRange(caret, caret);
}

/** @typedef {{id: string, tag: string, name: string, nth: number}} Place */

/**
 * By what an element is found again: its id, or what it is called and the how manieth of that name it is.
 * @param {Element} around
 * @param {Element} one
 * @returns {Place}
 */
function placeOf(around, one) {
  const tag = one.localName;
  const name = nameOf(one);
  const nth = [...around.querySelectorAll(tag)].filter((other) => nameOf(other) === name).indexOf(one);
  return { id: one.id, tag, name, nth };
}

/**
 * @param {Element} around
 * @param {Place} place
 */
function at(around, { id, tag, name, nth }) {
  if (id) return around.querySelector(`#${CSS.escape(id)}`);
  return [...around.querySelectorAll(tag)].filter((other) => nameOf(other) === name)[nth] ?? null;
}

/**
 * Without its numbers: they are what an answer changes.
 * @param {Element} one
 */
function nameOf(one) {
  const value = one instanceof HTMLInputElement && /radio|checkbox/.test(one.type) ? one.value : "";
  const said = one instanceof HTMLDetailsElement ? one.querySelector("summary") : one;
  const text = one instanceof HTMLSelectElement || isField(one) ? "" : (said?.textContent ?? "").trim();
  const name = one.getAttribute("aria-label") ?? text;
  return [one.getAttribute("name"), value, name.replace(/\d+/g, "")].join("\n");
}
