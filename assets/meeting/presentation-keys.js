/* What a key does during a presentation. */
import { PRESENTATION, REMOTE } from "../core/keys.js";

/**
 * @typedef {"on" | "back" | "first" | "last" | "later" | "earlier" | "play" | "note" | "black" | "overview" |
 *   "edit" | "full" | "keys" | "end"} Deed
 */

/**
 * @param {Pick<KeyboardEvent, "key" | "ctrlKey" | "metaKey" | "altKey">} event
 * @param {boolean} busy whether what has the focus needs arrows and letters itself
 * @param {boolean} dark whether the screen is black: then whatever is pressed brings the picture back
 * @returns {Deed | null}
 */
export function deedOf(event, busy, dark) {
  if (event.ctrlKey || event.metaKey || event.altKey) return null;
  const name = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  const deed = /** @type {Deed | undefined} */ (REMOTE[name] ?? (busy ? undefined : PRESENTATION[name]));
  if (!deed) return null;
  return dark && deed !== "end" ? "black" : deed;
}
