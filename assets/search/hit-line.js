/* What stands in one line of a searchable list: the mark of its kind, its name with what was typed in bold,
   and what is said beside it. */
import { byId, make } from "../core/dom.js";
import { el } from "../core/svg.js";

/** @typedef {import("./combobox.js").Option} Option */

const FAMILIES = ["early", "school", "work", "culture", "advice", "administration"];

/**
 * @param {Option} option
 * @param {string} example the word that marks what is invented
 * @returns {(Node | string)[]}
 */
export function filled(option, example) {
  /** @type {(Node | string)[]} */
  const parts = option.marks?.length ? [named(option.name, option.marks)] : [option.name];
  if (option.shape && byId(`shape-${option.shape}`)) parts.unshift(sign(option.shape, option.family ?? ""));
  const marked = option.example && example;
  if (option.note || marked) {
    const note = make("small", {}, option.note ?? "");
    if (marked && option.note && !option.note.includes(example)) note.append(" · ");
    if (marked && !option.note?.includes(example))
      note.append(make("b", { class: "bl-example-word" }, example));
    parts.push(note);
  }
  return parts;
}

/**
 * @param {string} name
 * @param {[number, number][]} marks
 */
function named(name, marks) {
  const span = make("span", { class: "bl-hit" });
  let at = 0;
  for (const [from, until] of marks) {
    span.append(name.slice(at, from), make("b", {}, name.slice(from, until)));
    at = until;
  }
  span.append(name.slice(at));
  return span;
}

/**
 * @param {string} shape
 * @param {string} family
 */
function sign(shape, family) {
  const svg = el("svg", {
    class: `bl-kind k-${FAMILIES.indexOf(family)}`,
    viewBox: "0 0 16 16",
    "aria-hidden": "true",
  });
  svg.append(el("use", { href: `#shape-${shape}` }));
  return svg;
}
