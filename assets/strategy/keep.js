/* "In die Sitzungsmappe": a scene for each indicator of the page, those that are there already left as
   they are. */
import { announce } from "../core/announce.js";
import { whenPresent } from "../core/arrival.js";
import { fill, make as makeScene, MOST } from "../meeting/folder-format.js";
import { sameView, tell } from "../meeting/keep-view.js";
import * as storage from "../meeting/storage.js";

/** @typedef {{view: string, title: string, note: string, picture: string}} Kept */

whenPresent("strategy-keep", (button) => button.addEventListener("click", () => keep(button)));

/** @param {HTMLElement} button */
function keep(button) {
  /** @type {Record<string, string>} */
  const words = JSON.parse(button.dataset.words ?? "{}");
  /** @type {Kept[]} */
  const wanted = JSON.parse(button.dataset.scenes ?? "[]");
  const { saidOne = "", saidMany = "", saidThere = "" } = button.dataset;
  const { folder, broken } = storage.load();
  const refuse = (/** @type {string} */ sentence) => tell(button, words, sentence, [], false);
  if (broken) return refuse(fill(words.broken, { cause: fill(words[broken.cause.key], broken.cause.facts) }));
  const fresh = wanted.filter((one) => !folder.scenes.some((scene) => sameView(scene.view, one.view)));
  if (!fresh.length) return refuse(saidThere);
  if (folder.scenes.length + fresh.length > MOST.scenes) return refuse(fill(words.full, { n: MOST.scenes }));
  const made = fresh.map(({ view, title, note, picture }) => ({ ...makeScene(view, title), note, picture }));
  folder.scenes.push(...made);
  const { kept, full } = storage.keep(folder);
  const sentence = made.length === 1 ? saidOne : fill(saidMany, { n: made.length });
  const warning = full ? fill(words.clash, { n: MOST.scenes }) : words.not_saved;
  /** @type {import("../meeting/folder-page.js").Choice} */
  const undo = [words.undo, () => takeBack(made, words)];
  tell(button, words, kept ? sentence : `${sentence} ${warning}`, [undo], !kept);
}

/**
 * @param {Kept[]} made
 * @param {Record<string, string>} words
 */
function takeBack(made, words) {
  const { folder } = storage.load(storage.shown());
  for (const one of made) {
    const at = folder.scenes.findLastIndex((scene) => sameView(scene.view, one.view));
    if (at >= 0) folder.scenes.splice(at, 1);
  }
  storage.keep(folder);
  announce(words.restored);
}
