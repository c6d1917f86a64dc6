/* The headline, edited where it stands. */
import { element } from "../../core/dom.js";
import { state } from "../../core/store.js";
import { shown, stage, turnTo } from "./stage.js";
import { write } from "./texts.js";

const MOST = 160; // characters, as in folder-format.js

/**
 * Lets the reader change it, in the scene's own year: the sentence of another year is computed. Enter keeps
 * it, Escape does not.
 * @param {(text: string | null) => void} done
 */
export function edit(done) {
  if (!stage.data) return done(null);
  const { year } = shown();
  if (year !== null && year !== state.year) turnTo(year);
  const head = element("stage-headline");
  head.contentEditable = "plaintext-only";
  head.setAttribute("role", "textbox");
  head.setAttribute("aria-label", head.textContent ?? "");
  head.focus();
  getSelection()?.selectAllChildren(head);
  head.addEventListener("keydown", key);
  head.addEventListener("blur", keep);

  /** @param {KeyboardEvent} event */
  function key(event) {
    event.stopPropagation();
    if (event.key === "Enter") keep();
    else if (event.key === "Escape") leave(null);
    else return;
    event.preventDefault();
  }

  function keep() {
    leave((head.textContent ?? "").replace(/\s+/g, " ").trim().slice(0, MOST));
  }

  /** @param {string | null} text */
  function leave(text) {
    head.removeEventListener("keydown", key);
    head.removeEventListener("blur", keep);
    for (const name of ["contenteditable", "role", "aria-label"]) head.removeAttribute(name);
    head.blur();
    if (text === null) write();
    done(text);
  }
}
