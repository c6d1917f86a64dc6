/* Who listens to what happens on a page: "slab", "year", "selection", "hover", "group" and their like. See
   docs/slab.md. */

/**
 * Facts differ from event to event; each listener names those it takes.
 * @type {Map<string, ((...facts: any[]) => void)[]>}
 */
const listeners = new Map();

/**
 * Calls `listener` at each `emit` of that name, after the listeners that came before it.
 * @param {string} name
 * @param {(...facts: any[]) => void} listener
 */
export function on(name, listener) {
  const known = listeners.get(name);
  if (known) known.push(listener);
  else listeners.set(name, [listener]);
}

/**
 * Tells every listener. One that throws is reported to the browser as an error and does not stop the others.
 * @param {string} name
 * @param {...unknown} facts
 */
export function emit(name, ...facts) {
  for (const listener of listeners.get(name) ?? []) {
    try {
      listener(...facts);
    } catch (error) {
      globalThis.reportError(error);
    }
  }
}
