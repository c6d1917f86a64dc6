/* The composition: draws its description for the year, arrangement and size there are, and says in a tooltip
   what the piece under the pointer is. */
import { byId, closest, rewrite } from "../../core/dom.js";
import { on } from "../../core/events.js";
import { state } from "../../core/store.js";
import * as store from "../../core/store.js";
import { el } from "../../core/svg.js";
import { describeComposition, neededHeight } from "../describe/composition.js";
import { x as xOf, y as yOf } from "../describe/plot.js";
import * as plots from "../drawing.js";
import { definitions, each, ground, labels, marks } from "../paint/painter.js";
import { pointTip } from "../point-tip.js";

const ID = "monitor-composition";
const CLIP = "bl-composition-clip";
const LEAST = 150; // px of the bars
const GAP = 12; // px between the pointer and the tooltip
/** @typedef {import("../types").BarMark} BarMark */
/** @typedef {{x: number, y: number, words: string[]}} Point */

/** @type {import("../describe/chart.js").Described | null} */
let described = null;
/** @type {{mark: BarMark | null, point: Point | null}} */
let pointed = { mark: null, point: null };
const over = el("g", { class: "bl-over" });
const tip = pointTip(ID, (/** @type {Point} */ point) => ({ ...point, gap: GAP }));

function draw() {
  const svg = store.isOpen("zusammensetzung") && plots.layer(ID);
  if (!svg) return;
  const data = state.composition;
  const box = svg.closest(".bl-plot");
  const size = plots.size();
  if (box instanceof HTMLElement) {
    // Places scroll where they are many.
    const height =
      data?.parts && state.year !== null ? neededHeight(data.parts, data.asked, state.year, size) : 0;
    box.style.minHeight = `${Math.max(height, LEAST)}px`;
  }
  const room = { ...plots.extent(ID), size };
  described =
    data?.parts && state.year !== null
      ? describeComposition(data.parts, state.year, room, data.asked, plots.textWidth)
      : null;
  tip(null);
  pointed = { mark: null, point: null };
  const empty = /** @type {HTMLElement | null} */ (box?.querySelector(".bl-empty"));
  if (empty) {
    empty.hidden = !data || described !== null;
    const heading = empty.querySelector("h3");
    if (heading && data) heading.textContent = data.none || data.noYear;
  }
  if (!described) return svg.replaceChildren();
  const { plot, marks: all, labels: written } = described.chart;
  svg.dataset.palette = state.palette === "div" ? "see" : (state.palette ?? "see");
  svg.dataset.classes = String(data?.parts?.parts.length ?? 1);
  const bars = el("g", { class: "bl-chart-marks" });
  bars.append(...marks(plot, all, CLIP));
  rewrite(svg, [definitions(plot, CLIP), ground(plot), bars, labels(written), over]);
  hovered();
}

function hovered() {
  if (!described || !store.isOpen("zusammensetzung")) return;
  rewrite(over, marks(described.chart.plot, described.over(state.hover).marks, CLIP, each));
}

/** @param {MouseEvent} event */
function markAt(event) {
  const host = byId(ID);
  if (!described || !host) return null;
  const { plot, marks: all } = described.chart;
  const [across, down] = plots.pointer(event, host);
  const found = all.find(
    (mark) =>
      mark.kind === "bar" &&
      mark.words.length > 0 &&
      across >= xOf(plot, mark.x0) &&
      across <= xOf(plot, mark.x1) &&
      down >= yOf(plot, mark.y1) &&
      down <= yOf(plot, mark.y0),
  );
  return found?.kind === "bar" ? found : null;
}

/** @param {BarMark} mark */
function pointOf(mark) {
  const { plot } = /** @type {import("../describe/chart.js").Described} */ (described).chart;
  const x = xOf(plot, (mark.x0 + mark.x1) / 2);
  return { x, y: yOf(plot, (mark.y0 + mark.y1) / 2), words: mark.words };
}

/** @param {EventTarget | null} target */
const inPlot = (target) => closest({ target }, ".bl-plot-composition");
document.addEventListener("pointermove", (event) => {
  if (!inPlot(event.target)) return;
  const mark = markAt(event);
  if (mark !== pointed.mark) pointed = { mark, point: mark && pointOf(mark) };
  tip(pointed.point, described?.chart.plot);
  store.setHover(mark && store.column(mark.key) >= 0 ? mark.key : null, "composition");
});
document.addEventListener("pointerout", (event) => {
  if (!inPlot(event.target) || inPlot(event.relatedTarget)) return;
  pointed = { mark: null, point: null };
  tip(null);
  store.setHover(null, "composition");
});
document.addEventListener("click", (event) => {
  const mark = inPlot(event.target) && markAt(event);
  if (!mark || store.column(mark.key) < 0) return;
  if (event.ctrlKey || event.metaKey || event.shiftKey) store.toggle(mark.key, "composition");
  else
    store.select(state.selection.length === 1 && store.mark(mark.key) === 0 ? [] : [mark.key], "composition");
});

plots.watch(ID, draw);
for (const name of ["composition", "year", "palette", "view"]) on(name, draw);
on("hover", hovered);
