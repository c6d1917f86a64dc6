/* One key figure: the box with its heading, its large text and the line below. */
import { make, node } from "../../core/dom.js";
import * as plots from "../../charts/drawing.js";
import { statusWord } from "../../words/word.js";

/** @typedef {import("../../core/types").Slab} Slab */
/** @typedef {{mark: number, column: number}} Place a selected place that the slab has */
/**
 * The large text; `soft` where it is no number but a status.
 * @typedef {{text: string, soft?: boolean, status?: number}} Large
 */

/**
 * One figure: heading, large text with a remark beside it, and a line below.
 * @param {{
 *   head: string,
 *   mark?: number,
 *   big?: Large,
 *   beside?: string | Node | null | false,
 *   second?: Node | null,
 *   wide?: boolean,
 *   link?: string,
 *   act?: Node,
 * }} given
 */
export function figure({ head, mark = -1, big, beside, second, wide, link, act }) {
  const box = node("div", wide ? "bl-figure bl-figure-wide" : "bl-figure");
  const term = node("dt");
  if (mark >= 0) term.append(plots.mark(mark));
  term.append(link ? make("a", { href: link }, head) : node("span", "", head));
  if (act) term.append(act);
  const detail = node("dd");
  if (big) {
    const line = node("div", "bl-big");
    const [number, unit] = big.soft ? [big.text] : parted(big.text);
    if (big.soft) line.append(make("span", { class: "bl-soft" }, statusWord(number, big.status ?? 0)));
    else line.append(node("b", "", number));
    if (unit) line.append(node("small", "bl-unit", unit));
    if (beside) line.append(typeof beside === "string" ? node("span", "", beside) : beside);
    detail.append(line);
  }
  if (second) detail.append(second);
  box.append(term, detail);
  return box;
}

/**
 * Number and unit, where that is a word: it stands smaller beside the number.
 * @param {string} text
 */
function parted(text) {
  const at = text.indexOf("\u00a0");
  return at < 0 || text.endsWith("%") ? [text] : [text.slice(0, at), text.slice(at + 1)];
}

/**
 * @param {number} mark
 * @param {(Node | null)[]} parts
 */
export function below(mark, parts) {
  const line = node("div", "bl-second");
  if (mark >= 0) line.appendChild(plots.mark(mark));
  for (const part of parts) if (part) line.appendChild(part);
  return line;
}

/** @param {string} text */
export const strong = (text) => node("b", "", text);
/** @param {string} text */
export const plain = (text) => (text ? node("span", "", text) : null);

/**
 * Below a trend: the change from the year before, a number without a verdict.
 * @param {Slab} slab
 * @param {number} row
 * @param {string} text
 * @param {string} [note]
 */
export const lastChange = (slab, row, text, note = "") =>
  text ? node("p", "bl-why", `${slab.heading.change[row]}${note}: ${text}`) : null;
