/* Patterns on paper: browsers print each area that a pattern fills as a picture of its own, which makes a
   sheet of ten megabytes and more. So while a page is printed areas are plain, and lines and dots of all of
   them are drawn above, cut to the areas. */
import { el } from "../../core/svg.js";

const LINES = 6 * Math.SQRT2; // px from line to line, along x: as in dashboard/map/patterns.py
const DOTS = 4 * Math.SQRT2; // px from dot to dot, along x
const DOT = 2.6; // px
/** @type {[string, (box: DOMRect, unit: number) => string][]} */
const PATTERNS = [
  ["hidden-value", lines],
  ["few", dots],
];
/* Where numbers are circles, it is these that have the pattern: areas under them are quiet. */
const OF_AREAS = ":not(.quiet, circle)";

/**
 * Lines from lower left to upper right across a box.
 * @param {DOMRect} box
 * @param {number} unit of the drawing, which is a px
 */
function lines({ x, y, width, height }, unit) {
  const apart = LINES * unit;
  let path = "";
  for (let sum = Math.ceil((x + y) / apart) * apart; sum < x + width + y + height; sum += apart) {
    const [left, right] = [Math.max(x, sum - y - height), Math.min(x + width, sum - y)];
    path += `M${left.toFixed(2)} ${(sum - left).toFixed(2)}L${right.toFixed(2)} ${(sum - right).toFixed(2)}`;
  }
  return path;
}

/**
 * Dots in a box, as lines of no length with round ends.
 * @param {DOMRect} box
 * @param {number} unit
 */
function dots({ x, y, width, height }, unit) {
  const apart = DOTS * unit;
  let path = "";
  for (let row = Math.ceil((2 * y) / apart); row * apart < 2 * (y + height); row++) {
    const shift = (row % 2) * (apart / 2);
    const first = Math.ceil((x - shift) / apart) * apart + shift;
    for (let at = first; at < x + width; at += apart)
      path += `M${at.toFixed(2)} ${((row * apart) / 2).toFixed(2)}h0`;
  }
  return path;
}

/** The unit of a drawing that is a px on the page: what its patterns are scaled by. */
const unitOf = (/** @type {SVGSVGElement} */ svg) =>
  Number(
    /scale\((.+)\)/.exec(svg.querySelector(".bl-pattern")?.getAttribute("patternTransform") ?? "")?.[1],
  ) || 1;

/** The path of an area, which may be drawn elsewhere. */
const pathOf = (/** @type {Element} */ area) =>
  (area.getAttribute("d") ?? document.querySelector(area.getAttribute("href") ?? "")?.getAttribute("d")) ||
  "";

/**
 * @param {SVGSVGElement} svg
 * @param {number} turn of all drawings
 */
function plain(svg, turn) {
  const list = svg.querySelector(`:is(.hidden-value, .few)${OF_AREAS}`)?.parentElement;
  if (!list) return;
  const unit = unitOf(svg);
  const drawn = el("g", { class: "bl-print-patterns", "aria-hidden": "true" });
  PATTERNS.forEach(([name, across], number) => {
    /** @type {Map<string, SVGGraphicsElement[]>} */
    const groups = new Map();
    const found = list.querySelectorAll(`.${name}${OF_AREAS}`);
    for (const area of /** @type {NodeListOf<SVGGraphicsElement>} */ (found)) {
      const { opacity, fillOpacity } = getComputedStyle(area);
      const seen = String(Number(opacity) * Number(fillOpacity));
      groups.set(seen, [...(groups.get(seen) ?? []), area]);
    }
    for (const [opacity, areas] of groups) {
      const id = `print-${turn}-${number}-${drawn.childElementCount}`;
      const clip = el("clipPath", { id });
      const outline = areas.map(pathOf).join("");
      clip.append(el("path", { d: outline, "clip-rule": "evenodd" }));
      const path = el("path", {
        class: name === "few" ? "bl-print-dots" : "bl-hatch-line",
        d: areas.map((area) => across(area.getBBox(), unit)).join(""),
        "clip-path": `url(#${id})`,
        style: `stroke-width:${(name === "few" ? DOT : 1) * unit}px`,
      });
      const part = el("g", { opacity });
      part.append(clip, path);
      drawn.append(part);
    }
  });
  if (!drawn.childElementCount) return;
  list.after(drawn);
  svg.dataset.printed = "";
}

globalThis.addEventListener?.("beforeprint", () => {
  const drawings = /** @type {NodeListOf<SVGSVGElement>} */ (
    document.querySelectorAll("svg:has(.bl-pattern)")
  );
  drawings.forEach(plain);
});
globalThis.addEventListener?.("afterprint", () => {
  for (const one of document.querySelectorAll(".bl-print-patterns")) one.remove();
  for (const svg of /** @type {NodeListOf<SVGSVGElement>} */ (document.querySelectorAll("svg[data-printed]")))
    delete svg.dataset.printed;
});
