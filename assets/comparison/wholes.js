/* What wholes are made of, one bar for each place: fetched behind everything else, drawn in the year on
   screen or, where not all places have a bar in it, in the nearest one that they have. Bars and table say the
   same. */
import { based } from "../core/address.js";
import { compositionBars } from "../charts/composition/bars.js";
import { compositionTable } from "../charts/composition/table.js";
import { neededHeight, rowsOf } from "../charts/describe/composition.js";
import * as plots from "../charts/drawing.js";
import { byId, closest, element, make, setText } from "../core/dom.js";
import { on } from "../core/events.js";
import * as answers from "../core/fetching.js";
import { state } from "../core/store.js";
import { comparison, say } from "./answer.js";

/** @typedef {import("./types").Whole} Whole */
/** @typedef {{id: string, paint: () => boolean}} Bars */

const HOST = "comparison-wholes";
const ASKED = { over: "orte", counted: false, limits: false };

/** @type {{address: string, wholes: Whole[], none: string, failed: boolean}} */
let given = { address: "", wholes: [], none: "", failed: false };
let table = false;
/**
 * By their place in the card: made once, because they listen to the page.
 * @type {Bars[]}
 */
const bars = [];

async function bring() {
  const { data } = comparison;
  if (!data?.places.length) return;
  const address = data.addresses.wholes;
  if (address === given.address && !given.failed) return draw();
  given = { ...given, address, failed: false };
  element(HOST).setAttribute("aria-busy", "true");
  try {
    const found = await answers.fetched(address);
    if (address !== given.address) return;
    given = { ...given, ...found };
  } catch {
    if (address !== given.address) return;
    answers.forget(address);
    given = { ...given, wholes: [], none: comparison.words.error_title, failed: true };
  }
  element(HOST).removeAttribute("aria-busy");
  frames();
  draw();
}

/* A place for each whole. */
function frames() {
  if (!given.wholes.length) {
    const again = make("button", { type: "button", class: "bl-link bl-plain" }, comparison.words.retry);
    again.addEventListener("click", bring);
    element(HOST).replaceChildren(
      make("p", { class: "bl-note" }, given.none, ...(given.failed ? [" ", again] : [])),
    );
    return;
  }
  element(HOST).replaceChildren(...given.wholes.map(frame));
}

/**
 * @param {Whole} whole
 * @param {number} at
 */
function frame(whole, at) {
  const { id } = barsOf(at);
  const link = { href: "", class: "bl-link", "aria-label": say("composition_open_of", { name: whole.name }) };
  const caption = make("figcaption", {}, make("span", { id: `${id}-words` }), " ");
  caption.append(make("a", { ...link, id: `${id}-link` }, comparison.words.composition_open));
  const layer = make("div", { id, class: "bl-layer", "aria-hidden": "true" });
  return make(
    "figure",
    {},
    make("h3", { id: `${id}-name` }),
    make("div", { class: "bl-plot bl-plot-composition" }, layer),
    make("div", { id: `${id}-table`, class: "bl-comp-table", role: "region" }),
    caption,
  );
}

/** @param {number} at */
function barsOf(at) {
  if (!bars[at]) {
    const id = `comparison-whole-${at}`;
    bars[at] = { id, paint: compositionBars(id, () => shownOf(at)) };
  }
  return bars[at];
}

/** @param {number} at */
function shownOf(at) {
  const whole = given.wholes[at];
  return whole && !table ? { parts: whole.parts, year: yearOf(whole), asked: ASKED } : null;
}

/**
 * The year on screen, else the latest before it, else the earliest after it.
 * @param {Whole} whole
 */
function yearOf({ parts: { years } }) {
  const before = years.filter((year) => year <= (state.year ?? Infinity));
  return before.at(-1) ?? years[0];
}

function draw() {
  const { data } = comparison;
  if (!data || data.addresses.wholes !== given.address) return;
  for (const button of document.querySelectorAll(".bl-card-wholes [data-form]"))
    button.setAttribute("aria-pressed", String((button.getAttribute("data-form") === "tabelle") === table));
  given.wholes.forEach(drawOne);
}

/**
 * @param {Whole} whole
 * @param {number} at
 */
function drawOne(whole, at) {
  const { id, paint } = barsOf(at);
  const host = byId(id);
  if (!host) return;
  const { parts, name, base } = whole;
  const year = yearOf(whole);
  element(`${id}-name`).replaceChildren(`${name}, ${year} `, make("small", {}, base));
  const other = year === state.year ? "" : say("wholes_year", { asked: state.year, shown: year });
  setText(`${id}-words`, [other, whole.caption, whole.sources].filter(Boolean).join(" "));
  const query = new URLSearchParams(whole.query);
  query.set("jahr", String(year));
  element(`${id}-link`, HTMLAnchorElement).href = based(`/?${query}`);
  const box = /** @type {HTMLElement} */ (host.closest(".bl-plot"));
  box.hidden = table;
  const room = { width: plots.extent(id).width, size: plots.size() };
  box.style.height = `${neededHeight(parts, ASKED, year, room, plots.textWidth)}px`;
  paint();
  const caption = `${name}, ${year}, ${base}`;
  const region = element(`${id}-table`);
  const { place, whole: total } = whole.heads;
  region.replaceChildren(compositionTable(parts, rowsOf(parts, ASKED.over, year), [place, total], caption));
  region.setAttribute("aria-label", `${comparison.words.composition_rows_of}: ${caption}`);
  // Whoever cannot see bars reads the table, whichever is shown.
  region.classList.toggle("visually-hidden", !table);
  if (table)
    region.tabIndex = 0; // what scrolls is reached by keyboard
  else region.removeAttribute("tabindex");
}

document.addEventListener("click", (event) => {
  const button = closest(event, ".bl-card-wholes [data-form]");
  if (!button) return;
  table = button.dataset.form === "tabelle";
  draw();
});
on("comparison", bring);
for (const name of ["year", "palette"]) on(name, draw);
