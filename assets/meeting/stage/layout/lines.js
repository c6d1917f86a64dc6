/* A headline in lines. */

/** @typedef {{text: string, width: number}} Line of a headline */

/**
 * Words in lines of at most these widths; null where they have no room in them.
 * @param {string[]} words
 * @param {number[]} limits
 * @param {(text: string) => number} measure
 * @returns {Line[] | null}
 */
export function broken(words, limits, measure) {
  /** @type {Line[]} */
  const lines = [];
  for (const word of words) {
    const last = lines.at(-1);
    const longer = last && { text: `${last.text} ${word}`, width: measure(`${last.text} ${word}`) };
    if (longer && longer.width <= limits[lines.length - 1]) lines[lines.length - 1] = longer;
    else lines.push({ text: word, width: measure(word) });
    const { width } = lines[lines.length - 1];
    if (lines.length > limits.length || width > limits[lines.length - 1]) return null;
  }
  return lines;
}
