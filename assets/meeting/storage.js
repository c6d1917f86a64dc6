/* How this browser keeps the Sitzungsmappe. Its memory may be blocked or full, and another window may write
   into it: no scene is lost by that, and whoever asks for keeping is told what became of it. */
import { ours } from "../core/address.js";
import { closest } from "../core/dom.js";
import { emit } from "../core/events.js";
import * as folder from "./folder-format.js";
import * as folders from "./list/folders.js";

/** @typedef {import("./folder-format.js").Folder} Folder */
/** @typedef {import("./folder-format.js").Scene} Scene */

const WAITING = ours("lupe-mappe"); // in sessionStorage: what localStorage would not take
const BASE = ours("lupe-mappe-davor"); // in sessionStorage: what localStorage held when that began
const WHICH = ours("lupe-mappe-welche"); // in sessionStorage: whose that is
let at = folders.FIRST; // the key of the folder that this page shows
/** @type {string | null} */
let known = null; // the text in localStorage as this page last saw it
/** @type {string | null} */
let unkept = null; // the text that localStorage would not take
/** @type {string | null} */
let taken = null; // the text that the reader has in a file
let stays = false; // whether the window keeps the unkept text from page to page

const { attempt } = folders;
const held = () => folders.heldAt(at);
/** @param {string} name */
const waits = (name) => attempt(() => window.sessionStorage.getItem(name)).value;
/* The key of the folder that this page shows. */
export const shown = () => at;
/* Whether another folder may take this one's place: while it lives in this window alone it would be lost. */
export const settled = () => unkept === null;

/**
 * What the browser keeps. `broken` where it cannot be read, and then it stays; `kept` is false while the
 * folder lives in this window alone.
 * @typedef {{folder: Folder, broken: {text: string, cause: folder.Refused} | null, kept: boolean}} Loaded
 */

/**
 * The open folder, or the one under `key` as long as it is there.
 * @param {string} [key]
 * @returns {Loaded}
 */
export function load(key) {
  const waiting = unkept ?? waits(WAITING);
  if (waiting !== null && unkept === null) {
    unkept = waiting;
    at = waits(WHICH) ?? folders.FIRST;
    known = waits(BASE);
    stays = true;
  } else if (waiting === null) {
    at = key && folders.heldAt(key) !== null ? key : folders.current();
    known = held();
  }
  const found = waiting ?? known;
  const kept = waiting === null;
  if (found === null) return { folder: folder.empty(), broken: null, kept };
  const read = readable(found);
  return read instanceof folder.Refused
    ? { folder: folder.empty(), broken: { text: found, cause: read }, kept }
    : { folder: read, broken: null, kept };
}

/**
 * @param {string} text
 * @returns {Folder | folder.Refused}
 */
function readable(text) {
  try {
    return folder.read(text);
  } catch (error) {
    if (!(error instanceof folder.Refused)) throw error;
    return error;
  }
}

/**
 * Keeps a folder, and takes over into it what another window has added meanwhile. Gives {kept, added, full}:
 * `kept` is false where the browser does not take it, `added` is the number of scenes from elsewhere, `full`
 * says that there are too many of both.
 * @param {Folder} mine
 */
export function keep(mine) {
  const there = held();
  const others = there === known || there === null ? [] : foreign(there, mine);
  const full = mine.scenes.length + others.length > folder.MOST.scenes;
  if (!full) mine.scenes.push(...others);
  const text = folder.write(mine);
  const kept = !full && attempt(() => window.localStorage.setItem(at, text)).done;
  if (kept) {
    known = text;
    unkept = null;
    folders.touch(at);
    away();
  } else {
    unkept = text;
    stays = attempt(() => {
      window.sessionStorage.setItem(WAITING, text);
      window.sessionStorage.setItem(WHICH, at);
      if (known !== null) window.sessionStorage.setItem(BASE, known);
    }).done;
  }
  emit("folder");
  return { kept, added: full ? 0 : others.length, full };
}

/**
 * Scenes that stand there and neither here nor in what this page saw before: another window has added or
 * changed them.
 * @param {string} there
 * @param {Folder} mine
 */
function foreign(there, mine) {
  const theirs = readable(there);
  if (theirs instanceof folder.Refused) return [];
  const last = known === null ? folder.empty() : readable(known);
  const before = last instanceof folder.Refused ? [] : last.scenes;
  const said = (/** @type {Scene} */ { id, ...rest }) => JSON.stringify(rest);
  const seen = new Set([...before, ...mine.scenes].map(said));
  return theirs.scenes.filter((one) => !seen.has(said(one)));
}

/* How many scenes the open folder holds, for whoever neither shows nor changes it. */
export function count() {
  const text = unkept ?? waits(WAITING) ?? folders.heldAt(folders.current());
  const read = text === null ? folder.empty() : readable(text);
  return read instanceof folder.Refused ? 0 : read.scenes.length;
}

/* Another window has written since this page last looked. */
export const overtaken = () => held() !== known;

export function forget() {
  known = unkept = null;
  folders.remove(at);
  away();
  emit("folder");
}

/* Nothing waits in this window any more. */
function away() {
  for (const name of [WAITING, BASE, WHICH]) attempt(() => window.sessionStorage.removeItem(name));
}

/**
 * The reader has this folder in a file.
 * @param {Folder} mine
 */
export function filed(mine) {
  taken = folder.write(mine);
}

/* Nobody leaves without being asked while a folder lives in this window alone. Our other pages find it there.
 */
let within = false;
document.addEventListener("click", (event) => {
  const link = closest(event, "a[href]", HTMLAnchorElement);
  within = Boolean(link && link.origin === location.origin && !link.target);
  setTimeout(() => (within = false), 500);
});
window.addEventListener("beforeunload", (event) => {
  if (unkept !== null && unkept !== taken && !(within && stays)) event.preventDefault();
});
