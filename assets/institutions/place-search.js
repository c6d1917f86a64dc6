/* The search for a place, an institution or a postcode, and the reader's own place: everything is looked for
   in what the page holds already. Nothing that is typed is sent, stored or noted. */
import { closest, element } from "../core/dom.js";
import { on } from "../core/events.js";
import { combobox } from "../search/combobox.js";
import { fold } from "../search/fold.js";
import { around, reveal } from "./map/map.js";
import { change, chosen, say, state } from "./state.js";

/** @typedef {import("../search/combobox.js").Option} Option */
/** @typedef {import("./types").Place} Place */

const MOST = 60; // options
const LEAST_DIGITS = 2;
const INSTITUTION = "einrichtung:";

/** @type {WeakMap<object, string>} */
const folded = new WeakMap();

/**
 * Name and note as they are searched.
 * @param {{name: string, note?: string, where?: string}} one
 */
function searched(one) {
  const known = folded.get(one) ?? fold(`${one.name} ${one.note ?? one.where ?? ""}`);
  folded.set(one, known);
  return known;
}

/**
 * Those whose name begins with what was typed before those that hold all of its words.
 * @template {{name: string, note?: string, where?: string}} One
 * @param {One[]} among
 * @param {string} text
 */
function holding(among, text) {
  const wanted = fold(text.trim());
  const words = wanted.split(/\s+/).filter(Boolean);
  const found = among.filter((one) => words.every((word) => searched(one).includes(word)));
  const first = found.filter((one) => searched(one).startsWith(wanted));
  return [...first, ...found.filter((one) => !searched(one).startsWith(wanted))];
}

/** @param {string} text */
function byPostcode(text) {
  const typed = text.trim();
  if (!/^\d+$/.test(typed) || typed.length < LEAST_DIGITS) return [];
  const codes = Object.entries(state.data?.postcodes ?? {}).filter(([code]) => code.startsWith(typed));
  return codes.flatMap(([code, keys]) =>
    state.places.filter(({ key }) => keys.includes(key)).map((place) => ({ place, note: code })),
  );
}

/**
 * @param {string} text
 * @returns {Option[]}
 */
function places(text) {
  const group = say("search_places");
  const coded = byPostcode(text).map(({ place, note }) => ({
    key: place.key,
    name: place.name,
    note,
    group,
  }));
  const named = holding(state.places, text).map(({ key, name, note }) => ({ key, name, note, group }));
  return [...coded, ...named].slice(0, MOST);
}

/**
 * @param {string} text
 * @returns {Option[]}
 */
function institutions(text) {
  const typed = text.trim();
  if (!typed) return [];
  const group = say("search_institutions");
  const coded = /^\d{5}$/.test(typed) ? state.institutions.filter(({ postcode }) => postcode === typed) : [];
  return [...coded, ...holding(state.institutions, text)]
    .slice(0, MOST / 2)
    .map(({ key, name, kind, where }) => ({
      ...{ key: INSTITUTION + key, name, group },
      note: [kind.name, where].filter(Boolean).join(" · "),
    }));
}

const field = element("institutions-place");
const own = combobox(field, {
  id: "institutions-place",
  find: (text) => places(text),
  shown: () => state.place?.name ?? "",
  chosen: (key) => key === state.view.place,
  choose: ({ key }) => choosePlace(key),
});

combobox(element("institutions-search"), {
  id: "institutions-search",
  grouped: true,
  find: (text) => [...places(text), ...institutions(text)],
  shown: () => "",
  chosen: (key) => key === state.view.place || key === INSTITUTION + state.view.institution,
  choose({ key }) {
    if (!key.startsWith(INSTITUTION)) return choosePlace(key);
    change({ institution: key.slice(INSTITUTION.length) }, "search");
    const one = chosen();
    if (one?.x !== null && one?.y !== null && one) around({ x: one.x, y: one.y });
    else if (one) reveal(one);
  },
});

/** @param {string} key */
function choosePlace(key) {
  change({ place: key }, "place");
  if (state.place) around(state.place, state.view.radius_km ?? undefined);
}

on("view", () => {
  own.show();
  element("institutions-place-clear").hidden = !state.place;
});

document.addEventListener("click", (event) => {
  if (!closest(event, "#institutions-place-clear")) return;
  change({ place: "", radius_km: null }, "place");
  field.querySelector("input")?.focus();
});
