/* One row of the table: its cells, and what they say of a place in a year. */
import { node } from "../../core/dom.js";
import * as marks from "../../core/status-marks.js";
import * as verdicts from "../../words/verdict-text.js";
import { wordButton } from "../../words/word.js";

const BELOW = ["interval", "counts"]; // shown below the value where their columns have no room

/** @typedef {import("../../core/types").Slab} Slab */
/** @typedef {import("./columns.js").Column} Column */
/**
 * Writes a place and year into a cell.
 * @typedef {(row: number, column: number, note: string) => void} Write
 */

/**
 * A row of the table. `write` fills its cells; `button` bears the place's name, and `note` stands behind it.
 * @typedef {{line: HTMLTableRowElement, button: HTMLButtonElement, write: Write}} TableRow
 */

/**
 * @param {Column[]} columns
 * @param {Slab} slab
 * @returns {TableRow}
 */
export function make(columns, slab) {
  const line = node("tr");
  const button = node("button", "bl-pick");
  button.type = "button";
  const writers = columns.map((column) => {
    const side = column.right ? "n " : "";
    const cell = node(column.key === "name" ? "th" : "td", `${side}bl-col-${column.key}`);
    line.append(cell);
    if (column.key === "name") return nameCell(cell, button, slab);
    if (column.key === "value") return valueCell(cell, columns, slab);
    if (column.key === "trend" || column.key === "difference")
      return verdictCell(cell, column, column.key, slab);
    const write = column.key === "change" ? number : put;
    return textCell(column, (text) => write(cell, text || "–"));
  });
  return { line, button, write: (row, column, note) => writers.forEach((one) => one(row, column, note)) };
}

/**
 * @param {Column} column
 * @param {(text: string) => void} write
 * @returns {Write}
 */
function textCell({ key, text }, write) {
  return (row, column) => write(row < 0 && key !== "parent" ? "" : text(row, column));
}

/**
 * @param {HTMLTableCellElement} cell
 * @param {HTMLButtonElement} button
 * @param {Slab} slab
 * @returns {Write}
 */
function nameCell(cell, button, slab) {
  cell.scope = "row";
  const name = button.appendChild(node("span"));
  const parent = node("small", "bl-row-parent");
  cell.append(button, parent);
  return (_, column, note) => {
    put(name, slab.names[column] + note);
    put(parent, slab.parents[column] || "");
  };
}

/**
 * A trend or difference, and below it whether it is more than chance.
 * @param {HTMLTableCellElement} cell
 * @param {Column} column
 * @param {verdicts.Kind} kind
 * @param {Slab} slab
 * @returns {Write}
 */
function verdictCell(cell, column, kind, slab) {
  if (!(kind === "trend" ? slab.verdict_trend : slab.verdict_difference)) {
    return textCell(column, (text) => number(cell, text || "–"));
  }
  const target = cell.appendChild(node("span"));
  const verdict = cell.appendChild(wordButton("", "", "", "bl-verdict"));
  return (row, at) => {
    const text = row < 0 ? "" : column.text(row, at);
    number(target, text || "–");
    const code = text ? verdicts.code(slab, kind, row, at) : -1;
    put(verdict, code < 0 ? "" : slab.words.verdicts[code]);
    verdict.classList.toggle("bl-sure", code === 2 || code === 3);
    verdict.dataset.word = verdicts.WORDS[code] ?? "";
    verdict.title = code < 0 ? "" : verdicts.sentence(slab, kind, code);
  };
}

/**
 * Number, and where something is to be said about it: sign and word. A status without a number is sign and
 * word alone.
 * @param {HTMLTableCellElement} cell
 * @param {Column[]} columns
 * @param {Slab} slab
 * @returns {Write}
 */
function valueCell(cell, columns, slab) {
  const sign = cell.appendChild(signs());
  // A word that is explained takes its sign along, which stands for it where the column is narrow.
  const word = cell.appendChild(wordButton("", ""));
  word.classList.add("bl-sign-word");
  const inner = word.appendChild(signs());
  const name = word.appendChild(node("span"));
  const example = cell.appendChild(node("span", "bl-sign-word"));
  const target = cell.appendChild(node("b"));
  const below = columns
    .filter(({ key }) => BELOW.includes(key))
    .map(({ key, text }) => ({ text, target: node("small", `bl-row-below bl-row-${key}`) }));
  cell.append(...below.map((one) => one.target));
  return (row, column) => {
    const mark = row < 0 ? marks.MISSING : marks.at(slab, row, column);
    const few = row >= 0 && mark === marks.VALUE && marks.isFew(slab, row, column);
    const hasNumber = row >= 0 && slab.value[row][column] !== null;
    const plainValue = hasNumber && !few && mark !== marks.ZERO;
    const hidden = mark === marks.HIDDEN;
    sign.hidden = plainValue || few || hidden;
    word.hidden = !few && !hidden;
    word.dataset.word = few ? "wenige" : "geschuetzt";
    put(name, few ? slab.words.few : hidden ? slab.text[row][column] : "");
    word.classList.toggle("bl-few", few);
    const mixedIn = !few && hasNumber && slab.example[row][column] && mixed(slab, row);
    put(example, mixedIn ? slab.words.example : "");
    cell.classList.toggle("bl-no-number", !hasNumber);
    number(target, row < 0 || hidden ? "" : slab.text[row][column]);
    for (const one of below) put(one.target, row < 0 ? "" : one.text(row, column));
    if (plainValue) return;
    const drawn = few || hidden ? inner : sign;
    drawn.className = `bl-sign ${few ? "few" : marks.CLASSES[mark]}`;
    drawn.textContent = few ? "" : marks.TEXTS[mark];
    drawn.style.setProperty("--c", few ? `var(--bl-c${Math.max(slab.class[row][column], 0)})` : "");
  };
}

/** The sign of a mark, which the word beside it or the legend names. */
function signs() {
  const sign = node("i", "bl-sign");
  sign.setAttribute("aria-hidden", "true");
  return sign;
}

/**
 * Whether a year has examples beside real figures.
 * @param {Slab} slab
 * @param {number} row
 */
function mixed(slab, row) {
  return slab.badge[row] !== "" && slab.example[row].some((one, i) => !one && slab.value[row][i] !== null);
}

/**
 * @param {HTMLElement} target
 * @param {string} text
 */
export function put(target, text) {
  if (target.textContent !== text) target.textContent = text;
}

/**
 * A number with its unit in a node of its own, which narrow tables leave to screen readers: the heading or
 * the title says it.
 * @param {HTMLElement} target
 * @param {string} text
 */
function number(target, text) {
  if (target.textContent === text) return;
  const at = text.endsWith("%") ? -1 : text.indexOf("\u00a0");
  target.textContent = at < 0 || !/\d$/.test(text.slice(0, at)) ? text : text.slice(0, at);
  if (target.textContent === text) return;
  const unit = target.appendChild(node("span", "bl-cell-unit"));
  unit.textContent = text.slice(at);
}
