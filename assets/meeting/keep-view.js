/* "Merken": puts the present view of the page into the Sitzungsmappe and says so, quietly. */
import { based } from "../core/address.js";
import { byId, closest, make, node } from "../core/dom.js";
import { announce } from "../core/announce.js";
import { saveFolder } from "./folder-file.js";
import { fill, make as makeScene, MOST } from "./folder-format.js";
import * as folders from "./list/folders.js";
import { keeper } from "./present-view.js";
import * as storage from "./storage.js";

/** @typedef {Record<string, string>} Words */

const STAYS = 12000; // ms the confirmation stays when nobody is at it
let leaving = 0;

document.addEventListener("click", (event) => {
  const button = keeper.button ? closest(event, `#${keeper.button}, [data-keep]`) : null;
  const now = button && keeper.present(button.id === keeper.button ? undefined : button);
  if (button && now) keep(button, now);
  else if (closest(event, "[data-kept=close]")) away();
});

/**
 * The same view twice is told before it is doubled.
 * @param {HTMLElement} button
 * @param {{view: string, title: string}} now
 * @param {boolean} [twice] whether it is wanted twice
 * @returns {void}
 */
function keep(button, now, twice = false) {
  /** @type {Words} */
  const words = JSON.parse(button.dataset.words ?? byId(keeper.button)?.dataset.words ?? "{}");
  const { folder, broken } = storage.load();
  const refuse = (/** @type {string} */ sentence) => tell(button, words, sentence, [], false);
  if (broken) return refuse(fill(words.broken, { cause: fill(words[broken.cause.key], broken.cause.facts) }));
  if (folder.scenes.length >= MOST.scenes) return refuse(fill(words.full, { n: MOST.scenes }));
  const scene = makeScene(now.view, now.title);
  const there = folder.scenes.findIndex((one) => sameView(one.view, scene.view));
  if (there >= 0 && !twice) {
    const sentence = fill(words.twice, { name: folder.scenes[there].name, n: there + 1 });
    return tell(button, words, sentence, [[words.twice_keep, () => keep(button, now, true)]], false);
  }
  folder.scenes.push(scene);
  const { kept, full } = storage.keep(folder);
  const several = folders.list(storage.shown()).length > 1;
  const sentence = fill(several ? words.added_in : words.added, {
    ...{ name: scene.name, n: folder.scenes.indexOf(scene) + 1, folder: folder.name || words.untitled },
  });
  const warning = full ? fill(words.clash, { n: MOST.scenes }) : words.not_saved;
  /** @type {import("./folder-page.js").Choice} */
  const undo = [
    words.undo,
    () => {
      const now = storage.load(storage.shown()).folder;
      const last = now.scenes.findLastIndex((one) => one.view === scene.view);
      if (last >= 0) now.scenes.splice(last, 1);
      storage.keep(now);
      announce(words.restored);
    },
  ];
  /** @type {import("./folder-page.js").Choice} */
  const save = [words.save, () => saveFolder(storage.load().folder, words)];
  tell(button, words, kept ? sentence : `${sentence} ${warning}`, kept ? [undo] : [save, undo], !kept);
}

/**
 * Whether two queries open the same view: the order of parameters says nothing.
 * @param {string} one
 * @param {string} other
 */
export function sameView(one, other) {
  const [a, b] = [one, other].map((query) => {
    const asked = new URLSearchParams(query);
    asked.sort();
    return asked.toString();
  });
  return a === b;
}

/**
 * The confirmation stands right behind the button, so that the next Tab leads to it.
 * @param {HTMLElement} button
 * @param {Words} words
 * @param {string} sentence
 * @param {import("./folder-page.js").Choice[]} actions
 * @param {boolean} stays
 */
export function tell(button, words, sentence, actions, stays) {
  away();
  announce(sentence);
  const { lang } = document.documentElement;
  const link = node("a", "bl-link", words.to_meeting);
  link.href = based(lang === "de" ? "/praesentation" : `/praesentation?sprache=${lang}`);
  const choices = actions.map(([label, action]) => {
    const choice = make("button", { type: "button", class: "bl-link bl-plain" }, label);
    choice.addEventListener("click", () => {
      away(); // the action may have something to say itself
      action();
      button.focus();
    });
    return choice;
  });
  const close = make(
    "button",
    { type: "button", class: "btn bl-quiet", "data-kept": "close", "aria-label": words.close },
    make("i", { class: "bl-icon bl-icon-close", "aria-hidden": "true" }),
  );
  const box = make("div", { class: "bl-kept" }, node("p", "", sentence), ...choices, link, close);
  button.after(box);
  box.classList.toggle("is-warning", stays);
  if (stays) return; // whoever has to save a file gets the time for it
  for (const name of ["pointerenter", "focusin"]) box.addEventListener(name, () => clearTimeout(leaving));
  for (const name of ["pointerleave", "focusout"]) box.addEventListener(name, wait);
  wait();
}

function wait() {
  clearTimeout(leaving);
  leaving = window.setTimeout(away, STAYS);
}

function away() {
  clearTimeout(leaving);
  document.querySelector(".bl-kept")?.remove();
}
