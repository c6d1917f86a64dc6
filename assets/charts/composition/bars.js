/* The bars of a composition in a plot: drawn for the room there is, with what the piece under the pointer is
   in a tooltip, and the bar of the place under the pointer outlined wherever it points. */
import { byId, closest, rewrite } from "../../core/dom.js";
import { on } from "../../core/events.js";
import { state } from "../../core/store.js";
import * as store from "../../core/store.js";
import { el } from "../../core/svg.js";
import { describeComposition } from "../describe/composition.js";
import { x as xOf, y as yOf } from "../describe/plot.js";
import * as plots from "../drawing.js";
import { definitions, each, ground, labels, marks } from "../paint/painter.js";
import { pointTip } from "../point-tip.js";

const GAP = 12; // px between the pointer and the tooltip
/** @typedef {import("../types").BarMark} BarMark */
/** @typedef {import("../types").CompositionParts} CompositionParts */
/** @typedef {{parts: CompositionParts, year: number, asked: import("../types").Arrangement}} Given */
/** @typedef {{x: number, y: number, words: string[]}} Point */

/**
 * @param {string} id of the layer, which has a `.bl-plot` around it
 * @param {() => Given | null} given what is shown; null shows nothing
 * @param {(mark: BarMark, event: MouseEvent) => void} [chosen] somebody has clicked a piece
 * @returns {() => boolean} draws, and says whether there was something to draw
 */
export function compositionBars(id, given, chosen) {
  const clip = `${id}-clip`;
  const over = el("g", { class: "bl-over" });
  const tip = pointTip(id, (/** @type {Point} */ point) => ({ ...point, gap: GAP }));
  /** @type {import("../describe/chart.js").Described | null} */
  let described = null;
  /** @type {{mark: BarMark | null, point: Point | null}} */
  let pointed = { mark: null, point: null };

  function draw() {
    const svg = plots.layer(id);
    if (!svg) return false;
    const shown = given();
    const room = { ...plots.extent(id), size: plots.size() };
    described = shown && describeComposition(shown.parts, shown.year, room, shown.asked, plots.textWidth);
    pointed = { mark: null, point: null };
    tip(null);
    if (!shown || !described) {
      svg.replaceChildren();
      return false;
    }
    const { plot, marks: all, labels: written } = described.chart;
    svg.dataset.palette = state.palette === "div" ? "see" : (state.palette ?? "see");
    svg.dataset.classes = String(shown.parts.parts.length);
    const bars = el("g", { class: "bl-chart-marks" });
    bars.append(...marks(plot, all, clip));
    rewrite(svg, [definitions(plot, clip), ground(plot), bars, labels(written), over]);
    hovered();
    return true;
  }

  function hovered() {
    if (!described || !byId(id)) return;
    rewrite(over, marks(described.chart.plot, described.over(state.hover).marks, clip, each));
  }

  /** @param {MouseEvent} event */
  function markAt(event) {
    const host = byId(id);
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
  const inPlot = (target) => Boolean(closest({ target }, `.bl-plot:has(> #${id})`));
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
  if (chosen)
    document.addEventListener("click", (event) => {
      const mark = inPlot(event.target) && markAt(event);
      if (mark) chosen(mark, event);
    });
  on("hover", hovered);
  plots.watch(id, draw);
  return draw;
}
