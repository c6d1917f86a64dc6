/* "More than chance?": the word of a trend or difference in its shape, and the sentence that explains it. */
import { node } from "../core/dom.js";
import { wordButton } from "./word.js";

/** @typedef {import("../core/types").Slab} Slab */
/** @typedef {"trend" | "difference"} Kind */

/** Classes of style sheets, by the codes of docs/slab.md. */
const SHAPES = ["keine", "zufall", "moeglich", "deutlich", "keine"];
/** Codes of the words that explain them (`dashboard.domain.word`), in the same order. */
export const WORDS = ["nicht-pruefbar", "zufall", "moeglich", "deutlich", "wenige"];

/**
 * The code of a verdict. Where nothing has counts the slab sends none: nothing can be tested.
 * @param {Slab} slab
 * @param {Kind} kind
 * @param {number} row
 * @param {number} column
 */
export function code(slab, kind, row, column) {
  const codes = kind === "trend" ? slab.verdict_trend : slab.verdict_difference;
  return codes ? codes[row][column] : 0;
}

/**
 * What a verdict means.
 * @param {Slab} slab
 * @param {Kind} kind
 * @param {number} one code of a verdict
 */
export function sentence(slab, kind, one) {
  return (kind === "trend" ? slab.words.trendSentences : slab.words.verdictSentences)[one];
}

/**
 * The word in its shape, explained at a tap; the sentence is its title.
 * @param {number} one code of a verdict
 * @param {string} word
 * @param {string} described
 */
export const verdictButton = (one, word, described) => wordButton(word, WORDS[one], described, SHAPES[one]);

/**
 * @param {Slab} slab
 * @param {number} one code of a verdict
 * @param {Kind} [kind]
 */
export const pill = (slab, one, kind = "difference") =>
  verdictButton(one, slab.words.verdicts[one], sentence(slab, kind, one));

/**
 * The same without a shape, where a line has no room for one.
 * @param {Slab} slab
 * @param {number} one code of a verdict
 * @param {Kind} kind
 */
export const small = (slab, one, kind) =>
  wordButton(slab.words.verdicts[one], WORDS[one], sentence(slab, kind, one), "bl-term");

/**
 * The word in its shape where nothing can be tapped: in a tooltip, which goes with the pointer.
 * @param {Slab} slab
 * @param {number} one code of a verdict
 */
export const sign = (slab, one) => node("span", `bl-word ${SHAPES[one]}`, slab.words.verdicts[one]);
