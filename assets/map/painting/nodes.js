/* Areas as nodes of the document, one for each: style sheets colour them by their classes, and the browser
   knows which one is under the pointer. */
import { closest } from "../../core/dom.js";
import { el, part } from "../../core/svg.js";
import { classesOf } from "../looks.js";

/** @typedef {import("../types").NodeArea} NodeArea */
/** @typedef {import("../types").Area} Area */

/**
 * What dresses the areas of any map that has them as nodes.
 * @type {import("../types").Dresser<NodeArea>}
 */
export const nodes = {
  wear(area, look, into) {
    if (into !== null) area.node.style.setProperty("--f", into.toFixed(3));
    if (look !== area.look) area.node.setAttribute("class", classesOf((area.look = look)));
  },
};

/**
 * The Monitor's map with areas as nodes.
 * @param {SVGSVGElement} svg
 * @param {(Area & NodeArea)[]} areas
 * @returns {import("../types").AreaPainting}
 */
export function nodePainting(svg, areas) {
  const byKey = new Map(areas.map((area) => [area.key, area]));
  const list = part(svg, ".bl-areas");
  /** @type {Set<string>} */
  let selected = new Set();
  // Borders take longer to paint than areas: above them, in a layer of their own, they are painted once and
  // not for every year.
  const edges = part(svg, ".bl-edges");
  const lines = new Map(areas.map((area) => [area.key, el("path", { class: "bl-edge", d: area.path })]));
  edges.append(...lines.values());
  return {
    wear: (area, look, into) => nodes.wear(/** @type {Area & NodeArea} */ (area), look, into),
    show: () => {},
    move: () => {},
    leave: () => {},
    keyAt: (event) => closest(event, ".bl-area", SVGElement)?.dataset.key ?? null,
    activate({ key }) {
      list.setAttribute("aria-activedescendant", byKey.get(key)?.node.id ?? "");
    },
    select(keys) {
      const wanted = new Set(keys);
      for (const key of new Set([...selected, ...wanted]))
        byKey.get(key)?.node.setAttribute("aria-selected", String(wanted.has(key)));
      selected = wanted;
    },
    reshape(changed) {
      for (const { key, path } of changed)
        for (const drawn of [byKey.get(key)?.node, lines.get(key)]) drawn?.setAttribute("d", path);
    },
  };
}
