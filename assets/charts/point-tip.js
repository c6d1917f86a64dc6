/* The tooltip of a point in a chart: beside it, towards the emptier side. */
import { byId, make } from "../core/dom.js";

/**
 * What it says in lines, of which the first is its title, at a point in px, and how far beside it it stands.
 * @typedef {{x: number, y: number, gap: number, words: string[]}} Told
 */

/**
 * Shows a point's tooltip in its plot, or hides it for null. While the pointer moves on one point nothing is
 * made or measured anew.
 * @template {object} Point
 * @param {string} id of the layer
 * @param {(point: Point, plot: import("./types").Plot) => Told} told
 */
export function pointTip(id, told) {
  /** @type {Point | null} */
  let shown = null;
  /** @type {HTMLElement | null} */
  let node = null;
  return show;

  /**
   * @param {Point | null} point
   * @param {import("./types").Plot} [plot]
   */
  function show(point, plot) {
    if (point === shown && node?.isConnected) return;
    shown = point;
    const box = byId(id)?.closest(".bl-plot");
    if (!point || !plot || !box) {
      shown = null;
      node?.toggleAttribute("hidden", true);
      return;
    }
    if (!node?.isConnected) node = box.appendChild(make("div", { class: "bl-tip bl-point-tip" }));
    const { x, y, gap, words } = told(point, plot);
    node.replaceChildren(...words.map((line, at) => make(at ? "p" : "h3", {}, line)));
    node.hidden = false;
    const right = x < (plot.left + plot.right) / 2;
    const left = right ? x + gap : x - gap - node.offsetWidth;
    const top = Math.min(y - node.offsetHeight / 2, plot.bottom - node.offsetHeight);
    node.style.left = `${Math.max(left, 0)}px`;
    node.style.top = `${Math.max(top, 0)}px`;
  }
}
