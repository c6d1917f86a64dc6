/* The comparison in the row above the page: a button that says what is chosen and opens the choices below
   itself. */
import { closest } from "../../core/dom.js";
import { whenPresent } from "../../core/arrival.js";

const ID = "monitor-comparison";

whenPresent(ID, (chips) => {
  const field = chips.closest(".bl-comparing");
  const button = field?.querySelector("button");
  if (!field || !button) throw new Error(`no button opens #${ID}`);
  say(chips, button);
  // Dash marks what is chosen by a class, whoever chose it: the reader, a link, going back.
  const watched = { attributeFilter: ["class"], childList: true, subtree: true };
  new MutationObserver(() => say(chips, button)).observe(chips, watched);

  const open = (/** @type {boolean} */ now) => {
    field.classList.toggle("is-open", now);
    button.setAttribute("aria-expanded", String(now));
  };
  document.addEventListener("click", (event) => {
    if (closest(event, "button") === button) open(!field.classList.contains("is-open"));
    else if (!closest(event, ".bl-comparing")) open(false);
  });
  field.addEventListener("focusout", (event) => {
    const next = /** @type {FocusEvent} */ (event).relatedTarget;
    if (next instanceof Element && !field.contains(next)) open(false);
  });
  field.addEventListener("keydown", (event) => {
    if (/** @type {KeyboardEvent} */ (event).key !== "Escape" || !field.classList.contains("is-open")) return;
    open(false);
    button.focus();
  });
});

/**
 * "Landkreis +2": the first of what is chosen, and how many more there are.
 * @param {HTMLElement} chips
 * @param {HTMLButtonElement} button
 */
function say(chips, button) {
  const names = [...chips.querySelectorAll(".is-chosen")].map((one) => one.textContent ?? "");
  const { none = "", more = "" } = button.dataset;
  const short = more.replace("{name}", names[0]).replace("{count}", String(names.length - 1));
  const text = names.length > 1 ? short : (names[0] ?? none);
  const label = button.firstElementChild;
  if (!label || label.textContent === text) return;
  label.textContent = text;
  button.title = names.join(", ");
}
