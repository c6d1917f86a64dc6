/* Dresses the areas of a map for one row of a slab: the Monitor's map and every small one. Colours come from
   style sheets by class, so that theme and palette need no script; how an area wears its look is up to the
   map's painting. */
import * as marks from "../core/status-marks.js";
import "./painting/print-patterns.js";
import { circleClasses, gapOf, lookOf, markOf, quiet } from "./looks.js";

/** @typedef {import("./types").PaintedArea} PaintedArea */
/** @typedef {import("../core/types").Slab} Slab */

/**
 * What a whole map needs of a slab: how many colours there are, which circles it can have, and where its
 * areas stand in it. The slab's order of places is not the drawing's.
 * @template {PaintedArea} Area
 * @param {Pick<import("./types").Painted<Area>, "svg" | "areas" | "circles">} map
 * @param {Slab} slab
 * @param {(key: string) => number} column of a place in the slab, -1 where it has none
 */
export function adopt(map, slab, column) {
  for (const area of map.areas) {
    area.column = column(area.key);
    area.look = -1; // another slab may have other colours under the same look
  }
  map.svg.dataset.classes = String(slab.legend.continuous ? 7 : Math.max(slab.legend.labels.length, 1));
  map.circles.adopt(slab.circles);
}

/**
 * Gives every area whose look differs from what it bears the new one. Answers which places have no figure
 * yet, and what is written at the points of others.
 * @template {PaintedArea} Area
 * @param {import("./types").Painted<Area>} map
 * @param {Slab} slab
 * @param {number} row -1 for a year that the slab does not have
 * @param {Set<string> | null} group places that stand out
 * @returns {{missing: Area[], written: [Area, string][]}}
 */
export function dress(map, slab, row, group) {
  const { circles, painting } = map;
  const sizes = row < 0 ? null : slab.circles?.share[row];
  const shares = row >= 0 && slab.legend.continuous && slab.share ? slab.share[row] : null;
  /** @type {{missing: Area[], written: [Area, string][]}} */
  const found = { missing: [], written: [] };
  for (const area of map.areas) {
    const { column } = area;
    const mark = markOf(slab, row, column);
    let look = lookOf(slab, row, column, mark, Boolean(group?.has(area.key)));
    const valued = mark === marks.VALUE;
    const into = valued && shares ? gapOf(shares[column] ?? 0)[1] : null;
    if (!valued) {
      if (marks.CLASSES[mark] === "missing") found.missing.push(area);
      if (marks.TEXTS[mark] && slab.inside[column]) found.written.push([area, marks.TEXTS[mark]]);
    }
    if (sizes && column >= 0) {
      circles.paint(area.key, valued ? sizes[column] : 0, circleClasses(look));
      if (valued) look = quiet(look);
    }
    if (into !== null || look !== area.look) painting.wear(area, look, into);
  }
  map.svg.classList.toggle("grouped", Boolean(group));
  return found;
}
