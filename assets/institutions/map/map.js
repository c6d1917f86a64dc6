/* The map of the institutions: the Monitor's drawing with its zoom, names and gestures, marks above it. */
import { inside } from "../../core/dom.js";
import { emit, on } from "../../core/events.js";
import * as store from "../../core/store.js";
import { part } from "../../core/svg.js";
import { circleLayer, largestCircle } from "../../map/circles.js";
import { fetched } from "../../map/drawings.js";
import { labels } from "../../map/labels/labels.js";
import { nodePainting } from "../../map/painting/nodes.js";
import { gestures } from "../../map/pointing/gestures.js";
import { areasOf, parsed } from "../../map/read-drawing.js";
import { zoom } from "../../map/zoom.js";
import { address, change, chosen, say, state } from "../state.js";
import { groundLayers } from "./ground.js";
import { markKeys } from "./keyboard.js";
import { markLayer } from "./marks.js";
import { markTip, sentence } from "./tip.js";

/** @typedef {import("../../map/types").DrawnMap} DrawnMap */
/** @typedef {import("../types").Institution} Institution */
/** @typedef {import("../types").Mark} Mark */

const AROUND = 0.25; // of a cluster's extent: room around it when it is looked into
const LEAST = 1e-3; // units of the map: institutions that no zoom takes apart
const MOST_ZOOM = 23;
const CLOSE_KM = 8; // an institution that is chosen in the list is seen with so much around it

/**
 * The map once it is drawn, with its layers.
 * @type {{map: DrawnMap, marks: ReturnType<typeof markLayer>, ground: ReturnType<typeof groundLayers>,
 *   tip: ReturnType<typeof markTip>} | null}
 */
export let drawn = null;
/** @type {Mark | null} */
let hovered = null;
/** @type {import("../../map/types").Labels | null} */
let names = null;

/**
 * Fetches and shows the drawing; "map" is told when it is there.
 * @param {HTMLElement} box
 */
export async function draw(box) {
  const svg = parsed(await fetched(address("map")));
  const nodes = areasOf(svg);
  quieten(svg);
  svg.removeAttribute("viewBox");
  inside(box, ".bl-mapcanvas").replaceChildren(svg);
  const ground = groundLayers(svg);
  if (state.data) ground.waters(state.data.waters);
  const tip = markTip(box, () => drawn?.map.view ?? null, choose);
  const map = /** @type {DrawnMap} */ (
    /** @type {unknown} */ ({
      ...{
        box,
        svg,
        areas: nodes,
        byKey: new Map(nodes.map((area) => [area.key, area])),
        words: box.dataset,
      },
      ...{ active: null, pointing: false, setMode() {}, cancelDrag: () => false },
      outlines: { hover() {}, select() {} },
      painting: nodePainting(svg, nodes),
      tip: {
        show: (/** @type {string} */ key) => point(key),
        hide: () => tip.hide(),
        leave: () => leave(),
        refresh() {},
        follow() {},
        sentence: () => "",
        point() {},
      },
      choose: (/** @type {string} */ key) => enter(key),
      named: (/** @type {string} */ key) => state.byKey.get(key)?.name ?? "",
    })
  );
  const circles = part(svg, ".bl-circles");
  part(svg, ".bl-still").after(circles); // below catchment and marks
  map.circles = circleLayer(circles, nodes, () => largestCircle(map) / map.view.scale);
  map.view = zoom(map);
  const marks = markLayer(svg, map.view, state.data?.groups ?? [], sentence);
  marks.layer.setAttribute("aria-label", say("map_list"));
  marks.layer.setAttribute("aria-describedby", "institutions-map-keys");
  drawn = { map, marks, ground, tip };
  map.marked = marks.boxes;
  const written = (names = labels(map));
  map.labels = {
    ...written,
    move() {
      marks.move();
      written.move();
      emit("moved");
    },
    place() {
      marks.place();
      raise();
      written.place();
      emit("moved");
    },
  };
  map.painting.keyAt = (event, at) => {
    const finger = event instanceof PointerEvent && event.pointerType === "touch";
    return marks.markAt(at, finger)?.key ?? null;
  };
  gestures(map, { choose: enter, framing: false, focus: () => marks.layer });
  markKeys(map, () => drawn?.marks ?? null, {
    step: (mark) => point(mark.key),
    sentence,
    leave: () => !inside(box, ".bl-tip").contains(document.activeElement) && leave(),
  });
  map.view.attach(false);
  map.view.showCutout(state.view.cutout.length ? state.view.cutout : null);
  emit("map");
}

/** Areas are no places to choose here: marks are.
 * @param {SVGSVGElement} svg
 */
function quieten(svg) {
  const list = part(svg, ".bl-areas");
  for (const name of ["role", "tabindex", "aria-label", "aria-multiselectable"]) list.removeAttribute(name);
  list.setAttribute("aria-hidden", "true");
  for (const area of list.children)
    for (const name of ["role", "aria-selected", "aria-label"]) area.removeAttribute(name);
  svg.classList.add("bl-institution-map", "bl-quiet-ground");
}

/**
 * Shows institutions as marks.
 * @param {Institution[]} institutions
 * @param {boolean} onColours
 */
export function show(institutions, onColours) {
  if (!drawn) return;
  hovered = null;
  drawn.tip.hide();
  drawn.marks.show(institutions, state.view.institution, onColours, state.place);
  raise();
  if (drawn.map.view.width) names?.again(); // in the same frame
}

function raise() {
  if (!drawn) return;
  const { marks } = drawn;
  const one = chosen();
  const still = hovered && marks.marks().includes(hovered) ? hovered : null;
  marks.raise({ hovered: still, chosen: one && marks.markOf(one.key) });
}

/** @param {string} key of a mark */
function point(key) {
  const mark = drawn?.marks.marks().find((one) => one.key === key);
  if (!drawn || !mark) return;
  hovered = mark;
  drawn.tip.show(mark, false);
  raise();
}

function leave() {
  hovered = null;
  store.setHover(null, "map");
  drawn?.tip.hide();
  raise();
}

on("hover", (/** @type {string | null} */ key) => (key === null ? leave() : point(key)));

/**
 * A click or Enter on a mark: one institution is chosen, several are looked into, and those that no zoom
 * takes apart are listed.
 * @param {string} key of a mark
 */
function enter(key) {
  const mark = drawn?.marks.marks().find((one) => one.key === key);
  if (!drawn || !mark) return;
  if (mark.members.length === 1) return choose(mark.members[0]);
  const xs = mark.members.map(({ x }) => x ?? 0);
  const ys = mark.members.map(({ y }) => y ?? 0);
  const box = { x0: Math.min(...xs), y0: Math.min(...ys), x1: Math.max(...xs), y1: Math.max(...ys) };
  const extent = Math.max(box.x1 - box.x0, box.y1 - box.y0);
  const { view } = drawn.map;
  if (extent < LEAST || view.zoom > MOST_ZOOM) return drawn.tip.show(mark, true);
  const room = extent * AROUND;
  view.fitTo({ x0: box.x0 - room, y0: box.y0 - room, x1: box.x1 + room, y1: box.y1 + room }, true);
}

/** @param {Institution} one */
function choose(one) {
  change({ institution: one.key }, "map");
}

/**
 * Moves to an institution as far as needed, and closer where others hide it.
 * @param {Institution} one
 */
export function reveal(one) {
  if (!drawn || one.x === null || one.y === null) return;
  drawn.map.view.reveal({ x: one.x, y: one.y });
}

/**
 * As large as the radius, or the surroundings of a place, can be seen whole.
 * @param {{x: number, y: number}} at
 * @param {number} km
 */
export function around(at, km = CLOSE_KM) {
  if (!drawn || !state.data) return;
  const half = (km * 1000) / state.data.unit_m;
  const box = { x0: at.x - half, y0: at.y - half, x1: at.x + half, y1: at.y + half };
  drawn.map.view.fitTo(box, true);
}
