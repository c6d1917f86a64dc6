/* Language and brightness: switches of the header that every page has. */
import { based, takenAlong, within, withOwnWords } from "../core/address.js";
import { closest } from "../core/dom.js";
import { emit } from "../core/events.js";
import "./pages.js";

const YEAR_SECONDS = 365 * 24 * 3600;

document.addEventListener("click", (event) => {
  const button = closest(event, "button[data-language], button[data-brightness], button[data-print-colours]");
  if (!button) return;
  if (button.dataset.language) changeLanguage(button.dataset.language);
  else if (button.dataset.brightness) changeBrightness(button.dataset.brightness);
  else changeMapColours();
});

/* What links to other pages take along from the address, which the Monitor changes without a new page. The
   reader's own words go where they are shown. */
const SHOWS_OWN_WORDS = /^\/($|monitor$|vergleich$|gemeinde$)/;
for (const name of ["pointerdown", "focusin", "click"]) document.addEventListener(name, leave, true);

/** @param {Event} event */
function leave(event) {
  const link = closest(event, ".bl-nav a, .bl-brand, .bl-legal a", HTMLAnchorElement);
  if (!link) return;
  const query = takenAlong().toString();
  const address = link.pathname + (query && `?${query}`);
  link.href = SHOWS_OWN_WORDS.test(within(link.pathname)) ? withOwnWords(address) : address;
}

/** @param {string} language */
function changeLanguage(language) {
  const query = new URLSearchParams(location.search);
  if (language === "de") query.delete("sprache");
  else query.set("sprache", language);
  location.search = query.toString();
}

const page = document.documentElement;
const systemIsDark = matchMedia("(prefers-color-scheme: dark)");

/**
 * Keeps a choice for a year, or forgets it.
 * @param {string} name
 * @param {string} value
 */
function keep(name, value) {
  document.cookie = `${name}=${value}; path=${based("/")}; max-age=${value ? YEAR_SECONDS : 0}; samesite=lax`;
}

/** @param {string} choice `light`, `dark` or `system` */
function changeBrightness(choice) {
  page.dataset.brightness = choice;
  keep("lupe-hell", choice === "system" ? "" : choice);
  for (const one of document.querySelectorAll("button[data-brightness]")) {
    one.setAttribute("aria-pressed", String(one.getAttribute("data-brightness") === choice));
  }
  show(choice === "system" ? (systemIsDark.matches ? "dark" : "light") : choice);
}

/** @param {string} theme */
function show(theme) {
  page.dataset.bsTheme = theme;
  emit("theme", theme);
}

/* The system turns dark in the evening: so does a page whose reader has chosen nothing else. */
systemIsDark.addEventListener("change", () => {
  if (page.dataset.brightness === "system") show(systemIsDark.matches ? "dark" : "light");
});

/* The map's colours as in print while the page is dark. */
function changeMapColours() {
  const printed = page.dataset.mapColours !== "print";
  if (printed) page.dataset.mapColours = "print";
  else delete page.dataset.mapColours;
  keep("lupe-karte", printed ? "druck" : "");
  for (const one of document.querySelectorAll("button[data-print-colours]"))
    one.setAttribute("aria-pressed", String(printed));
  emit("theme", page.dataset.bsTheme);
}

/* Paper is bright: a page for the projector is printed in the light colours. */
/** @type {string | undefined | null} */
let screen = null;
window.addEventListener("beforeprint", () => {
  const day = new Intl.DateTimeFormat(page.lang, { dateStyle: "long" }).format(new Date());
  for (const line of document.querySelectorAll(".bl-printed")) {
    const said = (line.getAttribute("data-printed") ?? "").replace("{day}", day);
    line.textContent = `${said} ${location.href}`;
  }
  screen = document.documentElement.dataset.bsTheme;
  document.documentElement.dataset.bsTheme = "light";
});
window.addEventListener("afterprint", () => {
  if (screen) document.documentElement.dataset.bsTheme = screen;
});
