/* What the page holds and shows: all institutions, fetched once, the reader's filters, and what they leave.
   Every change is told by an event: "institutions" when all are there, "view" when the filters or the chosen
   institution have changed. */
import { element } from "../core/dom.js";
import { emit } from "../core/events.js";
import { fetched } from "../core/fetching.js";
import { kilometres } from "./rules/distance.js";
import { matches } from "./rules/matching.js";
import { queryOf } from "./view.js";

/** @typedef {import("./types").Institution} Institution */
/** @typedef {import("./types").InstitutionView} InstitutionView */
/** @typedef {import("./types").InstitutionsDocument} InstitutionsDocument */
/** @typedef {import("./types").Place} Place */

const root = element("institutions");

/** Words of the page by key; `say` fills them. */
const words = JSON.parse(root.dataset.words ?? "{}");

export const state = {
  /** @type {InstitutionsDocument | null} */
  data: null,
  /** @type {Institution[]} in German order of their names */
  institutions: [],
  /** @type {Map<string, Institution>} */
  byKey: new Map(),
  /** @type {Place[]} */
  places: [],
  /** @type {InstitutionView} */
  view: JSON.parse(root.dataset.view ?? "{}"),
  /** @type {Place | null} */
  place: null,
  /** @type {(number | null)[] | null} km of each institution from the chosen place */
  distances: null,
  /** @type {import("./types").Found | null} */
  found: null,
};

/**
 * A wording of the page with its facts.
 * @param {string} key
 * @param {Record<string, string | number>} [facts]
 */
export function say(key, facts = {}) {
  const text = words[key];
  if (text === undefined) throw new Error(`no wording ${key}`);
  return text.replaceAll(/\{(\w+)\}/g, (/** @type {string} */ _, /** @type {string} */ name) => facts[name]);
}

const oneDecimal = new Intl.NumberFormat(root.lang || document.documentElement.lang, {
  minimumFractionDigits: 1,
  maximumFractionDigits: 1,
});

/** @param {number} km */
export const distance = (km) => `${oneDecimal.format(km)}\u00a0km`;

/** The address of an attribute of the page. */
export const address = (/** @type {string} */ name) => root.dataset[name] ?? "";

/** Fetches all institutions; "failed" is told where they cannot be had. */
export async function load() {
  try {
    adopt(await fetched(address("address")));
  } catch (refusal) {
    emit("failed", refusal);
  }
}

/** @param {InstitutionsDocument} data */
function adopt(data) {
  state.data = data;
  state.institutions = data.columns.key.map((key, index) => institutionOf(data, key, index));
  state.byKey = new Map(state.institutions.map((one) => [one.key, one]));
  state.places = data.places.key.map((key, index) => placeOf(data, key, index));
  settle();
  emit("institutions");
  emit("view", "loaded");
}

/**
 * @param {InstitutionsDocument} data
 * @param {string} key
 * @param {number} at
 * @returns {Institution}
 */
function institutionOf({ columns, kinds, weeks, spoken }, key, at) {
  return {
    ...{ index: at, key, kind: kinds[columns.kind[at]], name: columns.name[at], where: columns.where[at] },
    ...{ municipality: columns.municipality[at], postcode: columns.postcode[at] },
    ...{ x: columns.x[at], y: columns.y[at] },
    ...{
      longitude: columns.longitude[at],
      latitude: columns.latitude[at],
      exact: Boolean(columns.exact[at]),
    },
    ...{ carrier: columns.carrier[at], week: weeks[columns.week[at]] ?? null },
    accessible: columns.barrier_free[at] === "yes",
    accessUnknown: columns.barrier_free[at] === "unknown",
    languages: columns.languages[at].map((number) => spoken[number]),
    ...{ ageFrom: columns.age_from[at], ageTo: columns.age_to[at] },
    ...{ paused: Boolean(columns.paused[at]), example: Boolean(columns.example[at]) },
    ...{ freshness: columns.freshness[at], confirmed: columns.confirmed[at], facts: columns.facts[at] },
  };
}

/**
 * @param {InstitutionsDocument} data
 * @param {string} key
 * @param {number} at
 * @returns {Place}
 */
function placeOf({ places }, key, at) {
  return {
    ...{ key, name: places.name[at], note: places.note[at], municipality: places.municipality[at] },
    ...{ part: Boolean(places.part[at]), x: places.x[at], y: places.y[at] },
    ...{ longitude: places.longitude[at], latitude: places.latitude[at] },
  };
}

function settle() {
  const { view, institutions } = state;
  const place = view.place ? (state.places.find(({ key }) => key === view.place) ?? null) : null;
  if (place !== state.place) {
    state.place = place;
    state.distances = place && institutions.map((one) => fromPlace(one, place));
  }
  state.found = matches(institutions, view, state.distances);
}

/**
 * @param {Institution} one
 * @param {Place} place
 */
function fromPlace({ longitude, latitude }, place) {
  if (longitude === null || latitude === null) return null;
  return kilometres(longitude, latitude, place.longitude, place.latitude);
}

/**
 * Changes the state of the page and its address.
 * @param {Partial<InstitutionView>} patch
 * @param {string} origin what part of the page it came from
 */
export function change(patch, origin) {
  state.view = { ...state.view, ...patch };
  if (!unwritten) requestAnimationFrame(() => setTimeout(write));
  unwritten = true;
  if (!state.data) return;
  settle();
  emit("view", origin);
  void root.offsetHeight; // laid out at once: while the browser waits for its next frame there is time for it
}

/* The address says what is seen as soon as it is seen: writing it takes as long as finding the hits. */
let unwritten = false;

function write() {
  if (!unwritten) return;
  unwritten = false;
  const query = [root.dataset.embedded ? "einbetten=1" : "", queryOf(state.view)].filter(Boolean).join("&");
  history.replaceState(history.state, "", query ? `?${query}` : location.pathname);
}

for (const name of ["click", "submit", "pagehide"]) window.addEventListener(name, write, { capture: true });

/** Km of an institution from the chosen place, null without one. */
export const kmOf = (/** @type {Institution} */ one) => state.distances?.[one.index] ?? null;

/** The chosen institution, null without one. */
export const chosen = () => state.byKey.get(state.view.institution) ?? null;

/** The address of an institution's page, with language and data version. */
export const pageOf = (/** @type {string} */ key) =>
  `/einrichtung/${encodeURIComponent(key)}${address("suffix")}`;
