/* The table on a stage: the district, the selected places, the highest and the lowest. */
import { element, make } from "../../core/dom.js";
import { on } from "../../core/events.js";
import { state } from "../../core/store.js";
import * as plots from "../../charts/drawing.js";
import { view } from "./room.js";
import { now, shown, stage } from "./stage.js";
import { fitting } from "./layout/table-rows.js";
import { pill, sign } from "./texts.js";

/** @typedef {import("./types").StageRow} StageRow */

const ROW = { least: 4.4, most: 5.125, head: 3.9 }; // rem
/** What is left out where the table is too wide, the first one first. */
const GIVING_WAY = ["bar", "difference", "counts"];

function draw() {
  const rows = now()?.rows;
  if (!stage.data || state.view !== "tabelle" || !rows) return;
  const host = element("stage-view");
  host.dataset.palette = state.displayed?.shown ? "div" : state.palette || "see";
  host.dataset.classes = String(shown().legend.classes);
  const most = Math.max(Math.floor((view.height - ROW.head) / ROW.least), 1);
  const kept = fitting(rows, most);
  const table = make("table", { class: "bl-stage-table" }, head(), make("tbody", {}, ...kept.map(line)));
  const high = Math.min((view.height - ROW.head) / Math.max(kept.length, 1), ROW.most);
  table.style.setProperty("--high", `${high}rem`);
  host.replaceChildren(table);
  const { root } = stage;
  for (const part of GIVING_WAY)
    if (table.scrollWidth > view.width * root + 1) table.classList.add(`without-${part}`);
}

function head() {
  const [places, value, counts, difference, word] = shown().heads;
  return make(
    "thead",
    {},
    make(
      "tr",
      {},
      make("th", { scope: "col" }, places),
      make("td", { class: "bar" }),
      make("th", { scope: "col", class: "n" }, value),
      make("th", { scope: "col", class: "n counts" }, counts),
      make("th", { scope: "col", class: "n difference" }, difference),
      make("th", { scope: "col" }, word),
    ),
  );
}

/**
 * @param {StageRow} row
 * @param {number} at
 * @param {StageRow[]} all
 */
function line(row, at, all) {
  const cut = all[at + 1] && all[at + 1].part !== row.part ? " is-cut" : "";
  const bar = make("i", { class: "bl-stage-bar", "aria-hidden": "true" });
  bar.style.width = `${(row.share ?? 0) * 16}rem`;
  const tone = row.tone >= 0 ? `var(--bl-c${row.tone})` : "var(--bl-ink)";
  if (row.part !== "target") bar.style.backgroundColor = row.sign >= 0 ? plots.place(row.sign) : tone;
  return make(
    "tr",
    { class: `bl-stage-row-of-table is-${row.part}${cut}`, "data-key": row.key },
    make("th", { scope: "row" }, make("span", {}, ...sign(row.sign), row.name)),
    make("td", { class: "bar" }, ...(row.share === null ? [] : [bar])),
    make("td", { class: "n" }, make("b", {}, row.text)),
    make("td", { class: "n counts" }, row.counts),
    make("td", { class: "n difference" }, row.difference.split("\u00a0")[0]), // the head says of what
    make("td", {}, ...(row.said ? [pill(row)] : [])),
  );
}

on("stage", draw);
on("year", draw);
