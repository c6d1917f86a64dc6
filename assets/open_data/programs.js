/* Which program is shown: the links work without this, which spares loading the page again. */

const links = /** @type {HTMLAnchorElement[]} */ ([...document.querySelectorAll("[data-code]")]);
const programs = /** @type {HTMLElement[]} */ ([...document.querySelectorAll("[data-program]")]);

for (const link of links) {
  link.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    for (const one of links) one.toggleAttribute("aria-current", false);
    link.setAttribute("aria-current", "true");
    for (const one of programs) one.hidden = one.dataset.program !== link.dataset.code;
    history.replaceState(history.state, "", link.href);
  });
}
