/* Buttons that copy what stands in a field: without scripts they are hidden, and one copies by hand. */
import { copyText } from "../core/clipboard.js";

for (const button of document.querySelectorAll("button[data-copy]")) {
  if (!(button instanceof HTMLButtonElement)) continue;
  const words = button.textContent;
  button.hidden = false;
  button.addEventListener("click", async () => {
    const field = document.getElementById(button.dataset.copy ?? "");
    if (!(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement)) return;
    if (!(await copyText(field.value))) {
      field.focus();
      field.select(); // the browser does not allow it: one more key copies
      return;
    }
    button.textContent = button.dataset.copied ?? words;
    window.setTimeout(() => (button.textContent = words), 3000);
  });
}
