/* The map by keyboard: one tab stop, arrows walk from mark to mark, Enter chooses. */
import { announce } from "../../core/announce.js";
import { MAP } from "../../core/keys.js";
import { nearestTowards } from "../../map/direction.js";

/** @typedef {import("../types").Mark} Mark */
/** @typedef {ReturnType<typeof import("./marks.js").markLayer>} MarkLayer */

const STEP = 80; // px a pan moves
const LARGER = 1.6;
/** @type {Record<string, [number, number]>} */
const ARROWS = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] };

/**
 * @param {import("../../map/types").DrawnMap} map
 * @param {() => MarkLayer | null} layer
 * @param {{step: (mark: Mark) => void, sentence: (mark: Mark) => string, leave: () => void}} told
 */
export function markKeys(map, layer, { step, sentence, leave }) {
  const active = () =>
    layer()
      ?.marks()
      .find(({ key }) => key === map.active) ?? null;

  /** @param {Mark | null | undefined} mark */
  function to(mark) {
    if (!mark) return;
    map.active = mark.key;
    map.view.reveal(mark);
    const node = layer()?.nodeOf(mark);
    layer()?.layer.setAttribute("aria-activedescendant", node?.id ?? "");
    step(mark);
    announce(sentence(mark));
  }

  /** The mark that is nearest to the middle of what is seen. */
  function middle() {
    const at = map.view.toMap(map.view.width / 2, map.view.height / 2);
    const apart = (/** @type {Mark} */ { x, y }) => Math.hypot(x - at.x, y - at.y);
    return layer()
      ?.marks()
      .toSorted((a, b) => apart(a) - apart(b))
      .at(0);
  }

  map.box.addEventListener("focusin", (event) => {
    if (event.target !== layer()?.layer || map.pointing) return;
    map.box.classList.add("keyed");
    to(active() ?? middle());
  });
  map.box.addEventListener("focusout", leave);
  map.box.addEventListener("keydown", (event) => {
    if (event.target !== layer()?.layer) return;
    const { key } = event;
    const command = event.ctrlKey || event.metaKey;
    const deed = MAP[command && ARROWS[key] ? `Control+${key}` : key];
    const from = active();
    if (deed === "pan") map.view.panBy(-ARROWS[key][0] * STEP, -ARROWS[key][1] * STEP);
    else if (deed === "step") {
      const next = from && nearestTowards(from, layer()?.marks() ?? [], ARROWS[key]);
      to(
        from
          ? layer()
              ?.marks()
              .find((mark) => mark.key === next)
          : middle(),
      );
    } else if (deed === "choose" && from) map.choose(from.key, false);
    else if (command || event.altKey) return;
    else if (deed === "larger") map.view.zoomBy(LARGER, undefined, undefined, true);
    else if (deed === "smaller") map.view.zoomBy(1 / LARGER, undefined, undefined, true);
    else if (deed === "fit") map.view.fit(true);
    else if (deed === "first") to(layer()?.marks()[0]);
    else if (deed === "last") to(layer()?.marks().at(-1));
    else return;
    event.preventDefault();
  });
}
