/* The tab of reachability: every choice is an address; it is followed in place, and the answer replaces
   fields, legend and card. */
import { placed } from "../../core/address.js";
import { announce } from "../../core/announce.js";
import { closest, element } from "../../core/dom.js";
import { on } from "../../core/events.js";
import { fetched } from "../../core/fetching.js";
import { rewritten, settled } from "../../core/keeping.js";
import { drawn, show } from "../map/map.js";
import { address, change, say, state } from "../state.js";
import { cellTip } from "./cell-tip.js";
import { areasOf, cellsOf, squares } from "./cells.js";
import { changedBy, choiceIn } from "./choice.js";
import { moving, placeOnMap } from "./on-map.js";
import { drawPair, markOf } from "./pair.js";

/** @typedef {import("./types").ReachabilityAnswer} ReachabilityAnswer */

const TAB = "erreichbarkeit";
const FIELDS = ["reachability-fields", "reachability-legend", "reachability-card", "reachability-figures"];
const PLACE = "LON,LAT"; // stands in an address for the place that is chosen
const DECIMALS = 4;

/** @type {ReachabilityAnswer | null} */
let answer = null;
let asked = "";
/** Of what state the fields are that the page shows: their choices were written out of it. */
let written = choiceIn(new URLSearchParams(queryFor()));
/** @type {SVGGElement | null} */
let layer = null;

const root = element("institutions");
const onMap = placeOnMap(root);
const isOpen = () => state.view.tab === TAB && address("reachability") !== "";

/** What the answer depends on, of the page's address. */
function queryFor() {
  const { kinds, travel, scenario, mode, norm, assumptions, display } = state.view;
  const { place, figures, version, language } = state.view;
  const query = new URLSearchParams({ sprache: language });
  const given = { art: kinds[0] ?? "", weg: travel, szenario: scenario, verkehr: mode, richtwert: norm };
  const shown = display === "raster" ? "" : display;
  const more = { annahmen: assumptions, darstellung: shown, ort: place, herkunft: figures, stand: version };
  for (const [name, text] of Object.entries({ ...given, ...more })) if (text) query.set(name, text);
  return query.toString();
}

async function update() {
  if (!isOpen()) return forget();
  const query = queryFor();
  if (query === asked) return answer ? paint() : undefined; // or it is on its way
  asked = query;
  root.dataset.reckoning = "";
  try {
    const found = await fetched(`${address("reachability")}?${query}`);
    if (asked !== query) return;
    answer = found;
    written = choiceIn(new URLSearchParams(query));
    replaceParts(found);
    paint();
  } catch {
    if (asked !== query) return;
    asked = ""; // the next change asks again
    announce(say("reachability_failed"));
  } finally {
    delete root.dataset.reckoning;
  }
}

/** @param {ReachabilityAnswer} found */
function replaceParts(found) {
  const markups = [found.fields, found.legend, found.card, found.figures];
  const waits = onMap.waits();
  const lost = rewritten(root, () =>
    FIELDS.forEach((id, at) => {
      const made = new DOMParser().parseFromString(placed(markups[at]), "text/html").body.firstElementChild;
      if (made) element(id).replaceWith(document.adoptNode(made));
    }),
  );
  if (lost) element("reachability-fields").querySelector("summary")?.focus({ preventScroll: true });
  onMap.goOn(waits);
  const said = root.querySelectorAll("#reachability-figures .bl-figure, #reachability-card h3");
  announce([...said].map(spoken).join(". "));
}

const spoken = (/** @type {Element} */ one) => (one.textContent ?? "").trim();

/* Cells on the large map, the sites that count, and the pair of small ones. */
function paint() {
  if (!drawn || !answer || !isOpen()) return;
  const { map } = answer;
  if (!layer) {
    const group = drawn.map.svg.querySelector(".bl-waters");
    layer = /** @type {SVGGElement} */ (document.createElementNS(drawn.map.svg.namespaceURI, "g"));
    layer.setAttribute("class", "bl-cells");
    group?.append(layer);
  }
  const pathOf = (/** @type {string} */ key) => drawn?.map.byKey.get(key)?.path ?? "";
  layer.replaceChildren(
    ...(state.view.display === "raster"
      ? squares(map, cellsOf(map, map.after.cell.length > 0))
      : areasOf(map, pathOf)),
  );
  const kinds = new Set(answer.kinds);
  const gone = new Set(map.sites.filter((one) => one.state !== "stays").map(({ key }) => key));
  show(
    state.institutions.filter((one) => kinds.has(one.kind.key) && !gone.has(one.key)),
    false,
  );
  changes();
  const places = [...state.places].filter(({ part }) => !part);
  if (map.after.cell.length) drawPair(element("reachability-card"), map, drawn.map.svg, places);
}

/* Sites that close, open or move, above all marks. */
function changes() {
  if (!drawn || !answer) return;
  const { svg, view } = drawn.map;
  svg.querySelector(".bl-changes")?.remove();
  const group = /** @type {SVGGElement} */ (document.createElementNS(svg.namespaceURI, "g"));
  group.setAttribute("class", "bl-changes");
  group.setAttribute("aria-hidden", "true");
  for (const site of answer.map.sites) {
    if (site.state === "stays") continue;
    const at = { x: site.x * view.scale + view.x, y: site.y * view.scale + view.y };
    group.append(...markOf(site.state, at, true));
  }
  svg.append(group);
}

/* Another tab: no cells, and the page's own marks. */
function forget() {
  layer?.replaceChildren();
  drawn?.map.svg.querySelector(".bl-changes")?.remove();
  onMap.stop();
}

/**
 * Another state of this page, as its server has written it.
 * @param {string} target
 */
function follow(target) {
  const chosen = choiceIn(new URL(target, location.href).searchParams);
  change(changedBy(written, chosen, state.view), "reachability");
}

/**
 * @param {string} target an address with a place to be filled in
 * @param {string} place "longitude,latitude"
 */
function followTo(target, place) {
  follow(target.replace(PLACE, place));
}

root.addEventListener("click", (event) => {
  const link = closest(event, "a[data-follow]");
  if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.button) {
    event.preventDefault();
    return follow(link.getAttribute("href") ?? "");
  }
  const button = closest(event, "[data-on-map]");
  if (button) onMap.press(button);
});

/* All five numbers together; the catalogue's are what no address says. */
root.addEventListener("change", (event) => {
  const field = closest(event, "[data-assumption]", HTMLInputElement);
  const group = field?.closest("details");
  if (!field || !group || !field.reportValidity()) return;
  const numbers = [...group.querySelectorAll("input")].map(({ value }) => String(Number(value))).join(",");
  change({ assumptions: numbers === group.dataset.usual ? "" : numbers }, "reachability");
});

root.addEventListener("change", (event) => {
  const select = closest(event, "select", HTMLSelectElement);
  if (select && "placeInView" in select.dataset) return change({ place: select.value }, "place");
  if (!select?.value) return;
  const { placeFor } = select.dataset;
  const target = "follow" in select.dataset ? select.value : placeFor === "moving" ? moving(root) : placeFor;
  if (!target) return;
  settled(select.closest("details"));
  followTo(target, select.value);
});

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") onMap.stop();
});

/* A click on the map while a place is asked for: captured before the map takes it for a choice. */
element("institutions-map").addEventListener(
  "click",
  (event) => {
    const target = onMap.target();
    if (!target || !drawn || !state.data) return;
    event.preventDefault();
    event.stopPropagation();
    const { map } = drawn;
    const box = map.svg.getBoundingClientRect();
    const at = {
      x: (event.clientX - box.left - map.view.x) / map.view.scale,
      y: (event.clientY - box.top - map.view.y) / map.view.scale,
    };
    settled(root.querySelector("details:has([data-on-map][aria-pressed=true])"));
    onMap.stop();
    const place = degrees(at);
    if (place) followTo(target, place);
  },
  true,
);

/**
 * Longitude and latitude of a point of the map, from the three places nearest to it: the map is as good
 *   as even
 * between them.
 * @param {{x: number, y: number}} at
 */
function degrees(at) {
  const apart = (/** @type {{x: number, y: number}} */ one) => Math.hypot(one.x - at.x, one.y - at.y);
  const near = [...state.places].sort((one, other) => apart(one) - apart(other));
  const [first] = near;
  const second = near.find((one) => Math.abs(one.x - first.x) > 1);
  const third = near.find((one) => second && Math.abs(area(first, second, one)) > 1);
  if (!first || !second || !third) return "";
  const whole = area(first, second, third);
  const shares = [area(at, second, third), area(first, at, third), area(first, second, at)].map(
    (part) => part / whole,
  );
  const mean = (/** @type {"longitude" | "latitude"} */ name) =>
    [first, second, third].reduce((sum, one, index) => sum + one[name] * shares[index], 0).toFixed(DECIMALS);
  return `${mean("longitude")},${mean("latitude")}`;
}

/**
 * Twice the signed area of a triangle.
 * @param {{x: number, y: number}} one
 * @param {{x: number, y: number}} two
 * @param {{x: number, y: number}} three
 */
function area(one, two, three) {
  return (two.x - one.x) * (three.y - one.y) - (three.x - one.x) * (two.y - one.y);
}

const hideTip = cellTip(element("institutions-map"), () => {
  if (!drawn || !answer || !isOpen()) return null;
  const { map, marks } = drawn;
  return { drawing: answer.map, view: map.view, marked: (at) => marks.markAt(at, false) !== null };
});

on("view", () => void update());
on("moved", hideTip);
on("map", () => void update());
on("moved", changes);
