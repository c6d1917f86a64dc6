/* A word that is explained at a tap: words/explain.js opens the explanation of any element with data-word. */
import { make } from "../core/dom.js";

const SUPPRESSED = 3; // of docs/slab.md

/**
 * Classes of style sheets of the verdicts' words; all others look like the text around them.
 * @type {Record<string, string>}
 */
const SHAPES = { deutlich: "deutlich", moeglich: "moeglich", zufall: "zufall", "nicht-pruefbar": "keine" };

/**
 * @param {string} text
 * @param {string} code of `dashboard.domain.word.Word`
 * @param {string} [described] a sentence for those who do not open the explanation
 * @param {string} [shape] in place of the word's own
 */
export function wordButton(text, code, described, shape = SHAPES[code] ?? "bl-term") {
  return make(
    "button",
    {
      type: "button",
      class: `bl-word ${shape}`,
      "data-word": code,
      "aria-haspopup": "dialog",
      title: described || null,
    },
    text,
  );
}

/**
 * A status in place of a number: explained at a tap where a word of it is, plain text otherwise.
 * @param {string} text
 * @param {number} status as in docs/slab.md
 * @returns {Node | string}
 */
export const statusWord = (text, status) => (status === SUPPRESSED ? wordButton(text, "geschuetzt") : text);

/**
 * Remarks beside each other; those that are empty are left out.
 * @param {(Node | string)[]} parts
 */
export function remarks(parts) {
  return parts.filter(Boolean).flatMap((part, at) => (at ? [" \u00b7 ", part] : [part]));
}

/**
 * A text in which words are explained at a tap, the first time each of them stands there.
 * @param {string} text
 * @param {[string, string][]} words texts and codes of words
 * @returns {(Node | string)[]}
 */
export function withWords(text, words) {
  const found = words.find(([phrase]) => text.includes(phrase));
  if (!found) return text ? [text] : [];
  const [phrase, code] = found;
  const at = text.indexOf(phrase);
  const others = words.filter((one) => one !== found);
  const before = withWords(text.slice(0, at), others);
  return [...before, wordButton(phrase, code), ...withWords(text.slice(at + phrase.length), others)];
}
