/* The dialog in which a reader writes a note for a place or sets a target: one field, and what is wrong. */
import { make } from "../core/dom.js";
import { announce } from "../core/announce.js";
import { fill } from "../meeting/folder-format.js";
import { MOST } from "./own-words.js";

/** @typedef {Record<string, string>} Words */

/**
 * `value` is what stands in the field, empty for nothing yet; `check` gives the sentence that says why a text
 * cannot be taken, or nothing; `save` takes the text, an empty one to delete.
 * @typedef {{
 *   title: string, help: string, label: string, value: string, lines: boolean,
 *   check: (text: string) => string, save: (text: string) => void, again: () => HTMLElement | null,
 * }} Question
 */

/** Texts of the page that the dialog and its buttons speak with. */
export function words() {
  const place = document.getElementById("own-words");
  /** @type {Words} */
  const found = JSON.parse(place?.dataset.words ?? "{}");
  return found;
}

/** @param {Question} question */
export function ask({ title, help, label, value, lines, check, save, again }) {
  const said = words();
  const look = { id: "own-field", class: "form-control", "aria-describedby": "own-help own-error" };
  const field = lines
    ? make("textarea", { ...look, rows: 4, maxlength: MOST.letters })
    : make("input", { ...look, type: "text", inputmode: "decimal", autocomplete: "off", maxlength: 24 });
  field.value = value;
  const wrong = make("p", { id: "own-error", class: "bl-own-error", role: "alert" });
  const left = make("p", { class: "bl-own-left" });
  const count = () => {
    left.textContent = lines ? fill(said.left, { count: MOST.letters - field.value.length }) : "";
  };
  const button = (/** @type {string} */ text, /** @type {string} */ look, kind = "button") =>
    make("button", { type: kind, class: `btn ${look}` }, text);
  const [take, drop, cancel] = [
    button(said.save, "btn-primary", "submit"),
    button(said.delete, "bl-quiet"),
    button(said.cancel, "bl-quiet"),
  ];
  drop.hidden = value === "";
  const form = make(
    "form",
    { method: "dialog" },
    make("h2", { id: "own-title" }, title),
    make("label", { for: "own-field" }, label),
    field,
    wrong,
    left,
    make("p", { id: "own-help" }, help),
    make("div", { class: "bl-own-choices" }, take, drop, cancel),
  );
  const dialog = make("dialog", { class: "bl-own-dialog", "aria-labelledby": "own-title" }, form);
  const finish = (/** @type {string} */ text) => {
    dialog.close();
    if (text !== value) {
      save(text);
      announce(text ? said.saved : said.removed);
    }
  };
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const text = field.value.trim();
    const sentence = text ? check(text) : "";
    wrong.textContent = sentence;
    field.setAttribute("aria-invalid", String(sentence !== ""));
    if (sentence) field.focus();
    else finish(text);
  });
  field.addEventListener("input", count);
  // A note has one line: Enter takes it, as in every field of one line.
  field.addEventListener("keydown", (event) => {
    if (!(event instanceof KeyboardEvent) || event.key !== "Enter" || event.isComposing) return;
    event.preventDefault();
    form.requestSubmit();
  });
  drop.addEventListener("click", () => finish(""));
  cancel.addEventListener("click", () => dialog.close());
  dialog.addEventListener("close", () => {
    dialog.remove();
    again()?.focus();
  });
  count();
  document.body.append(dialog);
  dialog.showModal();
  field.focus();
}
