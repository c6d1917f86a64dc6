/* Where the explanation of a word stands. */

export const GAP = 10; // px between the word and its explanation
const EDGE = 8; // px left free at the edges of the window

/**
 * Where an explanation of this size goes: below the word, else above it, else nowhere near it; never over it.
 * @param {{left: number, top: number, right: number, bottom: number}} word
 * @param {{width: number, height: number}} box
 * @param {{width: number, height: number}} view
 * @returns {{left: number, top: number, side: "below" | "above"} | null}
 */
export function room(word, box, view) {
  const most = view.width - box.width - EDGE;
  const left = Math.max(EDGE, Math.min((word.left + word.right - box.width) / 2, most));
  if (most < EDGE) return null;
  const below = word.bottom + GAP;
  if (below + box.height <= view.height - EDGE) return { left, top: below, side: "below" };
  const above = word.top - GAP - box.height;
  return above >= EDGE ? { left, top: above, side: "above" } : null;
}
