/* The chosen places with their signs, in order; similar ones to add, and what is missing where there are too
   few. */
import { withOwnWords } from "../core/address.js";
import { byId, element, make, setText, closest } from "../core/dom.js";
import * as plots from "../charts/drawing.js";
import { announce } from "../core/announce.js";
import { on } from "../core/events.js";
import * as store from "../core/store.js";
import { comparison, shown, say, select as selectPlaces } from "./answer.js";

/**
 * Selector of what has the focus once the places are drawn anew.
 * @type {string | null}
 */
let focus = null;

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
      href: withOwnWords(
        place.key.length === 8 ? `/gemeinde/${place.key}` : `/?gebiete=${place.key}&ebene=${shown().level}`,
      ),
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

on("comparison", places);
