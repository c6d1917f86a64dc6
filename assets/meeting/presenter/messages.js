/* What a presentation and the presenter's window tell each other. Both are pages of ours; what arrives is
   looked at all the same, because any page of ours could write into the channel. */
import * as format from "../folder-format.js";

/** @typedef {Pick<format.Scene, "view" | "newest" | "picture" | "headline" | "name" | "note">} Shown */

/**
 * `since` is when the presentation began (ms), `year` the year on the stage, null where it has none yet;
 * `small` says that the stage has lost full screen.
 * @typedef {{
 *   kind: "state", name: string, version: string, scenes: Shown[], at: number, year: number | null,
 *   black: boolean, small: boolean, since: number,
 * }} State
 */

/**
 * What the window asks of the presentation.
 * @typedef {{kind: "hello" | "play" | "black" | "end" | "choose"} | {kind: "go", at: number}
 *   | {kind: "year" | "place", by: number} | {kind: "note", at: number, note: string}} Wish
 */

/** @param {string} id */
export const channelName = (id) => `lupe-vorfuehrung-${id}`;

/**
 * @param {format.Folder} folder
 * @param {Omit<State, "kind" | "name" | "scenes">} now
 * @returns {State}
 */
export const stateOf = (folder, now) => ({
  kind: "state",
  name: folder.name,
  scenes: folder.scenes.map(({ view, newest, picture, headline, name, note }) => ({
    ...{ view, newest, picture, headline, name, note },
  })),
  ...now,
});

/**
 * What a message asks for, null where it is none of ours.
 * @param {unknown} given
 * @param {number} scenes how many there are
 * @returns {Wish | null}
 */
export function wishOf(given, scenes) {
  if (typeof given !== "object" || given === null || !("kind" in given)) return null;
  const wish = /** @type {Record<string, unknown>} */ (given);
  const inside = Number.isInteger(wish.at) && Number(wish.at) >= 0 && Number(wish.at) < scenes;
  switch (wish.kind) {
    case "hello":
    case "play":
    case "black":
    case "end":
    case "choose":
      return { kind: wish.kind };
    case "go":
      return inside ? { kind: "go", at: Number(wish.at) } : null;
    case "year":
    case "place":
      return wish.by === 1 || wish.by === -1 ? { kind: wish.kind, by: wish.by } : null;
    case "note":
      if (!inside || typeof wish.note !== "string") return null;
      return { kind: "note", at: Number(wish.at), note: format.clean(wish.note).slice(0, format.MOST.note) };
    default:
      return null;
  }
}

/**
 * What typed digits lead to: the number of a scene as soon as no other can be meant, else the digits so far.
 * @param {string} typed
 * @param {number} scenes
 * @returns {{number: number | null, wait: string}}
 */
export function jumpOf(typed, scenes) {
  const number = Number(typed);
  if (!number || number > scenes) return { number: null, wait: "" };
  return number * 10 > scenes ? { number, wait: "" } : { number: null, wait: typed };
}

/**
 * Whole minutes since the beginning, and how many are left of a length: fewer than none past it.
 * @param {number} since ms
 * @param {number} now ms
 * @param {number} length minutes
 */
export function minutes(since, now, length) {
  const elapsed = Math.max(0, Math.floor((now - since) / 60000));
  return { elapsed, left: length - elapsed, share: Math.min(1, (now - since) / 60000 / length) };
}
