/* The Monitor's map: shows the SVG that Python drew and keeps it at the year, selection, hover and group of
   the page. Its colours, outlines, zoom, circles, labels, tooltip, gestures and keys stand in files of their
   own. */
import { part } from "../core/svg.js";
import { byId, inside } from "../core/dom.js";
import { on } from "../core/events.js";
import * as store from "../core/store.js";
import { circleLayer, largestCircle } from "./circles.js";
import * as drawings from "./drawings.js";
import { gestures } from "./pointing/gestures.js";
import { keyboard, listenForEscape } from "./keyboard.js";
import { labels } from "./labels/labels.js";
import { around } from "./labels/rules.js";
import { measureCircles } from "./legend.js";
import { pathOutlines } from "./outlines.js";
import { adopt, dress } from "./painter.js";
import { canvasPainting } from "./painting/canvas.js";
import { finerLines } from "./painting/finer-lines.js";
import { nodePainting } from "./painting/nodes.js";
import { areasOf, parsed, withoutNodes } from "./read-drawing.js";
import { tooltip } from "./pointing/tooltip.js";
import { zoom } from "./zoom.js";

const NODES = 500; // areas above which they are painted on a canvas
const MANY = 2000; // areas above which lines are thinner and small ones have neither halftone nor dots

/** @typedef {import("./types").Area} Area */
/** @typedef {import("./types").DrawnMap} DrawnMap */
/** @typedef {import("../core/types").Slab} Slab */

/** `address` is that of the drawing that is shown. */
export const map = {
  .../** @type {import("./types").MaybeDrawn} */ ({
    box: null,
    svg: null,
    areas: [],
    byKey: new Map(),
    words: {},
    active: null,
    pointing: false,
    view: null,
    labels: null,
    circles: null,
    outlines: null,
    painting: null,
    tip: null,
    choose() {},
    setMode() {},
    cancelDrag: () => false,
    named: (key) => map.byKey.get(key)?.name ?? "",
  }),
  address: "",
  draw,
  swap,
  fit: () => map.view?.fit(true),
};

const look = finerLines(
  /** @type {DrawnMap} */ (map),
  () => map.address,
  () => {
    dots = "";
    paint();
    map.outlines?.select();
  },
);

/** The map with all of its parts, or null before a drawing is shown. */
const drawn = () => (map.tip ? /** @type {DrawnMap} */ (map) : null);

/**
 * Shows a drawing that was fetched before, whole.
 * @param {string} url
 */
function draw(url) {
  show(url, false);
}

/**
 * Other boundaries of the same map in the same frame: the view stays. False when they were not fetched
 * before.
 * @param {string} url
 */
function swap(url) {
  if (!drawings.known(url) || !map.svg) return false;
  show(url, true);
  return true;
}

/**
 * @param {string} url
 * @param {boolean} keepsView
 */
function show(url, keepsView) {
  const text = drawings.known(url) ?? "";
  const painted = withoutNodes(text, NODES);
  const svg = parsed(painted?.rest ?? text);
  const frame = byId("monitor-map");
  if (!frame) return; // the reader has gone to another page meanwhile
  map.address = url;
  const box = frame.matches(".bl-mapbox") ? frame : inside(frame, ".bl-mapbox");
  const fresh = box !== map.box; // the page was built anew
  map.box = box;
  map.words = box.dataset;
  map.svg = svg;
  const nodes = painted ? [] : areasOf(svg);
  map.areas = painted?.areas ?? nodes;
  map.byKey = new Map(map.areas.map((area) => [area.key, area]));
  map.active = null;
  part(svg, ".bl-areas").setAttribute("aria-describedby", "monitor-map-keys");
  // From here on the SVG's unit is the screen's pixel, see zoom.js; only .bl-zoom is scaled.
  svg.removeAttribute("viewBox");
  svg.toggleAttribute("data-canvas", Boolean(painted));
  svg.toggleAttribute("data-many", map.areas.length > MANY);
  if (store.state.palette) svg.dataset.palette = store.state.palette;
  map.painting?.leave();
  inside(box, ".bl-mapcanvas").replaceChildren(svg);
  const whole = /** @type {DrawnMap} */ (map);
  map.outlines = pathOutlines(part(svg, ".bl-marks"), map.byKey);
  map.circles = circleLayer(
    part(svg, ".bl-circles"),
    map.areas,
    () => largestCircle(whole) / whole.view.scale,
  );
  map.painting = painted ? canvasPainting(whole) : nodePainting(svg, nodes);
  if (fresh) {
    measureCircles(() => largestCircle(whole));
    map.view = zoom(whole);
    map.labels = labels(whole);
    map.tip = tooltip(whole);
    gestures(whole);
    keyboard(whole);
  }
  whole.tip.hide();
  whole.view.attach(keepsView && !fresh);
  if (!keepsView || fresh) shownAmt = "";
  adoptSlab();
  markSelection();
  whole.labels.place();
}

/* A slab of another level leaves all areas empty until its map comes. */
function adoptSlab() {
  const { slab, displayed } = store.state;
  const here = drawn();
  if (!here || !slab || !displayed) return;
  adopt(here, displayed, store.column);
  name(slab);
  paint();
  zoomToAmt(here, slab);
}

let shownAmt = "";
/**
 * A filter of one Amt shows it as large as the box allows, once; without the filter the whole map is back.
 * @param {DrawnMap} here
 * @param {Slab} slab
 */
function zoomToAmt({ areas, view }, slab) {
  const inside = areas.filter(({ column }) => column >= 0 && slab.inside[column]);
  const parents = new Set(inside.map(({ column }) => slab.parents[column]));
  const [amt] = parents;
  const one = parents.size === 1 && amt && inside.length < areas.length ? amt : "";
  if (one === shownAmt) return;
  shownAmt = one;
  if (one) view.fitTo(around(inside), true);
  else view.fit(true);
}

/**
 * What a screen reader hears on reaching the map: indicator, year, areas.
 * @param {Slab} slab
 */
function name(slab) {
  const row = store.row();
  const words = [slab.title, row < 0 ? "" : slab.labels[row], slab.words.level].filter(Boolean).join(", ");
  if (!map.svg) return;
  const said = (map.words.map ?? "").replace("{what}", () => words);
  part(map.svg, ".bl-areas").setAttribute("aria-label", said);
}

function paint() {
  const { displayed: slab, group } = store.state;
  const row = store.row();
  const here = drawn();
  if (!here || !slab || row < 0) return;
  const { missing, written } = dress(here, slab, row, group);
  here.painting.show();
  drawDots(here.svg, missing);
  here.labels.signs(written);
  here.tip.refresh();
}

let dots = "";
/**
 * Outlines of places without a figure, in one path.
 * @param {SVGSVGElement} svg
 * @param {Area[]} areas
 */
function drawDots(svg, areas) {
  const shown = areas.length > MANY ? [] : areas;
  const keys = shown.map((area) => area.key).join();
  const node = part(svg, ".bl-dotted");
  if (keys === dots && node.hasAttribute("d")) return;
  dots = keys;
  node.setAttribute("d", shown.map((area) => area.path).join(""));
}

function markSelection() {
  if (!map.svg) return;
  map.outlines?.select();
  map.painting?.select(store.state.selection);
  map.labels?.pills();
}

listenForEscape(map);
on("slab", adoptSlab);
on("year", () => {
  paint();
  if (map.svg && store.state.slab) name(store.state.slab);
});
on("hover", (/** @type {string | null} */ key, /** @type {string | undefined} */ origin) => {
  map.outlines?.hover(key);
  map.tip?.follow(key, origin);
});
on("selection", markSelection);
on("cutout", () => drawn() && look());
on("group", paint);
/* "see", "heide", "wald" or "div"; areas, patterns and legend follow by CSS. */
on("palette", (/** @type {string} */ name) => {
  if (map.svg) map.svg.dataset.palette = name;
});
