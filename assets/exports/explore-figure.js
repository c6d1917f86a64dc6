/* A chart as Plotly draws it. Its script of 4.8 MB comes from our own host, with the first chart that a
   reader explores. */
import { based } from "../core/address.js";

const SCRIPT = "/paket/plotly.js"; // leads to the address that changes with the package
const STEP = 0.15; // of a range that an arrow key moves
const NEARER = 0.7; // of a range that is left when it is enlarged

/** @typedef {"xaxis" | "yaxis"} AxisName */

/**
 * What the server sends: Plotly's figure with what is said beside it.
 * @typedef {{
 *   data: {type: string, mode?: string, customdata?: string[]}[],
 *   layout: {
 *     meta: {title: string, subtitle?: string, summary?: string, caption?: string, example: string},
 *     xaxis?: {range: [number, number]}, yaxis?: {range: [number, number]},
 *   },
 * }} Figure
 */

/**
 * Of Plotly's functions those that are called here.
 * @typedef {{
 *   newPlot: (host: HTMLElement, data: object[], layout: object, config: object) => Promise<Plot>,
 *   relayout: (host: HTMLElement, changes: Record<string, unknown>) => Promise<void>,
 *   purge: (host: HTMLElement) => void,
 * }} Plotly
 */

/**
 * What Plotly makes of the element that it draws in.
 * @typedef {HTMLElement & {
 *   layout: {xaxis: {range: [number, number]}, yaxis: {range: [number, number]}},
 *   on: (event: string, listener: (told?: {points: {customdata?: string}[]}) => void) => void,
 * }} Plot
 */

/** @type {Promise<Plotly> | null} */
let loading = null;

/** Plotly itself; asked for once, and again after a failure. Rejects with a TypeError, as `fetch` does. */
export function plotly() {
  loading ??= new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = based(SCRIPT);
    script.addEventListener("load", () =>
      resolve(/** @type {{Plotly: Plotly}} */ (/** @type {unknown} */ (window)).Plotly),
    );
    script.addEventListener("error", () => {
      loading = null;
      script.remove();
      reject(new TypeError(SCRIPT));
    });
    document.head.append(script);
  });
  return loading;
}

/**
 * @param {Plotly} plotly
 * @param {HTMLElement} host
 * @param {Figure} figure
 */
export function draw(plotly, host, figure) {
  const { data, layout } = structuredClone(figure); // Plotly writes into what it gets
  return plotly.newPlot(host, data, layout, {
    locale: document.documentElement.lang,
    displayModeBar: false,
    scrollZoom: true,
    doubleClick: "reset",
    showAxisDragHandles: true,
  });
}

/**
 * The places that a rectangle can hold: keys of bars and signs, none of lines.
 * @param {Figure} figure
 */
export function selectable({ data }) {
  const held = data.filter((one) => one.type === "bar" || one.mode === "markers");
  return [...new Set(held.flatMap((one) => one.customdata ?? []).filter(Boolean))];
}

/**
 * The range that is left of `range` when it is enlarged by +1 or made smaller by -1, around its middle.
 * @param {[number, number]} range
 * @param {1 | -1} direction
 * @returns {[number, number]}
 */
export function enlarged([low, high], direction) {
  const half = ((high - low) / 2) * (direction > 0 ? NEARER : 1 / NEARER);
  const middle = (low + high) / 2;
  return [middle - half, middle + half];
}

/**
 * @param {[number, number]} range
 * @param {number} direction
 * @returns {[number, number]}
 */
export function moved([low, high], direction) {
  const by = (high - low) * STEP * direction;
  return [low + by, high + by];
}

/** @type {Record<string, [AxisName, number]>} */
const MOVES = {
  ArrowLeft: ["xaxis", -1],
  ArrowRight: ["xaxis", 1],
  ArrowUp: ["yaxis", 1],
  ArrowDown: ["yaxis", -1],
};

/**
 * What a key changes of the layout; null for a key that changes nothing.
 * @param {string} key
 * @param {{xaxis: {range: [number, number]}, yaxis: {range: [number, number]}}} shown
 * @param {Figure["layout"]} whole
 * @returns {Record<string, [number, number] | undefined> | null}
 */
export function changeBy(key, shown, whole) {
  const move = MOVES[key];
  if (move) return { [`${move[0]}.range`]: moved(shown[move[0]].range, move[1]) };
  if (key === "0") return { "xaxis.range": whole.xaxis?.range, "yaxis.range": whole.yaxis?.range };
  if (key !== "+" && key !== "-") return null;
  const direction = key === "+" ? 1 : -1;
  return {
    "xaxis.range": enlarged(shown.xaxis.range, direction),
    "yaxis.range": enlarged(shown.yaxis.range, direction),
  };
}
