/* The stage of another page: the server's drawing. Where it has years, each of them is the same page
   in that year, whose drawing takes the place of the one before. */
import { tidy } from "../../../core/address.js";
import { announce } from "../../../core/announce.js";
import { byId } from "../../../core/dom.js";
import { state } from "../../../core/store.js";

const STEP_MS = 1200; // time a year stays while playing, as in stage.js

/** @type {Map<number, Promise<Element | null>>} */
const pages = new Map();
let playing = 0;
let turned = 0;

/** Whether this page is such a stage. */
export const isDrawn = () => byId("stage-drawn") !== null;

const host = () => byId("stage-drawn");

/** Years that can be shown, with their labels. */
export function years() {
  const found = (host()?.dataset.years ?? "").split(" ").filter(Boolean);
  return found.map((year) => /** @type {[number, string]} */ ([Number(year), year]));
}

/** Says which year is on the stage, for a presentation that shows it in a frame. */
export function start() {
  const year = host()?.dataset.year;
  if (year) state.year = Number(year);
}

/** @param {number} direction */
export function step(direction) {
  stop();
  turn(direction);
}

/** @param {number} year one of those */
export function turnTo(year) {
  stop();
  show(year);
}

/**
 * @param {number} direction
 * @returns {boolean} whether there was a year in that direction
 */
function turn(direction) {
  const all = years().map(([year]) => year);
  const next = all[all.indexOf(state.year ?? 0) + direction];
  if (next !== undefined) show(next);
  return next !== undefined;
}

/** Plays the years to the last one, from the first where the last is shown; or stops playing. */
export function play() {
  if (playing) return stop();
  const all = years();
  if (all.length < 2) return;
  if (state.year === all[all.length - 1][0]) show(all[0][0]);
  playing = window.setInterval(() => turn(1) || stop(), STEP_MS);
}

export function stop() {
  clearInterval(playing);
  playing = 0;
}

export const isPlaying = () => playing > 0;

/**
 * The stage of another year; null where the server does not answer. A sentence of the author's holds of
 * the year of the scene alone.
 * @param {number} year
 */
function stageOf(year) {
  const known = pages.get(year);
  if (known) return known;
  const asked = new URLSearchParams(location.search);
  if (asked.get("jahr") !== String(year)) asked.delete("satz");
  asked.set("jahr", String(year));
  const answer = fetch(`${location.pathname}?${tidy(asked)}`).then(
    async (given) =>
      given.ok
        ? new DOMParser().parseFromString(await given.text(), "text/html").querySelector("#stage-drawn")
        : null,
    () => null,
  );
  pages.set(year, answer);
  answer.then((found) => found || pages.delete(year));
  return answer;
}

/** @param {number} year */
async function show(year) {
  const mine = ++turned;
  const [now, found] = [host(), await stageOf(year)];
  if (mine !== turned || !now || !found) return;
  now.replaceChildren(...[...found.childNodes].map((one) => document.importNode(one, true)));
  state.year = year;
  if (window.parent !== window) window.parent.lupe?.presentation?.turned(window);
  const said = now.querySelector("h1")?.textContent ?? "";
  document.title = `${said} · Bildungslupe`;
  announce(`${year}. ${said}`);
}
