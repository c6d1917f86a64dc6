/* Marks in the contents the section that is read: the last one whose heading has passed the upper third. */
const links = /** @type {HTMLAnchorElement[]} */ ([
  ...document.querySelectorAll('.bl-report-contents ol a[href^="#"]'),
]);
const places = links.map((link) => document.getElementById(decodeURIComponent(link.hash.slice(1))));

function mark() {
  const line = window.innerHeight / 3;
  let read = -1;
  places.forEach((place, at) => {
    if (place && place.getBoundingClientRect().top <= line) read = at;
  });
  links.forEach((link, at) => {
    if (at === read) link.setAttribute("aria-current", "location");
    else link.removeAttribute("aria-current");
  });
}

if (links.length) {
  let waits = false;
  const later = () => {
    if (waits) return;
    waits = true;
    requestAnimationFrame(() => {
      waits = false;
      mark();
    });
  };
  addEventListener("scroll", later, { passive: true });
  addEventListener("resize", later);
  mark();
}
