/* Which places the legend's choice makes stand out: those of a class, of a status, or with few cases. */
import * as marks from "../core/status-marks.js";

/** @typedef {import("../core/types").Slab} Slab */

/**
 * @param {Slab} slab as it is displayed
 * @param {string} origin `class:<index>`, `status:<code>` or `few`
 * @param {number} row
 * @param {number} column
 */
export function belongs(slab, origin, row, column) {
  const [kind, code] = origin.split(":");
  if (kind === "status") return slab.status[row][column] === Number(code);
  if (marks.at(slab, row, column) !== marks.VALUE) return false;
  return kind === "few" ? marks.isFew(slab, row, column) : slab.class[row][column] === Number(code);
}

/**
 * The keys of those that pass the filters; null where the year has none, and all are shown.
 * @param {Slab} slab as it is displayed
 * @param {string} origin
 * @param {number} row
 * @returns {Set<string> | null}
 */
export function grouped(slab, origin, row) {
  if (!origin || row < 0 || (origin.startsWith("class:") && slab.legend.continuous)) return null;
  const keys = slab.places.filter((_, column) => slab.inside[column] && belongs(slab, origin, row, column));
  return keys.length ? new Set(keys) : null;
}
