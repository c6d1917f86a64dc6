/* How a Sitzungsmappe travels: in a link, in a file, and as slides or PDF that the server writes. */
import { based } from "../core/address.js";
import { closest, element } from "../core/dom.js";
import { copyText } from "../core/clipboard.js";
import { on } from "../core/events.js";
import { saveFile } from "../exports/save-file.js";
import { fileName, saveFolder } from "./folder-file.js";
import { pack, unpack } from "./folder-link.js";
import * as format from "./folder-format.js";
import { isOpen, page, say, tell } from "./folder-page.js";
import { presentation } from "./presentation.js";
import { change, replace } from "./list/changes.js";
import { addFolder } from "./list/folder-bar.js";

const MARK = "mappe="; // in the fragment, which no server gets to see

/* --- link --- */

async function copyLink() {
  const code = await pack(page.folder);
  if (code.length > format.MOST.link) return tell(page.words.link_long);
  const done = await copyText(`${location.origin}${location.pathname}${location.search}#${MARK}${code}`);
  tell(done ? page.words.link_copied : page.words.link_failed);
}

async function fromLink() {
  const at = location.hash.indexOf(MARK);
  // First the reader has to say what becomes of the broken one; the link stays.
  if (at < 0 || page.broken) return;
  const code = location.hash.slice(at + MARK.length);
  history.replaceState(history.state, "", location.pathname + location.search); // once is enough
  await arrive(() => unpack(code));
}
on("folder", fromLink);
window.addEventListener("hashchange", () => isOpen() && fromLink());

/* --- file --- */

function choose() {
  const input = document.createElement("input");
  input.type = "file";
  input.accept = ".json,application/json";
  input.addEventListener("change", async () => {
    const [file] = input.files ?? [];
    if (!file) return;
    await arrive(async () => {
      if (file.size > format.MOST.bytes) throw new format.Refused("bad_large");
      return format.read(await file.text());
    });
  });
  input.click();
}

/**
 * Somebody's folder: taken at once where there is none, else the reader decides.
 * @param {() => Promise<import("./folder-format.js").Folder>} get
 */
async function arrive(get) {
  let folder;
  try {
    folder = await get();
  } catch (error) {
    if (!(error instanceof format.Refused)) throw error;
    return tell(say("bad", { cause: say(error.key, error.facts) }));
  }
  const own = page.folder.scenes.length;
  const name = folder.name || page.words.untitled;
  const { words } = page;
  if (!own || page.broken) return replace(folder);
  /** @type {import("./folder-page.js").Choice} */
  const append = [
    words.append,
    () => change((mine) => mine.scenes.push(...folder.scenes), say("replaced", { name })),
  ];
  tell(say("arrived", { name, n: folder.scenes.length, own }), [
    [words.replace, () => replace(folder)],
    ...(own + folder.scenes.length <= format.MOST.scenes ? [append] : []),
    [words.add_folder, () => addFolder(folder, say("replaced", { name }))],
    [words.refuse, () => element("inhalt").focus({ preventScroll: true })],
  ]);
}

/* --- slides and PDF --- */

/**
 * @param {"pptx" | "pdf"} ending
 * @param {HTMLElement} button
 */
async function fetched(ending, button) {
  tell(page.words.export_busy);
  button.setAttribute("aria-busy", "true");
  try {
    const scenes = page.folder.scenes.map((one) => ({ ...one, view: format.query(one) }));
    const body = format.write({ name: page.folder.name || page.words.untitled, scenes });
    const answer = await fetch(based(`/mappe.${ending}${location.search}`), {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body,
    });
    if (!answer.ok) {
      const problem = await answer.json().catch(() => ({}));
      return tell(problem.detail || page.words.export_failed); // the server's own sentence
    }
    const name = fileName(ending, page.folder, page.words);
    saveFile(await answer.blob(), name);
    tell(say("export_done", { name }));
  } catch {
    tell(page.words.export_failed);
  } finally {
    button.removeAttribute("aria-busy");
  }
}

/** @type {Record<string, (button: HTMLElement) => unknown>} */
const ACTIONS = {
  present: (button) => presentation.start(0, button),
  pptx: (button) => fetched("pptx", button),
  pdf: (button) => fetched("pdf", button),
  link: copyLink,
  save: () => saveFolder(page.folder, page.words),
  open: choose,
  clear: () => change((folder) => (folder.scenes = []), page.words.cleared),
};

document.addEventListener("click", (event) => {
  const button = closest(event, "#meeting-actions [data-folder]");
  if (button && !button.hasAttribute("aria-busy")) ACTIONS[button.dataset.folder ?? ""]?.(button);
});
