/* What the browser says to Dash, and what Dash calls in the browser. */
import { emit } from "./events.js";

/**
 * Sets properties of a Dash component, as if the reader had. "telling" is emitted before.
 * @param {string} id
 * @param {Record<string, unknown>} properties
 */
export function tellServer(id, properties) {
  if (!document.getElementById("monitor-filter")) return; // other pages have no callbacks
  emit("telling");
  window.dash_clientside?.set_props?.(id, properties);
}

/**
 * Functions that Dash calls by their names.
 * @param {Record<string, (...inputs: any[]) => unknown>} functions with the inputs of the callback
 */
export function answerDash(functions) {
  window.dash_clientside = Object.assign({}, window.dash_clientside);
  window.dash_clientside.lupe = Object.assign({}, window.dash_clientside.lupe, functions);
}

/** What a function returns that changes nothing in Dash. */
export const noUpdate = () => window.dash_clientside?.no_update;
