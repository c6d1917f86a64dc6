/* Which folders this browser keeps, each under a key of its own, and which of them is open. The first lies
   where the only one lay before there were several. */
import { ours } from "../../core/address.js";
import * as format from "../folder-format.js";

/** @typedef {import("../folder-format.js").Folder} Folder */

export const FIRST = ours("lupe-mappe");
export const INDEX = ours("lupe-mappen"); // which one is open, and when each was changed
const KEY = new RegExp(`^${FIRST.replaceAll(".", "\\.")}(-m[0-9a-z]+)?$`);

/**
 * What the browser may refuse: its memory can be blocked or full.
 * @template T
 * @param {() => T} action
 * @returns {{done: boolean, value: T | null}}
 */
export const attempt = (action) => {
  try {
    return { done: true, value: action() };
  } catch {
    return { done: false, value: null };
  }
};

/** @param {string} key */
export const heldAt = (key) => attempt(() => window.localStorage.getItem(key)).value;

/**
 * Lost or damaged it costs the dates and nothing else.
 * @returns {{current: string, changed: Record<string, string>}}
 */
function index() {
  const known = { current: FIRST, changed: /** @type {Record<string, string>} */ ({}) };
  const given = attempt(() => JSON.parse(heldAt(INDEX) ?? "null")).value;
  if (given && typeof given.current === "string" && KEY.test(given.current)) known.current = given.current;
  for (const [key, day] of Object.entries(given?.changed ?? {})) {
    if (KEY.test(key) && typeof day === "string" && /^\d{4}-\d{2}-\d{2}$/.test(day)) known.changed[key] = day;
  }
  return known;
}

/** @param {ReturnType<typeof index>} known */
const remember = (known) => attempt(() => window.localStorage.setItem(INDEX, JSON.stringify(known))).done;

/** @returns {string[]} */
function keys() {
  const all = attempt(() => Object.keys(window.localStorage)).value ?? [];
  return all.filter((key) => KEY.test(key)).sort();
}

/* The key of the open folder. */
export function current() {
  const known = keys();
  const wanted = index().current;
  return known.includes(wanted) || !known.length ? wanted : known[0];
}

/**
 * One folder among the others. `name` is "" where it has none, `scenes` null where it cannot be read,
 * `changed` a day such as 2026-05-12, or "".
 * @typedef {{key: string, name: string, scenes: number | null, changed: string}} Shelved
 */

/**
 * All folders, the last changed first; `open` is among them even while it is empty and not kept yet.
 * @param {string} open
 * @returns {Shelved[]}
 */
export function list(open) {
  const { changed } = index();
  const found = [...new Set([...keys(), open])].map((key) => {
    const text = heldAt(key);
    const read = text === null ? { done: true, value: format.empty() } : attempt(() => format.read(text));
    const { name, scenes } = read.value ?? { name: "", scenes: null };
    return { key, name, scenes: scenes && scenes.length, changed: changed[key] ?? "" };
  });
  return found.sort((a, b) => b.changed.localeCompare(a.changed) || a.key.localeCompare(b.key));
}

/** @param {string} key */
export function choose(key) {
  return remember({ ...index(), current: key });
}

/**
 * The day on which a folder was changed last.
 * @param {string} key
 */
export function touch(key) {
  const known = index();
  const now = new Date();
  const day = new Date(now.getTime() - now.getTimezoneOffset() * 60000).toISOString().slice(0, 10);
  if (known.changed[key] === day && known.current === key) return;
  remember({ ...known, changed: { ...known.changed, [key]: day } });
}

/**
 * Keeps one more folder and opens it; its key, or "" where the browser does not take it.
 * @param {Folder} folder
 */
export function add(folder) {
  const chance = Math.random().toString(36).slice(2, 6);
  const key = `${FIRST}-m${Date.now().toString(36)}${chance}`;
  if (!attempt(() => window.localStorage.setItem(key, format.write(folder))).done) return "";
  touch(key);
  if (choose(key)) return key;
  attempt(() => window.localStorage.removeItem(key)); // the index found no room: all or nothing
  return "";
}

/**
 * Takes a folder away; what it was, so that it can be put back.
 * @param {string} key
 */
export function remove(key) {
  const known = index();
  const gone = { key, text: heldAt(key), changed: known.changed[key] };
  delete known.changed[key];
  attempt(() => window.localStorage.removeItem(key));
  remember({ ...known, current: keys()[0] ?? FIRST });
  return gone;
}

/**
 * Puts a folder back that was taken away; whether the browser took it.
 * @param {ReturnType<typeof remove>} gone
 */
export function putBack(gone) {
  const { key, text, changed } = gone;
  if (text !== null && !attempt(() => window.localStorage.setItem(key, text)).done) return false;
  const known = index();
  if (changed) known.changed[key] = changed;
  return remember({ ...known, current: key });
}
