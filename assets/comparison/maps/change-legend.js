/* Classes and signs of the change on the small maps; those of the value stand in the legend that the Monitor
   has. */
import { make } from "../../core/dom.js";
import { shown, say } from "../answer.js";

/**
 * @param {HTMLElement} host
 * @param {import("../../core/types").Slab | null} slab
 */
export function changeLegend(host, slab) {
  host.replaceChildren();
  host.hidden = !slab;
  if (!slab) return;
  const { labels, continuous, note } = slab.legend;
  host.dataset.palette = "div";
  host.dataset.classes = String(continuous ? 7 : Math.max(labels.length, 1));
  host.style.setProperty("--n", String(labels.length));
  const title = make("span", {}, make("b", {}, say("map_legend", { base: shown().base })));
  const classes = labels.map((label, at) =>
    make("div", { class: `bl-class k${at}` }, make("i"), make("span", {}, label)),
  );
  const sign = make("i", { class: "bl-sign na" });
  const none = make("div", { class: "bl-stat" }, sign, make("span", {}, slab.shown?.none ?? ""));
  host.append(
    make("div", { class: "bl-legend-head" }, title, make("span", { class: "bl-legend-note" }, note)),
    make("div", { class: "bl-classes" }, ...classes),
    make("div", { class: "bl-stats" }, none),
  );
}
