/* Fetches the figures that are asked for and shows them all together: slab, time series and map. What is
   asked for, and which answer counts, is decided in wish-states.js. */
import { byId } from "../core/dom.js";
import { emit, on } from "../core/events.js";
import * as answers from "../core/fetching.js";
import { noUpdate, tellServer } from "../core/server.js";
import * as store from "../core/store.js";
import * as drawings from "../map/drawings.js";
import { map } from "../map/map.js";
import { visits } from "./visits.js";
import { next, PATIENCE, START } from "./wish-states.js";

/** @typedef {import("../core/types").Slab} Slab */
/** @typedef {import("../core/types").Series} Series */
/** @typedef {import("../core/types").Own} Own */

const asked = { slab: "", series: "", drawing: "", palette: "see", page: "" };
const { state } = store;
let wish = START;
let waiting = 0;

/** What is done by itself; the rest needs figures and is done where they are. */
const DEEDS = {
  wait() {
    clearTimeout(waiting);
    waiting = window.setTimeout(due, PATIENCE);
  },
  waitNoMore: () => clearTimeout(waiting),
  tell() {
    if (wish.phase.name === "told") tellServer("monitor-indicator", { data: wish.phase.indicator });
  },
};

/**
 * @param {import("./wish-states").Happening} happening
 * @returns {import("./wish-states").Deed[]} what is to be done
 */
function happens(happening) {
  const { wish: after, deeds } = next(wish, happening);
  wish = after;
  for (const deed of deeds) if (deed in DEEDS) DEEDS[/** @type {keyof typeof DEEDS} */ (deed)]();
  return deeds;
}

const due = () => happens({ type: "due", now: performance.now() });
on("telling", due); // whatever else is told comes after the wish
on("visit", () => happens({ type: "returned" }));

/** Where the figures on screen lie: path and query of their time series, and the query of their page. */
export function figuresAddress() {
  const [path, query = ""] = asked.series.split("?");
  return { path, query, page: asked.page };
}

/* --- answers of the server --- */

/**
 * Called by Dash with what the server settled on. What the reader has changed meanwhile is newer and stays.
 * @param {string} slab address
 * @param {string} series address
 * @param {string} drawing address
 * @param {string} query of the page, as the server writes it
 * @param {number | null} year
 * @param {string[] | null} selection
 * @param {string} palette
 * @param {string | null} [view] name of the tab that the server opens
 * @param {number | null} [yearAsked] the year for which the server has answered
 * @param {Own | null} [own] what the reader has added
 * @param {number | null} [answered] the visit for which the server has answered
 */
export async function show(
  slab,
  series,
  drawing,
  query,
  year,
  selection,
  palette,
  view,
  yearAsked,
  own,
  answered,
) {
  const older = (answered ?? 0) < visits();
  if (!slab || !happens({ type: "answered", query, older, now: performance.now() }).includes("fetch"))
    return noUpdate();
  Object.assign(asked, { slab, series, drawing, palette, page: query });
  if (view && view !== state.view) emit("view", view, "server");
  await bring({ year, selection: selection ?? [], yearAsked: yearAsked ?? null, own });
  return noUpdate();
}

/**
 * Fetches what is asked for now and shows it, unless something else is asked for meanwhile.
 * @param {{year: number | null, selection: string[], yearAsked: number | null, own?: Own | null}} given
 */
async function bring({ year, selection, yearAsked, own = state.own }) {
  const before = { ...state };
  const { question } = wish;
  const { slab: address, series: seriesAddress, drawing } = asked;
  if (!answers.known(address) || !answers.known(seriesAddress)) emit("loading", true);
  try {
    const [slab, series] = await Promise.all([
      answers.fetched(address),
      answers.fetched(seriesAddress),
      fetchFirstMap(drawing, question),
    ]);
    await fetchDrawings(drawing, slab);
    if (!happens({ type: "fetched", question }).includes("draw")) return;
    showMap(drawing);
    const stepped = state.year !== before.year || (yearAsked !== null && yearAsked !== before.year);
    adopt(slab, series, year && !stepped ? year : state.year, own);
    emit("arrived", stepped);
    if (state.selection === before.selection) store.select(selection, "server");
    emit("error", null);
  } catch (error) {
    if (!happens({ type: "failed", question }).includes("sayFailure")) return;
    // Only the server's own sentences are for readers; what the browser calls a failure is not.
    const { sentence = "", reference = "" } = /** @type {answers.Refusal} */ (error);
    emit("error", { message: sentence, reference });
  } finally {
    if (question === wish.question) emit("loading", false);
  }
}

/**
 * Draws what is new of a slab, a series and a year, everything once.
 * @param {Slab} slab
 * @param {Series} series
 * @param {number | null} year
 * @param {Own | null} [own]
 */
function adopt(slab, series, year, own = state.own) {
  const shown = withOwnTarget(series, own);
  const fresh = {
    ...{ slab: state.slab !== slab, series: state.series !== shown, year: state.year !== year },
    own: JSON.stringify(state.own) !== JSON.stringify(own),
    written: writtenIn(state.own) !== writtenIn(own),
  };
  const palette = slab.shown ? "div" : asked.palette;
  state.year = year;
  state.series = shown;
  state.own = own; // whoever draws a fresh slab draws it along
  if (palette !== state.palette) store.setPalette(palette);
  if (fresh.slab) store.setSlab(slab);
  else if (fresh.year) emit("year", year, "server");
  if (fresh.slab) followYear();
  if (fresh.own && !fresh.slab) emit("own", own);
  if (fresh.written && !fresh.slab) emit("written", own);
  if (fresh.series) emit("series", shown);
}

/**
 * What of it is drawn: notes, and the target of the indicator. The rest is for the dialogs, and another
 * indicator without a target draws nothing anew.
 * @param {Own | null} own
 */
const writtenIn = (own) => JSON.stringify([own?.notes ?? [], own?.target ?? null]);

/** @type {{series: Series | null, own: Own["series"], shown: Series | null}} */
let aimed = { series: null, own: null, shown: null };

/**
 * The series with the line of the reader's target, where the server has sent it for this very series.
 * @param {Series} series
 * @param {Own | null} own
 */
function withOwnTarget(series, own) {
  const more = own?.series ?? null;
  if (!more || answers.known(more.address) !== series) return series;
  if (aimed.series !== series || JSON.stringify(aimed.own) !== JSON.stringify(more))
    aimed = { series, own: more, shown: { ...series, ...more } };
  return aimed.shown ?? series;
}

on("retry", () => {
  answers.forget(asked.slab);
  answers.forget(asked.series);
  drawings.forget(asked.drawing);
  if (!asked.slab) return;
  happens({ type: "retried" });
  bring({ year: state.year, selection: state.selection, yearAsked: null });
});

/* The page arrives with the address of its first figures. They are drawn as soon as there is a place for
   them, because Dash calls `show` only after a round through all of its callbacks. */
const arriving = new MutationObserver(() => {
  const place = byId("inhalt");
  if (!place) return;
  arriving.disconnect();
  if (!place.dataset.start) return;
  const [slab, series, drawing, query, year, selection, palette, view, yearAsked, own] = JSON.parse(
    place.dataset.start,
  );
  if (!slab) return;
  happens({ type: "begun", query });
  Object.assign(asked, { slab, series, drawing, palette, page: query });
  if (view && view !== state.view) emit("view", view, "server");
  bring({ year, selection: selection ?? [], yearAsked: yearAsked ?? null, own });
});
arriving.observe(document.documentElement, { childList: true, subtree: true });

/* --- wishes of the reader --- */

/**
 * The reader chooses an indicator: it is drawn as soon as its figures are here. The server is asked after
 * that and has the last word: it knows which levels, filters and years the indicator has.
 * @param {string} indicator
 */
export async function chooseIndicator(indicator) {
  const before = state.slab;
  const foretellable = before !== null && !before.territories;
  const deeds = happens({ type: "chosen", indicator, foretellable, now: performance.now() });
  if (!before || !deeds.includes("foretell")) return;
  const { question } = wish;
  const addresses = [asked.slab, asked.series].map((address) => answers.foretold(address, indicator));
  const known = addresses.map(answers.known);
  const [slab, series] = known.every(Boolean)
    ? known
    : await Promise.all(addresses.map(answers.fetched)).catch(() => []);
  if (!slab || slab.indicator !== indicator || slab.level !== before.level) return;
  if (!happens({ type: "foretold", indicator, question }).includes("drawForetold")) return;
  [asked.slab, asked.series] = addresses;
  adopt(slab, series, state.year);
  // It is on screen before Dash begins its work.
  setTimeout(() => requestAnimationFrame(() => setTimeout(due)));
}

/* --- maps --- */

let base = ""; // address of the drawing from which those of single years come

/** @param {string} drawing */
function showMap(drawing) {
  if (drawing === base && map.box?.isConnected) return;
  map.draw(drawing);
  base = drawing;
}

/**
 * The first drawing is shown as soon as it is there: nothing else is on the page that it could contradict.
 * @param {string} drawing
 * @param {number} question
 */
async function fetchFirstMap(drawing, question) {
  await drawings.fetched(drawing);
  if (question === wish.question && !state.slab) showMap(drawing);
}

/**
 * On the reporting year's territory a year has boundaries of its own; the slab says which.
 * @param {string} drawing
 * @param {Slab} slab
 * @param {number | null} year
 */
function drawingOf(drawing, slab, year) {
  const row = slab.territories && year !== null ? slab.years.indexOf(year) : -1;
  return row < 0 ? drawing : drawing.replace(/gebietsstand=[^&]*/, `gebietsstand=${slab.territories?.[row]}`);
}

/**
 * All of them are fetched at once, so that a step over a reform asks nobody either.
 * @param {string} drawing
 * @param {Slab} slab
 */
async function fetchDrawings(drawing, slab) {
  const every = (slab.territories ? slab.years : []).map((year) => drawingOf(drawing, slab, year));
  await Promise.all([...new Set(every)].map(drawings.fetched));
}

function followYear() {
  const { slab, year } = state;
  if (!slab || !slab.territories) return;
  const address = drawingOf(asked.drawing, slab, year);
  if (address !== map.address) map.swap(address);
}
on("year", followYear);
