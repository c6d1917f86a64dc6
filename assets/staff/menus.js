/* On small screens the entries stand in a row that scrolls: the present one is in view. */
const here = document.querySelector(".bl-side [aria-current]");
const row = here?.closest("ul");
if (here instanceof HTMLElement && row && row.scrollWidth > row.clientWidth) {
  row.scrollLeft = here.offsetLeft - (row.clientWidth - here.offsetWidth) / 2;
}

/* The menu of the account closes when somebody goes on elsewhere or presses Escape. */
for (const menu of document.querySelectorAll("details.bl-band-who")) {
  menu.addEventListener("keydown", (event) => {
    if (!(event instanceof KeyboardEvent) || event.key !== "Escape") return;
    menu.removeAttribute("open");
    menu.querySelector("summary")?.focus();
  });
  document.addEventListener("pointerdown", (event) => {
    if (event.target instanceof Node && !menu.contains(event.target)) menu.removeAttribute("open");
  });
}
