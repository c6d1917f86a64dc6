/* The small tools that every view draws with. Views are our own SVG in a `.bl-layer`, so that they follow the
   pointer within a frame. Colours come from CSS (tokens.css, map/palettes.css), so theme and palette need no
   script. */
import { byId, element } from "../core/dom.js";
import { el, sized } from "../core/svg.js";
import * as store from "../core/store.js";
import { formOf } from "./describe/marks.js";
import { signPath } from "./paint/shapes.js";

/** @typedef {import("../core/types").Slab} Slab */

const LETTERS = 13; // units, at the root's letters of 16 px

/**
 * What draws a view anew, by the view's id.
 * @type {Map<string, () => void>}
 */
const views = new Map();
/**
 * Sizes of the places of views.
 * @type {WeakMap<Element, {width: number, height: number}>}
 */
const extents = new WeakMap();
let letters = 0;
/* Px of the screen for one unit of a drawing: more than 1 where charts are enlarged as a whole. */
let enlarged = 1;
let gliding = 0;
let mostNames = Infinity;
/** @type {Map<string, number>} */
const widths = new Map();
const pen = /** @type {CanvasRenderingContext2D} */ (document.createElement("canvas").getContext("2d"));

export { el };

/**
 * The SVG of a view; made once, as wide and high as its place.
 * @param {string} id
 */
export function layer(id) {
  const host = byId(id);
  if (!host) return null;
  if (!host.firstChild) host.appendChild(el("svg"));
  return /** @type {SVGSVGElement} */ (host.firstChild);
}

/**
 * Width and height of a view's place. Asked of the browser once: asking at each drawing would make it lay out
 * the page.
 * @param {string} id
 */
export function extent(id) {
  const host = element(id);
  const before = extents.get(host);
  if (before) return before;
  const { width, height } = host.getBoundingClientRect();
  const room = { width: width / enlarged, height: height / enlarged };
  extents.set(host, room);
  framed(host, room.width, room.height);
  observer.observe(host);
  return room;
}

/**
 * Charts with letters of 13 units, everything `factor` times as large: lines, gaps and letters alike. Call it
 * before charts are drawn, and again when their places have got another size.
 * @param {number} factor
 */
export function enlarge(factor) {
  enlarged = factor;
  letters = LETTERS;
}

/**
 * How many ms the marks of a year take to become those of the next, unless the reader wants no motion.
 * @param {number} duration
 */
export function glides(duration) {
  gliding = duration;
}

/**
 * How many selected places a chart of all places names; names that would have to be cut are left out then.
 * @param {number} most
 */
export function namesAtMost(most) {
  mostNames = most;
}

/** That number. */
export const namedAtMost = () => mostNames;

/** Those ms, 0 where a year is simply there. */
export const glideTime = () => (matchMedia("(prefers-reduced-motion: reduce)").matches ? 0 : gliding);

/**
 * Where a pointer is in a view's place, in units of its drawing.
 * @param {MouseEvent} event
 * @param {Element} host
 * @returns {[across: number, down: number]}
 */
export function pointer(event, host) {
  const { left, top } = host.getBoundingClientRect();
  return [(event.clientX - left) / enlarged, (event.clientY - top) / enlarged];
}

/**
 * One unit is one px, unless charts are enlarged; on paper, which has another width, the whole drawing is
 * scaled.
 * @param {Element} host
 * @param {number} width
 * @param {number} height
 */
function framed(host, width, height) {
  const svg = host.querySelector("svg");
  if (!svg || !width || !height) return;
  svg.setAttribute("viewBox", `0 0 ${width} ${height}`);
  sized(svg, width * enlarged, height * enlarged);
}

const observer = new ResizeObserver((entries) => {
  if (enlarged === 1) letters = 0;
  for (const { target, contentRect } of entries) {
    const [width, height] = [contentRect.width / enlarged, contentRect.height / enlarged];
    const before = extents.get(target);
    if (before && Math.abs(before.width - width) < 0.5 && Math.abs(before.height - height) < 0.5) continue;
    extents.set(target, { width, height });
    framed(target, width, height);
    views.get(target.id)?.();
  }
});

/* Px of a sheet of A4 between its margins, and of a card's height there (68 mm). */
const SHEET = { width: 690, height: 257 };

/**
 * A chart wider than a sheet is drawn anew for paper: made smaller as a whole, its letters could not be read.
 * @param {boolean} paper
 */
function drawForPaper(paper) {
  for (const [id, draw] of views) {
    const host = document.getElementById(id);
    if (!host || !extents.has(host)) continue;
    const { width, height } = host.getBoundingClientRect();
    if (width <= SHEET.width || enlarged !== 1) continue;
    const room = paper ? { width: SHEET.width, height: Math.min(height, SHEET.height) } : { width, height };
    extents.set(host, room);
    framed(host, room.width, room.height);
    draw();
  }
}
window.addEventListener("beforeprint", () => drawForPaper(true));
window.addEventListener("afterprint", () => drawForPaper(false));

// Until the typeface is there, texts are as wide as in another one.
document.fonts.addEventListener("loadingdone", () => {
  widths.clear();
  for (const draw of views.values()) draw();
});

/* Size of letters, in px. */
export function size() {
  if (!letters) letters = parseFloat(getComputedStyle(document.documentElement).fontSize) * (LETTERS / 16);
  return letters;
}

/**
 * @param {string} text
 * @param {number} px
 * @param {number} weight
 */
export function textWidth(text, px, weight) {
  const key = `${weight}|${px}|${text}`;
  const before = widths.get(key);
  if (before !== undefined) return before;
  if (widths.size > 4000) widths.clear();
  pen.font = `${weight} ${px}px 'Source Sans 3', 'Segoe UI', Arial, sans-serif`;
  const { width } = pen.measureText(text);
  widths.set(key, width);
  return width;
}

/**
 * Path of a place's marker around (0, 0): circle, square, diamond, triangle; from the fifth place on the
 * same, open.
 * @param {number} position
 * @param {number} radius
 */
export const shape = (position, radius) => signPath(formOf(position), 0, 0, radius);

/**
 * A marker to stand beside a name in HTML; its meaning is said by the name, so it is hidden from screen
 * readers.
 * @param {number} position
 */
export function mark(position) {
  const svg = el("svg", { class: "bl-marker", viewBox: "-7 -7 14 14", "aria-hidden": "true" });
  const open = position > 3;
  const path = el("path", { d: shape(position, open ? 4.6 : 5.4), class: open ? "open" : "" });
  svg.style.setProperty("--c", place(position));
  svg.appendChild(path);
  return svg;
}

/** @param {number} position */
export function place(position) {
  return `var(--bl-place-${(position % 8) + 1})`;
}

/**
 * A text with a halo of the card's colour.
 * @param {string} text
 * @param {number} x
 * @param {number} y
 * @param {string} anchor
 * @param {string} colour
 * @param {number} weight
 * @param {number} px
 */
export function label(text, x, y, anchor, colour, weight, px) {
  const node = el("text", { x, y, "text-anchor": anchor, class: "bl-halo" }, text);
  node.style.fill = colour;
  node.style.fontWeight = String(weight);
  node.style.fontSize = `${px}px`;
  return node;
}

/**
 * Gives a layer the classes' colours of the present palette: see map/palettes.css.
 * @param {SVGSVGElement | HTMLElement} layer
 * @param {Slab} slab
 */
export function dress(layer, slab) {
  layer.dataset.palette = store.state.palette || "see";
  layer.dataset.classes = String(
    slab.legend.continuous ? 7 : Math.min(Math.max(slab.legend.labels.length, 1), 7),
  );
}

/**
 * Calls back when a view's place has got another size.
 * @param {string} id
 * @param {() => void} callback
 */
export function watch(id, callback) {
  views.set(id, callback);
}
