/* The year on screen: slider and player, what names the year, the address, and the server, which hears of it
   last. */
import { isMonitor, tidy } from "../core/address.js";
import { byId, closest, setText } from "../core/dom.js";
import { on } from "../core/events.js";
import { tellServer } from "../core/server.js";
import * as store from "../core/store.js";
import { isComing, replace } from "./visits.js";

const STEP_MS = 900; // time a year stays while playing
const STILL_MS = 120; // until a year that stands still is written into the address
const { state } = store;
let playing = 0;
let addressTimer = 0;

/** The year as it is shown: "2024", or "2022–2024" with three years taken together. */
function label() {
  const row = store.row();
  return row < 0 || !state.slab ? String(state.year) : state.slab.labels[row];
}

function showYear() {
  const { slab } = state;
  const slider = byId("monitor-year");
  if (!slab || !(slider instanceof HTMLInputElement)) return;
  const row = store.row();
  const named = label();
  if (slider.max !== String(slab.years.length - 1)) slider.max = String(slab.years.length - 1);
  if (slider.value !== String(row)) slider.value = String(row);
  slider.setAttribute("aria-valuetext", named);
  slider.style.setProperty("--share", String(slab.years.length > 1 ? row / (slab.years.length - 1) : 1));
  setText("monitor-year-label", named);
  setText("monitor-title-year", named);
  setText("monitor-source-year", named);
  setText("monitor-source", row < 0 ? "" : slab.source);
  setText("monitor-badge", row < 0 ? "" : slab.badge[row]);
  setText("monitor-provenance", slab.provenance);
  byId("monitor-badge")?.classList.toggle("bl-example", row >= 0 && slab.badge[row] !== "");
  document.title = `${slab.title} ${named} · Bildungslupe`;
  told = false;
  clearTimeout(addressTimer);
  addressTimer = window.setTimeout(writeAddress, STILL_MS);
}

/* --- address and server --- */

/* The server hears of the year once it stands still, or before it hears anything else: telling takes longer
   than drawing. */
let told = true;
function tell() {
  if (told) return;
  told = true;
  tellServer("monitor-shown-year", { data: state.year });
}
on("telling", tell);
for (const name of ["click", "change"]) {
  document.addEventListener(name, (event) => event.target === byId("monitor-year") || tell(), true);
}

/* A year step replaces the address: playing must not fill the history. */
function writeAddress() {
  tell();
  const query = new URLSearchParams(location.search);
  if (!isMonitor() || isComing() || query.get("jahr") === String(state.year)) return;
  if (!location.search && state.year === state.slab?.years.at(-1)) return; // the bare address stays bare
  query.set("jahr", String(state.year));
  replace(`?${tidy(query)}`);
}

/* --- slider and player --- */

/** @param {number} direction */
function step(direction) {
  if (!state.slab) return;
  const { years } = state.slab;
  store.setYear(years[(store.row() + direction + years.length) % years.length], "player");
}

/** @param {boolean} start */
function play(start) {
  clearInterval(playing);
  playing = start ? window.setInterval(() => step(1), STEP_MS) : 0;
  const button = byId("monitor-play");
  if (!button) return;
  button.classList.toggle("is-playing", Boolean(playing));
  button.setAttribute("aria-label", (playing ? button.dataset.pause : button.dataset.play) ?? "");
}

document.addEventListener("click", (event) => {
  if (!closest(event, "#monitor-play") || !state.slab) return;
  if (!playing) step(1);
  play(!playing);
});

/* React would take these events first and spend longer on them than drawing takes; nothing there waits for
   the slider. */
for (const name of ["input", "change"]) {
  window.addEventListener(name, moved, true);
}

/** @param {Event} event */
function moved(event) {
  const slider = event.target;
  if (!(slider instanceof HTMLInputElement) || slider.id !== "monitor-year" || !state.slab) return;
  event.stopPropagation();
  play(false);
  store.setYear(state.slab.years[Number(slider.value)], "slider");
}

on("year", showYear);
on("slab", showYear);

/* An answer has come: it has written its older year into address and store where the reader has stepped on
   meanwhile, and brought the line around the year anew. */
on("arrived", (/** @type {boolean} */ stepped) => {
  if (stepped) showYear();
  else if (state.slab) setText("monitor-source-year", label());
});
