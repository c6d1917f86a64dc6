/* The map by keyboard: one tab stop, arrows walk from place to place, Enter selects. */
import { nearestTowards } from "./direction.js";
import { inside } from "../core/dom.js";
import { MAP, PAGE } from "../core/keys.js";
import { announce } from "../core/announce.js";
import * as store from "../core/store.js";

/** @typedef {import("./types").DrawnMap} DrawnMap */

const STEP = 80; // px a pan moves
/** @type {Record<string, [number, number]>} */
const ARROWS = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] };

/** @param {DrawnMap} map */
export function keyboard(map) {
  const canvas = inside(map.box, ".bl-mapcanvas");
  let typed = "";
  let typing = 0;

  /**
   * Steps onto a place: marked everywhere, its tooltip shown, read aloud.
   * @param {string | null} key
   */
  function step(key) {
    const area = key === null ? undefined : map.byKey.get(key);
    if (!area) return;
    key = area.key;
    map.active = key;
    map.view.reveal(area);
    map.painting.activate(area);
    map.tip.point(null);
    store.setHover(key, "map");
    map.tip.show(key);
    announce(map.tip.sentence(key));
  }

  function start() {
    if (map.active !== null && map.byKey.has(map.active)) return map.active;
    const chosen = store.state.selection.find((key) => map.byKey.has(key));
    const [first, ...others] = map.areas;
    return (
      chosen ??
      others.reduce((best, area) => (area.population > best.population ? area : best), first)?.key ??
      null
    );
  }

  // A click gives the focus as well, but then the pointer says which place is meant, and no ring is needed.
  canvas.addEventListener("focusin", () => {
    if (map.pointing) return;
    map.box.classList.add("keyed");
    step(start());
  });
  canvas.addEventListener("focusout", () => {
    map.tip.hide();
    if (store.state.hover === map.active && map.active !== null) store.setHover(null, "map");
  });

  /** @param {[number, number]} direction */
  function towards(direction) {
    const from = map.byKey.get(start() ?? "");
    return from ? nearestTowards(from, map.areas, direction) : null;
  }

  /** @param {string} letter */
  function byName(letter) {
    clearTimeout(typing);
    typed += letter.toLocaleLowerCase();
    typing = window.setTimeout(() => {
      typed = "";
    }, 700);
    const found = map.areas.find((area) => area.name.toLocaleLowerCase().startsWith(typed));
    if (found) step(found.key);
  }

  canvas.addEventListener("keydown", (event) => {
    const { key } = event;
    const command = event.ctrlKey || event.metaKey;
    map.box.classList.add("keyed");
    const deed = MAP[command && ARROWS[key] ? `Control+${key}` : key];
    if (deed === "pan") map.view.panBy(-ARROWS[key][0] * STEP, -ARROWS[key][1] * STEP);
    else if (deed === "step") step(map.active === null ? start() : towards(ARROWS[key]));
    else if (deed === "choose" && !(key === " " && typed)) {
      if (map.active === null) return;
      map.choose(map.active, event.shiftKey || command);
      const { active } = map;
      const said = (store.mark(active) >= 0 ? map.words.selected : map.words.deselected) ?? "";
      announce(said.replace("{name}", () => map.named(active)));
    } else if (command || event.altKey) return;
    else if (deed === "larger") map.view.zoomBy(1.6, undefined, undefined, true);
    else if (deed === "smaller") map.view.zoomBy(1 / 1.6, undefined, undefined, true);
    else if (deed === "fit") map.view.fit(true);
    else if (deed === "first") step(map.areas[0].key);
    else if (deed === "last") step(map.areas[map.areas.length - 1].key);
    else if (key.length === 1 && !PAGE[key]) byName(key);
    else return;
    event.preventDefault();
  });
}

/**
 * Escape puts the tooltip away and takes back, in this order: a frame being drawn, a tool, the group, the
 * selection.
 * @param {import("./types").MaybeDrawn} map
 */
export function listenForEscape(map) {
  document.addEventListener("keydown", (event) => escape(map, event));
}

/**
 * @param {import("./types").MaybeDrawn} map
 * @param {KeyboardEvent} event
 */
function escape(map, event) {
  if (event.key !== "Escape" || event.defaultPrevented || !map.box || !map.svg?.isConnected) return;
  map.tip?.hide();
  const card = map.box.closest(".bl-mapcard") || map.box;
  const elsewhere = event.target !== document.body && !card.contains(/** @type {Node} */ (event.target));
  if (elsewhere || document.querySelector("dialog[open]")) return;
  if (map.cancelDrag()) return;
  if (map.svg.classList.contains("framing")) map.setMode(null);
  else if (store.state.group) store.setGroup(null);
  else store.select([], "map");
}
