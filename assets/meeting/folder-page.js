/* What the parts of the page of the Sitzungsmappe share: the folder, the page's words, and the sentence above
   the list. */
import { announce } from "../core/announce.js";
import { byId, element, make } from "../core/dom.js";
import { empty, fill } from "./folder-format.js";

/** @typedef {[string, () => unknown]} Choice words of a button and what it does */

/**
 * `version` is the data version in force.
 * @type {import("./storage.js").Loaded & {words: Record<string, string>, version: string}}
 */
export const page = { words: {}, folder: empty(), broken: null, kept: true, version: "" };

/** Whether the page has been opened: before that there is no folder to show. */
export const isOpen = () => page.version !== "";

/**
 * One of the page's words, with its facts.
 * @param {string} key
 * @param {import("./folder-format.js").Facts} [facts]
 */
export function say(key, facts = {}) {
  return fill(page.words[key], facts);
}

/**
 * A sentence above the list, read aloud as well, with buttons: [words, action].
 * @param {string} sentence
 * @param {Choice[]} [buttons]
 */
export function tell(sentence, buttons = []) {
  const host = byId("meeting-told");
  announce(sentence);
  if (!host) return;
  const line = make("div", { class: "bl-notice" }, make("p", {}, sentence));
  for (const [words, action] of buttons) {
    const button = make("button", { type: "button", class: "bl-link bl-plain" }, words);
    button.addEventListener("click", () => {
      host.replaceChildren();
      action();
    });
    line.append(button);
  }
  const close = make(
    "button",
    { type: "button", class: "btn bl-quiet", "aria-label": page.words.close },
    make("i", { class: "bl-icon bl-icon-close", "aria-hidden": "true" }),
  );
  close.addEventListener("click", () => {
    host.replaceChildren();
    element("inhalt").focus({ preventScroll: true });
  });
  if (!page.broken) line.append(close);
  host.replaceChildren(line);
}
