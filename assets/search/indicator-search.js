/* Indicators that fit what was typed: every word must occur in a name or a synonym; whole names come first.
 */
import { fold } from "./fold.js";

/**
 * @template {{name: string, words: string}} Option
 * @param {Option[]} options `words` holds the name and its synonyms
 * @param {string} text
 * @returns {Option[]}
 */
export function fitting(options, text) {
  const words = fold(text).split(/\s+/).filter(Boolean);
  if (!words.length) return options;
  /** @param {Option} option */
  const rank = (option) => words.filter((word) => fold(option.name).includes(word)).length;
  return options
    .filter((one) => words.every((word) => fold(one.words).includes(word)))
    .sort((a, b) => rank(b) - rank(a));
}
