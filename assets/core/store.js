/* What the page shows at this moment, and the only functions that change it. Every change is told by an
   event. */
import { emit } from "./events.js";
import { tellServer } from "./server.js";

/** Places that can be told apart by colour and marker. */
export const MOST_SELECTED = 8;

/**
 * slab       figures of an indicator
 * displayed  the slab with what the map shows in the place of the values: difference or change, if shown
 * series     the time series beside them
 * composition what wholes are made of, and how that is arranged
 * own        notes and targets of the reader's own
 * view       name of the open tab
 * palette    "see", "heide", "wald" or "div"
 * group      places that stand out while the others fade: more places than can be selected; null for none
 * groupOrigin what made the group: "class:3", "status:5", "few", "frame", "similar"
 * @type {import("./types").State}
 */
export const state = {
  slab: null,
  displayed: null,
  series: null,
  composition: null,
  own: null,
  year: null,
  selection: [],
  hover: null,
  view: "rangfolge",
  palette: null,
  group: null,
  groupOrigin: null,
};

/** @type {Map<string, number>} */
let columns = new Map();

/** Row of the present year in the slab, -1 where it has none. */
export function row() {
  return state.slab && state.year !== null ? state.slab.years.indexOf(state.year) : -1;
}

/**
 * Column of a place in the slab, -1 where it has none.
 * @param {string | null} key
 */
export function column(key) {
  return (key === null ? undefined : columns.get(key)) ?? -1;
}

/**
 * Position of a place among the selected ones, which says its colour and marker; -1 where it is not selected.
 * @param {string} key
 */
export function mark(key) {
  return state.selection.indexOf(key);
}

/**
 * Whether a tab's view is the open one; only that one is kept up to date.
 * @param {string} view
 */
export function isOpen(view) {
  return state.view === view;
}

/**
 * The reader's target for the indicator that is shown, null without one and where no values are shown.
 */
export function ownTarget() {
  const { slab, own } = state;
  const target = own?.target ?? null;
  return slab && target && !slab.shown && target.indicator === slab.indicator ? target : null;
}

/** @param {import("./types").Slab} slab */
export function setSlab(slab) {
  state.slab = slab;
  state.displayed = displayedOf(slab);
  columns = new Map(slab.places.map((key, index) => [key, index]));
  if (state.year === null || !slab.years.includes(state.year)) state.year = nearest(slab.years, state.year);
  emit("slab", slab);
}

/**
 * @param {string | null} key
 * @param {string} [origin] the view in which the pointer is
 */
export function setHover(key, origin) {
  if (key === state.hover) return;
  state.hover = key;
  emit("hover", key, origin);
}

/**
 * @param {number} year
 * @param {string} [origin]
 */
export function setYear(year, origin) {
  if (year === state.year) return;
  state.year = year;
  emit("year", year, origin);
}

/**
 * Takes a new selection and, unless it came from the server, tells the server. Of more places than can be
 * told apart the first are taken; "full" tells of the others.
 * @param {string[]} keys
 * @param {string} [origin]
 */
export function select(keys, origin) {
  const wanted = [...new Set(keys)];
  const next = wanted.slice(0, MOST_SELECTED);
  if (next.length !== state.selection.length || next.some((key, i) => key !== state.selection[i])) {
    state.selection = next;
    emit("selection", next, origin);
    if (origin !== "server") tellServer("monitor-selection", { data: next });
  }
  if (wanted.length > MOST_SELECTED) emit("full", wanted.slice(MOST_SELECTED), origin);
}

/**
 * Selects a place that is not selected, and the other way round.
 * @param {string} key
 * @param {string} [origin]
 */
export function toggle(key, origin) {
  const others = state.selection.filter((one) => one !== key);
  select(others.length === state.selection.length ? [...others, key] : others, origin);
}

/**
 * Makes places stand out in every view; null takes the group back.
 * @param {Iterable<string> | null} keys
 * @param {string | null} [origin] see `state`
 */
export function setGroup(keys, origin = null) {
  const next = keys ? new Set(keys) : null;
  if (!next && !state.group) return;
  state.group = next;
  state.groupOrigin = next ? origin : null;
  emit("group", next, state.groupOrigin);
}

/** @param {string | null | undefined} name */
export function setPalette(name) {
  if (!name) return;
  state.palette = name;
  emit("palette", name);
}

/**
 * A slab with what maps show in the place of the values: difference or change, where it has one.
 * @param {import("./types").Slab} slab
 * @returns {import("./types").Slab}
 */
export function displayedOf(slab) {
  return slab.shown ? { ...slab, ...slab.shown, unit: "", reference: null, lower: null, upper: null } : slab;
}

/**
 * The year of the slab that is nearest to the wanted one, the later of two; the last where none is wanted.
 * @param {number[]} years
 * @param {number | null} wanted
 */
function nearest(years, wanted) {
  if (!years.length) return null;
  if (wanted === null) return years[years.length - 1];
  return years.reduce((best, year) => (Math.abs(year - wanted) <= Math.abs(best - wanted) ? year : best));
}
