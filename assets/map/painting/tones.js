/* Colours and patterns as the style sheets have them, for what is painted pixel by pixel: theme, palette,
   colours as in print and high contrast are decided there alone. */
import { el } from "../../core/svg.js";
import { classesOf } from "../looks.js";

/** @typedef {import("./pixels.js").Tile} Tile */
/**
 * A look, and how far it lies into its gap of a continuous scale (null for none).
 * @typedef {{look: number, into: number | null}} Worn
 */
/** @typedef {{plain: number, tile: Tile | undefined}} Tone the bytes of a colour, or a pattern */

/**
 * The colour or pattern of each look on a drawing, and colour and width of its lines, the latter in units of
 * the drawing.
 * @param {SVGSVGElement} svg
 * @param {Worn[]} worn at least one
 * @param {number} ratio pixels of the screen for a px
 */
export function tonesOf(svg, worn, ratio) {
  const group = svg.appendChild(el("g", { display: "none" }));
  const nodes = worn.map(({ look, into }) => {
    const node = group.appendChild(el("path", { class: classesOf(look) }));
    if (into !== null) node.style.setProperty("--f", into.toFixed(3));
    return node;
  });
  const styles = nodes.map((node) => {
    const { fill, fillOpacity, stroke, strokeWidth } = getComputedStyle(node);
    return { fill, opacity: Number(fillOpacity), stroke, width: parseFloat(strokeWidth) };
  });
  group.remove();
  const [{ stroke, width }] = styles;
  const bytes = bytesOf([stroke, ...styles.map(({ fill }) => (fill.startsWith("url(") ? "#0000" : fill))]);
  /** @type {Map<string, Tile>} */
  const tiles = new Map();
  const tones = styles.map(({ fill, opacity }, at) => {
    const name = /#([^")]+)/.exec(fill.startsWith("url(") ? fill : "")?.[1];
    if (!name) return { plain: faint(bytes[at + 1], opacity), tile: undefined };
    const key = `${name} ${opacity}`;
    const tile = tiles.get(key) ?? tileOf(svg, name, ratio, opacity);
    tiles.set(key, tile);
    return { plain: tile.pixels[0], tile };
  });
  return { tones, border: bytes[0], width };
}

/**
 * @param {number} colour
 * @param {number} opacity
 */
const faint = (colour, opacity) =>
  ((colour & 0xffffff) | (Math.round((colour >>> 24) * opacity) << 24)) >>> 0;

/**
 * Colours as bytes, as a canvas has them: red is the lowest.
 * @param {string[]} colours as CSS writes them
 */
function bytesOf(colours) {
  const pen = penOf(colours.length, 1);
  colours.forEach((colour, at) => {
    pen.fillStyle = colour;
    pen.fillRect(at, 0, 1, 1);
  });
  return pixelsOf(pen);
}

/**
 * @param {number} width
 * @param {number} height
 */
function penOf(width, height) {
  const canvas = document.createElement("canvas");
  Object.assign(canvas, { width, height });
  return /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d", { willReadFrequently: true }));
}

/** @param {CanvasRenderingContext2D} pen */
function pixelsOf(pen) {
  const { width, height } = pen.canvas;
  return new Uint32Array(pen.getImageData(0, 0, width, height).data.buffer);
}

/**
 * A pattern of the drawing as a square of pixels.
 * @param {SVGSVGElement} svg
 * @param {string} name
 * @param {number} ratio
 * @param {number} opacity
 * @returns {Tile}
 */
function tileOf(svg, name, ratio, opacity) {
  const pattern = svg.querySelector(`[id="${CSS.escape(name)}"]`);
  const side = Number(pattern?.getAttribute("width"));
  if (!pattern || !side) throw new Error(`no pattern ${name} in the drawing`);
  const size = Math.max(Math.round(side * ratio), 1);
  const pen = penOf(size, size);
  pen.scale(size / side, size / side);
  for (const shape of pattern.querySelectorAll("rect, circle, path")) {
    const { fill, stroke, strokeWidth } = getComputedStyle(shape);
    const path = pathOf(shape);
    pen.globalAlpha = opacityOf(shape, pattern) * opacity;
    pen.fillStyle = fill;
    pen.strokeStyle = stroke;
    pen.lineWidth = parseFloat(strokeWidth) || 1;
    if (fill !== "none") pen.fill(path);
    if (stroke !== "none") pen.stroke(path);
  }
  return { size, pixels: pixelsOf(pen) };
}

/**
 * What it has of its own and of the groups around it, up to the pattern.
 * @param {Element} shape
 * @param {Element} pattern
 */
function opacityOf(shape, pattern) {
  let opacity = 1;
  for (let one = /** @type {Element | null} */ (shape); one && one !== pattern; one = one.parentElement)
    opacity *= Number(getComputedStyle(one).opacity);
  return opacity;
}

/** @param {Element} shape */
function pathOf(shape) {
  const number = (/** @type {string} */ name) => Number(shape.getAttribute(name));
  if (shape.nodeName === "path") return new Path2D(shape.getAttribute("d") ?? "");
  const path = new Path2D();
  if (shape.nodeName === "circle") path.arc(number("cx"), number("cy"), number("r"), 0, 2 * Math.PI);
  else path.rect(0, 0, number("width"), number("height"));
  return path;
}
