/* Dash draws the Monitor after its scripts have run, other pages stand before theirs run: what needs an
   element gets it here, at once or as soon as it is there. */

/**
 * Calls back once, as soon as there is an element with this id.
 * @param {string} id
 * @param {(element: HTMLElement) => void} callback
 */
export function whenPresent(id, callback) {
  const present = document.getElementById(id);
  if (present) return callback(present);
  const waiting = new MutationObserver(look);
  waiting.observe(document.documentElement, { childList: true, subtree: true });

  function look() {
    const element = document.getElementById(id);
    if (!element) return;
    waiting.disconnect();
    callback(element);
  }
}
