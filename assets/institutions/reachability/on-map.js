/* A place of a scenario that is chosen on the map: which button waits for it, and the address that it
   completes. The address is always that of the button as the last answer has written it. */

/** The address of the institution that is chosen to move, empty without one. */
export const moving = (/** @type {ParentNode} */ root) =>
  /** @type {HTMLSelectElement | null} */ (root.querySelector("select[data-moving]"))?.value ?? "";

/** @param {HTMLElement} root */
export function placeOnMap(root) {
  const waiter = () =>
    /** @type {HTMLElement | null} */ (root.querySelector("[data-on-map][aria-pressed=true]"));

  const targetOf = (/** @type {HTMLElement | null} */ button) =>
    button?.dataset.onMap === "moving" ? moving(root) : (button?.dataset.onMap ?? "");

  /** The address that a click on the map completes, empty while no place is asked for. */
  const target = () => targetOf(waiter());

  /** What is waited for, undefined without: it names the same button in the next answer. */
  const waits = () => waiter()?.closest("details")?.dataset.adding;

  function stop() {
    delete root.dataset.choosing;
    for (const one of root.querySelectorAll("[data-on-map]")) one.setAttribute("aria-pressed", "false");
  }

  /** @param {HTMLElement} button is pressed, or let go where it was */
  function press(button) {
    const already = button.getAttribute("aria-pressed") === "true";
    stop();
    if (already || !targetOf(button)) return;
    button.setAttribute("aria-pressed", "true");
    root.dataset.choosing = "";
  }

  /** @param {string | undefined} waited what was waited for before the answer replaced the buttons */
  function goOn(waited) {
    const button = waited && root.querySelector(`[data-adding="${waited}"] [data-on-map]`);
    stop();
    if (button) press(/** @type {HTMLElement} */ (button));
  }

  return { goOn, press, stop, target, waits };
}
