/* The state on screen as a query: what files and figures of it are asked for. */
import { state } from "../core/store.js";

/**
 * The address of the page may lag behind by a year step.
 * @param {Record<string, string>} [more]
 */
export function present(more = {}) {
  const query = new URLSearchParams(location.search);
  const { slab, year } = state;
  const shown = slab ? { indikator: slab.indicator, jahr: String(year), stand: slab.version } : {};
  for (const [name, value] of Object.entries({ ...shown, ...more })) query.set(name, value);
  return query;
}
