/* The folders of this browser: which one is open, its name, and making, copying and deleting one. */
import { announce } from "../../core/announce.js";
import { closest, element, make } from "../../core/dom.js";
import { emit } from "../../core/events.js";
import { saveFolder } from "../folder-file.js";
import * as format from "../folder-format.js";
import * as folders from "./folders.js";
import { page, say, tell } from "../folder-page.js";
import * as storage from "../storage.js";
import { change, cleaned, keeping } from "./changes.js";

/** @typedef {import("./folders.js").Shelved} Shelved */

/** @param {string} name */
const called = (name) => name || page.words.untitled;

/**
 * A day as the page's language writes it, "" where there is none.
 * @param {string} day such as 2026-05-12
 */
function dated(day) {
  if (!day) return "";
  const lang = document.documentElement.lang || "de";
  return new Date(`${day}T12:00:00`).toLocaleDateString(lang, {
    day: "numeric",
    month: "long",
    year: "numeric",
  });
}

/** @param {Shelved} one */
function entry({ name, scenes, changed }) {
  const size = scenes === null ? page.words.folder_unreadable : say("folder_scenes", { n: scenes });
  return [called(name), size, dated(changed)].filter(Boolean).join(" · ");
}

/* The row above the list. */
export function folderBar() {
  const { words } = page;
  const open = storage.shown();
  const choice = make("select", { id: "meeting-folders", class: "form-select" });
  for (const one of folders.list(open)) {
    const here = one.key === open;
    const shown = here ? { ...one, name: page.folder.name, scenes: page.folder.scenes.length } : one;
    choice.append(make("option", { value: one.key }, entry(shown)));
  }
  choice.value = open;
  choice.addEventListener("change", () => turnTo(choice.value));
  const name = make("input", {
    ...{ id: "meeting-name", class: "form-control", maxlength: format.MOST.name },
    ...{ placeholder: words.untitled, autocomplete: "off" },
  });
  name.value = page.folder.name;
  name.addEventListener("input", () => {
    change((folder) => (folder.name = cleaned(name, format.line)), null);
    const one = folders.list(open).find(({ key }) => key === open);
    const { scenes } = page.folder;
    if (one && choice.selectedOptions[0])
      choice.selectedOptions[0].textContent = entry({
        ...one,
        name: page.folder.name,
        scenes: scenes.length,
      });
  });
  const button = (/** @type {string} */ what) =>
    make("button", { type: "button", class: "btn bl-quiet", "data-shelf": what }, words[`folder_${what}`]);
  return make(
    "div",
    { class: "bl-meeting-folders", role: "group", "aria-label": words.folders },
    make("div", {}, make("label", { for: choice.id }, words.folder), choice),
    make("div", {}, make("label", { for: name.id }, words.title), name),
    make("div", { class: "bl-meeting-shelf" }, button("new"), button("copy"), button("delete")),
  );
}

/**
 * Opens another folder, unless this one would be lost by that.
 * @param {string} key
 */
function turnTo(key) {
  if (!settled()) return emit("folder-changed");
  if (!folders.choose(key)) {
    emit("folder-changed");
    return tell(page.words.folder_refused);
  }
  opened();
  element("meeting-folders").focus();
  announce(say("folder_opened", { name: called(page.folder.name), n: page.folder.scenes.length }));
}

/* The folder that is the open one now. */
function opened() {
  element("meeting-told").replaceChildren();
  Object.assign(page, storage.load());
  emit("folder-changed");
  emit("folder-opened");
}

/* A folder that lives in this window alone must be saved as a file before another takes its place. */
function settled() {
  if (storage.settled()) return true;
  tell(page.words.not_saved, [keeping()]);
  return false;
}

/**
 * One more folder in this browser, which is open then. False, and said, where the browser does not take it.
 * @param {format.Folder} folder
 * @param {string} sentence
 */
export function addFolder(folder, sentence) {
  if (!settled()) return false;
  if (!folders.add(folder)) {
    tell(page.words.folder_refused, [[page.words.save, () => saveFolder(folder, page.words)]]);
    return false;
  }
  opened();
  tell(sentence);
  return true;
}

function copyOpen() {
  const name = say("folder_copy_name", { name: called(page.folder.name) }).slice(0, format.MOST.name);
  const second = { ...format.read(format.write(page.folder)), name };
  if (addFolder(second, say("folder_copied", { name }))) element("meeting-name").focus();
}

function deleteOpen() {
  if (!settled()) return;
  const name = called(page.folder.name);
  const gone = folders.remove(storage.shown());
  opened();
  tell(say("folder_deleted", { name }), [
    [
      page.words.undo,
      () => {
        if (!folders.putBack(gone)) return tell(page.words.folder_refused);
        opened();
        announce(page.words.restored);
        element("inhalt").focus({ preventScroll: true });
      },
    ],
  ]);
}

/** @type {Record<string, () => unknown>} */
const DEEDS = {
  new: () => addFolder(format.empty(), page.words.folder_made) && element("meeting-name").focus(),
  copy: copyOpen,
  delete: deleteOpen,
};

document.addEventListener("click", (event) => {
  const what = closest(event, "[data-shelf]")?.dataset.shelf ?? "";
  DEEDS[what]?.();
});
