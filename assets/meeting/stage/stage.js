/* The stage of one scene: fetches what the page names, shows it, and steps through its years without asking
   anybody. Parts stand in files of their own and listen to "stage" (other contents), "year", "selection" and
   "hover". */
import { tidy } from "../../core/address.js";
import { announce } from "../../core/announce.js";
import { byId, element } from "../../core/dom.js";
import { emit, on } from "../../core/events.js";
import * as answers from "../../core/fetching.js";
import { state } from "../../core/store.js";
import * as store from "../../core/store.js";
import * as drawings from "../../map/drawings.js";
import { grouped } from "../../map/group.js";
import { originOf } from "../../map/picture-words.js";

/** @typedef {import("./types").StageData} StageData */

const STEP_MS = 1200; // time a year stays while playing
export const [MAP, TWO_MAPS, SERIES] = ["karte", "zweikarten", "zeitreihe"];
export const COMPOSITION = "zusammensetzung";

/**
 * `data` is what is shown, `drawing` the text of its map, `root` px of a rem.
 * @type {{data: StageData | null, drawing: string, root: number}}
 */
export const stage = { data: null, drawing: "", root: 16 };

let playing = 0;
let asked = 0;

/** What is shown; only asked where there is something. */
export function shown() {
  if (!stage.data) throw new Error("no stage yet");
  return stage.data.stage;
}

/** What the stage says in the present year. */
export const now = () => stage.data?.stage.years.find((one) => one.year === state.year);

const isDark = () => document.documentElement.dataset.bsTheme === "dark";

/**
 * Whether the sentences are those of the brightness that is seen: the server does not know the reader's
 * system.
 * @param {StageData} data
 */
const inTheme = (data) => data.dark === isDark();

/** Starts with what the page brought along. */
export async function start() {
  const text = byId("stage-data")?.textContent;
  if (!text) return complete(); // the page says in words what is missing
  measure();
  window.addEventListener("resize", resize);
  /** @type {StageData} */
  const data = JSON.parse(text);
  const first = inTheme(data) ? show(data) : open(new URLSearchParams(location.search));
  await Promise.all([first, document.fonts.ready]).catch(failed);
  if (waiting) redraw(); // the letters have just come, and what they change belongs to a complete stage
  complete();
}

/**
 * @param {StageData} data
 * @param {number | null} [year] the one to show; else that of the scene
 */
async function show(data, year = null) {
  const turn = ++asked;
  const { picture } = data.stage;
  const drawn = picture === MAP || picture === TWO_MAPS;
  const { slab, series, map, composition } = data.addresses;
  const [values, lines, drawing, parts] = await Promise.all([
    answers.fetched(slab),
    picture === SERIES ? answers.fetched(series) : null,
    drawn ? drawings.fetched(map) : "",
    picture === COMPOSITION ? answers.fetched(composition) : null,
  ]);
  if (turn !== asked) return;
  stage.data = data;
  stage.drawing = drawing;
  state.own = data.own;
  state.year = year !== null && data.stage.years.some((one) => one.year === year) ? year : data.stage.year;
  state.view = picture;
  store.setPalette(data.palette);
  store.setSlab({ ...values, names: data.stage.names });
  store.select(data.places, "server");
  standOut();
  state.composition = parts;
  emit("stage", data.stage);
  emit("view", picture);
  state.series = lines && { ...lines, ...data.own.series };
  if (lines) emit("series", state.series);
}

/** The places of the year that the legend's choice of the scene makes stand out. */
function standOut() {
  const { displayed } = state;
  const origin = stage.data?.group ? originOf(stage.data.group) : "";
  store.setGroup(displayed ? grouped(displayed, origin, store.row()) : null, origin);
}

/** What the district is called. */
export const districtName = () => state.slab?.words.district || state.slab?.district?.name || "";

/* The pictures stay as they are; the headline that the server wrote stands. */
/** @param {unknown} error */
function failed(error) {
  globalThis.reportError(error);
}

/* What holds this page in a frame shows it now. */
function complete() {
  document.documentElement.dataset.complete = "";
  if (window.parent !== window) window.parent.lupe?.presentation?.shown(window);
}

/* --- years --- */

/** @param {number} direction */
export function step(direction) {
  stop();
  turn(direction);
}

/** Years that can be shown, with their labels. */
export const years = () =>
  (stage.data?.stage.years ?? []).map(({ year, label }) => /** @type {[number, string]} */ ([year, label]));

/** @param {number} year one of those */
export function turnTo(year) {
  stop();
  store.setYear(year, "stage");
}

/**
 * @param {number} direction
 * @returns {boolean} whether there was a year in that direction
 */
function turn(direction) {
  const all = years();
  const next = all[all.findIndex(([year]) => year === state.year) + direction];
  if (next) store.setYear(next[0], "stage");
  return Boolean(next);
}

/** Plays the years to the last one, from the first where the last is shown; or stops playing. */
export function play() {
  if (playing) return stop();
  const all = years();
  if (all.length < 2) return;
  if (state.year === all[all.length - 1][0]) store.setYear(all[0][0], "stage");
  playing = window.setInterval(() => turn(1) || stop(), STEP_MS);
}

export function stop() {
  clearInterval(playing);
  playing = 0;
}

export const isPlaying = () => playing > 0;

on("year", (/** @type {number} */ year) => {
  standOut(); // before the pictures draw the year: they listen after this module
  const said = now();
  if (playing && years().at(-1)?.[0] === year) stop();
  if (window.parent !== window) window.parent.lupe?.presentation?.turned(window);
  if (said) announce(`${said.label}. ${said.headline}`);
});

/* --- another selection: what is said of it comes from the server --- */

on("selection", async (/** @type {string[]} */ keys, /** @type {string | undefined} */ origin) => {
  if (origin === "server" || !stage.data) return;
  const query = new URLSearchParams(location.search);
  if (keys.length) query.set("gebiete", keys.join(","));
  else query.delete("gebiete");
  history.replaceState(history.state, "", `?${tidy(query)}`);
  await open(query, state.year).catch(failed);
});

/**
 * Shows what another query says, in place.
 * @param {URLSearchParams} query
 * @param {number | null} [year]
 */
export async function open(query, year = null) {
  const turn = asked;
  query.set("hell", isDark() ? "nein" : "ja");
  const data = await answers.fetched(`/buehne/daten?${tidy(query)}`);
  if (turn === asked) await show(data, year);
}

/* --- size --- */

/* The root's letters grow with the screen: see styles/stage/base.css. */
function measure() {
  stage.root = parseFloat(getComputedStyle(document.documentElement).fontSize) || 16;
}

let waiting = 0;
function resize() {
  cancelAnimationFrame(waiting);
  waiting = requestAnimationFrame(redraw);
}

function redraw() {
  cancelAnimationFrame(waiting);
  waiting = 0;
  measure();
  if (stage.data) emit("stage", stage.data.stage);
}

document.fonts.addEventListener("loadingdone", resize);

const PAPER = { width: 1122, height: 790 }; // px of a sheet of A4 across

/* On paper the stage stays as it is arranged, as large as the sheet allows. */
window.addEventListener("beforeprint", () => {
  const page = document.documentElement.style;
  page.fontSize = `${stage.root}px`;
  const { width, height } = element("stage").getBoundingClientRect();
  page.setProperty("zoom", String(Math.min(PAPER.width / width, PAPER.height / height)));
});
window.addEventListener("afterprint", () => {
  document.documentElement.style.removeProperty("font-size");
  document.documentElement.style.removeProperty("zoom");
});

/** Width and height of the stage in rem. */
export function screen() {
  const { width, height } = element("stage").getBoundingClientRect();
  return { width: width / stage.root, height: height / stage.root };
}
