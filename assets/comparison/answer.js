/* The comparing page between address bar, server and its parts: one answer for all years of a query. Parts
   stand in files of their own and listen to "comparison" (another answer), "year", "hover", "selection" and
   "group". */
import { based, OWN, shortLink, tidy } from "../core/address.js";
import { whenPresent } from "../core/arrival.js";
import { copyText } from "../core/clipboard.js";
import { byId, closest, element, inside, make, setText } from "../core/dom.js";
import { announce } from "../core/announce.js";
import { emit, on } from "../core/events.js";
import * as answers from "../core/fetching.js";
import { state } from "../core/store.js";
import * as store from "../core/store.js";
import * as drawings from "../map/drawings.js";
import { NOTHING, ownAddress, ownIn, withTarget } from "./own-words.js";

const PAUSE = 120; // ms until a year that stands still is written into the address
/** @typedef {import("./types").ComparisonData} ComparisonData */
/** @typedef {import("../core/types").Slab} Slab */

/** @typedef {"open" | "choice" | "history"} How how the reader came to an answer */

/**
 * `data` is the answer that is shown, `change` the slab of the change since its base year, `shapes` the
 * drawing of its map, `words` the page's wording, `own` what the reader has added.
 * @type {{
 *   data: ComparisonData | null, change: Slab | null, shapes: string, words: Record<string, string>,
 *   own: import("./types").OwnWords,
 * }}
 */
export const comparison = { data: null, change: null, shapes: "", words: {}, own: NOTHING };

/** The answer that is shown; only asked where there is one. */
export function shown() {
  if (!comparison.data) throw new Error("no comparison yet");
  return comparison.data;
}

let turns = 0;
let timer = 0;
let failed = "";
let failedOwn = "";

/**
 * @param {string} key
 * @param {Record<string, unknown>} [facts]
 */
export function say(key, facts = {}) {
  return Object.entries(facts).reduce(
    (said, [name, value]) => said.replaceAll(`{${name}}`, () => String(value)),
    comparison.words[key] || "",
  );
}

export function start() {
  whenPresent("comparison-page", open);
  addEventListener("popstate", () => show(addressOf(location.search.slice(1)), "history", written()));
}

function open() {
  const { words = "{}", address = "" } = element("comparison-page").dataset;
  comparison.words = JSON.parse(words);
  show(address, "open", written());
}

/* The reader's own words in the address bar. */
const written = () => ownIn(location.search.slice(1));

/**
 * Another query has its answer at the same data version and program, so that it may be kept for ever.
 * @param {string} query
 */
function addressOf(query) {
  const known = new URLSearchParams(element("comparison-page").dataset.address?.split("?")[1]);
  const wanted = new URLSearchParams(query);
  for (const name of OWN) wanted.delete(name);
  for (const name of ["stand", "fassung"])
    if (!wanted.has(name) && known.has(name)) wanted.set(name, known.get(name) ?? "");
  return `/vergleich/daten?${tidy(wanted)}`;
}

/**
 * @param {string} address
 * @param {How} how
 * @param {string} ownWords as an address has them
 */
async function show(address, how, ownWords) {
  const turn = ++turns;
  const page = element("comparison-page");
  failed = address;
  failedOwn = ownWords;
  page.setAttribute("aria-busy", "true");
  try {
    /** @type {ComparisonData} */
    const data = await answers.fetched(address);
    const { slab, change, series, map } = data.addresses;
    const [values, changed, drawn, shapes, own] = await Promise.all([
      answers.fetched(slab),
      change ? answers.fetched(change) : null,
      answers.fetched(series),
      drawings.fetched(map),
      ownWords ? answers.fetched(ownAddress(address, ownWords)) : NOTHING,
    ]);
    if (turn !== turns) return; // the reader has chosen again meanwhile
    comparison.own = own;
    const query = [data.query, own.written].filter(Boolean).join("&");
    adopt({ ...data, query }, values, changed, withTarget(drawn, own), shapes, how);
  } catch (error) {
    if (turn === turns) tellOf(/** @type {answers.Refusal} */ (error));
  } finally {
    if (turn === turns) page.removeAttribute("aria-busy");
  }
}

/**
 * @param {ComparisonData} data
 * @param {Slab} slab
 * @param {Slab | null} change
 * @param {import("../core/types").Series} series
 * @param {string} shapes
 * @param {How} how
 */
function adopt(data, slab, change, series, shapes, how) {
  Object.assign(comparison, { data, change, shapes });
  failed = "";
  if (how === "choice") emit("comparison-notices", data.notices);
  else if (how === "history") element("comparison-notice").replaceChildren();
  // A going back and a link bring their own year; a choice keeps the one on screen where there is one.
  const year =
    how === "choice" && state.year !== null && data.years.includes(state.year) ? state.year : data.year;
  state.year = year;
  state.series = null;
  store.setPalette(data.palette);
  if (state.slab !== slab) store.setSlab(slab);
  store.select(
    data.places.map((one) => one.key),
    "server",
  );
  state.series = series;
  emit("series", series);
  emit("comparison", data, how);
  emit("year", state.year, "server");
  heading();
  if (how === "open" && data.section) byId(data.section)?.scrollIntoView();
}

/**
 * What was asked for could not be had: the page stays as it is, and a button asks again.
 * @param {answers.Refusal} error
 */
function tellOf(error) {
  const german = document.documentElement.lang === "de";
  const again = make("button", { type: "button", class: "bl-link bl-plain" }, comparison.words.retry);
  again.addEventListener("click", () => {
    element("comparison-notice").replaceChildren();
    answers.forget(failed);
    show(failed, "choice", failedOwn);
  });
  const said = (german && error.sentence) || comparison.words.error_title;
  element("comparison-notice").replaceChildren(
    make("div", { class: "bl-notice", role: "alert" }, make("p", {}, said), again),
  );
}

on("comparison-notices", (/** @type {string[]} */ sentences) => {
  const host = element("comparison-notice");
  host.replaceChildren();
  if (!sentences.length) return;
  const close = make(
    "button",
    { type: "button", class: "btn bl-quiet", "aria-label": comparison.words.close, "data-dismiss": "notice" },
    make("i", { class: "bl-icon bl-icon-close", "aria-hidden": "true" }),
  );
  host.append(make("div", { class: "bl-notice" }, ...sentences.map((one) => make("p", {}, one)), close));
});

/**
 * The reader changes something: the address is written, the answer fetched. null leaves a parameter out.
 * @param {Record<string, string | number | null>} changes
 */
export function go(changes) {
  const query = new URLSearchParams(present());
  for (const [name, value] of Object.entries(changes)) {
    if (value === null || value === "") query.delete(name);
    else query.set(name, String(value));
  }
  const text = tidy(query);
  clearTimeout(timer);
  history.pushState(null, "", text ? `?${text}` : location.pathname);
  show(addressOf(text), "choice", ownIn(text));
}

/* The canonical query with the year on screen. */
function present() {
  const query = new URLSearchParams(comparison.data ? comparison.data.query : location.search);
  if (comparison.data && state.year !== null) query.set("jahr", String(state.year));
  return tidy(query);
}

/**
 * Whatever part selects places (search, points, legend): the address follows.
 * @param {string[]} keys
 */
export function select(keys) {
  go({ gebiete: keys.join(",") || null });
}
on("selection", (/** @type {string[]} */ keys, /** @type {string | undefined} */ origin) => {
  if (comparison.data && origin !== "server") select(keys);
});

/* A year step asks nobody and does not fill the history. */
on("year", (/** @type {number} */ _, /** @type {string | undefined} */ origin) => {
  if (!comparison.data) return;
  heading();
  if (origin === "server") return;
  clearTimeout(timer);
  timer = window.setTimeout(() => history.replaceState(null, "", `?${present()}`), PAUSE);
});

function heading() {
  const data = shown();
  const { slab } = state;
  const names = data.places.map((one) => one.name).join(", ");
  const title = names
    ? say("heading_one", { names })
    : comparison.words.page || element("comparison-title").textContent;
  const row = store.row();
  const year = row < 0 || !slab ? "" : slab.labels[row];
  setText("comparison-title", title);
  setText("comparison-subtitle", `${data.name} ${year} · ${data.subtitle}`);
  const badge = row < 0 || !slab ? "" : slab.badge[row];
  element("comparison-badge").hidden = !badge;
  setText("comparison-badge", badge);
  setText("comparison-source", `${data.sources} ${data.dated}`);
  document.title = `${title} · Bildungslupe`;
  element("comparison-monitor", HTMLAnchorElement).href = based(`/?${monitor()}`);
  files();
}

/* The comparison as a file, in the year on screen. */
function files() {
  for (const link of document.querySelectorAll("[data-comparison-file]")) {
    link.toggleAttribute("hidden", shown().places.length < 2);
    link.setAttribute("href", based(`/vergleich.${link.getAttribute("data-comparison-file")}?${present()}`));
  }
  for (const link of document.querySelectorAll("[data-comparison-embedding]")) {
    link.setAttribute("href", based(`/einbetten/vergleich?${present()}`));
  }
}

/* The same places, indicator and year on the Monitor, which has its own tabs and no second indicator. */
function monitor() {
  const query = new URLSearchParams(present());
  for (const name of ["ansicht", "indikator2", "thema", "basisjahr"]) query.delete(name);
  return tidy(query);
}

document.addEventListener("click", (event) => {
  const target = closest(event, "#comparison-link, .bl-comparison-nav a");
  if (!target || !comparison.data) return;
  if (target.id === "comparison-link") copyLink(target);
  else if (target.dataset.part) jump(event, target.dataset.part);
});

/**
 * @param {Event} event
 * @param {string} part
 */
function jump(event, part) {
  event.preventDefault();
  comparison.data = { ...shown(), query: withPart(part) };
  history.replaceState(null, "", `?${present()}`);
  const section = element(part);
  section.scrollIntoView({
    behavior: matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth",
  });
  const heading = inside(section, "h2");
  heading.tabIndex = -1;
  heading.focus({ preventScroll: true });
}

/** @param {string} part */
function withPart(part) {
  const query = new URLSearchParams(shown().query);
  query.set("ansicht", part);
  return tidy(query);
}

/** @param {HTMLElement} button */
async function copyLink(button) {
  const query = new URLSearchParams(present());
  query.set("stand", shown().version);
  const done = await copyText(shortLink("vergleich", tidy(query)));
  const words = button.dataset[done ? "done" : "failed"] ?? "";
  const label = /** @type {ChildNode} */ (button.lastChild);
  announce(words);
  label.textContent = words;
  setTimeout(() => (label.textContent = button.dataset.label ?? ""), 2500);
}
