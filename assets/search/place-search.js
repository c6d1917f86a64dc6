/* The search for places: by present and former names and keys, which the server knows, and by the Amt or the
   district they belong to, alone or beside the name. */
import { based } from "../core/address.js";
import { byId, closest, inside } from "../core/dom.js";
import { announce } from "../core/announce.js";
import { on } from "../core/events.js";
import * as store from "../core/store.js";
import { combobox } from "../search/combobox.js";
import { fold } from "../search/fold.js";

/** @typedef {import("../core/types").Slab} Slab */
/** @typedef {import("./combobox.js").Option} Option */
/** @typedef {import("./combobox.js").Unanswered} Unanswered */
/** @typedef {{gebiet: string, frueher?: string}} Found */

const PAUSE = 120; // ms without a key before the server is asked
const MOST = 400; // places in the list at once
/** @type {HTMLElement | null} */
let host = null;

const input = () => inside(host ?? document, "input", HTMLInputElement);

/** @param {"chosen" | "formerly"} name of a wording that the field carries */
const words = (name) => host?.dataset[name] ?? "";

/** @param {string} name */
const formerly = (name) => words("formerly").replace("{name}", () => name);

const pause = () => new Promise((done) => setTimeout(done, PAUSE));

/**
 * @param {Slab} slab
 * @param {number} column
 * @param {string} note
 * @returns {Option}
 */
function option(slab, column, note) {
  return { key: slab.places[column], name: slab.names[column], note };
}

/**
 * Every place of the map, in order of their names.
 * @param {Slab} slab
 */
function all(slab) {
  return slab.names.map((_, column) => option(slab, column, slab.parents[column])).slice(0, MOST);
}

/**
 * @param {string} text
 * @returns {Promise<Option[] | Unanswered>}
 */
async function find(text) {
  const { slab } = store.state;
  if (!slab) return [];
  if (!text.trim()) return all(slab);
  await pause();
  if (input().value !== text) return []; // typed on: the later search answers
  /** @type {Map<number, string>} */
  const found = new Map();
  const answer = await asked(slab, text);
  for (const area of answer ?? named(slab, text)) {
    const column = store.column(area.gebiet);
    if (column >= 0) found.set(column, area.frueher ? formerly(area.frueher) : slab.parents[column]);
  }
  const words = fold(text).split(/\s+/).filter(Boolean);
  textsOf(slab).forEach((known, column) => {
    if (!found.has(column) && words.every((word) => known.includes(word)))
      found.set(column, slab.parents[column]);
  });
  const here = [...found].slice(0, MOST).map(([column, note]) => option(slab, column, note));
  const beyond = host?.dataset.everywhere ? await elsewhere(slab, text) : [];
  return answer && beyond ? [...here, ...beyond] : { unanswered: here };
}

/**
 * Places of the level that are not on the page, wherever in Germany; null where the server does not answer.
 * @param {Slab} slab
 * @param {string} text
 * @returns {Promise<Option[] | null>}
 */
async function elsewhere(slab, text) {
  const query = new URLSearchParams({ suche: text, ueberall: "ja", sprache: slab.lang });
  try {
    const response = await fetch(based(`/orte?${query}`));
    if (!response.ok) return null;
    /** @type {Option[]} */
    const places = (await response.json()).orte;
    const length = slab.places[0]?.length;
    return places.filter((one) => one.key.length === length && store.column(one.key) < 0);
  } catch {
    return null;
  }
}

/** @type {WeakMap<Slab, string[]>} */
const texts = new WeakMap();

/**
 * Name and parent of each place as they are searched; "" where a place has no parent.
 * @param {Slab} slab
 */
function textsOf(slab) {
  const known = texts.get(slab) ?? slab.names.map((name, at) => searched(name, slab.parents[at]));
  texts.set(slab, known);
  return known;
}

/**
 * @param {string} name
 * @param {string} parent
 */
const searched = (name, parent) => (parent ? fold(`${name} ${parent}`) : "");

/**
 * What the server finds on the map's territory; null without an answer.
 * @param {Slab} slab
 * @param {string} text
 * @returns {Promise<Found[] | null>}
 */
async function asked(slab, text) {
  const query = new URLSearchParams({ suche: text });
  const address = new URLSearchParams(location.search);
  const territory = address.get("gebietsstand");
  const extent = address.get("raum");
  if (extent && !territory) query.set("raum", extent);
  if (territory) query.set("gebietsstand", territory);
  if (territory) query.set("jahr", String(store.state.year));
  try {
    const response = await fetch(based(`/api/v1/gebiete?${query}`));
    return response.ok ? (await response.json()).gebiete : null;
  } catch {
    return null;
  }
}

/**
 * Places of the page by their names alone.
 * @param {Slab} slab
 * @param {string} text
 * @returns {Found[]}
 */
function named(slab, text) {
  const wanted = fold(text.trim());
  return slab.places
    .filter((_, column) => fold(slab.names[column]).includes(wanted))
    .map((key) => ({ gebiet: key }));
}

/** @type {import("./combobox.js").Source} */
const source = {
  id: "monitor-place",
  find,
  shown: () => "",
  chosen: (key) => store.mark(key) >= 0,
  choose(one) {
    store.select([...store.state.selection, one.key], "search");
    if (store.mark(one.key) >= 0) announce(words("chosen").replace("{name}", () => one.name));
  },
};

function build() {
  const box = byId("monitor-place-picker");
  if (!box || box === host) return;
  host = box;
  combobox(host, source);
}
on("slab", build);
on("error", build);

document.addEventListener("click", (event) => {
  if (!closest(event, "[data-find-place]") || !host) return;
  // Where the panel waits in a drawer one of two buttons opens it.
  for (const id of ["monitor-filter-all", "monitor-filter-open"]) {
    const opener = byId(id);
    if (opener?.checkVisibility()) opener.click();
  }
  input().focus();
});
