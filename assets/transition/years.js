/* Years, place and sex: each state of the page is fetched once and put in place of the one before. */
import { placed } from "../core/address.js";
import { announce } from "../core/announce.js";
import { byId, closest, element } from "../core/dom.js";
import { fetched } from "../core/fetching.js";
import { rewritten } from "../core/keeping.js";
import { forgetPart } from "./parts.js";

const STEP_MS = 1200; // a year stays while playing
const AFTER = 400; // ms that the page rests before the years beside the shown one are fetched

/** @typedef {{year: number, years: number[], query: string, shown: string, notices: string}} Shown */

let playing = 0;
let turn = 0;

/** The state that the fields of the page say. */
function asked() {
  const form = /** @type {HTMLFormElement} */ (element("transition-form"));
  const found = new URLSearchParams();
  for (const [name, value] of new FormData(form)) if (value) found.append(name, String(value));
  return found;
}

/** @param {URLSearchParams} query */
const addressOf = (query) => `${element("transition-page").dataset.address ?? ""}${query}`;

/**
 * Shows a state, and says its year to those who do not see it.
 * @param {URLSearchParams} query
 * @param {boolean} [silent] whether the address stays
 */
async function show(query, silent = false) {
  const mine = ++turn;
  const page = element("transition-page");
  page.setAttribute("aria-busy", "true");
  try {
    const found = /** @type {Shown} */ (await fetched(addressOf(query)));
    if (mine !== turn) return;
    put(found, silent);
    window.setTimeout(() => beside(query, found), AFTER);
  } catch (refused) {
    if (mine !== turn) return;
    const { sentence } = /** @type {import("../core/fetching.js").Refusal} */ (refused);
    announce(sentence ?? page.dataset.failed ?? "");
    element("transition-notice").textContent = sentence ?? page.dataset.failed ?? "";
  } finally {
    if (mine === turn) page.removeAttribute("aria-busy");
  }
}

/**
 * @param {Shown} found
 * @param {boolean} silent
 */
function put(found, silent) {
  const page = element("transition-page");
  forgetPart();
  rewritten(page, () => {
    element("transition-shown").innerHTML = placed(found.shown);
    element("transition-notice").innerHTML = placed(found.notices);
  });
  const slider = byId("transition-year");
  if (slider instanceof HTMLInputElement) {
    slider.value = String(found.year);
    label(slider);
  }
  announce((page.dataset.stepped ?? "").replace("{year}", String(found.year)));
  document.title = document.title.replace(/^[^·]*/, `${page.querySelector("h1")?.textContent ?? ""} `);
  if (!silent) history.replaceState(null, "", found.query ? `?${found.query}` : location.pathname);
}

/**
 * The years before and after, so that the next step is there at once.
 * @param {URLSearchParams} query
 * @param {Shown} found
 */
function beside(query, found) {
  const at = found.years.indexOf(found.year);
  for (const year of [found.years[at + 1], found.years[at - 1]]) {
    if (year === undefined) continue;
    const other = new URLSearchParams(query);
    other.set("jahr", String(year));
    fetched(addressOf(other)).catch(() => {}); // the step itself says what is wrong
  }
}

/** @param {HTMLInputElement} slider */
function label(slider) {
  const steps = Number(slider.max) - Number(slider.min);
  const share = steps > 0 ? (Number(slider.value) - Number(slider.min)) / steps : 1;
  slider.style.setProperty("--share", String(share));
  slider.setAttribute("aria-valuetext", slider.value);
  const said = byId("transition-year-label");
  if (said) said.textContent = slider.value;
}

/** @param {boolean} begin */
function play(begin) {
  clearInterval(playing);
  playing = begin ? window.setInterval(next, STEP_MS) : 0;
  const button = byId("transition-year-play");
  button?.classList.toggle("is-playing", begin);
  button?.setAttribute("aria-label", (begin ? button.dataset.stop : button.dataset.play) ?? "");
}

function next() {
  const slider = byId("transition-year");
  if (!(slider instanceof HTMLInputElement)) return;
  const last = Number(slider.value) >= Number(slider.max);
  slider.value = last ? slider.min : String(Number(slider.value) + 1);
  label(slider);
  show(asked());
}

document.addEventListener("input", (event) => {
  const slider = closest(event, "#transition-year", HTMLInputElement);
  if (!slider) return;
  play(false);
  label(slider);
  show(asked());
});
document.addEventListener("change", (event) => {
  if (!closest(event, "#transition-place") && !closest(event, "#transition-form [name=gliederung]")) return;
  show(asked());
});
document.addEventListener("submit", (event) => {
  if (!(event.target instanceof HTMLElement) || event.target.id !== "transition-form") return;
  event.preventDefault();
  show(asked());
});
document.addEventListener("click", (event) => {
  if (closest(event, "#transition-year-play")) {
    if (!playing) next();
    play(!playing);
    return;
  }
  const link = closest(event, "[data-arrange]");
  if (!link || event.metaKey || event.ctrlKey) return;
  event.preventDefault();
  const form = /** @type {HTMLFormElement} */ (element("transition-form"));
  const query = new URLSearchParams(link.dataset.arrange ?? "");
  const field = form.querySelector("[name=zusammensetzung]");
  field?.remove();
  const words = query.get("zusammensetzung");
  if (words) {
    const kept = document.createElement("input");
    Object.assign(kept, { type: "hidden", name: "zusammensetzung", value: words });
    form.append(kept);
  }
  show(query);
});

/** Paints the slider, hides what only pages without scripts need, and fetches the years beside. */
export function start() {
  const slider = byId("transition-year");
  if (slider instanceof HTMLInputElement) label(slider);
  element("transition-page").classList.add("is-live");
  const query = asked();
  const years = slider instanceof HTMLInputElement ? span(Number(slider.min), Number(slider.max)) : [];
  const year = slider instanceof HTMLInputElement ? Number(slider.value) : 0;
  window.setTimeout(() => beside(query, { year, years, query: "", shown: "", notices: "" }), AFTER);
}

/**
 * @param {number} first
 * @param {number} last
 */
const span = (first, last) => Array.from({ length: last - first + 1 }, (_, at) => first + at);
