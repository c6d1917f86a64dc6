/* The box at a number says where it comes from. Style sheets show it; this keeps it inside the window and
   puts it away at Escape, until the number is left. */
import { closest } from "../core/dom.js";

const EDGE = 8; // px

/** @param {Event} event */
function place(event) {
  const number = closest(event, ".bl-val");
  const tip = number?.querySelector(".bl-val-tip");
  if (!number || !(tip instanceof HTMLElement)) return;
  tip.style.translate = "";
  const { left, right } = tip.getBoundingClientRect();
  const over = right - (document.documentElement.clientWidth - EDGE);
  const moved = over > 0 ? -Math.min(over, left - EDGE) : 0;
  if (moved) tip.style.translate = `${moved}px`;
}

/** @param {Event} event */
function forget(event) {
  closest(event, ".bl-val")?.classList.remove("is-quiet");
}

document.addEventListener("pointerover", place);
document.addEventListener("focusin", place);
document.addEventListener("focusout", forget);
document.addEventListener("pointerout", forget);
document.addEventListener("keydown", ({ key }) => {
  if (key !== "Escape") return;
  for (const one of document.querySelectorAll(".bl-val:hover, .bl-val:focus-within"))
    one.classList.add("is-quiet");
});
