/* The Monitor's tab of compositions: fetches what is shown while the tab is open, and has its controls (years
   or places, shares or counts, limits, which whole, bars or table). They belong to the address. */
import { byId, closest, make } from "../core/dom.js";
import { emit, on } from "../core/events.js";
import * as answers from "../core/fetching.js";
import { tellServer } from "../core/server.js";
import { state } from "../core/store.js";
import * as store from "../core/store.js";
import { compositionTable } from "../charts/composition/table.js";
import { rowsOf, YEARS } from "../charts/describe/composition.js";
import { figuresAddress } from "./figures.js";

/** @typedef {import("../core/types").CompositionData} CompositionData */

const FIXED = ["orte", "zahlen", "spannen"];
const TAB = "zusammensetzung";
let asked = ""; // address of what is shown or on its way
let table = false;

const root = () => byId("monitor-panel-zusammensetzung");
/** @returns {string[]} the words of the address */
const words = () => (root()?.dataset.words ?? "").split(",").filter(Boolean);

/** @param {string[]} next */
function setWords(next) {
  const host = root();
  if (!host) return;
  const keys = next.filter((word) => !FIXED.includes(word));
  host.dataset.words = [...FIXED.filter((word) => next.includes(word)), ...keys].join(",");
}

/** @returns {import("../charts/types").Arrangement} */
function arrangement() {
  const [places, counted, limits] = FIXED.map((word) => words().includes(word));
  return { over: places ? "orte" : YEARS, counted, limits };
}

/* Fetches what the tab shows, if it is open and something else is asked for. */
async function bring() {
  if (!store.isOpen(TAB) || !state.slab) return;
  const { path, query } = figuresAddress();
  if (!path) return;
  const key = words().find((word) => !FIXED.includes(word));
  const address = `/zusammensetzung?${query}${key ? `&zusammensetzung=${key}` : ""}`;
  if (address === asked && state.composition) return show();
  asked = address;
  try {
    const found = await answers.fetched(address);
    if (address === asked) show(found);
  } catch (error) {
    if (address !== asked) return;
    asked = "";
    const { sentence = "", reference = "" } = /** @type {answers.Refusal} */ (error);
    emit("error", { message: sentence, reference });
  }
}

/** @param {CompositionData} [found] */
function show(found) {
  const data = found ?? state.composition;
  if (!data) return;
  state.composition = { ...data, asked: arrangement() };
  controls(state.composition);
  emit("composition", state.composition);
  fill();
}

/** @param {CompositionData} data */
function controls(data) {
  const host = root();
  if (!host) return;
  const { over, counted, limits } = data.asked;
  const counts = data.parts && (over === YEARS ? data.parts.counts_of_years : data.parts.counts_of_places);
  /** @type {Record<string, boolean>} */
  const pressed = {
    ...{ jahre: over === YEARS, orte: over !== YEARS, anteile: !counted, zahlen: counted, spannen: limits },
    ...{ balken: !table, tabelle: table },
  };
  for (const button of /** @type {NodeListOf<HTMLButtonElement>} */ (
    host.querySelectorAll("[data-arrange]")
  )) {
    const word = button.dataset.arrange ?? "";
    button.setAttribute("aria-pressed", String(pressed[word]));
    if (word === "zahlen") button.disabled = !counts && !counted;
    if (word === "spannen") button.disabled = !data.limits;
  }
  const bar = /** @type {HTMLElement | null} */ (host.querySelector(".bl-comp-bar"));
  if (bar) bar.hidden = !data.parts;
  const which = /** @type {HTMLSelectElement | null} */ (byId("monitor-composition-whole"));
  if (which) {
    which.hidden = data.offers.length < 2;
    which.replaceChildren(
      ...data.offers.map(([value, name]) =>
        make("option", value === data.key ? { value, selected: "" } : { value }, name),
      ),
    );
    which.value = data.key;
  }
  const caption = byId("monitor-composition-caption");
  if (!caption) return;
  const shown = !data.parts ? "" : counted && counts ? data.counted : data.base;
  const said = over === YEARS ? data.parts?.captions[0] : data.parts?.captions[1];
  caption.textContent = [shown && `${data.name}, ${shown}.`, said].filter(Boolean).join(" ");
}

/* The same as a table: a row for each bar, a column for each part. */
function fill() {
  const host = byId("monitor-composition-table");
  const plot = root()?.querySelector(".bl-plot-composition");
  if (!host) return;
  const data = state.composition;
  const parts = data?.parts;
  plot?.classList.toggle("bl-off", table && Boolean(parts));
  // Whoever cannot see bars reads the table, whichever is shown.
  host.classList.toggle("visually-hidden", !table || !parts);
  if (table && parts)
    host.tabIndex = 0; // what scrolls is reached by keyboard
  else host.removeAttribute("tabindex");
  if (!data || !parts || state.year === null) return host.replaceChildren();
  const { asked: how } = data;
  const rows = rowsOf(parts, how.over, state.year);
  const first = data.heads[how.over === YEARS ? "year" : "place"];
  const caption = byId("monitor-composition-caption")?.textContent ?? "";
  host.replaceChildren(compositionTable(parts, rows, [first, data.heads.whole], caption));
}

document.addEventListener("click", (event) => {
  const button = closest(event, "#monitor-panel-zusammensetzung [data-arrange]");
  const word = button?.dataset.arrange;
  if (!word) return;
  if (word === "balken" || word === "tabelle") {
    table = word === "tabelle";
    return show();
  }
  const now = words();
  const without = (/** @type {string} */ one) => now.filter((other) => other !== one);
  if (word === "jahre") change(without("orte"));
  else if (word === "anteile") change(without("zahlen"));
  else if (word === "spannen" && now.includes(word)) change(without(word));
  else change([...now, word]);
});

document.addEventListener("change", (event) => {
  const select = closest(event, "#monitor-composition-whole", HTMLSelectElement);
  if (select) change([...words().filter((word) => FIXED.includes(word)), select.value]);
});

/** @param {string[]} next */
function change(next) {
  setWords(next);
  bring();
  tellServer("monitor-composition-words", { data: words().join(",") });
}

/* What the address asks for, with every answer of the server. */
on("arrived", () => {
  const given = new URLSearchParams(figuresAddress().page).get(TAB) ?? "";
  setWords(given.split(",").filter(Boolean));
  bring();
});
for (const name of ["view", "slab", "series"]) on(name, bring);
on("year", fill);
