/* Numbers as circles on a map: their sizes come from the slab as parts of the largest, their colours are
   those of the classes. The pointer goes through to the areas. */
import { el } from "../core/svg.js";

/** @typedef {import("../core/types").Circles} Circles */

const LARGEST = 27;
const SMALL = 0.62; // px of the largest radius at a root of 16 px, and its part on a phone

/**
 * Px of the largest radius on the Monitor's map. Circles keep their size when the map is zoomed, so that the
 * legend beside it stays true.
 * @param {import("./types").DrawnMap} map
 */
export const largestCircle = (map) =>
  LARGEST * (map.view.root / 16) * (map.svg.hasAttribute("data-small") ? SMALL : 1);

/**
 * @param {SVGElement} layer
 * @param {import("./types").PaintedArea[]} areas
 * @param {() => number} largest radius in units of the drawing, asked at each change
 * @returns {import("./types").CircleLayer}
 */
export function circleLayer(layer, areas, largest) {
  /**
   * Circles by place, with what they show now.
   * @type {Map<string, {node: SVGCircleElement, share: number, look: string}>}
   */
  let nodes = new Map();
  /** @type {Circles | null} */
  let drawn = null;
  const radius = (/** @type {number} */ share) => (share ? share * largest() : 0).toFixed(4);

  /**
   * A circle for each place that has a number in any year, the largest below; none without circles.
   * @param {Circles | null} circles
   */
  function adopt(circles) {
    if (drawn === circles) return;
    drawn = circles;
    nodes = new Map();
    layer.replaceChildren();
    if (!circles) return;
    const placed = areas
      .filter((area) => area.column >= 0)
      .map((area) => ({ most: Math.max(...circles.share.map((year) => year[area.column])), area }))
      .filter(({ most }) => most > 0);
    for (const { area } of placed.sort((a, b) => b.most - a.most)) {
      const node = layer.appendChild(el("circle", { cx: area.x, cy: area.y, r: 0 }));
      nodes.set(area.key, { node, share: 0, look: "" });
    }
  }

  /**
   * @param {string} key
   * @param {number} share of the largest radius; 0 hides the circle
   * @param {string} look its classes
   */
  function paint(key, share, look) {
    const circle = nodes.get(key);
    if (!circle) return;
    if (circle.share !== share) circle.node.setAttribute("r", radius((circle.share = share)));
    if (circle.look !== look) circle.node.setAttribute("class", (circle.look = look));
  }

  function size() {
    for (const { node, share } of nodes.values()) if (share) node.setAttribute("r", radius(share));
  }

  return { adopt, paint, size };
}
