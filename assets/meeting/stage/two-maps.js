/* The stage with two maps: the same places in a first year and in the present one, with one legend. */
import { element, make } from "../../core/dom.js";
import { on } from "../../core/events.js";
import { state } from "../../core/store.js";
import * as store from "../../core/store.js";
import { legend } from "./legend.js";
import { part } from "./layout/arrange.js";
import { coverage, mapFigure, paint, stand } from "./map-figure.js";
import { view } from "./room.js";
import { TWO_MAPS, districtName, now, shown, stage } from "./stage.js";
import { put, size } from "./texts.js";

/** @typedef {import("./map-figure.js").MapFigure} MapFigure */
/** @typedef {import("./types").StageYear} StageYear */
/** @typedef {import("./types").Rect} Rect */

const GAP = 3; // rem between the maps
const [CAPTION, LEGEND, BELOW] = [7, 8.8, 0.5]; // rem of height
/** @type {{maps: MapFigure[], captions: HTMLElement[], share: (rect: Rect) => number} | null} */
let pair = null;

const isOpen = () => stage.data !== null && state.view === TWO_MAPS;

function open() {
  if (!isOpen()) {
    pair = null;
    return;
  }
  const host = element("stage-view");
  const maps = [mapFigure(shown().title), mapFigure(shown().title)];
  const captions = maps.map(() => make("p", { class: "bl-stage-from" }));
  host.replaceChildren(...maps.map(({ svg }) => svg), ...captions);
  pair = { maps, captions, share: coverage(maps[0]) };
  year();
  for (const map of maps) map.outlines.select();
}

function year() {
  if (!isOpen() || !pair || !state.slab) return;
  const { maps, captions } = pair;
  const { base } = shown();
  const said = now();
  paint(maps[0], state.slab, base ? state.slab.years.indexOf(base.year) : -1);
  paint(maps[1], state.slab, store.row());
  [base, said].forEach((one, at) => captions[at].replaceChildren(...caption(one ?? null)));
  const scale = element("stage-legend");
  legend(scale, shown(), undefined);
  place();
}

/** @param {StageYear | null} one */
const caption = (one) => [
  make("b", {}, one?.label ?? ""),
  ...(one?.district ? [make("span", {}, districtName(), " ", make("em", {}, one.district))] : []),
];

function place() {
  if (!pair) return;
  const { maps, captions } = pair;
  const scale = element("stage-legend");
  const [x0, y0, x1, y1] = maps[0].extent;
  const aspect = (x1 - x0) / (y1 - y0);
  const half = (view.width - GAP) / 2;
  const most = view.height - LEGEND - BELOW;
  const own = captions.map(size);
  const caption = { width: Math.max(...own.map((one) => one.width)), height: own[0].height };
  /** @param {number} room for the maps' height; captions stand in their corners, as far as these are free */
  const placed = (room) => {
    const wide = Math.min(half, room * aspect);
    const map = { x: half - wide, y: most - wide / aspect, width: wide, height: wide / aspect };
    const text = { x: 0, y: Math.max(map.y - CAPTION, 0), ...caption };
    if (pair?.share(part(text, map)) === 0) return { map, text, free: true };
    // The map fills its corners, too: the caption stands above it.
    return { map, text: { ...text, y: Math.max(map.y - caption.height, 0) }, free: false };
  };
  let room = most;
  while (!placed(room).free && room > most - caption.height) room -= 0.5;
  const { map: at, text } = placed(Math.max(room, 1));
  const { y } = text;
  maps.forEach((map, index) => {
    const x = index * (half + GAP);
    stand(map, { ...at, x: x + at.x });
    put(captions[index], { x, y, ...caption });
  });
  const { height } = size(scale);
  put(scale, { x: view.x, y: view.y + view.height - height, width: 0, height });
  change(view.x + half + GAP, view.x + size(scale).width + GAP, view.x + view.width, view.y + view.height);
}

/**
 * The number of the change, below the second map as far as it can: without its word where that has no room.
 * @param {number} wanted rem from the left
 * @param {number} least where the legend ends
 * @param {number} right
 * @param {number} bottom
 */
function change(wanted, least, right, bottom) {
  const [node, ...more] = /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(".bl-stage-num"));
  more.forEach((one) => put(one, null));
  if (!node) return;
  if (right - size(node).width < least) node.querySelector(".bl-word")?.remove();
  const own = size(node);
  const x = Math.min(wanted, right - own.width);
  put(node, x < least ? null : { x, y: bottom - own.height, ...own });
}

on("stage", open);
on("year", year);
on("selection", () => isOpen() && pair?.maps.forEach((map) => map.outlines.select()));
on(
  "hover",
  (/** @type {string | null} */ key) => isOpen() && pair?.maps.forEach((map) => map.outlines.hover(key)),
);
