/* What is compared: the chosen places with their signs, in order; similar ones to add; indicator, year,
   level, comparison. */
import { byId, closest, element, make, setText } from "../core/dom.js";
import * as plots from "../charts/drawing.js";
import { announce } from "../core/announce.js";
import { on } from "../core/events.js";
import { state } from "../core/store.js";
import * as store from "../core/store.js";
import { combobox } from "../search/combobox.js";
import { fitting } from "../search/indicator-search.js";
import { comparison, shown, go, say, select as selectPlaces } from "./answer.js";

const STEP_MS = 900; // a year stays while playing
let playing = 0;
/** @typedef {ReturnType<typeof combobox>} Field */

/** @type {Field | null} */
let indicator = null;
/** @type {Field | null} */
let second = null;
/**
 * Selector of what has the focus once the places are drawn anew.
 * @type {string | null}
 */
let focus = null;

/* --- places --- */

function places() {
  const data = shown();
  const keys = data.places.map((one) => one.key);
  element("comparison-places").replaceChildren(...data.places.map((place, at) => item(place, at, keys)));
  element("comparison-places").hidden = !keys.length;
  const full = keys.length >= store.MOST_SELECTED;
  element("comparison-search").hidden = full;
  element("comparison-full").hidden = !full;
  similar();
  tellState();
  if (focus) {
    const target = element("comparison-places").querySelector(focus) ?? byId("monitor-place-input");
    if (target instanceof HTMLElement) target.focus();
  }
  focus = null;
}

/**
 * @param {import("./types").ComparisonData["places"][0]} place
 * @param {number} at
 * @param {string[]} keys
 */
function item(place, at, keys) {
  const name = make(
    "a",
    {
      href:
        place.key.length === 8 ? `/gemeinde/${place.key}` : `/?gebiete=${place.key}&ebene=${shown().level}`,
      class: "bl-comparison-name",
    },
    place.name,
  );
  const row = make(
    "li",
    { "data-place": place.key },
    plots.mark(at),
    make("span", { class: "bl-comparison-who" }, name, make("small", { title: place.line }, place.line)),
  );
  row.append(
    button("up", say("up", place), at === 0, () => move(keys, at, -1)),
    button("down", say("down", place), at === keys.length - 1, () => move(keys, at, 1)),
    button("close", say("remove", place), false, () => remove(keys, at)),
  );
  return row;
}

/**
 * @param {string} icon
 * @param {string} label
 * @param {boolean} off
 * @param {() => void} action
 */
function button(icon, label, off, action) {
  const node = make(
    "button",
    {
      type: "button",
      class: "btn bl-quiet",
      "aria-label": label,
      title: label,
      "data-do": icon,
      "aria-disabled": off ? "true" : null,
    },
    make("i", { class: `bl-icon bl-icon-${icon}`, "aria-hidden": "true" }),
  );
  node.addEventListener("click", () => off || action());
  return node;
}

/**
 * @param {string[]} keys
 * @param {number} at
 * @param {number} by
 */
function move(keys, at, by) {
  const next = keys.slice();
  next.splice(at + by, 0, next.splice(at, 1)[0]);
  focus = `[data-place="${keys[at]}"] [data-do="${by < 0 ? "up" : "down"}"]`;
  announce(say("moved", { name: shown().places[at].name, place: at + by + 1 }));
  selectPlaces(next);
}

/**
 * @param {string[]} keys
 * @param {number} at
 */
function remove(keys, at) {
  const next = keys.filter((_, index) => index !== at);
  focus = next.length ? `[data-place="${next[Math.min(at, next.length - 1)]}"] [data-do="close"]` : "#none";
  announce(say("removed", { name: shown().places[at].name }));
  selectPlaces(next);
}

/* Who is like the first place, with the reasons, to be added one by one. */
function similar() {
  const data = shown();
  const found = data.similar;
  element("comparison-similar-field").hidden = !found || data.places.length >= store.MOST_SELECTED;
  if (!found) return;
  setText("comparison-similar-title", found.question);
  const rows = found.places.map(([key, name, reasons]) =>
    make("li", {}, adder(key, name), make("small", {}, reasons)),
  );
  element("comparison-similar").replaceChildren(
    rows.length ? make("ol", {}, ...rows) : make("p", { class: "bl-note" }, found.none),
  );
}

/**
 * @param {string} key
 * @param {string} name
 */
function adder(key, name) {
  const node = make(
    "button",
    { type: "button", class: "bl-link bl-plain", "data-like-place": key },
    say("add_similar", { name }),
  );
  node.addEventListener("click", () => selectPlaces([...shown().places.map((one) => one.key), key]));
  return node;
}

/* Fewer than two places: what is missing, and the next step. */
function tellState() {
  const data = shown();
  const host = element("comparison-state");
  const count = data.places.length;
  host.hidden = count > 1;
  element("comparison-page").dataset.places = String(Math.min(count, 2));
  if (count > 1) return host.replaceChildren();
  const search = make("button", { type: "button", class: "btn btn-primary" }, comparison.words.search_next);
  search.addEventListener("click", () => element("monitor-place-input").focus());
  const like = count ? data.similar?.places[0] : undefined;
  const title = make("h2", {}, count ? comparison.words.one : comparison.words.none);
  const text = make("p", {}, count ? say("one_text", data.places[0]) : comparison.words.none_text);
  host.replaceChildren(
    make("div", {}, title, text),
    make(
      "div",
      { class: "bl-comparison-next" },
      search,
      ...(like ? [Object.assign(adder(like[0], like[1]), { className: "btn bl-quiet" })] : []),
    ),
  );
}

/* --- indicators --- */

/**
 * @param {string} id
 * @param {() => import("./types").Choice[]} given
 * @param {() => string} chosen
 * @param {(key: string) => unknown} choose
 */
function picker(id, given, chosen, choose) {
  const options = () => given().map((one) => ({ ...one, group: one.theme }));
  return combobox(element(id), {
    id,
    find: (text) => fitting(options(), text),
    shown: () => (comparison.data && options().find((one) => one.key === chosen())?.name) || "",
    chosen: (key) => key === chosen(),
    choose: (one) => choose(one.key),
  });
}

function pickers() {
  indicator =
    indicator ||
    picker(
      "comparison-indicator",
      () => shown().controls.indicators,
      () => shown().indicator,
      (key) => key === shown().indicator || go({ indikator: key, thema: null, gliederung: null }),
    );
  second =
    second ||
    picker(
      "comparison-second",
      () => shown().controls.seconds,
      () => shown().second,
      (key) => go({ indikator2: key }),
    );
  indicator.show();
  second.show();
  official();
  element("comparison-swap").hidden = !shown().second;
}

/* The switch that leaves example data out; the note says what is missing then. */
function official() {
  const { official, officialNote } = shown().controls;
  const host = element("comparison-official");
  let box = host.querySelector("input");
  if (!box) {
    const made = make("input", {
      type: "checkbox",
      role: "switch",
      id: "comparison-official-box",
      class: "form-check-input",
    });
    made.addEventListener("change", () => go({ herkunft: made.checked ? "amtlich" : null }));
    host.append(made, make("label", { for: made.id, class: "form-check-label" }, say("official_only")));
    box = made;
  }
  box.checked = official;
  setText("comparison-official-note", officialNote);
}

/* --- selects, levels --- */

/**
 * @param {string} id
 * @param {[string, string][]} options
 * @param {string} value
 * @param {(value: string) => void} change
 */
function select(id, options, value, change) {
  const node = make(
    "select",
    { id: `${id}-select`, class: "form-select" },
    ...options.map(([key, label]) => make("option", { value: key }, String(label))),
  );
  node.value = value;
  node.addEventListener("change", () => change(node.value));
  const had = document.activeElement && document.activeElement.id === node.id;
  element(id).replaceChildren(node);
  element(`${id}-field`).hidden = !options.length;
  if (had) node.focus();
}

function controls() {
  const data = shown();
  const { comparisons, comparison: chosen, levels, themes } = data.controls;
  select("comparison-against", comparisons, chosen, (kind) =>
    go({ vergleich: [kind, ...["kreis", "land"].filter((one) => one !== kind)].join(",") }),
  );
  select("comparison-theme", themes, data.theme, (theme) => go({ thema: theme }));
  const bases = data.base === null ? [] : data.years.slice(0, -1).map(String);
  select(
    "comparison-base",
    bases.map((year) => [year, year]),
    String(data.base ?? ""),
    (year) => go({ basisjahr: year }),
  );
  element("comparison-level").replaceChildren(
    ...levels.map(([level, label, possible]) => {
      const node = make(
        "button",
        { type: "button", "aria-pressed": String(level === data.level), disabled: possible ? null : "" },
        label,
      );
      node.addEventListener("click", () => level === data.level || go({ ebene: level }));
      return node;
    }),
  );
}

/* --- year --- */

function slider() {
  const { years } = shown();
  const host = element("comparison-year-range");
  let node = host.querySelector("input");
  if (!node) {
    node = make("input", { id: "comparison-year", type: "range", class: "form-range", min: 0, step: 1 });
    host.append(node);
  }
  node.max = String(Math.max(years.length - 1, 0));
  element("comparison-year-ticks").replaceChildren(
    make("span", {}, String(years[0] ?? "")),
    make("span", {}, String(years.at(-1) ?? "")),
  );
}

function year() {
  const node = byId("comparison-year");
  const { slab } = state;
  if (!comparison.data || !slab || !(node instanceof HTMLInputElement)) return;
  const row = store.row();
  const label = row < 0 ? "" : slab.labels[row];
  node.value = String(row);
  node.setAttribute("aria-valuetext", label);
  const steps = slab.years.length - 1;
  node.style.setProperty("--share", String(steps > 0 ? row / steps : 1));
  setText("comparison-year-label", label);
}

/** @param {boolean} start */
function play(start) {
  clearInterval(playing);
  playing = start ? window.setInterval(() => step(1), STEP_MS) : 0;
  const node = element("comparison-year-play");
  node.classList.toggle("is-playing", Boolean(playing));
  node.setAttribute("aria-label", (playing ? node.dataset.pause : node.dataset.play) ?? "");
}

/** @param {number} by */
function step(by) {
  if (!state.slab) return;
  const { years } = state.slab;
  store.setYear(years[(store.row() + by + years.length) % years.length], "player");
}

document.addEventListener("input", (event) => {
  const node = closest(event, "#comparison-year", HTMLInputElement);
  if (!node || !comparison.data || !state.slab) return;
  play(false);
  store.setYear(state.slab.years[Number(node.value)], "slider");
});
document.addEventListener("click", (event) => {
  const target = closest(event, "#comparison-year-play, #comparison-swap");
  if (!target || !comparison.data) return;
  if (target.id === "comparison-swap")
    go({
      indikator: shown().second,
      indikator2: shown().indicator,
      thema: shown().theme,
    });
  else {
    if (!playing) step(1);
    play(!playing);
  }
});

/* --- linking --- */

/** @param {Event} event */
const placeAt = (event) => (comparison.data ? closest(event, "[data-place], [data-like-place]") : null);
for (const name of ["pointerover", "focusin"]) {
  document.addEventListener(name, (event) => {
    const node = placeAt(event);
    if (node) store.setHover((node.dataset.place || node.dataset.likePlace) ?? null, "side");
  });
}
for (const name of ["pointerout", "focusout"]) {
  document.addEventListener(name, (event) => {
    if (placeAt(event)) store.setHover(null, "side");
  });
}
on("hover", (/** @type {string | null} */ key) => {
  if (!comparison.data) return;
  for (const node of document.querySelectorAll("[data-place]"))
    node.classList.toggle("bl-under", node.getAttribute("data-place") === key);
});

on("comparison", () => {
  pickers();
  controls();
  slider();
  places();
});
on("year", year);
