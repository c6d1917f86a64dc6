/* The button beside a place's name that opens the dialog of its note: the same wherever places stand side by
   side. */
import { make } from "../core/dom.js";
import { fill } from "../meeting/folder-format.js";
import { words } from "./own-dialog.js";

/**
 * @param {string} key
 * @param {string} name
 * @param {boolean} written whether there is a note already
 */
export function noteButton(key, name, written) {
  const said = words();
  const label = fill(written ? said.note_change : said.note_write, { name });
  return make(
    "button",
    {
      ...{ type: "button", class: "btn bl-quiet bl-own-act", title: label, "aria-label": label },
      ...{ "aria-haspopup": "dialog", "data-own-note": key, "data-name": name },
    },
    make("i", { class: "bl-icon bl-icon-note", "aria-hidden": "true" }),
  );
}
