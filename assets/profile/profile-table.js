/* The Gemeindeprofil: puts the table that the server has written into the page, sorts its rows, and opens one
   of them into its time series, which charts/time-series.js draws. */
import { placed, tidy } from "../core/address.js";
import { byId, closest, element, inside, make, setText } from "../core/dom.js";
import { announce } from "../core/announce.js";
import { emit } from "../core/events.js";
import * as answers from "../core/fetching.js";
import * as store from "../core/store.js";
import { withTargetLine } from "../charts/describe/target-line.js";

/** @typedef {{row: HTMLElement, home: HTMLElement}} Home a row and the group that it belongs to */

const table = () => /** @type {HTMLElement | null} */ (document.querySelector(".bl-profile-table"));
/**
 * Rows of all themes as one group, while they are sorted.
 * @type {HTMLElement | null}
 */
let sorted = null;
/**
 * In the order of the page.
 * @type {Home[]}
 */
let homes = [];

/* What the server wrote as text, in place of its components: a table of fifty rows is there at once. */
export function fill() {
  for (const host of document.querySelectorAll(".bl-profile [data-markup]")) {
    const frame = document.createElement("template");
    frame.innerHTML = placed(host.getAttribute("data-markup") ?? "");
    host.replaceChildren(frame.content);
    host.removeAttribute("data-markup");
  }
  const rows = /** @type {NodeListOf<HTMLElement>} */ (table()?.querySelectorAll(".bl-profile-row") ?? []);
  homes = [...rows].flatMap((row) => (row.parentElement ? [{ row, home: row.parentElement }] : []));
  const row = byId(location.hash.slice(1));
  if (row?.matches(".bl-profile-row")) open(inside(row, ".bl-profile-open"), true);
}

/** @param {Element} button */
const more = (button) => element(button.getAttribute("aria-controls") ?? "");

/** @param {Element} button */
function close(button) {
  button.setAttribute("aria-expanded", "false");
  more(button).hidden = true;
}

/**
 * @param {HTMLElement} button
 * @param {boolean} [scroll]
 */
async function open(button, scroll = false) {
  for (const other of document.querySelectorAll(".bl-profile-open[aria-expanded=true]")) close(other);
  button.setAttribute("aria-expanded", "true");
  const under = more(button);
  const slot = inside(under, ".bl-profile-slot");
  const frame = element("profile-series");
  under.hidden = false;
  slot.append(frame);
  frame.hidden = false;
  if (scroll) button.scrollIntoView({ block: "center" });
  await draw(frame, slot.dataset.series ?? "", button);
}

/**
 * The series with the reader's target, which no address of data has.
 * @param {import("../core/types").Series} series
 * @param {string} [target] as JSON
 */
function aimed(series, target) {
  const { parts } = series;
  return parts && target ? { ...series, parts: withTargetLine(parts, JSON.parse(target)) } : series;
}

let turns = 0;

/**
 * The series of a row; one that comes in after another row was opened, or closed, is not drawn.
 * @param {HTMLElement} frame
 * @param {string} query
 * @param {Element} button
 */
async function draw(frame, query, button) {
  const under = frame.parentElement;
  const turn = ++turns;
  const late = () => turn !== turns || button.getAttribute("aria-expanded") !== "true";
  const { stamp, series: source } = element("profile-table").dataset;
  const loading = inside(frame, ".bl-loading");
  const slow = setTimeout(() => (loading.hidden = false), 150);
  try {
    const series = await answers.fetched(`${source}?${query}&vergleich=amt,kreis,land&fassung=${stamp}`);
    if (late()) return;
    const shown = aimed(series, under?.dataset.target);
    store.state.series = shown;
    store.state.year = Number(new URLSearchParams(query).get("jahr")) || null;
    emit("series", shown);
  } catch (error) {
    if (late()) return;
    store.state.series = null;
    element("monitor-series").replaceChildren();
    setText("monitor-series-caption", /** @type {answers.Refusal} */ (error).sentence ?? "");
  } finally {
    clearTimeout(slow);
    if (!late()) loading.hidden = true;
  }
}

/**
 * A row with what opens under it.
 * @param {HTMLElement} row
 */
const both = (row) => [row, element(row.id.replace("profile-", "profile-more-"))];

/**
 * Largest first; rows that have nothing to sort by keep their order at the end.
 * @param {string} order
 */
function sort(order) {
  restore();
  if (order === "theme") return;
  const number = (/** @type {Home} */ { row }) => (row.dataset[order] ? Number(row.dataset[order]) : -1);
  sorted = make("tbody", { role: "rowgroup" });
  for (const { row } of homes.slice().sort((one, other) => number(other) - number(one)))
    sorted.append(...both(row));
  table()?.append(sorted);
  table()?.classList.add("is-sorted", `by-${order}`);
}

function restore() {
  if (!sorted) return;
  for (const { row, home } of homes) home.append(...both(row));
  sorted.remove();
  sorted = null;
  table()?.classList.remove("is-sorted", "by-distance", "by-movement");
}

document.addEventListener("click", (event) => {
  const target = closest(event, ".bl-profile-open, [data-order]");
  if (!target || !table()) return;
  if (target.dataset.order) {
    for (const one of document.querySelectorAll("[data-order]"))
      one.setAttribute("aria-pressed", String(one === target));
    sort(target.dataset.order);
    announce(target.dataset.said ?? "");
  } else if (target.getAttribute("aria-expanded") === "true") close(target);
  else open(target);
});

/* Weights live in the address: the page with other ones is another page. */
document.addEventListener("change", (event) => {
  const where = closest(event, "#profile-similar-in");
  if (!where && !closest(event, "#profile-weights")) return;
  const query = new URLSearchParams(location.search);
  if (where instanceof HTMLSelectElement) {
    if (where.value === "land") query.delete("aehnlich_in");
    else query.set("aehnlich_in", where.value);
    location.search = tidy(query);
    return;
  }
  const fields = [
    .../** @type {NodeListOf<HTMLSelectElement>} */ (document.querySelectorAll("#profile-weights select")),
  ];
  const weights = fields.map((one) => `${one.id.replace("profile-weight-", "")}:${one.value}`).join(",");
  query.set("gewichte", weights);
  location.search = tidy(query);
});
