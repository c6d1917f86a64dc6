/* The map's view: which part is seen at which scale. Screen = map units * scale + shift, applied to the
   .bl-zoom groups. */
import { numbers, sized } from "../core/svg.js";
import { inside } from "../core/dom.js";
import { emit } from "../core/events.js";

const MOST = 24; // times the full extent
const PADDING = 16;
const PADDING_SMALL = 6;
const SMALL = 480; // px
const AROUND = 0.8; // share of the box that a part takes at most
const SETTLED = 140; // ms without a change after which names are placed anew

/**
 * @param {import("./types").DrawnMap} map
 * @returns {import("./types").View}
 */
export function zoom(map) {
  /** @type {number[]} */
  let extent = [];
  let base = 1;
  let timer = 0;
  let animation = 0;
  /** @type {import("./types").View} */
  const view = {
    width: 0,
    height: 0,
    root: 16,
    scale: 1,
    x: 0,
    y: 0,
    zoom: 1,
    attach,
    fit,
    fitTo,
    cutout,
    showCutout,
    zoomBy,
    panBy,
    reveal,
    toMap,
    boxOf,
    groups: [],
    patterns: [],
  };

  new ResizeObserver(resize).observe(inside(map.box, ".bl-mapcanvas"));

  /** @param {boolean} keepsView */
  function attach(keepsView) {
    extent = numbers(map.svg.dataset.extent);
    view.groups = [...map.box.querySelectorAll(".bl-mapcanvas .bl-zoom")];
    view.patterns = [...map.svg.querySelectorAll(".bl-pattern")];
    measure();
    if (keepsView) set(view.scale, view.x, view.y);
    else fit(false);
  }

  function measure() {
    const canvas = inside(map.box, ".bl-mapcanvas");
    view.width = canvas.clientWidth;
    view.height = canvas.clientHeight;
    view.root = parseFloat(getComputedStyle(document.documentElement).fontSize) || 16;
    const pad = view.width < SMALL ? PADDING_SMALL : PADDING;
    const [x0, y0, x1, y1] = extent;
    const scale = Math.min(
      (view.width - 2 * pad) / (x1 - x0 || 1),
      (view.height - 2 * pad - pad) / (y1 - y0 || 1),
    );
    base = Math.max(scale, 1e-3);
    map.svg.toggleAttribute("data-small", view.width < SMALL);
    // One unit is one px here; where paper is narrower or wider the whole drawing is scaled, and nothing is
    // cut.
    if (!view.width || !view.height) return;
    map.svg.setAttribute("viewBox", `0 0 ${view.width} ${view.height}`);
    const { width, height } = canvas.getBoundingClientRect();
    sized(map.svg, width, height);
  }

  function resize() {
    if (!map.svg || !extent.length) return;
    const centre = toMap(view.width / 2, view.height / 2);
    const zoom = view.zoom;
    measure();
    const scale = base * zoom;
    if (zoom <= 1.001) fit(false);
    else set(scale, view.width / 2 - centre.x * scale, view.height / 2 - centre.y * scale);
    clearTimeout(timer);
    map.labels.place(); // in the same frame, for nothing else moves
  }

  function fitted() {
    const [x0, y0, x1, y1] = extent;
    return { scale: base, x: (view.width - (x0 + x1) * base) / 2, y: (view.height - (y0 + y1) * base) / 2 };
  }

  /** @param {boolean} smooth */
  function fit(smooth) {
    const goal = fitted();
    if (smooth) glide(goal.scale, goal.x, goal.y);
    else set(goal.scale, goal.x, goal.y);
  }

  /**
   * As large as a part of the map can be seen whole, with some room around it.
   * @param {import("./types").Box} part in units of the map
   * @param {boolean} smooth
   */
  function fitTo({ x0, y0, x1, y1 }, smooth) {
    const [wide, high] = [Math.max(x1 - x0, 1e-6), Math.max(y1 - y0, 1e-6)];
    const most = Math.min(view.width / wide, view.height / high) * AROUND;
    const scale = Math.min(Math.max(most, base), base * MOST);
    const x = view.width / 2 - ((x0 + x1) / 2) * scale;
    const y = view.height / 2 - ((y0 + y1) / 2) * scale;
    if (smooth) glide(scale, x, y);
    else set(scale, x, y);
  }

  /**
   * The middle of the part that is seen, as shares of the map's width and height, and how many times larger
   * it is than the whole; null for the whole map.
   * @returns {number[] | null}
   */
  function cutout() {
    if (view.zoom <= 1.001 || !extent.length) return null;
    const [x0, y0, x1, y1] = extent;
    const centre = toMap(view.width / 2, view.height / 2);
    const shares = [(centre.x - x0) / (x1 - x0 || 1), (centre.y - y0) / (y1 - y0 || 1)];
    const written = shares.map((one) => Number(Math.min(Math.max(one, 0), 1).toFixed(3)));
    return [...written, Number(Math.max(view.zoom, 1.01).toFixed(2))];
  }

  /** @param {number[] | null} part as `cutout` gives it */
  function showCutout(part) {
    if (!part) return fit(false);
    const [x0, y0, x1, y1] = extent;
    const scale = base * Math.min(part[2], MOST);
    const x = view.width / 2 - (x0 + part[0] * (x1 - x0)) * scale;
    const y = view.height / 2 - (y0 + part[1] * (y1 - y0)) * scale;
    cancelAnimationFrame(animation);
    set(scale, x, y);
  }

  /**
   * Something of the map stays in the middle half of the box.
   * @param {number} shift
   * @param {number} size
   * @param {number} low
   * @param {number} high
   * @param {number} scale
   */
  function kept(shift, size, low, high, scale) {
    return Math.min(Math.max(shift, size * 0.25 - high * scale), size * 0.75 - low * scale);
  }

  /**
   * @param {number} scale
   * @param {number} x
   * @param {number} y
   */
  function set(scale, x, y) {
    const [x0, y0, x1, y1] = extent;
    if (scale <= base * 1.001) ({ scale, x, y } = fitted());
    view.scale = scale;
    view.zoom = scale / base;
    view.x = kept(x, view.width, x0, x1, scale);
    view.y = kept(y, view.height, y0, y1, scale);
    const matrix = `matrix(${scale} 0 0 ${scale} ${view.x} ${view.y})`;
    for (const group of view.groups) group.setAttribute("transform", matrix);
    for (const pattern of view.patterns) pattern.setAttribute("patternTransform", `scale(${1 / scale})`);
    if (map.svg.hasAttribute("data-canvas")) map.svg.style.setProperty("--bl-unit", String(1 / scale));
    map.svg.dataset.zoom = view.zoom > 4.001 ? "4" : view.zoom > 1.999 ? "2" : "1";
    map.box.classList.toggle("zoomed", view.zoom > 1.001);
    switchOff("in", view.zoom >= MOST * 0.999);
    switchOff("away", view.zoom <= 1.001);
    map.painting.move();
    map.circles?.size();
    map.labels.move();
    map.tip.hide();
    clearTimeout(timer);
    timer = window.setTimeout(settled, SETTLED);
  }

  function settled() {
    map.labels.place();
    emit("cutout");
  }

  /**
   * @param {string} tool
   * @param {boolean} off
   */
  function switchOff(tool, off) {
    map.box.querySelector(`[data-tool="${tool}"]`)?.setAttribute("aria-disabled", String(off));
  }

  /**
   * Moves there within a blink, unless the reader wants no motion.
   * @param {number} scale
   * @param {number} x
   * @param {number} y
   */
  function glide(scale, x, y) {
    cancelAnimationFrame(animation);
    if (matchMedia("(prefers-reduced-motion: reduce)").matches) return set(scale, x, y);
    const from = { scale: view.scale, x: view.x, y: view.y };
    /** @type {number | null} */
    let start = null;
    const step = (/** @type {number} */ now) => {
      start = start === null ? now : start;
      const part = Math.min((now - start) / 180, 1);
      const eased = 1 - (1 - part) ** 3;
      const next = from.scale * (scale / from.scale) ** eased;
      // The point that stays fixed between both views stays fixed on the way.
      const done = Math.abs(scale - from.scale) < 1e-9 ? eased : (next - from.scale) / (scale - from.scale);
      set(next, from.x + (x - from.x) * done, from.y + (y - from.y) * done);
      if (part < 1) animation = requestAnimationFrame(step);
    };
    animation = requestAnimationFrame(step);
  }

  /**
   * By a factor about a point of the box in px, the middle by default.
   * @param {number} factor
   * @param {number} [px]
   * @param {number} [py]
   * @param {boolean} [smooth]
   */
  function zoomBy(factor, px = view.width / 2, py = view.height / 2, smooth = false) {
    const scale = Math.min(Math.max(view.scale * factor, base), base * MOST);
    const real = scale / view.scale;
    const x = px - (px - view.x) * real;
    const y = py - (py - view.y) * real;
    if (smooth) glide(scale, x, y);
    else set(scale, x, y);
  }

  /**
   * @param {number} dx
   * @param {number} dy
   */
  function panBy(dx, dy) {
    if (view.zoom > 1.001) set(view.scale, view.x + dx, view.y + dy);
  }

  /**
   * Moves just as far as needed to see the area's point.
   * @param {import("./types").Point} area
   */
  function reveal(area) {
    const x = area.x * view.scale + view.x;
    const y = area.y * view.scale + view.y;
    const rim = 40;
    const dx = Math.max(rim - x, 0) + Math.min(view.width - rim - x, 0);
    const dy = Math.max(rim - y, 0) + Math.min(view.height - rim - y, 0);
    if (dx || dy) panBy(dx, dy);
  }

  /**
   * @param {number} px
   * @param {number} py
   */
  function toMap(px, py) {
    return { x: (px - view.x) / view.scale, y: (py - view.y) / view.scale };
  }

  /** @param {import("./types").Box} area */
  function boxOf(area) {
    const { scale, x, y } = view;
    return {
      x0: area.x0 * scale + x,
      y0: area.y0 * scale + y,
      x1: area.x1 * scale + x,
      y1: area.y1 * scale + y,
    };
  }

  return view;
}
