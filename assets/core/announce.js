/* Speaks to a screen reader without moving the focus. */

/** @param {string} sentence */
export function announce(sentence) {
  const live = document.getElementById("shell-live");
  if (live) live.textContent = sentence;
}
