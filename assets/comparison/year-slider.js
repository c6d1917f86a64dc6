/* The year of the comparison: a slider, and a button that plays all years. */
import { byId, closest, element, make, setText } from "../core/dom.js";
import { on } from "../core/events.js";
import { state } from "../core/store.js";
import * as store from "../core/store.js";
import { comparison, shown } from "./answer.js";

const STEP_MS = 900; // a year stays while playing
let playing = 0;

function slider() {
  const { years } = shown();
  const host = element("comparison-year-range");
  let node = host.querySelector("input");
  if (!node) {
    node = make("input", { id: "comparison-year", type: "range", class: "form-range", min: 0, step: 1 });
    host.append(node);
  }
  node.max = String(Math.max(years.length - 1, 0));
  element("comparison-year-ticks").replaceChildren(
    make("span", {}, String(years[0] ?? "")),
    make("span", {}, String(years.at(-1) ?? "")),
  );
}

function year() {
  const node = byId("comparison-year");
  const { slab } = state;
  if (!comparison.data || !slab || !(node instanceof HTMLInputElement)) return;
  const row = store.row();
  const label = row < 0 ? "" : slab.labels[row];
  node.value = String(row);
  node.setAttribute("aria-valuetext", label);
  const steps = slab.years.length - 1;
  node.style.setProperty("--share", String(steps > 0 ? row / steps : 1));
  setText("comparison-year-label", label);
}

/** @param {boolean} start */
function play(start) {
  clearInterval(playing);
  playing = start ? window.setInterval(() => step(1), STEP_MS) : 0;
  const node = element("comparison-year-play");
  node.classList.toggle("is-playing", Boolean(playing));
  node.setAttribute("aria-label", (playing ? node.dataset.pause : node.dataset.play) ?? "");
}

/** @param {number} by */
function step(by) {
  if (!state.slab) return;
  const { years } = state.slab;
  store.setYear(years[(store.row() + by + years.length) % years.length], "player");
}

document.addEventListener("input", (event) => {
  const node = closest(event, "#comparison-year", HTMLInputElement);
  if (!node || !comparison.data || !state.slab) return;
  play(false);
  store.setYear(state.slab.years[Number(node.value)], "slider");
});
document.addEventListener("click", (event) => {
  if (!closest(event, "#comparison-year-play") || !comparison.data) return;
  if (!playing) step(1);
  play(!playing);
});
on("comparison", slider);
on("year", year);
