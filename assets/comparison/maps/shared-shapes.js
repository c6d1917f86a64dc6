/* The shapes of all small maps, on the page once: areas and borders of the drawing that the Monitor shows,
   under names that each map refers to. */
import { element } from "../../core/dom.js";
import { el, numbers, part } from "../../core/svg.js";
import { areasOf, parsed } from "../../map/read-drawing.js";

const RIM = 0.012; // of the width, around all areas
// As an attribute: style sheets do not reach what a <use> shows.
const THIN = { "vector-effect": "non-scaling-stroke" };

/**
 * Areas of the drawing, the part of it that maps show (x, y, width, height), and its patterns.
 * @typedef {{areas: import("../../map/types").Area[], view: number[], patterns: Element[]}} Shapes
 */

/** @type {{text: string, shapes: Shapes} | null} */
let adopted = null;

/**
 * The shapes of a drawing; the page holds them from now on.
 * @param {string} text
 */
export function shapesOf(text) {
  if (adopted?.text === text) return adopted.shapes;
  const drawing = parsed(text);
  const areas = areasOf(drawing);
  const [x0, y0, x1, y1] = numbers(drawing.dataset.extent);
  const rim = (x1 - x0) * RIM;
  const defs = el("defs");
  for (const { key, path } of areas)
    defs.append(el("path", { id: `form-${key}`, d: path, "fill-rule": "evenodd", ...THIN }));
  const inner = [...drawing.querySelectorAll("defs g path")].map((one) => one.getAttribute("d")).join("");
  const outline = part(drawing, ".bl-outline").getAttribute("d") ?? "";
  defs.append(el("path", { id: "form-inner", d: inner, ...THIN }));
  defs.append(el("path", { id: "form-outline", d: outline, ...THIN }));
  const still = { width: 0, height: 0, "aria-hidden": "true", focusable: "false" };
  const svg = el("svg", { class: "bl-shapes", ...still });
  svg.append(defs);
  document.querySelector(".bl-shapes")?.remove();
  element("comparison-page").append(svg);
  const view = [x0 - rim, y0 - rim, x1 - x0 + 2 * rim, y1 - y0 + 2 * rim];
  const patterns = [...drawing.querySelectorAll(".bl-pattern")];
  adopted = { text, shapes: { areas, view, patterns } };
  return adopted.shapes;
}
