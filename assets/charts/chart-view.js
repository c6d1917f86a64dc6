/* A tab of the Monitor with a chart of all places: draws its description anew when what it shows has changed,
   and only what lies over it when the pointer moves. */
import { closest, element, rewrite } from "../core/dom.js";
import { on } from "../core/events.js";
import { el } from "../core/svg.js";
import { state } from "../core/store.js";
import * as store from "../core/store.js";
import { between } from "./between.js";
import * as plots from "./drawing.js";
import { glide } from "./glide.js";
import { definitions, each, ground, labels, marks } from "./paint/painter.js";

/** @typedef {import("./describe/chart.js").Described} Described */
/** @typedef {import("./types").Chart} Chart */
/** @typedef {import("./types").Mark} Mark */

/**
 * `id` of the layer, `tab` in which it stands, `name` in classes and events. `keyAt` says which place is at a
 * point of the layer, in px; `covered` whether something else stands in the place of the view.
 * @typedef {{
 *   id: string, tab: string, name: string,
 *   describe: (...given: [import("./types").Space, import("./describe/chart.js").Choice,
 *     import("./types").Measure]) => Described | null,
 *   keyAt?: (chart: Chart, across: number, down: number) => string | null,
 *   covered?: () => boolean,
 * }} View
 */

/** @type {Map<string, Chart>} */
const shown = new Map();

/**
 * The description of what stays while the pointer moves, as a view shows it now.
 * @param {string} id
 */
export const chartOf = (id) => shown.get(id);

/** @param {View} view */
export function chartView({ id, tab, name, describe, keyAt, covered = () => false }) {
  const clip = `bl-${name}-clip`;
  /** @type {Described | null} */
  let described = null;
  let axes = { key: "", node: el("g") };
  const overMarks = el("g", { class: "bl-over" });
  const overLabels = el("g", { class: "bl-over" });

  const drawn = el("g", { class: "bl-chart-marks" });
  const motion = glide();
  /** @type {{marks: Mark[], over: Mark[]}} what is seen at the moment */
  let seen = { marks: [], over: [] };

  function draw() {
    motion.stop();
    describeAnew();
  }

  function describeAnew() {
    const svg = store.isOpen(tab) && plots.layer(id);
    if (!svg || !state.slab || covered()) return;
    const { selection, group, palette } = state;
    const target = store.ownTarget();
    plots.dress(svg, state.displayed ?? state.slab);
    described = describe(
      { ...plots.extent(id), size: plots.size() },
      { selection, group, palette, target, named: plots.namedAtMost() },
      plots.textWidth,
    );
    shown.delete(id);
    if (!described) return svg.replaceChildren();
    const { plot, marks: below, labels: written } = described.chart;
    shown.set(id, described.chart);
    rewrite(drawn, marks(plot, below, clip));
    seen = { marks: below, over: [] };
    // A year step leaves alone what is the same in both years: layers have their places.
    rewrite(svg, [definitions(plot, clip), axesOf(plot), drawn, overMarks, labels(written), overLabels]);
    over();
  }

  /**
   * A year step takes them as they are.
   * @param {import("./types").Plot} plot
   */
  function axesOf(plot) {
    const { across } = plot;
    const key = JSON.stringify({ ...plot, across: across.ticks.length ? across : across.title });
    if (key !== axes.key) axes = { key, node: ground(plot) };
    return axes.node;
  }

  /* From what is seen to what has just been drawn; the words are there already. */
  function go() {
    const duration = plots.glideTime();
    const { marks: from, over: fromOver } = seen;
    draw();
    if (!duration || !described || !from.length || !seen.marks.length) return;
    const { marks: to, over: toOver } = seen;
    motion.run(duration, (share) => {
      if (!described) return;
      const { plot } = described.chart; // its place may have got another size
      seen = { marks: between(from, to, share), over: between(fromOver, toOver, share) };
      rewrite(drawn, marks(plot, seen.marks, clip));
      rewrite(overMarks, marks(plot, seen.over, clip, each));
      if (share === 1) over();
    });
  }

  function over() {
    if (motion.isRunning()) return; // it ends with what is pointed at
    if (!described || !store.isOpen(tab) || covered()) return;
    const lying = described.over(state.hover);
    seen.over = lying.marks;
    rewrite(overMarks, marks(described.chart.plot, lying.marks, clip, each));
    rewrite(overLabels, [labels(lying.labels)]);
  }

  plots.watch(id, () => {
    const running = motion.isRunning();
    describeAnew();
    if (running) motion.again();
  });
  on("year", go);
  for (const event of ["slab", "palette", "view", "group", "selection", "named-bars", "written"])
    on(event, draw);
  on("hover", over);
  if (!keyAt) return;

  const inPlot = (/** @type {EventTarget | null} */ target) => closest({ target }, `.bl-plot-${name}`);
  const keyOf = (/** @type {MouseEvent} */ event) => {
    if (!described) return null;
    return keyAt(described.chart, ...plots.pointer(event, element(id)));
  };
  /* A click's place is in whole px, of which one may hold twenty places: it means the one that is marked. */
  let pointed = /** @type {string | null} */ (null);
  document.addEventListener("pointermove", (event) => {
    if (inPlot(event.target)) store.setHover((pointed = keyOf(event)), name);
  });
  document.addEventListener("pointerout", (event) => {
    if (!inPlot(event.target) || inPlot(event.relatedTarget)) return;
    pointed = null;
    store.setHover(null, name);
  });
  document.addEventListener("click", (event) => {
    const key = inPlot(event.target) && (pointed ?? keyOf(event));
    if (!key) return;
    if (event.ctrlKey || event.metaKey || event.shiftKey) store.toggle(key, name);
    else store.select(state.selection.length === 1 && state.selection[0] === key ? [] : [key], name);
  });
}
