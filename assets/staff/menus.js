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
