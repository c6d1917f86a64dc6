/* The pointer on a small map: it marks its place in every view, says the figure, and selects. */
import { closest, element, make } from "../../core/dom.js";
import * as store from "../../core/store.js";
import { comparison } from "../answer.js";

/** @typedef {import("./small-map.js").SmallMap} SmallMap */

const [BESIDE, ABOVE, RIM, TOP] = [14, 12, 8, 4]; // px

/** @param {() => SmallMap[]} maps those on the page now */
export function listenToPointer(maps) {
  document.addEventListener("pointermove", (event) => {
    const node = area(event);
    if (!node) return;
    tell(event, node, maps());
    store.setHover(node.dataset.area ?? null, "maps");
  });
  document.addEventListener("pointerout", (event) => {
    if (!area(event)) return;
    if (tip) tip.hidden = true;
    store.setHover(null, "maps");
  });
  document.addEventListener("click", (event) => {
    const key = area(event)?.dataset.area;
    if (key) store.toggle(key, "maps");
  });
}

/** @param {Event} event */
const area = (event) => (comparison.data ? closest(event, ".bl-mini [data-area]", SVGElement) : null);

/** @type {HTMLElement | null} */
let tip = null;

/**
 * @param {MouseEvent} event
 * @param {SVGElement} node
 * @param {SmallMap[]} maps
 */
function tell(event, node, maps) {
  const map = maps.find((each) => each.svg === node.ownerSVGElement);
  if (!map?.slab) return;
  if (!tip?.isConnected) {
    const look = { class: "bl-tip bl-point-tip bl-comparison-tip", hidden: "" };
    tip = element("comparison-page").appendChild(make("div", look));
  }
  tip.replaceChildren(...content(node.dataset.area ?? "", map.slab, map.row));
  tip.hidden = false;
  tip.style.left = `${Math.min(event.clientX + BESIDE, innerWidth - tip.offsetWidth - RIM)}px`;
  tip.style.top = `${Math.max(event.clientY - tip.offsetHeight - ABOVE, TOP)}px`;
}

/**
 * @param {string} key
 * @param {import("../../core/types").Slab} slab
 * @param {number} row
 */
function content(key, slab, row) {
  const column = store.column(key);
  if (column < 0) return [make("h3", {}, key), make("p")];
  const name = make("h3", {}, slab.names[column]);
  if (row < 0) return [name, make("p")];
  const text = slab.shown ? slab.shown.text[row][column] || slab.shown.none : slab.text[row][column];
  const few = slab.few[row][column] ? [make("p", {}, comparison.words.few)] : [];
  return [name, make("p", {}, text), ...few];
}
