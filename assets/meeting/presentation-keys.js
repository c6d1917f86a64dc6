/* What a key does during a presentation. */
import { closest } from "../core/dom.js";
import { PRESENTATION, REMOTE, isSwitchedOff } from "../core/keys.js";

/**
 * @typedef {"on" | "back" | "first" | "last" | "later" | "earlier" | "play" | "place_on" |
 *   "place_back" | "place_choose" | "note" | "black" | "overview" |
 *   "edit" | "full" | "keys" | "end"} Deed
 */

/**
 * @param {Pick<KeyboardEvent, "key" | "ctrlKey" | "metaKey" | "altKey">} event
 * @param {boolean} busy whether what has the focus needs arrows and letters itself
 * @param {boolean} dark whether the screen is black: then whatever is pressed brings the picture back
 * @returns {Deed | null}
 */
export function deedOf(event, busy, dark) {
  if (event.ctrlKey || event.metaKey || event.altKey || isSwitchedOff(event.key)) return null;
  const name = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  const deed = /** @type {Deed | undefined} */ (REMOTE[name] ?? (busy ? undefined : PRESENTATION[name]));
  if (!deed) return null;
  return dark && deed !== "end" ? "black" : deed;
}

/**
 * Whether the key belongs to what has the focus: Enter presses a button.
 * @param {KeyboardEvent} event
 */
export const isPressed = (event) =>
  event.key === "Enter" && closest(event, "button, a[href], input, summary", Element) !== null;
