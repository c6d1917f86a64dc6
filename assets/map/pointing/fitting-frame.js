/* Which places of a frame are selected. */

/**
 * The keys of the framed areas that fit into the selection beside those that stay, all in the drawing's
 * order, else those with the most inhabitants; and how many do not fit.
 * @param {{key: string, population: number}[]} framed
 * @param {string[]} kept
 * @param {number} most
 */
export function fittingFrame(framed, kept, most) {
  const fresh = framed.filter(({ key }) => !kept.includes(key));
  const room = Math.max(most - kept.length, 0);
  const left = Math.max(fresh.length - room, 0);
  const first = left ? fresh.toSorted((one, other) => other.population - one.population) : fresh;
  return { added: first.slice(0, room).map(({ key }) => key), left };
}
