/* The stage with two maps: the same places in a first year and in the present one, with one legend; selected
   places have their names on both. */
import { element, make } from "../../core/dom.js";
import { on } from "../../core/events.js";
import { el, part } from "../../core/svg.js";
import { state } from "../../core/store.js";
import * as store from "../../core/store.js";
import { legend } from "./legend.js";
import { FOOT } from "./layout/arrange.js";
import { part as within } from "./layout/rects.js";
import { coverage, LARGEST, mapFigure, paint, stand } from "./map-figure.js";
import { drawNames, leaders } from "./layout/map-names.js";
import { view } from "./room.js";
import { TWO_MAPS, districtName, now, screen, shown, stage } from "./stage.js";
import { put, size } from "./texts.js";

/** @typedef {import("./map-figure.js").MapFigure} MapFigure */
/** @typedef {import("./types").StageYear} StageYear */
/** @typedef {import("./types").Rect} Rect */

const GAP = 3; // rem between the maps
const [CAPTION, LEGEND, BELOW] = [7, 8.8, 0.5]; // rem of height
const ABOVE = 3; // rem of the legend in which nothing stands without the district's value
/** Outlines of places that have clearly changed: class, and that of those below a selected place's line. */
const CHANGED = [
  ["bl-changed-casing", "bl-changed-casing is-chosen"],
  ["bl-changed", "bl-changed is-chosen"],
];
/**
 * @type {{
 *   maps: MapFigure[], captions: HTMLElement[], share: (rect: Rect) => number, changed: SVGGElement[],
 *   at: Rect[], taken: Rect[],
 * } | null}
 */
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
  host.replaceChildren(...maps.map(({ svg }) => svg), ...captions, leaders());
  const changed = maps.map(({ svg }) => {
    const group = el("g");
    part(svg, ".bl-marks").prepend(group);
    return group;
  });
  pair = { maps, captions, share: coverage(maps[0]), changed, at: [], taken: [] };
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
  legend(scale, shown(), undefined, 0, circle());
  const sign = make("i", { class: "bl-sign bl-changed-sign", "aria-hidden": "true" });
  const meaning = said?.outlined ? [make("li", {}, sign, said.outlined)] : [];
  element("stage-signs").replaceChildren(...meaning);
  outline();
  place();
  names();
}

/* Places that have clearly changed, on both maps; all casings lie below all lines. */
function outline() {
  if (!pair) return;
  const keys = new Set(now()?.changed ?? []);
  pair.changed.forEach((group, at) => {
    const areas = pair?.maps[at].areas.filter((area) => keys.has(area.key)) ?? [];
    const paths = CHANGED.flatMap((looks) =>
      looks.map((look, chosen) => {
        const own = areas.filter((area) => state.selection.includes(area.key) === Boolean(chosen));
        return el("path", { class: look, d: own.map((area) => area.path).join("") });
      }),
    );
    group.replaceChildren(...paths);
  });
}

/* Rem: radius of the largest circle. */
function circle() {
  if (!pair) return 0;
  const { width, height } = size(pair.maps[0].svg);
  return LARGEST * Math.min(width, height);
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
    if (pair?.share(within(text, map)) === 0) return { map, text, free: true };
    // The map fills its corners, too: the caption stands above it.
    return { map, text: { ...text, y: Math.max(map.y - caption.height, 0) }, free: false };
  };
  let room = most;
  while (!placed(room).free && room > most - caption.height) room -= 0.5;
  const { map: at, text } = placed(Math.max(room, 1));
  const { y } = text;
  pair.taken = [];
  pair.at = maps.map((map, index) => {
    const x = index * (half + GAP);
    stand(map, { ...at, x: x + at.x });
    put(captions[index], { x, y, ...caption });
    pair?.taken.push(onScreen({ x, y, ...caption }));
    return onScreen({ ...at, x: x + at.x });
  });
  const { height } = size(scale);
  put(scale, { x: view.x, y: view.y + view.height - height, width: 0, height });
  const signs = element("stage-signs");
  const meant = size(signs);
  put(signs, { x: view.x, y: view.y + view.height - height + ABOVE - meant.height, ...meant });
  change(view.x + half + GAP, view.x + size(scale).width + GAP, view.x + view.width, view.y + view.height);
}

/**
 * A part of the picture's room as a part of the screen.
 * @param {Rect} rect
 */
const onScreen = (rect) => ({ ...rect, x: view.x + rect.x, y: view.y + rect.y });

/* Each map has the names of the selected places in its half of the screen. */
function names() {
  if (!pair?.at.length) return;
  const { maps, at, taken, share } = pair;
  const half = (view.width - GAP) / 2;
  const { height } = screen();
  const texts = ["headline", "badge", "legend", "signs"].map((one) => boxOf(element(`stage-${one}`)));
  const more = [...document.querySelectorAll(".bl-stage-num")].map(boxOf);
  const named = maps.map((map, index) => {
    const x = view.x + index * (half + GAP);
    return { map, share, at: at[index], bounds: { x, y: 1, width: half, height: height - FOOT - 1.5 } };
  });
  drawNames(named, [...taken, ...texts, ...more], view);
}

/** @param {Element} node */
function boxOf(node) {
  if (!node.checkVisibility({ visibilityProperty: true })) return { x: 0, y: 0, width: 0, height: 0 };
  const frame = element("stage").getBoundingClientRect();
  const { left, top, width, height } = node.getBoundingClientRect();
  const px = [left - frame.left, top - frame.top, width, height].map((one) => one / stage.root);
  return { x: px[0], y: px[1], width: px[2], height: px[3] };
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
on("selection", () => {
  if (!isOpen()) return;
  outline();
  pair?.maps.forEach((map) => map.outlines.select());
  names();
});
on(
  "hover",
  (/** @type {string | null} */ key) => isOpen() && pair?.maps.forEach((map) => map.outlines.hover(key)),
);
