/* A wide map has as many points as its scale shows. Where the reader looks closer, the lines of the states or
   districts in sight are fetched; all others keep the map's own. */
import { based } from "../../core/address.js";
import { el, part } from "../../core/svg.js";

/** @typedef {import("../types").Area} Area */
/** @typedef {import("../types").Box} Box */
/** @typedef {import("../types").FinerLines} FinerLines */

const [STATE, DISTRICT] = [2, 5]; // digits of a key
const STATE_M = 350; // metres of a px below which a map of the country is as fine as that of a state
const DISTRICT_M = 160; // and every map as fine as that of a district
const MOST_CACHED = 96; // parts
/** @type {[keyof FinerLines, string][]} */
const LINES = [
  ["inner", "bl-inner-casing"],
  ["inner", "bl-inner"],
  ["outline", "bl-outline"],
  ["own", "bl-own-casing"],
  ["own", "bl-own"],
];

/** @type {Map<string, FinerLines>} */
const cache = new Map();

/**
 * @param {string} address
 * @returns {Promise<FinerLines>}
 */
async function fetched(address) {
  const before = cache.get(address);
  if (before) return before;
  const answer = await fetch(based(address));
  if (!answer.ok) throw new Error(`lines: ${answer.status}`);
  const lines = await answer.json();
  cache.set(address, lines);
  const [oldest] = cache.keys();
  if (cache.size > MOST_CACHED) cache.delete(oldest);
  return lines;
}

/**
 * @param {import("../types").DrawnMap} map
 * @param {() => string} address of the drawing that is shown
 * @param {() => void} changed areas have other lines
 * @returns {() => void} looks whether the view needs other lines
 */
export function finerLines(map, address, changed) {
  /** @type {SVGSVGElement | null} */
  let svg = null;
  /** @type {Map<string, Box>} */
  let parts = new Map();
  /** What the map itself has of areas that have finer lines. */
  /** @type {Map<Area, Box & {path: string}>} */
  let coarse = new Map();
  let extent = "";
  let wish = "";

  function begin() {
    svg = map.svg;
    wish = "";
    coarse = new Map();
    const asked = new URLSearchParams(address().split("?")[1]);
    const wide = ["gemeinde", "amt"].includes(asked.get("ebene") ?? "");
    extent = (wide && asked.get("raum")) || "";
    parts = new Map();
    if (extent !== "land" && extent !== "bund") return;
    for (const { key, x0, y0, x1, y1 } of map.areas)
      for (const digits of extent === "bund" ? [STATE, DISTRICT] : [DISTRICT]) {
        const name = key.slice(0, digits);
        const box = parts.get(name) ?? { x0, y0, x1, y1 };
        box.x0 = Math.min(box.x0, x0);
        box.y0 = Math.min(box.y0, y0);
        box.x1 = Math.max(box.x1, x1);
        box.y1 = Math.max(box.y1, y1);
        parts.set(name, box);
      }
  }

  function inSight() {
    const { view } = map;
    const metres = Number(map.svg.dataset.unit) / view.scale;
    const digits = metres < DISTRICT_M ? DISTRICT : metres < STATE_M ? STATE : 0;
    const from = view.toMap(0, 0);
    const to = view.toMap(view.width, view.height);
    return [...parts]
      .filter(([key, box]) => {
        const meets = box.x0 < to.x && from.x < box.x1 && box.y0 < to.y && from.y < box.y1;
        return key.length === digits && meets;
      })
      .map(([key]) => key);
  }

  /** @param {FinerLines[]} found */
  function show(found) {
    /** @type {Set<Area>} */
    const other = new Set(coarse.keys());
    for (const [area, own] of coarse) take(area, own);
    coarse.clear();
    for (const { areas } of found)
      for (const [key, [path, x0, y0, x1, y1]] of Object.entries(areas)) {
        const area = map.byKey.get(key);
        if (!area) continue;
        coarse.set(area, { path: area.path, x0: area.x0, y0: area.y0, x1: area.x1, y1: area.y1 });
        take(area, { path, x0, y0, x1, y1 });
        other.add(area);
      }
    drawLines(found);
    map.painting.reshape([...other]);
    changed();
  }

  /** @param {FinerLines[]} found */
  function drawLines(found) {
    for (const node of map.box.querySelectorAll(".bl-mapcanvas .bl-finer")) node.remove();
    map.svg.toggleAttribute("data-finer", found.length > 0);
    const group = el("g", { class: "bl-finer" });
    for (const [name, look] of LINES)
      for (const lines of found) {
        const d = lines[name];
        if (typeof d === "string" && d) group.append(el("path", { class: look, d }));
      }
    part(map.svg, ".bl-lines").append(group);
    const quiet = found.map((lines) => lines.quiet).join("");
    if (quiet) part(map.box, ".bl-mapcanvas .bl-context").append(el("path", { class: "bl-finer", d: quiet }));
  }

  return () => {
    if (map.svg !== svg) begin();
    if (!parts.size) return;
    const wanted = inSight();
    const now = wanted.join();
    if (now === wish) return;
    wish = now;
    const [, query = ""] = address().split("?");
    Promise.all(wanted.map((key) => fetched(`/grenzlinien?${query}&teil=${key}`))).then(
      (found) => wish === now && svg === map.svg && show(found),
      () => wish === now && (wish = "?"), // the map keeps its lines, and asks again when it moves
    );
  };
}

/**
 * @param {Area} area
 * @param {Box & {path: string}} lines
 */
function take(area, lines) {
  Object.assign(area, lines);
  area.top = undefined;
}
