/* The pages of the head: as many as fit in one row, the present one always among them; the others stand in
   the menu "Mehr" at the row's end, which on small screens holds the switches of language and brightness,
   too. */
import { closest } from "../core/dom.js";
import { whenPresent } from "../core/arrival.js";
import { on } from "../core/events.js";
import { inRow } from "./head-room.js";

const ROOM_OF_MORE = 4; // px between the last page and the menu

/** @param {HTMLElement} nav */
function fit(nav) {
  const row = nav.querySelector(".bl-pages");
  const menu = nav.querySelector("details");
  if (!row || !menu) return;
  const pages = /** @type {HTMLElement[]} */ ([...row.children]);
  const listed = /** @type {HTMLElement[]} */ ([...menu.querySelectorAll("div > a")]);
  const switches = menu.querySelector(".bl-more-switches");
  const always = Boolean(switches) && getComputedStyle(/** @type {Element} */ (switches)).display !== "none";
  const head = nav.closest(".bl-head");
  head?.classList.remove("is-tight");
  for (const page of pages) page.hidden = false;
  menu.hidden = false;
  const widths = pages.map((page) => page.getBoundingClientRect().width);
  const asks = menu.getBoundingClientRect().width + ROOM_OF_MORE;
  const present = pages.findIndex((page) => page.hasAttribute("aria-current"));
  head?.classList.toggle("is-tight", nav.clientWidth < asks + (widths[present] ?? 0));
  const stay = inRow(widths, nav.clientWidth, asks, present, always);
  stay.forEach((shown, index) => {
    pages[index].hidden = !shown;
    listed[index].hidden = shown;
  });
  menu.hidden = !always && stay.every(Boolean);
  nav.classList.add("is-fitted");
}

/** @param {HTMLDetailsElement} menu */
function close(menu) {
  menu.open = false;
}

whenPresent("shell-nav", (nav) => {
  const menu = nav.querySelector("details");
  const again = () => fit(nav);
  new ResizeObserver(again).observe(nav);
  on("pages", again);
  document.fonts.ready.then(again);
  document.addEventListener("click", (event) => {
    if (menu?.open && !closest(event, ".bl-more")) close(menu);
  });
  nav.addEventListener("focusout", ({ relatedTarget }) => {
    if (menu?.open && relatedTarget instanceof Element && !menu.contains(relatedTarget)) close(menu);
  });
  nav.addEventListener("keydown", ({ key }) => {
    if (key !== "Escape" || !menu?.open) return;
    close(menu);
    menu.querySelector("summary")?.focus();
  });
});
