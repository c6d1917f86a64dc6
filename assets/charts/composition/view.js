/* The composition as a view of the Monitor and the stage: its bars for the year and arrangement there are,
   and what is said where there are none. */
import { byId } from "../../core/dom.js";
import { on } from "../../core/events.js";
import { state } from "../../core/store.js";
import * as store from "../../core/store.js";
import { neededHeight } from "../describe/composition.js";
import * as plots from "../drawing.js";
import { compositionBars } from "./bars.js";

const ID = "monitor-composition";
const LEAST = 150; // px of the bars

const paint = compositionBars(ID, given, (mark, event) => {
  if (store.column(mark.key) < 0) return;
  if (event.ctrlKey || event.metaKey || event.shiftKey) store.toggle(mark.key, "composition");
  else
    store.select(state.selection.length === 1 && store.mark(mark.key) === 0 ? [] : [mark.key], "composition");
});

function given() {
  const { composition: data, year } = state;
  return data?.parts && year !== null ? { parts: data.parts, year, asked: data.asked } : null;
}

function draw() {
  const host = byId(ID);
  if (!host || !store.isOpen("zusammensetzung")) return;
  const box = host.closest(".bl-plot");
  const shown = given();
  if (box instanceof HTMLElement) {
    // Places scroll where they are many.
    const room = { width: plots.extent(ID).width, size: plots.size() };
    const height = shown ? neededHeight(shown.parts, shown.asked, shown.year, room, plots.textWidth) : 0;
    box.style.minHeight = `${Math.max(height, LEAST)}px`;
  }
  const drawn = paint();
  const { composition: data } = state;
  const empty = /** @type {HTMLElement | null} */ (box?.querySelector(".bl-empty"));
  if (!empty) return;
  empty.hidden = !data || drawn;
  const heading = empty.querySelector("h3");
  if (heading && data) heading.textContent = data.none || data.noYear;
}

plots.watch(ID, draw);
for (const name of ["composition", "year", "palette", "view"]) on(name, draw);
