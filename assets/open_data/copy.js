/* Buttons that copy the text of an element; without a clipboard they say so and select it. */
import { announce } from "../core/announce.js";

for (const button of /** @type {NodeListOf<HTMLButtonElement>} */ (
  document.querySelectorAll("[data-copy]")
)) {
  button.hidden = false;
  button.addEventListener("click", () => copy(button));
}

/** @param {HTMLButtonElement} button */
async function copy(button) {
  const { copy: target = "", copied = "", notCopied = "" } = button.dataset;
  const source = document.getElementById(target);
  if (!source) return;
  try {
    await navigator.clipboard.writeText(source.textContent ?? "");
    say(button, copied);
  } catch {
    getSelection()?.selectAllChildren(source);
    say(button, notCopied);
  }
}

/**
 * @param {HTMLButtonElement} button
 * @param {string} sentence
 */
function say(button, sentence) {
  announce(sentence);
  button.nextElementSibling?.classList.contains("bl-data-told") && button.nextElementSibling.remove();
  const told = document.createElement("span");
  told.className = "bl-data-told";
  told.textContent = sentence;
  button.after(told);
  setTimeout(() => told.remove(), 4000);
}
