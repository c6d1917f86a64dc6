/* What lies under the marks: white land, or a figure of the Monitor as a coloured map, and above it lakes,
   the catchment that is shown and the radius around the reader's place. */
import { el, part, set } from "../../core/svg.js";
import { displayedOf } from "../../core/store.js";
import { adopt, dress } from "../../map/painter.js";

/** @typedef {import("../../core/types").Slab} Slab */
/** @typedef {import("../types").Catchment} Catchment */

const TILE = 8 * Math.SQRT2; // px: lines 8 px apart at 45 degrees, as an upright tile

/**
 * Layers of a drawing, in units of the map; made before its view is attached, which scales them.
 * @param {SVGSVGElement} svg
 */
export function groundLayers(svg) {
  const far = TILE + 1;
  const lines = `M-1-1L${far} ${far}M-1 ${TILE - 1}L1 ${far}M${TILE - 1}-1L${far} 1`;
  const box = { width: TILE, height: TILE, patternUnits: "userSpaceOnUse" };
  const hatch = el("pattern", { id: "catchment-hatch", class: "bl-pattern", ...box });
  hatch.append(el("path", { class: "bl-catchment-line", d: lines }));
  part(svg, "defs").append(hatch);
  const group = el("g", { class: "bl-zoom bl-ground", "aria-hidden": "true" });
  const water = el("path", { class: "bl-water" });
  const fill = el("path", { class: "bl-catchment-fill" });
  const casing = el("path", { class: "bl-catchment-casing" });
  const edge = el("path", { class: "bl-catchment" });
  const about = el("path", { class: "bl-catchment bl-about" });
  const radius = el("circle", { class: "bl-radius" });
  group.append(fill, casing, edge, about, radius);
  const still = part(svg, ".bl-still");
  still.after(group);
  const below = el("g", { class: "bl-zoom bl-waters", "aria-hidden": "true" });
  const rivers = el("path", { class: "bl-river" });
  below.append(rivers, water);
  still.before(below);
  return {
    /** @param {{lakes: string, rivers: string}} waters paths in units of the map */
    waters(waters) {
      water.setAttribute("d", waters.lakes);
      rivers.setAttribute("d", waters.rivers);
    },
    /** @param {Catchment[]} catchments */
    catchments(catchments) {
      const paths = (/** @type {Catchment[]} */ of) => of.map(({ path }) => path).join("");
      for (const one of [fill, casing]) set(one, "d", paths(catchments));
      set(edge, "d", paths(catchments.filter((one) => !one.about)));
      set(about, "d", paths(catchments.filter((one) => one.about)));
    },
    /** @param {{x: number, y: number} | null} at @param {number} units */
    radius(at, units) {
      set(radius, "r", String(at ? units : 0));
      if (at) for (const name of /** @type {const} */ (["x", "y"])) set(radius, `c${name}`, String(at[name]));
    },
  };
}

/**
 * Colours the areas by a figure of the Monitor, or makes them white land.
 * @param {import("../../map/types").DrawnMap} map
 * @param {Slab | null} slab
 * @param {number} row
 */
export function colour(map, slab, row) {
  map.svg.classList.toggle("bl-quiet-ground", !slab);
  if (!slab) {
    map.circles.adopt(null);
    return map.labels.signs([]);
  }
  const shown = displayedOf(slab);
  const columns = new Map(slab.places.map((key, index) => [key, index]));
  adopt(map, shown, (key) => columns.get(key) ?? -1);
  map.labels.signs(dress(map, shown, row, null).written);
}
