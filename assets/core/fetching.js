/* Slabs and time series: fetched once per address, and foretold for an indicator before the server has said
   where they lie. */
import { based } from "./address.js";

const MOST_CACHED = 96; // slabs and series

/**
 * By address; they never change. What kind of answer lies at an address knows who asks for it.
 * @type {Map<string, any>}
 */
const cache = new Map();

/**
 * What the server said instead of an answer: its own sentence, and the number under which it noted what
 * happened.
 * @typedef {Error & {sentence?: string, reference?: string}} Refusal
 */

/**
 * What lies at an address. Rejects with a `Refusal`.
 * @param {string} address
 * @returns {Promise<any>} see `cache`
 */
export async function fetched(address) {
  if (cache.has(address)) return cache.get(address);
  const response = await fetch(based(address));
  const body = await response.json().catch(() => ({}));
  if (!response.ok) throw Object.assign(new Error(), { sentence: body.detail, reference: body.vorgang });
  cache.set(address, body);
  if (cache.size > MOST_CACHED) cache.delete(/** @type {string} */ (cache.keys().next().value));
  return body;
}

/**
 * The address of the same view of another indicator. The breakdown is one of this indicator and is left out.
 * @param {string} address
 * @param {string} indicator
 */
export function foretold(address, indicator) {
  const [path, query = ""] = address.split("?");
  const pairs = query.split("&").filter((pair) => !/^(gliederung|thema)=/.test(pair));
  const other = pairs.map((pair) => (pair.startsWith("indikator=") ? `indikator=${indicator}` : pair));
  return `${path}?${other.join("&")}`;
}

/**
 * What was fetched from an address before.
 * @param {string} address
 */
export const known = (address) => cache.get(address);

/** @param {string} address */
export const forget = (address) => cache.delete(address);
