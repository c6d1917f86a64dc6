/* The address of the Monitor: the only place that writes it, and how often the reader has gone elsewhere by
   the history. Whatever was asked before that is older, and writes nothing any more. */
import { emit, on } from "../core/events.js";

let count = 0;
let known = location.search;
let coming = false;

/** How often the reader has gone back or forward to another address. */
export const visits = () => count;

/** Whether the reader has gone to an address whose figures are not here yet. */
export const isComing = () => coming;

/**
 * The reader comes to another state: going back leads to the one before.
 * @param {string} search
 */
export function push(search) {
  history.pushState({}, "", location.pathname + search + location.hash);
  known = location.search;
}

/**
 * The same state, written more precisely.
 * @param {string} search
 */
export function replace(search) {
  history.replaceState(history.state, "", search);
  known = location.search;
}

window.addEventListener(
  "popstate",
  () => {
    // A link to a part of the page is no other address.
    if (location.search === known && history.state === null) return;
    known = location.search;
    count += 1;
    coming = true;
    emit("visit");
  },
  true,
);
on("arrived", () => (coming = false));
