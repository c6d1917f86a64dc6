/* `?` and a button of the footer show the keys of the page. */
import { closest, make } from "../core/dom.js";
import { announce } from "../core/announce.js";
import { emit } from "../core/events.js";
import {
  PAGE,
  PARTS,
  byDeed,
  charactersOn,
  isSwitchedOff,
  isTyping,
  switchCharacters,
} from "../core/keys.js";

/** @type {Record<string, string>} */
const SIGNS = { ArrowUp: "↑", ArrowDown: "↓", ArrowLeft: "←", ArrowRight: "→" };

/** @type {HTMLDialogElement | null} */
let dialog = null;
export const isOpen = () => Boolean(dialog);

/** What the footer says of keys; null on pages without one. */
function words() {
  const found = document.querySelector("[data-keys]");
  return found instanceof HTMLElement ? JSON.parse(found.dataset.keys ?? "{}") : null;
}

/**
 * @param {string} key
 * @param {Record<string, string>} said
 */
function named(key, said) {
  const parts = key.length > 1 ? key.split("+") : [key];
  const names = parts.map((one) => SIGNS[one] ?? said[`keys_name_${one.trim() || "Space"}`] ?? one);
  return make("kbd", {}, names.join("\u2009+\u2009"));
}

/**
 * The switch of single characters, which nobody needs who speaks to the browser.
 * @param {Record<string, string>} said
 */
function characters(said) {
  const box = make("input", { type: "checkbox", id: "keys-characters", class: "form-check-input" });
  box.checked = charactersOn();
  const note = make("p", { id: "keys-characters-note" }, said.keys_switch_note);
  box.setAttribute("aria-describedby", note.id);
  box.addEventListener("change", () => {
    const kept = switchCharacters(box.checked);
    if (!kept) box.checked = charactersOn();
    const sentence = kept ? said[box.checked ? "keys_switched_on" : "keys_switched_off"] : said.keys_unkept;
    note.textContent = sentence;
    announce(sentence);
  });
  const label = make("label", { for: box.id }, said.keys_switch);
  return make("div", { class: "bl-keys-switch" }, make("div", { class: "form-check" }, box, label), note);
}

/* The tour of the page, where it has one. */
function tourAgain() {
  const host = document.getElementById("monitor-tour");
  if (!host) return [];
  const { start } = JSON.parse(host.dataset.words ?? "{}");
  const button = make("button", { type: "button", class: "btn bl-quiet bl-keys-tour" }, start);
  button.addEventListener("click", () => {
    dialog?.addEventListener("close", () => emit("tour"));
    closeKeys();
  });
  return [button];
}

export function openKeys() {
  const said = words();
  if (!said || dialog) return;
  const before = document.activeElement;
  const close = make("button", { type: "button", class: "bl-pop-close", "aria-label": said.close });
  close.append(make("i", { class: "bl-icon bl-icon-close" }));
  const parts = PARTS.filter(({ where }) => document.querySelector(where)).map(({ name, keys }) => {
    const rows = byDeed(keys).flatMap(([deed, list]) => [
      make("dt", {}, ...list.map((key) => named(key, said))),
      make("dd", {}, said[`keys_${name}_${deed}`] ?? deed),
    ]);
    return make("section", {}, make("h3", {}, said[`keys_${name}`]), make("dl", {}, ...rows));
  });
  const title = make("h2", { id: "keys-title" }, said.keys);
  dialog = make("dialog", { class: "bl-keys", "aria-labelledby": "keys-title" });
  dialog.append(
    make("div", { class: "bl-pop-head" }, title, close),
    make("div", { class: "bl-keys-parts" }, ...parts),
    characters(said),
    ...tourAgain(),
  );
  document.body.append(dialog);
  close.addEventListener("click", closeKeys);
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog) closeKeys(); // the ground around it
  });
  dialog.addEventListener("close", () => {
    dialog?.remove();
    dialog = null;
    if (before instanceof HTMLElement) before.focus({ preventScroll: true });
  });
  dialog.showModal();
}

function closeKeys() {
  dialog?.close();
}

document.addEventListener("click", (event) => {
  if (closest(event, "button[data-keys]")) openKeys();
});
document.addEventListener(
  "keydown",
  (event) => {
    if (dialog) {
      // Whatever else the page does with keys waits; Escape, Tab and arrows are the dialog's own.
      event.stopImmediatePropagation();
      if (PAGE[event.key] === "list" && !isSwitchedOff(event.key)) closeKeys();
      return;
    }
    if (PAGE[event.key] !== "list" || event.ctrlKey || event.metaKey || event.altKey) return;
    if (isTyping(event.target) || isSwitchedOff(event.key) || document.querySelector("dialog[open]")) return;
    event.preventDefault();
    openKeys();
  },
  true,
);
