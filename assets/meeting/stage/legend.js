/* The scale of a stage's map: colours with the breaks under their joints, the unit on the last, and the
   district as a stroke. Units are sixteenths of a rem. */
import { element, make } from "../../core/dom.js";
import { el } from "../../core/svg.js";
import { state } from "../../core/store.js";
import * as marks from "../../core/status-marks.js";
import * as plots from "../../charts/drawing.js";
import { apart } from "./layout/breaks.js";
import { districtName, now, shown } from "./stage.js";

/** @typedef {import("./types").Stage} Stage */
/** @typedef {import("./types").StageYear} StageYear */

const UNIT = 16; // of a rem
const SIZE = 40;
const HIGH = 152;
/** Units that the scale may be wide; narrower where the screen leaves no other room. */
const WIDTHS = [520, 430, 350];
const BETWEEN = 2; // rem between two circles
const BAR = { top: 62, height: 34, gap: 2 };
const [ABOVE, BELOW] = [40, 138]; // baselines of the texts

/**
 * Rem that the scale takes in each of its widths; of circles the smaller ones are left out first.
 * @param {HTMLElement} host with the widest
 * @param {Stage} stage
 * @param {(node: Element) => import("./types").Size} size
 */
export function legendSizes(host, { legend: { circles: steps } }, size) {
  if (!steps.length) return WIDTHS.map((wide) => ({ width: wide / UNIT, height: HIGH / UNIT }));
  const all = [...host.children].map(size);
  const height = Math.max(...all.map((one) => one.height));
  return all.map((_, left) => ({
    width: all.slice(0, all.length - left).reduce((sum, one) => sum + one.width + BETWEEN, 0),
    height,
  }));
}

/**
 * @param {HTMLElement} host
 * @param {Stage} stage
 * @param {StageYear | undefined} year
 * @param {number} [way] which of its widths
 * @param {number} [largest] rem: radius of the largest circle on the map
 */
export function legend(host, { legend: scale, title }, year, way = 0, largest = 0) {
  if (scale.circles.length)
    return host.replaceChildren(...circles(scale.circles.slice(0, scale.circles.length - way), largest));
  const wide = WIDTHS[way];
  const svg = el("svg", { viewBox: `0 0 ${wide} ${HIGH}`, role: "img", "aria-label": title });
  svg.dataset.palette = scale.diverging ? "div" : state.palette || "see";
  const count = scale.classes;
  svg.dataset.classes = String(count);
  svg.style.width = `${wide / UNIT}rem`;
  svg.style.height = `${HIGH / UNIT}rem`;
  const step = wide / count;
  for (let at = 0; at < count; at++) {
    const box = { x: at * step + BAR.gap / 2, y: BAR.top, width: step - BAR.gap, height: BAR.height, rx: 5 };
    svg.append(el("rect", { ...box, class: `c${at}` }));
  }
  if (scale.ends.length) {
    const [low, high] = scale.ends;
    svg.append(text(low, 0, BELOW, "start"), text(high, wide, BELOW, "end"));
  } else
    for (const [at, said] of apart(scale.breaks, step, (said) => plots.textWidth(said, SIZE, 400)))
      svg.append(text(said, at, BELOW, "middle"));
  const { district: value = "", district_share: share = null } = year ?? {};
  if (value && share !== null) {
    const district = `${districtName()} ${value}`;
    const x = share * wide;
    const half = plots.textWidth(district, SIZE, 600) / 2;
    const middle = Math.min(Math.max(x, half), Math.max(wide - half, half));
    const said = text(district, middle, ABOVE, "middle");
    said.setAttribute("font-weight", "600");
    svg.append(
      el("path", { d: `M${x},58V100`, class: "bl-stage-tick-ground" }),
      el("path", { d: `M${x},50V102`, class: "bl-stage-tick" }),
      said,
    );
  }
  host.replaceChildren(svg);
}

/**
 * @param {string} said
 * @param {number} x
 * @param {number} y
 * @param {string} anchor
 */
const text = (said, x, y, anchor) =>
  el("text", { x, y, "text-anchor": anchor, "font-size": SIZE, class: "bl-stage-break" }, said);

/**
 * As large as on the map, the largest first.
 * @param {[text: string, share: number][]} steps
 * @param {number} largest rem
 */
function circles(steps, largest) {
  return steps.map(([said, share]) => {
    const radius = share * largest * UNIT;
    const side = 2 * radius + 4;
    const svg = el("svg", { viewBox: `0 0 ${side} ${side}`, "aria-hidden": "true" });
    svg.style.width = `${side / UNIT}rem`;
    svg.append(el("circle", { cx: side / 2, cy: side / 2, r: radius }));
    return make("span", { class: "bl-circle-step" }, svg, said);
  });
}

/** Shows the signs of a map that are no class, as far as the year has them. */
export function signs() {
  const host = element("stage-signs");
  const { classes } = shown().legend;
  host.dataset.palette = state.displayed?.shown ? "div" : state.palette || "see";
  host.dataset.classes = String(classes);
  host.replaceChildren(
    ...(now()?.map_signs ?? []).map(({ status, label }) => {
      const look = status === null ? "few" : marks.CLASSES[marks.BY_STATUS[status]];
      const sign = make("i", { class: `bl-sign ${look}`, "aria-hidden": "true" });
      if (status === null) sign.style.backgroundColor = `var(--bl-c${Math.floor(classes / 2)})`;
      return make("li", {}, sign, label);
    }),
  );
}
