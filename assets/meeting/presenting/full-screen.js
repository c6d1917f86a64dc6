/* Full screen of a presentation. Leaving it ends the presentation, but for one case: some browsers leave it
   when the presenter's window opens. Then the next click or F brings it back, as a sentence says for a
   while. */
import { make } from "../../core/dom.js";

const SAID_MS = 8000;

/**
 * `full` says that leaving would be the presenter's own wish, `small` that full screen was lost.
 * @type {{box: HTMLElement | null, full: boolean, opening: boolean, small: boolean}}
 */
const screen = { box: null, full: false, opening: false, small: false };
/** @type {{left: () => void, changed: (small: boolean) => void}} */
let told = { left: () => {}, changed: () => {} };
const sentence = make("p", { class: "bl-show-told", role: "status" });

/**
 * @param {HTMLElement} box what fills the screen
 * @param {string} text how full screen comes back
 * @param {typeof told} hears `left` when the presenter leaves, `changed` when full screen is lost or back
 */
export function begin(box, text, hears) {
  sentence.textContent = text;
  Object.assign(screen, { box, full: false, opening: false, small: false });
  told = hears;
  enter();
}

export function finish() {
  sentence.remove();
  Object.assign(screen, { box: null, full: false, opening: false, small: false });
  if (document.fullscreenElement) document.exitFullscreen().catch(() => {});
}

function enter() {
  if (!screen.box?.requestFullscreen) return;
  screen.box.requestFullscreen().then(
    () => {
      screen.full = true;
      lost(false);
    },
    () => (screen.full = false),
  );
}

/** @param {boolean} small */
function lost(small) {
  if (screen.small === small) return;
  screen.small = small;
  if (small) screen.box?.append(sentence);
  else sentence.remove();
  if (small) setTimeout(() => sentence.remove(), SAID_MS);
  told.changed(small);
}

/** Another window is about to open: what ends full screen now is not the presenter's wish. */
export function otherWindowOpens() {
  screen.opening = Boolean(document.fullscreenElement);
}

/** The presenter is here again: what ends full screen from now on is a wish. */
export function here() {
  screen.opening = false;
}

export function toggle() {
  if (!document.fullscreenElement) return enter();
  screen.full = false;
  document.exitFullscreen().catch(() => {});
}

/**
 * A click where full screen was lost brings it back and does nothing else.
 * @param {Event} event
 */
export function clicked(event) {
  here();
  if (!screen.small) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  enter();
}

// In full screen the browser keeps Escape for itself and leaves.
document.addEventListener("fullscreenchange", () => {
  if (!screen.box || document.fullscreenElement || !screen.full) return;
  screen.full = false;
  if (screen.opening) lost(true);
  else told.left();
});
