/* What the page that is open puts into the Sitzungsmappe: each page that has "Merken" says it for itself,
   before keep-view.js and replacing/bar.js look for its button. */

/**
 * `button` is the id of "Merken"; `present` gives the query of a scene and what the page calls it, null as
 * long as there is nothing to keep.
 * Buttons of parts of the page have `data-keep` and are given to `present`; they say the same words as
 * "Merken".
 * @type {{button: string, present: (part?: HTMLElement) => {view: string, title: string} | null}}
 */
export const keeper = { button: "", present: () => null };

/**
 * @param {string} button
 * @param {(part?: HTMLElement) => {view: string, title: string} | null} present
 */
export function keepWith(button, present) {
  Object.assign(keeper, { button, present });
}
