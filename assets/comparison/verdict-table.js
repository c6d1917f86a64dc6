/* The table of the compared places: values, differences and their words in the year on screen. */
import { byId, make, setText } from "../core/dom.js";
import * as plots from "../charts/drawing.js";
import { on } from "../core/events.js";
import * as marks from "../core/status-marks.js";
import { state } from "../core/store.js";
import * as store from "../core/store.js";
import { noteButton } from "../reader/note-button.js";
import { verdictButton } from "../words/verdict-text.js";
import { remarks, statusWord, wordButton } from "../words/word.js";
import { comparison, shown, say } from "./answer.js";

function draw() {
  const { data } = comparison;
  const host = byId("comparison-table");
  if (!data || !host) return;
  const row = store.row();
  const table = data.tables[row];
  const label = row < 0 ? "" : table.label;
  setText("comparison-table-caption", row < 0 ? "" : say("caption", { indicator: data.name, year: label }));
  if (!table || !table.rows.length) return host.replaceChildren();
  const first = data.places[0].name;
  const several = table.rows.length > 1;
  /** @type {[string, Record<string, string>?][]} */
  const heads = [
    ["column_place"],
    ["column_value"],
    ["column_interval"],
    ["column_difference", { reference: data.reference }],
    ["column_first", { name: first }],
    ["column_trend"],
    ["column_rank"],
  ];
  /** @type {Record<string, boolean>} */
  const left = { column_difference: !data.reference, column_first: !several };
  const head = make(
    "tr",
    {},
    ...heads
      .filter(([key]) => !left[key])
      .map(([key, facts], at) => make("th", { scope: "col", class: at ? "n" : null }, heading(key, facts))),
  );
  const body = table.rows.map((one, at) => line(one, at, several));
  if (table.reference) body.push(reference(table.reference, head.children.length));
  const { target } = comparison.own;
  if (target) body.push(reference([target[0], target[1], ""], head.children.length));
  const caption = make(
    "caption",
    { class: "visually-hidden" },
    say("caption", { indicator: data.name, year: label }),
  );
  const focused = document.activeElement?.closest("[data-own-note]")?.getAttribute("data-own-note");
  host.replaceChildren(
    make("table", { class: "bl-table" }, caption, make("thead", {}, head), make("tbody", {}, ...body)),
  );
  const again = focused && host.querySelector(`[data-own-note="${focused}"]`);
  if (again instanceof HTMLElement) again.focus(); // where a note has just been written
  mark();
}

/**
 * @param {string} key
 * @param {Record<string, string>} [facts]
 */
const heading = (key, facts) =>
  key === "column_interval" ? wordButton(say(key), "spanne") : say(key, facts);

/**
 * @param {import("./types").TableEntry} one
 * @param {number} at
 * @param {boolean} several
 */
function line(one, at, several) {
  const data = shown();
  const place = data.places[at];
  const note = comparison.own.notes.some(([key]) => key === place.key);
  const who = make("th", { scope: "row" }, plots.mark(at), " ", make("span", {}, place.name), " ");
  who.append(noteButton(place.key, place.name, note));
  const rank = one.rank ? say("rank", { rank: one.rank[0], ranked: one.rank[1] }) : say("no_rank");
  /** @type {HTMLTableCellElement[]} */
  const cells = [
    who,
    make("td", { class: "n" }, ...value(one, at)),
    make("td", { class: "n" }, one.interval),
  ];
  if (data.reference) cells.push(compared(one.difference));
  if (several) cells.push(one.first ? compared(one.first) : make("td", { class: "n" }, "\u2013"));
  cells.push(moved(one), make("td", { class: "n bl-soft" }, one.known ? rank : ""));
  return make("tr", { "data-place": place.key }, ...cells);
}

/**
 * @param {import("./types").TableEntry} one
 * @param {number} at
 */
function value(one, at) {
  /** @type {HTMLElement[]} */
  const parts = [];
  const sign = marks.BY_STATUS[one.status];
  if (!one.known && marks.CLASSES[sign])
    parts.push(make("i", { class: `bl-sign ${marks.CLASSES[sign]}`, "aria-hidden": "true" }));
  else if (one.few) parts.push(make("i", { class: "bl-sign few", "aria-hidden": "true" }));
  parts.push(one.known ? make("b", {}, one.text) : make("span", {}, statusWord(one.text, one.status)));
  const below = remarks([
    one.counts,
    one.few ? wordButton(comparison.words.few, "wenige") : "",
    one.example && one.known ? comparison.words.example : "",
  ]);
  if (below.length) parts.push(make("small", {}, ...below));
  const away = comparison.own.distances[store.row()]?.[at];
  if (away) parts.push(make("small", {}, away));
  return parts;
}

/**
 * The trend with its verdict, and below it the change from the year before, which is a number only.
 * @param {import("./types").TableEntry} one
 */
function moved(one) {
  const cell = compared(one.trend);
  const [text, why] = one.change;
  if (text) cell.append(make("small", { title: why || null }, `${say("column_change")} ${text}`));
  return cell;
}

/** @param {import("./types").Compared} comparison */
function compared([text, code, word, sentence, unrounded]) {
  return make(
    "td",
    { class: "n" },
    ...(text ? [make("b", {}, text)] : []),
    ...(unrounded ? [make("small", {}, say("unrounded"))] : []),
    make(
      "span",
      { class: "bl-comparison-verdict" },
      verdictButton(code, word, sentence),
      make("span", { class: "visually-hidden" }, ` ${sentence}`),
    ),
  );
}

/**
 * @param {[string, string, string]} reference
 * @param {number} columns
 */
function reference([name, text, counts], columns) {
  const cells = [
    make("th", { scope: "row" }, make("span", {}, name)),
    make("td", { class: "n" }, make("b", {}, text), ...(counts ? [make("small", {}, counts)] : [])),
  ];
  for (let at = 2; at < columns; at++) cells.push(make("td", {}));
  return make("tr", { class: "bl-comparison-reference" }, ...cells);
}

function mark() {
  for (const node of document.querySelectorAll("#comparison-table [data-place]"))
    node.classList.toggle("bl-under", node.getAttribute("data-place") === state.hover);
}

on("comparison", draw);
on("year", draw);
