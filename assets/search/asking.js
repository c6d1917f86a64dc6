/* What both large searches have in common: asking the server while somebody types, and the key that leads to
   the field. */
import { based } from "../core/address.js";
import { PAGE, isSwitchedOff } from "../core/keys.js";

/** @typedef {import("./combobox.js").Option} Option */
/** @typedef {import("./combobox.js").Unanswered} Unanswered */
/** @typedef {import("./combobox.js").Nothing} Nothing */

const PAUSE = 120; // ms without a key before the server is asked

/**
 * What the server finds for a text, once nobody types any more.
 * @param {string} text
 * @param {() => string} typed what stands in the field by then
 * @param {() => URLSearchParams} state what the reader looks at
 * @param {string} page path of the page on which the search stands
 * @returns {Promise<Option[] | Unanswered | Nothing>}
 */
export async function foundBy(text, typed, state, page) {
  await new Promise((done) => setTimeout(done, PAUSE));
  if (text && typed() !== text) return []; // typed on: the later search answers
  const query = state();
  query.set("suche", text);
  query.set("seite", page);
  try {
    const response = await fetch(based(`/suche?${query}`));
    if (!response.ok) return { unanswered: [] };
    /** @type {{treffer: (Omit<Option, "key"> & {address: string})[], hinweis?: string}} */
    const { treffer, hinweis } = await response.json();
    if (hinweis) return { nothing: hinweis };
    return treffer.map(({ address, ...one }) => ({ ...one, key: address }));
  } catch {
    return { unanswered: [] };
  }
}

/** Whether what is typed goes into a field already. */
const typing = () =>
  document.activeElement instanceof HTMLElement &&
  (document.activeElement.isContentEditable || document.activeElement.matches("input, textarea, select"));

/**
 * Whether a key leads to the search.
 * @param {KeyboardEvent} event
 */
export const leadsToSearch = (event) =>
  PAGE[event.key] === "find" &&
  !(event.ctrlKey || event.metaKey || event.altKey) &&
  !typing() &&
  !isSwitchedOff(event.key);
