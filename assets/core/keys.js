/* The keys of every part of a page. Handlers look up here what a key does; the list of keys (`?`) shows the
   same tables. */
import { ours } from "./address.js";

/** @typedef {Record<string, string>} Keys what each key does; the words are `keys_{part}_{deed}` */

/**
 * Everywhere.
 * @type {Keys}
 */
export const PAGE = { "?": "list", "/": "find", Escape: "close" };

/**
 * With the focus in a field that searches.
 * @type {Keys}
 */
export const FIELD = {
  ...{ ArrowDown: "next", ArrowUp: "back", PageDown: "eight_on", PageUp: "eight_back" },
  ...{ Enter: "choose", Escape: "close" },
};

/**
 * With the focus on the slider of the years.
 * @type {Keys}
 */
export const YEAR = { ArrowRight: "on", ArrowLeft: "back", Home: "first", End: "last" };

/**
 * With the focus on the map. With Control the arrows move the picture; letters lead to names.
 * @type {Keys}
 */
export const MAP = {
  ...{ ArrowUp: "step", ArrowDown: "step", ArrowLeft: "step", ArrowRight: "step" },
  ...{ "Control+ArrowUp": "pan", "Control+ArrowDown": "pan" },
  ...{ "Control+ArrowLeft": "pan", "Control+ArrowRight": "pan" },
  ...{ Enter: "choose", " ": "choose" },
  ...{ "+": "larger", "=": "larger", "-": "smaller", "−": "smaller", 0: "fit" },
  ...{ Home: "first", End: "last" },
};

/**
 * With the focus on a tab.
 * @type {Keys}
 */
export const TABS = { ArrowRight: "next", ArrowLeft: "back", Home: "first", End: "last" };

/**
 * With the focus on a place of the table.
 * @type {Keys}
 */
export const TABLE = {
  ...{ ArrowDown: "next", ArrowUp: "back", Home: "first", End: "last" },
  ...{ PageDown: "page_on", PageUp: "page_back" },
};

/**
 * With the focus on the points of two indicators.
 * @type {Keys}
 */
export const POINTS = {
  ...{ ArrowRight: "next", ArrowDown: "next", ArrowLeft: "back", ArrowUp: "back" },
  ...{ Home: "first", End: "last", PageDown: "ten_on", PageUp: "ten_back" },
  ...{ Enter: "choose", " ": "choose" },
};

/**
 * With the focus on a band or station of the transition.
 * @type {Keys}
 */
export const FLOW = {
  ...{ ArrowRight: "step", ArrowLeft: "step", ArrowUp: "step", ArrowDown: "step" },
  ...{ Home: "first", End: "last" },
};

/**
 * During a presentation, wherever the focus is: those of remote controls, and Escape.
 * @type {Keys}
 */
export const REMOTE = { PageDown: "on", PageUp: "back", ".": "black", Escape: "end" };

/**
 * During a presentation, where what has the focus does not need them itself.
 * @type {Keys}
 */
export const PRESENTATION = {
  ...{ ArrowRight: "on", ArrowLeft: "back", ArrowUp: "later", ArrowDown: "earlier" },
  ...{ Home: "first", End: "last" },
  ...{ o: "place_on", i: "place_back", Enter: "place_choose" },
  ...{ b: "black", e: "edit", f: "full", g: "overview", n: "note", p: "play", "?": "keys" },
};

/**
 * Parts with keys, in the order of the list: a page shows those that it has.
 * @type {{name: string, where: string, keys: Keys}[]}
 */
export const PARTS = [
  { name: "page", where: "body", keys: PAGE },
  { name: "field", where: ".bl-combobox", keys: FIELD },
  { name: "year", where: "#monitor-year, #comparison-year, #transition-year", keys: YEAR },
  { name: "map", where: ".bl-mapcanvas:not(#institutions-map *)", keys: MAP },
  { name: "marks", where: "#institutions-map .bl-mapcanvas", keys: MAP },
  { name: "tabs", where: "#monitor-tabs", keys: TABS },
  { name: "table", where: "#monitor-table", keys: TABLE },
  { name: "points", where: "#comparison-scatter", keys: POINTS },
  { name: "flow", where: "#transition-flow", keys: FLOW },
  { name: "presentation", where: "#meeting-scenes, #highlights-story", keys: { ...PRESENTATION, ...REMOTE } },
];

/**
 * The keys of a table by what they do, in its order.
 * @param {Keys} keys
 * @returns {[string, string[]][]}
 */
export function byDeed(keys) {
  /** @type {Map<string, string[]>} */
  const found = new Map();
  for (const [key, deed] of Object.entries(keys)) found.set(deed, [...(found.get(deed) ?? []), key]);
  return [...found];
}

const SWITCH = ours("lupe-tasten"); // "aus" where the reader has switched single characters off

/** Whether single characters do something wherever the focus is; speech input presses them by chance. */
export function charactersOn() {
  try {
    return globalThis.localStorage?.getItem(SWITCH) !== "aus";
  } catch {
    return true; // memory that is blocked
  }
}

/**
 * @param {boolean} on
 * @returns {boolean} whether the browser keeps it
 */
export function switchCharacters(on) {
  try {
    if (on) localStorage.removeItem(SWITCH);
    else localStorage.setItem(SWITCH, "aus");
    return true;
  } catch {
    return false;
  }
}

/**
 * Whether a key is a character that the reader has switched off.
 * @param {string} key
 */
export const isSwitchedOff = (key) => key.length === 1 && key !== " " && !charactersOn();

/**
 * Whether what has the focus takes letters: then a key is text.
 * @param {EventTarget | null} target
 */
export function isTyping(target) {
  const fields = "input:not([type=range], [type=checkbox], [type=radio], [type=button]), textarea, select";
  return target instanceof HTMLElement && (target.isContentEditable || Boolean(target.closest(fields)));
}
