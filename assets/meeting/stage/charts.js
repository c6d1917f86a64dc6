/* Charts on a stage: the Monitor's own, enlarged as a whole until they are read from the last row. */
import { element, make } from "../../core/dom.js";
import { on } from "../../core/events.js";
import { state } from "../../core/store.js";
import * as store from "../../core/store.js";
import * as plots from "../../charts/drawing.js";
import { view } from "./room.js";
import { districtName, shown, stage } from "./stage.js";

const UNITS = 13; // of a chart, for a letter
const [NAMES, BEFORE] = [0.4, 26]; // share of a series that names take, without the units before them
const LETTERS = 2.72; // rem: the smallest letters of a chart, one unit less, are then 40 of 1080 px
const NAMED = 3; // places that charts of all places name: those whose numbers stand beside them
const GLIDE = 240; // ms from one year to the next, as in styles/stage/pictures.css
/** Layers by picture: the id that draws in it and the class of its plot. */
const LAYERS = /** @type {Record<string, [id: string, name: string]>} */ ({
  zeitreihe: ["monitor-series", "series"],
  verteilung: ["monitor-distribution", "distribution"],
  trichter: ["monitor-funnel", "funnel"],
  zusammensetzung: ["monitor-composition", "composition"],
});

/* Before the charts draw themselves: they listen after this module. */
function open() {
  const layer = stage.data && LAYERS[state.view];
  if (!layer) return;
  plots.enlarge((LETTERS * stage.root) / UNITS);
  plots.glides(GLIDE);
  plots.namesAtMost(NAMED);
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
 * chart say them. Events and changes of source are left out, peaks and missing years named.
 * @param {import("../../core/types").Series} series
 * @returns {import("../../core/types").Series}
 */
function named({ parts, ...rest }) {
  const { selection, slab } = state;
  if (!parts) return { parts, ...rest };
  const { peaks, gaps } = shown();
  const factor = (LETTERS * stage.root) / UNITS;
  const most = (view.width * stage.root * NAMES) / factor - BEFORE;
  const names = parts.names.map((one) => {
    const short = one.key === slab?.district?.key ? districtName() : slab?.names[store.column(one.key)];
    return short ? { ...one, name: short } : one;
  });
  const wide = (/** @type {typeof names[number]} */ { name, text }) =>
    plots.textWidth(`${name} ${text}`, UNITS + 0.5, 700) > most;
  // A name is never cut: the number beside the chart has it, in its colour.
  const short = (/** @type {typeof names[number]} */ one) =>
    wide({ ...one, text: "" }) ? { ...one, name: one.text, text: "" } : { ...one, text: "" };
  const bare = names.some((one) => selection.includes(one.key) && wide(one));
  return {
    ...rest,
    parts: {
      ...parts,
      gaps,
      peaks: peaks.map((one) => ({ ...one, colour: colourOf(parts, one.key) })),
      notes: parts.notes.filter((one) => one.is_break),
      sources: [],
      marks: parts.marks.filter((one) => one.kind !== "area" || one.key === selection[0]),
      names: names.map((one) => ((bare && selection.includes(one.key)) || wide(one) ? short(one) : one)),
    },
  };
}

/**
 * Of a place's line.
 * @param {import("../../charts/types").SeriesParts} parts
 * @param {string} key
 */
function colourOf({ marks }, key) {
  const line = marks.find((one) => one.kind === "line" && one.key === key);
  const point = marks.find((one) => one.kind === "point" && one.key === key);
  if (line?.kind === "line") return line.colour;
  return point?.kind === "point" ? point.fill : "ink";
}

on("stage", open);
// Before the chart, which hears of it after this module.
on("series", () => {
  if (stage.data && state.series) state.series = named(state.series);
});
