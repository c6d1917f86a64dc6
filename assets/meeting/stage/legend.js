/* The scale of a stage's map: colours with the breaks under their joints, the unit on the last, and the
   district as a stroke. Units are sixteenths of a rem. */
import { make } from "../../core/dom.js";
import { el } from "../../core/svg.js";
import { state } from "../../core/store.js";
import * as plots from "../../charts/drawing.js";
import { apart } from "./layout/breaks.js";
import { districtName } from "./stage.js";

/** @typedef {import("./types").Stage} Stage */
/** @typedef {import("./types").StageYear} StageYear */

const UNIT = 16; // of a rem
const SIZE = 40;
const [WIDE, HIGH] = [520, 152];
const BAR = { top: 62, height: 34, gap: 2 };
const [ABOVE, BELOW] = [40, 138]; // baselines of the texts

/**
 * @param {HTMLElement} host
 * @param {Stage} stage
 * @param {StageYear | undefined} year
 */
export function legend(host, { legend: scale, title }, year) {
  if (scale.circles.length) return host.replaceChildren(...circles(scale.circles));
  const svg = el("svg", { viewBox: `0 0 ${WIDE} ${HIGH}`, role: "img", "aria-label": title });
  svg.dataset.palette = scale.diverging ? "div" : state.palette || "see";
  const count = scale.classes;
  svg.dataset.classes = String(count);
  svg.style.width = `${WIDE / UNIT}rem`;
  svg.style.height = `${HIGH / UNIT}rem`;
  const step = WIDE / count;
  for (let at = 0; at < count; at++) {
    const box = { x: at * step + BAR.gap / 2, y: BAR.top, width: step - BAR.gap, height: BAR.height, rx: 5 };
    svg.append(el("rect", { ...box, class: `c${at}` }));
  }
  if (scale.ends.length) {
    const [low, high] = scale.ends;
    svg.append(text(low, 0, BELOW, "start"), text(high, WIDE, BELOW, "end"));
  } else
    for (const [at, said] of apart(scale.breaks, step, (said) => plots.textWidth(said, SIZE, 400)))
      svg.append(text(said, at, BELOW, "middle"));
  const { district: value = "", district_share: share = null } = year ?? {};
  if (value && share !== null) {
    const district = `${districtName()} ${value}`;
    const x = share * WIDE;
    const half = plots.textWidth(district, SIZE, 600) / 2;
    const middle = Math.min(Math.max(x, half), Math.max(WIDE - half, half));
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

/** @param {[text: string, share: number][]} steps */
function circles(steps) {
  return steps.map(([said, share]) => {
    const radius = share * 60;
    const side = 2 * radius + 4;
    const svg = el("svg", { viewBox: `0 0 ${side} ${side}`, "aria-hidden": "true" });
    svg.style.width = `${side / UNIT}rem`;
    svg.append(el("circle", { cx: side / 2, cy: side / 2, r: radius }));
    return make("span", { class: "bl-circle-step" }, svg, said);
  });
}
