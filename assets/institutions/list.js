/* The list of hits: the map in words. Its rows are made as they are asked for, thirty at a time. */
import { announce } from "../core/announce.js";
import { closest, element, make, node, setText } from "../core/dom.js";
import { on } from "../core/events.js";
import { around, reveal } from "./map/map.js";
import { nearestBeyond } from "./rules/matching.js";
import { row } from "./rows.js";
import { change, chosen, distance, kmOf, say, state } from "./state.js";

const STEP = 30; // rows
const RADII = [5, 10, 15, 25, 50]; // km
const PAUSE = 700; // ms without another change before the number of hits is read aloud
let most = STEP;
let reading = 0;

/** How many there are, and where. */
function head() {
  const { found, place, view } = state;
  const count = found?.hits.length ?? 0;
  setText("institutions-count", say(count === 1 ? "hit" : "hits", { count }));
  const where = !place
    ? ""
    : view.radius_km === null
      ? say("around", { place: place.name })
      : say("within", { km: view.radius_km, place: place.name });
  setText("institutions-where", where);
  element("institutions-order").hidden = !place;
  clearTimeout(reading);
  reading = window.setTimeout(() => announce(say(count === 1 ? "hit" : "hits", { count })), PAUSE);
}

function rows() {
  const { found, view } = state;
  if (!found) return;
  const list = element("institutions-list");
  const one = chosen();
  const hits = found.hits.slice(0, most);
  const inside = hits.some((hit) => hit.one === one);
  const first = one && !inside ? [{ one, km: kmOf(one) }] : [];
  fill(list, [...first, ...hits], view.institution);
  foot(found.hits.length);
}

/** What each row of the list says, to see whether it still does. @type {WeakMap<Element, string>} */
const said = new WeakMap();

/**
 * Rows that stay are left alone: the browser styles and lays out others only.
 * @param {HTMLElement} list
 * @param {import("./types").Hit[]} hits
 * @param {string} open key of the one that says more
 */
function fill(list, hits, open) {
  const named = hits.map((hit) => `${hit.one.key} ${hit.km} ${hit.one.key === open}`);
  const wanted = new Set(named);
  const before = new Map();
  for (const one of [...list.children]) {
    const name = said.get(one) ?? "";
    if (wanted.has(name)) before.set(name, one);
    else one.remove();
  }
  let next = list.firstElementChild;
  hits.forEach((hit, at) => {
    const made = before.get(named[at]) ?? row(hit, hit.one.key === open);
    said.set(made, named[at]);
    if (made === next) next = made.nextElementSibling;
    else list.insertBefore(made, next);
  });
}

/** @param {number} count */
function foot(count) {
  const { found, view } = state;
  const foot = element("institutions-foot");
  const parts = [];
  if (!count) parts.push(nothing());
  if (count > most) {
    const more = make("button", { type: "button", class: "bl-link bl-plain", "data-more": "" });
    more.textContent = say("more", { count: count - most });
    parts.push(more);
  }
  const wider = state.place && view.radius_km !== null ? wideningOf(view.radius_km) : null;
  if (wider !== null) {
    const widen = make("button", { type: "button", class: "bl-link bl-plain", "data-widen": wider });
    widen.textContent = say("widen", { km: wider });
    parts.push(widen);
  }
  if (view.open_at !== null && found?.unknownHours)
    parts.push(node("p", "", say("unknown_hours", { count: found.unknownHours })));
  if (view.accessible && found?.unknownAccess)
    parts.push(node("p", "", say("unknown_access", { count: found.unknownAccess })));
  foot.replaceChildren(...parts);
  foot.hidden = !parts.length;
}

/**
 * The radius that is offered next, null where there is none that is wider.
 * @param {number} km
 */
const wideningOf = (km) => RADII.find((one) => one > km) ?? null;

/** "None" is said, and what is nearest. */
function nothing() {
  const part = node("div", "bl-nothing-found");
  part.append(node("h3", "", say("nothing")));
  const best = nearestBeyond(state.institutions, state.view, state.distances);
  if (best?.km !== undefined && best.km !== null) {
    const what = [best.one.name, best.one.where].filter(Boolean).join(", ");
    part.append(node("p", "", say("nearest", { what, km: distance(best.km) })));
    const show = make("button", { type: "button", class: "btn btn-primary", "data-nearest": best.one.key });
    show.textContent = say("show_nearest");
    part.append(show);
  } else part.append(node("p", "", say("nothing_hint")));
  return part;
}

on("view", (/** @type {string} */ origin) => {
  if (origin !== "map" && origin !== "list" && origin !== "cutout") most = STEP;
  if (origin === "cutout") return;
  head();
  rows();
  const open = element("institutions-list").querySelector(".bl-hit-open");
  if (origin === "map") open?.scrollIntoView({ block: "nearest" });
  const one = chosen();
  if (one && (origin === "list" || origin === "search")) reveal(one);
});

/* On paper the list is whole; afterwards it is as long as before. */
let before = most;
window.addEventListener("beforeprint", () => {
  before = most;
  most = Infinity;
  rows();
});
window.addEventListener("afterprint", () => {
  most = before;
  rows();
});

element("institutions-order").addEventListener("change", (event) =>
  change({ order: /** @type {HTMLSelectElement} */ (event.target).value }, "order"),
);

document.addEventListener("click", (event) => {
  if (closest(event, "[data-more]")) {
    const { length } = element("institutions-list").children;
    most += STEP;
    rows();
    const next = element("institutions-list").children[length];
    /** @type {HTMLElement | null | undefined} */ (next?.querySelector("button"))?.focus();
  }
  const widen = closest(event, "[data-widen]");
  if (widen) change({ radius_km: Number(widen.dataset.widen) }, "radius");
  const nearest = closest(event, "[data-nearest]");
  if (nearest) showNearest(nearest.dataset.nearest ?? "");
  const name = closest(event, ".bl-hit-name");
  const key = name?.closest("li")?.dataset.key;
  if (name && key) {
    change({ institution: state.view.institution === key ? "" : key }, "list");
    const again = element("institutions-list").querySelector(`[data-key="${CSS.escape(key)}"] button`);
    /** @type {HTMLElement | null} */ (again)?.focus();
  }
});

/** @param {string} key */
function showNearest(key) {
  const one = state.byKey.get(key);
  if (!one) return;
  change({ institution: key, radius_km: null }, "list");
  if (one.x !== null && one.y !== null) around({ x: one.x, y: one.y });
}
