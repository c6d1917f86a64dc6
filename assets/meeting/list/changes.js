/* How the open folder is changed: each change is kept, said, and can be taken back. "folder-changed" asks the
   list to draw itself anew, with the focus that it names. */
import { announce } from "../../core/announce.js";
import { element } from "../../core/dom.js";
import { emit } from "../../core/events.js";
import { saveFile } from "../../exports/save-file.js";
import { jsonFile, saveFolder } from "../folder-file.js";
import * as format from "../folder-format.js";
import { page, say, tell } from "../folder-page.js";
import * as storage from "../storage.js";

/** @typedef {import("../folder-format.js").Folder} Folder */
/** @typedef {[number, string]} Focus id of a scene and name of a button or field in it */

/**
 * Changes the folder and offers to take that back. `sentence` null changes quietly, as typing does.
 * @param {(folder: Folder) => unknown} action
 * @param {string | null} sentence
 * @param {Focus | null} [focus]
 */
export function change(action, sentence, focus) {
  if (page.broken) return sayBroken();
  const before = format.write(page.folder);
  action(page.folder);
  const warning = store();
  if (sentence === null) {
    if (warning) tell(warning, [keeping()]);
    return;
  }
  emit("folder-changed", focus);
  tell([sentence, warning].filter(Boolean).join(" "), [
    ...(warning ? [keeping()] : []),
    [
      page.words.undo,
      () => {
        page.folder = format.read(before);
        const still = store();
        emit("folder-changed");
        if (still) tell(still, [keeping()]);
        else announce(page.words.restored);
        element("inhalt").focus({ preventScroll: true });
      },
    ],
  ]);
}

/** @returns {import("../folder-page.js").Choice} */
export const keeping = () => [page.words.save, () => saveFolder(page.folder, page.words)];

/**
 * Takes another folder in the place of this one.
 * @param {Folder} folder
 */
export function replace(folder) {
  change((own) => Object.assign(own, folder), say("replaced", { name: folder.name || page.words.untitled }));
}

/* Keeps the folder; a sentence where the browser did not or where another window has changed it, else an
   empty one. */
function store() {
  const { kept, added, full } = storage.keep(page.folder);
  if (added) emit("folder-changed");
  if (full) return say("clash", { n: format.MOST.scenes });
  if (!kept) return page.words.not_saved;
  return added ? say("merged", { n: added }) : "";
}

export function sayBroken() {
  if (!page.broken) return;
  const { text, cause } = page.broken;
  tell(say("broken", { cause: say(cause.key, cause.facts) }), [
    [page.words.broken_save, () => (saveFile(jsonFile(text), "sitzungsmappe-unlesbar.json"), sayBroken())],
    [
      page.words.broken_drop,
      () => {
        storage.forget();
        Object.assign(page, storage.load());
        emit("folder-changed");
        element("inhalt").focus();
      },
    ],
  ]);
}

/**
 * What a field holds, without signs that no file can hold; what is pasted may bring some. The cursor stays
 * where it is.
 * @param {HTMLInputElement | HTMLTextAreaElement} field
 * @param {(text: string) => string} how
 */
export function cleaned(field, how) {
  const text = how(field.value);
  if (text !== field.value) {
    const at = how(field.value.slice(0, field.selectionEnd ?? undefined)).length;
    field.value = text;
    field.setSelectionRange(at, at);
  }
  return text;
}
