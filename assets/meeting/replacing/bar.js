/* "Szene ersetzen" on the page of a scene: a bar that says which scene is being corrected, puts the present
   view in its place, or lets it be. */
import { announce } from "../../core/announce.js";
import { whenPresent } from "../../core/arrival.js";
import { element, make, node } from "../../core/dom.js";
import { fill, make as makeScene } from "../folder-format.js";
import { tell } from "../keep-view.js";
import { keeper } from "../present-view.js";
import { endReplacing, placeOf, replacing, withView } from "./about.js";
import * as storage from "../storage.js";

/** @typedef {import("./about.js").Replaced} Replaced */
/** @typedef {Record<string, string>} Words */

whenPresent(keeper.button, (button) => {
  const about = replacing();
  if (!about || window.parent !== window) return;
  /** @type {Words} */
  const words = JSON.parse(button.dataset.words ?? "{}");
  document.body.append(bar(about, words));
});

/**
 * @param {Replaced} about
 * @param {Words} words
 */
function bar(about, words) {
  const replace = make("button", { type: "button", class: "btn btn-primary" }, words.replace_scene);
  const cancel = make("button", { type: "button", class: "btn btn-outline-secondary" }, words.replace_cancel);
  const sentence = fill(words.replacing, { n: about.at + 1, name: about.name });
  const made = make(
    "div",
    { class: "bl-replacing", role: "region", "aria-label": words.replace_scene },
    node("p", "", sentence),
    replace,
    cancel,
  );
  replace.addEventListener("click", () => finish(about, words) && made.remove());
  cancel.addEventListener("click", () => {
    endReplacing();
    made.remove();
    announce(words.replace_cancelled);
    element(keeper.button).focus();
  });
  return made;
}

/**
 * Whether the scene needs no bar any more.
 * @param {Replaced} about
 * @param {Words} words
 */
function finish(about, words) {
  const now = keeper.present();
  if (!now) return false;
  const button = element(keeper.button);
  const { folder, broken } = storage.load(about.folder);
  const at = broken || storage.shown() !== about.folder ? -1 : placeOf(folder.scenes, about);
  if (at < 0) {
    endReplacing();
    tell(button, words, words.replace_gone, [], false);
    return true;
  }
  const before = folder.scenes[at];
  const { view, title } = makeScene(now.view, now.title);
  folder.scenes[at] = withView(before, view, title);
  const { kept } = storage.keep(folder);
  const sentence = fill(words.replace_done, { n: at + 1, name: folder.scenes[at].name });
  endReplacing();
  tell(
    button,
    words,
    kept ? sentence : `${sentence} ${words.not_saved}`,
    [
      [
        words.undo,
        () => {
          folder.scenes[at] = before;
          storage.keep(folder);
          announce(words.restored);
        },
      ],
    ],
    !kept,
  );
  button.focus();
  return true;
}
