/* The field in which the reader chooses the Monitor's indicator. */
import { byId } from "../core/dom.js";
import { chooseIndicator } from "./figures.js";
import { noUpdate } from "../core/server.js";
import { combobox } from "../search/combobox.js";
import { fitting } from "../search/indicator-search.js";

/** @typedef {import("../search/combobox.js").Option & {words: string, theme: string}} Indicator */

/** @type {Indicator[]} */
let options = [];
let chosen = "";
/** @type {HTMLElement | null} */
let host = null;
/** @type {{show: () => void} | null} */
let field = null;

/** @type {import("../search/combobox.js").Source} */
const source = {
  id: "monitor-indicator",
  find: (text) => fitting(options, text),
  shown: () => options.find((one) => one.key === chosen)?.name || "",
  chosen: (key) => key === chosen,
  choose(option) {
    chosen = option.key;
    chooseIndicator(option.key);
  },
};

/**
 * Called by Dash with the contents of the two stores.
 * @param {Indicator[] | null} given
 * @param {string | null} key
 */
export function indicators(given, key) {
  options = (given || []).map((one) => ({ ...one, group: one.theme }));
  chosen = key || "";
  const box = byId("monitor-indicator-picker");
  if (box && box !== host) field = combobox((host = box), source);
  if (field) field.show();
  return noUpdate();
}
