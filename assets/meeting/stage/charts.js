/* Charts on a stage: the Monitor's own, enlarged as a whole until they are read from the last row. */
import { element, make } from "../../core/dom.js";
import { on } from "../../core/events.js";
import { state } from "../../core/store.js";
import * as store from "../../core/store.js";
import * as plots from "../../charts/drawing.js";
import { view } from "./room.js";
import { districtName, stage } from "./stage.js";

const UNITS = 13; // of a chart, for a letter
const [NAMES, BEFORE] = [0.4, 26]; // share of a series that names take, without the units before them
const LETTERS = 2.72; // rem: the smallest letters of a chart, one unit less, are then 40 of 1080 px
/** Layers by picture: the id that draws in it and the class of its plot. */
const LAYERS = /** @type {Record<string, [id: string, name: string]>} */ ({
  zeitreihe: ["monitor-series", "series"],
  verteilung: ["monitor-distribution", "distribution"],
  trichter: ["monitor-funnel", "funnel"],
});

/* Before the charts draw themselves: they listen after this module. */
function open() {
  const layer = stage.data && LAYERS[state.view];
  if (!layer) return;
  plots.enlarge((LETTERS * stage.root) / UNITS);
  const [id, name] = layer;
  const host = element("stage-view");
  if (!host.querySelector(`#${id}`)) {
    const plot = make("div", { class: `bl-plot bl-plot-${name}` }, make("div", { id, class: "bl-layer" }));
    host.replaceChildren(plot);
  }
}

/**
 * A time series with the short names of its places, and the spread of chance around the first of them alone:
 * bands over bands would hide the lines. Values at the ends give way to whole names: the numbers beside the
 * chart say them.
 * @param {import("../../core/types").Series} series
 * @returns {import("../../core/types").Series}
 */
function named({ parts, ...rest }) {
  const { selection, slab } = state;
  if (!parts) return { parts, ...rest };
  const factor = (LETTERS * stage.root) / UNITS;
  const most = (view.width * stage.root * NAMES) / factor - BEFORE;
  const names = parts.names.map((one) => {
    const short = one.key === slab?.district?.key ? districtName() : slab?.names[store.column(one.key)];
    return short ? { ...one, name: short } : one;
  });
  const wide = (/** @type {typeof names[number]} */ { name, text }) =>
    plots.textWidth(`${name} ${text}`, UNITS + 0.5, 700) > most;
  const bare = names.some((one) => selection.includes(one.key) && wide(one));
  return {
    ...rest,
    parts: {
      ...parts,
      marks: parts.marks.filter((one) => one.kind !== "area" || one.key === selection[0]),
      names: names.map((one) => (bare && selection.includes(one.key) ? { ...one, text: "" } : one)),
    },
  };
}

on("stage", open);
// Before the chart, which hears of it after this module.
on("series", () => {
  if (stage.data && state.series) state.series = named(state.series);
});
