/* What surrounds the views: tabs, summary, and the states in which a view has nothing to show. */
import { byId, closest, element, inside, setText } from "../core/dom.js";
import { emit, on } from "../core/events.js";
import { TABS } from "../core/keys.js";
import { tellServer } from "../core/server.js";
import { state } from "../core/store.js";
import * as store from "../core/store.js";

const PATIENCE = 150; // ms before a wait becomes visible: shorter ones would only flicker
let waiting = 0;

const tabs = () => [
  .../** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("#monitor-tabs [role=tab]")),
];

/* Opens a tab. Others (a link, going back) do so by emitting "view" with its name. */
on("view", (/** @type {string} */ view, /** @type {string} */ origin) => {
  state.view = view;
  for (const tab of tabs()) {
    const open = tab.dataset.view === view;
    tab.setAttribute("aria-selected", String(open));
    tab.tabIndex = open ? 0 : -1;
    element(tab.getAttribute("aria-controls") ?? "").classList.toggle("bl-off", !open);
  }
  states();
  if (origin === "tabs") tellServer("monitor-view", { data: view });
});

document.addEventListener("click", (event) => {
  const tab = closest(event, "#monitor-tabs [role=tab]");
  if (tab && tab.dataset.view !== state.view) emit("view", tab.dataset.view, "tabs");
  if (closest(event, "[data-retry]")) {
    emit("error", null);
    emit("retry");
  }
  if (closest(event, "[data-every-place]")) {
    for (const id of ["monitor-amt", "monitor-size"]) tellServer(id, { value: "alle" });
  }
  const year = closest(event, "[data-show-year]");
  if (year) store.setYear(Number(year.dataset.showYear), "views");
});

document.addEventListener("keydown", (event) => {
  const list = tabs();
  const at = list.findIndex((tab) => tab === document.activeElement);
  if (at < 0) return;
  /** @type {Record<string, number>} */
  const leads = { next: at + 1, back: at - 1, first: 0, last: list.length - 1 };
  const to = leads[TABS[event.key]];
  if (to === undefined) return;
  event.preventDefault();
  const next = list[(to + list.length) % list.length];
  next.focus();
  emit("view", next.dataset.view, "tabs");
});

/* "Für 2011 gibt es hier keine Werte", the summary beside the tabs. */
function states() {
  const { slab, year } = state;
  if (!slab) return;
  const row = store.row();
  setText("monitor-summary", row < 0 ? "" : slab.summary[row]);
  const marks = byId("monitor-marks");
  if (marks) {
    marks.textContent = row < 0 || !slab.marks ? "" : slab.marks[row];
    marks.hidden = !marks.textContent || state.view === "zusammensetzung"; // they are of the whole indicator
  }
  const veil = byId("monitor-empty");
  if (!veil) return;
  const bare = (/** @type {number} */ r) => slab.order[r].length === 0;
  veil.hidden = (row >= 0 && !bare(row)) || ["tabelle", "zusammensetzung"].includes(state.view);
  if (veil.hidden) return;
  const filled = slab.years.filter((_, r) => !bare(r));
  const nobody = !slab.inside.some(Boolean);
  const next = inside(veil, "button");
  const heading = inside(veil, "h3");
  next.toggleAttribute("data-every-place", nobody);
  if (nobody) {
    heading.textContent = slab.words.noPlaces;
    next.hidden = false;
    delete next.dataset.showYear;
    next.textContent = slab.words.noPlacesNext;
    return;
  }
  heading.textContent = slab.shown
    ? slab.shown.sentence
    : slab.words.noValues.replace("{year}", String(year));
  next.hidden = !filled.length;
  if (!filled.length) return;
  const shown = year ?? filled[0];
  const nearest = filled.reduce((best, one) => (Math.abs(one - shown) < Math.abs(best - shown) ? one : best));
  next.dataset.showYear = String(nearest);
  next.textContent = slab.words.noValuesNext.replace("{year}", String(nearest));
}

/* emit("loading", true | false): grey shapes of the views, but only when it takes longer than a blink. */
on("loading", (/** @type {boolean} */ busy) => {
  clearTimeout(waiting);
  const show = () => {
    for (const one of document.querySelectorAll(".bl-loading")) one.toggleAttribute("hidden", !busy);
  };
  if (busy) waiting = window.setTimeout(show, PATIENCE);
  else show();
});

/* emit("error", {message, reference} | null): what happened, that the selection is kept, one button. */
on("error", (/** @type {{message: string, reference: string} | null} */ error) => {
  emit("loading", false);
  const alert = byId("monitor-error");
  if (!alert) return;
  alert.hidden = !error;
  if (!error) return;
  const [title, text] = alert.querySelectorAll("p");
  // The server speaks German; and a sentence with a reference would name it twice.
  const told = error.reference || document.documentElement.lang !== "de" ? "" : error.message;
  title.textContent = told || (title.dataset.text ?? "");
  const said = (error.reference ? text.dataset.text : text.dataset.plain) ?? "";
  text.textContent = said.replace("{reference}", error.reference);
});

on("slab", () => {
  const open = tabs().find((tab) => tab.getAttribute("aria-selected") === "true");
  if (open?.dataset.view) state.view = open.dataset.view; // the server may have opened another one
  const alert = byId("monitor-error");
  if (alert) alert.hidden = true;
  emit("loading", false);
  states();
});
on("year", states);
