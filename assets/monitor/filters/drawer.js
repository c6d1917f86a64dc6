/* The filter panel where it waits in a drawer: behind "Filter" on a phone, behind "Alle Filter" on a laptop.
   While it is open the page beside it cannot be reached. */
import { byId, closest, element, inside } from "../../core/dom.js";

const OPENERS = ["monitor-filter-open", "monitor-filter-all"];
const BESIDE = "(min-width: 93.75em)"; // the panel stands beside the page, see styles/shell/laptop.css

const isOpen = () => document.body.classList.contains("bl-drawer-open");

document.addEventListener("click", (event) => {
  const button = closest(event, "button", HTMLButtonElement);
  if (button && OPENERS.includes(button.id)) drawer(true);
  else if (button?.id === "monitor-filter-close" || (isOpen() && beside(event))) drawer(false);
});

/**
 * Whether a click fell beside the drawer; one on what has gone meanwhile did not.
 * @param {MouseEvent} event
 */
function beside({ target }) {
  return (
    target instanceof Element && target.isConnected && !target.closest("#monitor-filter, .modal, dialog")
  );
}

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && isOpen()) drawer(false);
});

window.matchMedia(BESIDE).addEventListener("change", ({ matches }) => {
  if (matches && isOpen()) drawer(false);
});

/** @param {boolean} open */
function drawer(open) {
  const panel = element("monitor-filter");
  // The row above the page becomes the drawer: its place is kept, so that the page does not move.
  if (open) panel.parentElement?.style.setProperty("--bl-row", `${panel.offsetHeight}px`);
  document.body.classList.toggle("bl-drawer-open", open);
  for (const id of OPENERS) byId(id)?.setAttribute("aria-expanded", String(open));
  element("inhalt").inert = open;
  inside(document, ".bl-head").inert = open;
  if (open) return element("monitor-filter-close").focus();
  OPENERS.map(byId)
    .find((button) => button?.checkVisibility())
    ?.focus();
}
