/* Which scene is about to be replaced by another view of the Monitor. This tab remembers it until the scene
   is replaced, somebody cancels, or the folder is looked at again; a reload changes nothing. */
import { ours } from "../../core/address.js";
import { attempt } from "../list/folders.js";

/** @typedef {import("../folder-format.js").Scene} Scene */

const KEY = ours("lupe-szene");

/**
 * `folder` is the key of its folder, `said` all that the scene held.
 * @typedef {{folder: string, at: number, name: string, said: string}} Replaced
 */

/**
 * All that a scene holds, whatever its number on this page.
 * @param {Scene} scene
 */
export const saidOf = ({ id, ...rest }) => JSON.stringify(rest, Object.keys(rest).sort());

/**
 * Whether the browser remembers it.
 * @param {string} folder
 * @param {Scene} scene
 * @param {number} at
 */
export function beginReplacing(folder, scene, at) {
  /** @type {Replaced} */
  const about = { folder, at, name: scene.name, said: saidOf(scene) };
  return attempt(() => window.sessionStorage.setItem(KEY, JSON.stringify(about))).done;
}

export function endReplacing() {
  attempt(() => window.sessionStorage.removeItem(KEY));
}

/**
 * The scene that is about to be replaced, or null.
 * @returns {Replaced | null}
 */
export function replacing() {
  const given = attempt(() => JSON.parse(window.sessionStorage.getItem(KEY) ?? "null")).value;
  const whole =
    given &&
    [given.folder, given.name, given.said].every((one) => typeof one === "string") &&
    Number.isInteger(given.at);
  return whole ? given : null;
}

/**
 * Where the scene stands now: where it stood, else wherever it has gone to; -1 where it is no more.
 * @param {Scene[]} scenes
 * @param {Replaced} about
 */
export function placeOf(scenes, about) {
  const same = (/** @type {Scene | undefined} */ one) => one !== undefined && saidOf(one) === about.said;
  return same(scenes[about.at]) ? about.at : scenes.findIndex(same);
}

/**
 * The scene with another view: what was written stays, a name that the Monitor had given follows the view.
 * @param {Scene} scene
 * @param {string} view
 * @param {string} title
 * @returns {Scene}
 */
export const withView = (scene, view, title) => ({
  ...scene,
  view,
  title,
  name: scene.name === scene.title ? title : scene.name,
});
