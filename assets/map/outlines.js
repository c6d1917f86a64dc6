/* Outlines of the hovered and the selected places above a map's areas, each line on a lighter one. */
import { el } from "../core/svg.js";
import * as store from "../core/store.js";

/**
 * @template {SVGElement} Line
 * @template {{key: string}} Area
 * @param {SVGElement} layer
 * @param {() => Line} line a new outline that shows nothing
 * @param {(line: Line, area: Area | undefined) => void} trace lets an outline show an area, or nothing
 * @param {Map<string, Area>} areas
 */
export function outlines(layer, line, trace, areas) {
  const pair = (/** @type {string} */ name) =>
    [`${name}-casing`, name].map((one) => {
      const made = layer.appendChild(line());
      made.classList.add(one);
      return made;
    });
  const hovered = pair("bl-hover");
  const selected = Array.from({ length: store.MOST_SELECTED }, () => pair("bl-selected"));
  selected.forEach(([, own], index) => own.classList.add(`p${index + 1}`));

  /**
   * A selected place keeps its colour; its line may get wider.
   * @param {string | null} key
   */
  function hover(key) {
    const chosen = key !== null && store.mark(key) >= 0;
    const area = key === null || chosen ? undefined : areas.get(key);
    for (const one of hovered) trace(one, area);
    selected.forEach(([, own], index) =>
      own.classList.toggle("bl-under", chosen && store.state.selection[index] === key),
    );
  }

  function select() {
    selected.forEach((lines, index) => {
      const area = areas.get(store.state.selection[index]);
      for (const one of lines) trace(one, area);
    });
    hover(store.state.hover);
  }

  return { hover, select };
}

/**
 * Outlines of the Monitor's map: paths of their own, because what a <use> shows keeps the class of its area.
 * @param {SVGElement} layer
 * @param {Map<string, import("./types").Area>} areas
 */
export const pathOutlines = (layer, areas) =>
  outlines(
    layer,
    () => el("path"),
    (line, area) => line.setAttribute("d", area?.path ?? ""),
    areas,
  );
