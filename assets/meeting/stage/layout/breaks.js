/* Which of a scale's breaks are written under its joints. */

const BETWEEN = 8; // units between two texts

/**
 * Texts under the joints of classes that do not meet: from the last, which bears the unit, to the first.
 * @param {string[]} breaks
 * @param {number} step from one joint to the next
 * @param {(text: string) => number} measure how wide a text is
 * @returns {[at: number, text: string][]}
 */
export function apart(breaks, step, measure) {
  let free = Infinity;
  return breaks
    .map((said, index) => /** @type {[number, string]} */ ([(index + 1) * step, said]))
    .reverse()
    .filter(([at, said]) => {
      const half = measure(said) / 2;
      if (at + half > free) return false;
      free = at - half - BETWEEN;
      return true;
    })
    .reverse();
}
