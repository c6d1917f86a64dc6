/* `?` and a button of the footer show the keys of the page. */
import { closest, make } from "../core/dom.js";
import { PAGE, PARTS, byDeed, isTyping } from "../core/keys.js";

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
      if (PAGE[event.key] === "list") closeKeys();
      return;
    }
    if (PAGE[event.key] !== "list" || event.ctrlKey || event.metaKey || event.altKey) return;
    if (isTyping(event.target) || document.querySelector("dialog[open]")) return;
    event.preventDefault();
    openKeys();
  },
  true,
);
