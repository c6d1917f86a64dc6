/* Notes and targets of the reader's own on the comparing page: asked for beside the figures, under an address
   that no browser keeps. */
import { OWN, tidy } from "../core/address.js";

/** @typedef {import("./types").OwnWords} OwnWords */

/** @type {OwnWords} */
export const NOTHING = { written: "", notes: [], series: null, target: null, distances: [], aims: {} };

/**
 * The reader's own words of a query, as an address has them.
 * @param {string} query
 */
export function ownIn(query) {
  const given = new URLSearchParams(query);
  return tidy(new URLSearchParams(OWN.flatMap((name) => given.getAll(name).map((value) => [name, value]))));
}

/**
 * Where the server says what they are for an answer.
 * @param {string} address of the answer
 * @param {string} words
 */
export function ownAddress(address, words) {
  const query = new URLSearchParams(address.split("?")[1]);
  query.delete("fassung");
  return `/vergleich/eigenes?${tidy(query)}&${words}`;
}

/**
 * The series with the line of the reader's target where there is one.
 * @param {import("../core/types").Series} series
 * @param {OwnWords} own
 */
export const withTarget = (series, own) => (own.series ? { ...series, ...own.series } : series);
