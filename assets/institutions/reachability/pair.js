/* Two small maps of one extent: the cells that a scenario changes, today and afterwards, the others veiled.
 */
import { el } from "../../core/svg.js";
import { cellsOf, squares } from "./cells.js";

/** @typedef {import("./types").ReachabilityDocument} ReachabilityDocument */

const [WIDTH, HEIGHT] = [358, 318]; // px
const ROOM = 6; // km around what changes
const MARK = 12; // px
const LENGTHS = [50, 20, 10, 5, 2, 1]; // km of a scale

/**
 * @param {HTMLElement} card
 * @param {ReachabilityDocument} drawing
 * @param {SVGSVGElement} ground the map beside, whose areas are the land
 * @param {{name: string, x: number, y: number}[]} places with names, the larger first
 */
export function drawPair(card, drawing, ground, places) {
  const box = extent(drawing);
  for (const holder of /** @type {NodeListOf<HTMLElement>} */ (card.querySelectorAll(".bl-pairmap")))
    holder.replaceChildren(drawn(drawing, ground, places, box, holder.dataset.state === "after"));
}

/** @param {ReachabilityDocument} drawing */
function extent({ cells, after, sites, unit_m: unit }) {
  const moved = sites.filter(({ state }) => state !== "stays");
  const xs = [...after.cell.map((at) => cells.x[at]), ...moved.map(({ x }) => x)];
  const ys = [...after.cell.map((at) => cells.y[at]), ...moved.map(({ y }) => y)];
  const room = (ROOM * 1000) / unit / 2;
  const [x0, x1] = [Math.min(...xs) - room, Math.max(...xs) + room];
  const [y0, y1] = [Math.min(...ys) - room, Math.max(...ys) + room];
  const scale = Math.min(WIDTH / (x1 - x0), HEIGHT / (y1 - y0));
  const [width, height] = [WIDTH / scale, HEIGHT / scale];
  return { x: (x0 + x1 - width) / 2, y: (y0 + y1 - height) / 2, width, height, scale };
}

/**
 * @param {ReachabilityDocument} drawing
 * @param {SVGSVGElement} ground
 * @param {{name: string, x: number, y: number}[]} places
 * @param {ReturnType<typeof extent>} box
 * @param {boolean} after
 */
function drawn(drawing, ground, places, box, after) {
  const svg = el("svg", { class: "bl-way-map", viewBox: `0 0 ${WIDTH} ${HEIGHT}`, "aria-hidden": "true" });
  const shift = `scale(${box.scale}) translate(${-box.x} ${-box.y})`;
  const land = el("g", { class: "bl-way-land", transform: shift });
  for (const area of ground.querySelectorAll(".bl-area"))
    land.append(el("path", { d: area.getAttribute("d") ?? "" }));
  const cells = cellsOf(drawing, after);
  const veiled = el("g", { class: "bl-cells bl-veiled", transform: shift });
  veiled.append(
    ...squares(
      drawing,
      cells.filter(({ touched }) => !touched),
    ),
  );
  const touched = el("g", { class: "bl-cells", transform: shift });
  touched.append(
    ...squares(
      drawing,
      cells.filter((one) => one.touched),
    ),
  );
  svg.append(land, veiled, touched);
  const px = (/** @type {{x: number, y: number}} */ { x, y }) => ({
    x: (x - box.x) * box.scale,
    y: (y - box.y) * box.scale,
  });
  svg.append(...names(places.map((one) => ({ ...px(one), name: one.name }))));
  for (const site of drawing.sites) {
    const at = px(site);
    if (at.x < 0 || at.x > WIDTH || at.y < 0 || at.y > HEIGHT) continue;
    svg.append(...markOf(site.state, at, after));
  }
  svg.append(scaleBar(drawing, box.scale));
  return svg;
}

/**
 * A site: a filled square, crossed out where it closes, with a plus where it is new.
 * @param {string} state
 * @param {{x: number, y: number}} at px
 * @param {boolean} after
 */
export function markOf(state, { x, y }, after) {
  const isNew = state === "opened" || state === "moved";
  if (isNew && !after) return [];
  const gone = state === "closed" && after;
  const half = MARK / 2;
  const box = { x: x - half, y: y - half, width: MARK, height: MARK };
  const group = el("g", { class: `bl-site${gone ? " bl-gone" : ""}${isNew ? " bl-new" : ""}` });
  group.append(el("rect", box));
  const arm = half - 2.5;
  if (gone) {
    const [left, right, top, bottom] = [x - arm, x + arm, y - arm, y + arm];
    group.append(el("path", { d: `M${left} ${top}L${right} ${bottom}M${right} ${top}L${left} ${bottom}` }));
  } else if (isNew) {
    group.append(el("path", { d: `M${x} ${y - arm}V${y + arm}M${x - arm} ${y}H${x + arm}` }));
  }
  return [group];
}

/**
 * Names that fit, the larger places first.
 * @param {{x: number, y: number, name: string}[]} places px
 */
function names(places) {
  /** @type {{x: number, y: number, half: number}[]} */
  const taken = [];
  const found = [];
  for (const { x, y, name } of places) {
    const half = name.length * 3.4;
    if (x < half + 4 || x > WIDTH - half - 4 || y < 34 || y > HEIGHT - 14) continue;
    if (taken.some((one) => Math.abs(one.y - y) < 15 && Math.abs(one.x - x) < one.half + half + 4)) continue;
    taken.push({ x, y, half });
    found.push(el("text", { class: "bl-way-name", x, y: y + 18 }, name));
    if (found.length > 7) break;
  }
  return found;
}

/**
 * @param {ReachabilityDocument} drawing
 * @param {number} scale px of a unit of the map
 */
function scaleBar({ unit_m: unit }, scale) {
  const px = (/** @type {number} */ km) => ((km * 1000) / unit) * scale;
  const km = LENGTHS.find((one) => px(one) < WIDTH / 3) ?? 1;
  const group = el("g", { class: "bl-way-scale" });
  const y = HEIGHT - 10;
  group.append(
    el("path", { d: `M12 ${y - 4}V${y}H${12 + px(km)}V${y - 4}` }),
    el("text", { x: 12 + px(km) / 2, y: y - 6 }, `${km}\u00a0km`),
  );
  return group;
}
