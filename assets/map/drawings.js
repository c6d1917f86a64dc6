/* The map's drawings, which Python made: SVG texts, fetched once per address. */
import { based } from "../core/address.js";

const MOST_CACHED = 24; // more than there were municipalities' reforms, so that every year has its own
/** @type {Map<string, string>} */
const texts = new Map();

/**
 * The text of a drawing; the last few are kept, so that going back asks nobody.
 * @param {string} address
 * @returns {Promise<string>}
 */
export async function fetched(address) {
  const before = texts.get(address);
  if (before !== undefined) return before;
  const answer = await fetch(based(address));
  if (!answer.ok) throw new Error(`map: ${answer.status}`);
  const text = await answer.text();
  texts.set(address, text);
  const [oldest] = texts.keys();
  if (texts.size > MOST_CACHED) texts.delete(oldest);
  return text;
}

/**
 * A drawing that was fetched before.
 * @param {string} address
 */
export const known = (address) => texts.get(address);

/** @param {string} address */
export const forget = (address) => texts.delete(address);
