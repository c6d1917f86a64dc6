/* Paints a description into a view's layer: it only places what the description says. Marks of one look are
   one path, so that a year of thousands of places is drawn within a frame. */
import { el } from "../../core/svg.js";
import { x, y } from "../describe/plot.js";
import { lookKey, lookOf, token } from "./looks.js";
import { pathOf } from "./shapes.js";

/** @typedef {import("../types").Plot} Plot */
/** @typedef {import("../types").Mark} Mark */
/** @typedef {import("../types").TextLabel} TextLabel */

const TICK = 4; // px
const BESIDE = 10; // px between the plotting area and the numbers on the left
const BELOW = 1.27; // letters from the plotting area down to the middle of numbers
const TITLE = 2.7; // and of the title
const BASELINE = 0.35; // letters from the middle of a text down to its baseline
const FEW = "bl-few-dots";
const HATCH = "bl-hidden-lines";
const HATCHED = {
  id: HATCH,
  width: 5,
  height: 5,
  patternUnits: "userSpaceOnUse",
  patternTransform: "rotate(45)",
};

/** @param {number} px */
const n = (px) => px.toFixed(1);

/**
 * What the marks of a view refer to: the edge that cuts them, the dots of few cases and the lines of what is
 * kept secret.
 * @param {Plot} plot
 * @param {string} clip
 */
export function definitions({ left, top, right, bottom }, clip) {
  const defs = el("defs");
  const inside = { x: left - 1, y: top - 1, width: right - left + 2, height: bottom - top + 2 };
  const edge = el("clipPath", { id: clip });
  edge.append(el("rect", inside));
  const dots = el("pattern", { id: FEW, width: 3.2, height: 3.2, patternUnits: "userSpaceOnUse" });
  for (const at of [0.8, 2.4]) dots.append(el("circle", { cx: at, cy: at, r: 0.75, class: "bl-few-dot" }));
  const lines = el("pattern", HATCHED);
  lines.append(el("path", { d: "M0 0V5", class: "bl-hidden-line" }));
  defs.append(edge, dots, lines);
  return defs;
}

/**
 * Axes: lines, numbers and title.
 * @param {Plot} plot
 */
export function ground(plot) {
  const { left, right, bottom, across, upright } = plot;
  const { size } = plot.space;
  const group = el("g", { class: "bl-ground" });
  const text = (
    /** @type {string} */ words,
    /** @type {number} */ at,
    /** @type {number} */ middle,
    anchor = "middle",
  ) => {
    const place = { x: n(at), y: n(middle + size * BASELINE), "text-anchor": anchor };
    group.append(el("text", { ...place, "font-size": size }, words));
  };
  const lines = upright.ticks.map(({ value }) => `M${left},${Math.round(y(plot, value)) + 0.5}H${right}`);
  group.append(el("path", { d: lines.join(""), class: "bl-grid" }));
  for (const tick of upright.ticks) text(tick.text, left - BESIDE, y(plot, tick.value), "end");
  const base = Math.round(bottom) + 0.5;
  const ticks = across.ticks.map(({ value }) => `M${n(x(plot, value))},${base}v${TICK}`);
  group.append(el("path", { d: `M${left},${base}H${right}${ticks.join("")}`, class: "bl-axis" }));
  for (const tick of across.ticks) text(tick.text, x(plot, tick.value), bottom + size * BELOW);
  if (across.title) text(across.title, (left + right) / 2, bottom + size * TITLE);
  return group;
}

/**
 * Groups of marks in their order; all but signs, which may stand on it, are cut at the plotting area's edge.
 * @param {Plot} plot
 * @param {Mark[]} all
 * @param {string} clip
 * @param {(plot: Plot, run: Mark[]) => SVGElement[]} [draw] `each` gives every mark a node of its own
 */
export function marks(plot, all, clip, draw = together) {
  return runs(all, (mark) => mark.kind === "point").map((run) => {
    const group = el("g");
    if (run[0].kind !== "point") group.setAttribute("clip-path", `url(#${clip})`);
    group.append(...draw(plot, run));
    return group;
  });
}

/**
 * One path per look.
 * @param {Plot} plot
 * @param {Mark[]} run
 */
function together(plot, run) {
  return runs(run, (mark) => mark.kind).flatMap((alike) => {
    /** @type {Map<string, {first: Mark, d: string}>} */
    const looks = new Map();
    const over = { few: "", hatched: "" };
    for (const mark of alike) {
      const d = pathOf(plot, mark);
      const key = lookKey(mark);
      const found = looks.get(key);
      if (found) found.d += d;
      else looks.set(key, { first: mark, d });
      if (mark.kind !== "bar") continue;
      if (mark.few) over.few += d;
      if (mark.hatched) over.hatched += d;
    }
    const paths = [...looks.values()].map(({ first, d }) => looking(first, d));
    if (over.few) paths.push(el("path", { d: over.few, fill: `url(#${FEW})`, "data-mark": "few" }));
    if (over.hatched)
      paths.push(el("path", { d: over.hatched, fill: `url(#${HATCH})`, "data-mark": "hatched" }));
    return paths;
  });
}

/**
 * @param {Plot} plot
 * @param {Mark[]} run
 */
export function each(plot, run) {
  return run.map((mark) => {
    const node = looking(mark, pathOf(plot, mark));
    if (mark.kind !== "rule") node.dataset.key = mark.key;
    return node;
  });
}

/**
 * A variable cannot be an attribute: the page's policy forbids styles in attributes.
 * @param {Mark} mark
 * @param {string} d
 */
function looking(mark, d) {
  const { "--f": share, ...attributes } = lookOf(mark);
  const node = el("path", { d, ...attributes });
  if (share !== undefined) node.style.setProperty("--f", String(share));
  return node;
}

/**
 * @template Item
 * @param {Item[]} all
 * @param {(item: Item) => unknown} kind
 * @returns {Item[][]} neighbours of one kind
 */
function runs(all, kind) {
  /** @type {Item[][]} */
  const found = [];
  for (const item of all) {
    const last = found.at(-1);
    if (last && kind(last[0]) === kind(item)) last.push(item);
    else found.push([item]);
  }
  return found;
}

/**
 * Texts with the strokes that lead to them.
 * @param {TextLabel[]} all
 */
export function labels(all) {
  const group = el("g", { class: "bl-labels" });
  for (const one of all) {
    if (one.leader.length) {
      const d = `M${one.leader.map(([across, down]) => `${n(across)},${n(down)}`).join("L")}`;
      group.append(
        el("path", { d, fill: "none", stroke: token(one.colour), "stroke-width": one.leader_width }),
      );
    }
    const place = { x: n(one.x), y: n(one.y + one.size * BASELINE), "text-anchor": one.anchor };
    const look = { fill: token(one.colour), "font-size": one.size, "font-weight": one.weight };
    const text = el("text", { ...place, ...look }, one.text);
    if (one.halo) text.classList.add("bl-halo");
    if (one.key) text.dataset.key = one.key;
    group.append(text);
  }
  return group;
}
