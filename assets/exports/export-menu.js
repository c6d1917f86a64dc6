/* Takes the present view away: gives pictures, slides and tables their addresses, and puts a picture on the
   clipboard. */
import { based, tidy } from "../core/address.js";
import { byId, closest, node } from "../core/dom.js";
import { saveFile } from "./save-file.js";
import { announce } from "../core/announce.js";
import { present } from "./present.js";

function menu() {
  return /** @type {HTMLDetailsElement | null} */ (byId("exports-menu"));
}

/**
 * A table of a view has all its places: selected ones only stand out on the page.
 * @param {HTMLAnchorElement} link
 */
function address(link) {
  const state = present(link.dataset.width ? { breite: link.dataset.width } : {});
  if (link.dataset.export === "embedding") state.delete("stand");
  if (link.dataset.export === "table") state.delete("gebiete");
  return `${link.pathname}?${tidy(state)}`;
}

/** @param {boolean} focus */
function close(focus) {
  const open = menu();
  if (!open || !open.open) return;
  open.open = false;
  if (focus) open.querySelector("summary")?.focus();
}

// Before the click, whichever device makes it: the browser then saves from the address of this moment.
for (const event of ["pointerdown", "keydown", "focusin", "click"]) {
  document.addEventListener(
    event,
    (happened) => {
      const link = closest(happened, "a[data-export]", HTMLAnchorElement);
      if (link) link.href = address(link);
    },
    true,
  );
}

document.addEventListener("click", (event) => {
  const button = closest(event, "button[data-copy]");
  if (button) return copy(button);
  if (!closest(event, ".bl-export") || closest(event, ".bl-export a")) close(false);
});

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && menu()?.contains(document.activeElement)) close(true);
});

/**
 * @param {HTMLElement} button
 * @param {string} sentence
 * @param {string} short
 */
function tell(button, sentence, short) {
  announce(sentence);
  const before = button.dataset.label || button.textContent;
  button.dataset.label = before;
  button.textContent = short;
  setTimeout(() => {
    button.textContent = before;
  }, 2500);
}

/** @param {string} link */
async function picture(link) {
  const response = await fetch(based(link));
  if (!response.ok) throw new Error(String(response.status));
  return response.blob();
}

/**
 * Onto the clipboard where the browser allows it, else into a file, and the reader is told which.
 * @param {HTMLElement} button
 */
async function copy(button) {
  const { busy = "", done = "", saved = "", failed = "" } = menu()?.dataset ?? {};
  const path = button.dataset.copy ?? "";
  const link = `${path}?${present()}`;
  const drawn = picture(link);
  announce(busy);
  button.setAttribute("aria-busy", "true");
  try {
    await navigator.clipboard.write([new ClipboardItem({ "image/png": drawn })]);
    tell(button, done, "✓");
  } catch {
    try {
      saveFile(await drawn, path.split("/").pop() ?? "");
      notice(saved);
    } catch {
      notice(failed);
    }
  } finally {
    button.removeAttribute("aria-busy");
  }
}

/**
 * A sentence that can be seen too: below the menu's rows, until it closes.
 * @param {string} sentence
 */
function notice(sentence) {
  announce(sentence);
  const open = menu();
  if (!open) return;
  open.querySelector("p")?.remove();
  const line = node("p", "", sentence);
  open.querySelector("ul")?.after(line);
  open.addEventListener("toggle", () => line.remove(), { once: true });
}
