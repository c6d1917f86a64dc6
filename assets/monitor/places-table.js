/* The table: every place of the present year as text, sortable, filterable, selectable by pointer and
   keyboard. Rows are a pool that is refilled: a year step or another order changes texts, it moves no
   elements. */
import { tableColumns } from "./table-columns.js";
import { byId, closest, node } from "../core/dom.js";
import * as plots from "../charts/drawing.js";
import { on } from "../core/events.js";
import { state } from "../core/store.js";
import * as store from "../core/store.js";
import { fold } from "../search/fold.js";
import * as tableCells from "./table-cells.js";

const ROW_PX = 30; // at least so high is a row
const CHUNK = 400; // rows built at once; more follow when the reader scrolls to the end

/** @typedef {import("../core/types").Slab} Slab */
/** @typedef {import("./table-columns.js").Column & {label: HTMLElement, cell: HTMLTableCellElement}} Head */

/**
 * `column` is that of the place in the row, -1 for none; the rest is what the row shows of it now.
 * @typedef {import("./table-cells.js").TableRow & {
 *   column: number, mark: number, marked: string | null, under: boolean,
 * }} Row
 */

/**
 * The table for one slab and one place on the page.
 * @typedef {{
 *   host: HTMLElement, slab: Slab, heads: Head[], rows: Row[], folded: string[], former: string[], collator:
 * Intl.Collator,
 *   caption: HTMLElement, head: HTMLElement, body: HTMLElement, scroll: HTMLElement, found: HTMLElement,
 * }} Built
 */

/** What the reader has made of the table; it stays when the table is built anew. */
const wanted = { sort: "value", down: true, needle: "", limit: CHUNK };
/** Places in the order of the rows, as columns of the slab. */
let view = /** @type {number[]} */ ([]);
/** @type {Built | null} */
let table = null;
const scrolled = { top: 0, height: 900 }; // px of the table that are scrolled away, and that are in view
let later = 0;
const { put } = tableCells;

/** The table for the slab on the page, or null where there is none. */
function current() {
  const host = byId("monitor-table");
  const { slab } = state;
  if (!host || !slab) return null;
  if (!table || table.host !== host || table.slab !== slab) table = build(host, slab);
  return table;
}

/**
 * @param {HTMLElement} host
 * @param {Slab} slab
 * @returns {Built}
 */
function build(host, slab) {
  const columns = tableColumns(slab);
  wanted.limit = CHUNK;
  if (!columns.some((one) => one.key === wanted.sort)) Object.assign(wanted, { sort: "value", down: true });
  const heads = columns.map(headCell);
  const caption = node("caption", "visually-hidden");
  const head = node("thead");
  const body = node("tbody");
  const line = node("tr");
  line.append(...heads.map((one) => one.cell));
  head.append(line);
  const element = node("table", "bl-table");
  element.append(caption, head, body);
  const scroll = node("div", "bl-scroll");
  scroll.tabIndex = 0;
  scroll.setAttribute("role", "region");
  scroll.setAttribute("aria-label", titled(slab));
  scroll.addEventListener("scroll", more, { passive: true });
  scroll.append(element);
  const found = node("span", "bl-found");
  found.setAttribute("role", "status");
  host.replaceChildren(filter(slab, found), scroll);
  return {
    ...{ host, slab, heads, rows: [], caption, head, body, scroll, found },
    folded: slab.names.map((name, i) => findable(`${name} ${slab.parents[i] || ""} ${slab.places[i]}`)),
    former: slab.formerly.map(findable),
    collator: new Intl.Collator(slab.lang, { numeric: true }),
  };
}

/** @param {Slab} slab */
const titled = (slab) => slab.words.tableCaption.replace("{title}", () => slab.title);

/**
 * @param {import("./table-columns.js").Column} column
 * @returns {Head}
 */
function headCell(column) {
  const cell = node("th", `${column.right ? "n " : ""}bl-col-${column.key}`);
  cell.scope = "col";
  const button = node("button", "bl-sort");
  button.type = "button";
  button.dataset.sort = column.key;
  const label = node("span");
  button.append(label, node("i", "bl-arrow"));
  cell.append(button);
  const head = { ...column, label, cell };
  heading(head, column.head);
  return head;
}

/**
 * What follows a comma is the unit, and the first to go where room is short.
 * @param {Head} column
 * @param {string} text
 */
function heading(column, text) {
  if (column.label.textContent === text) return;
  const [name, ...unit] = text.split(",");
  column.label.replaceChildren(name, node("span", "bl-head-unit", unit.length ? `,${unit.join(",")}` : ""));
}

/**
 * @param {Slab} slab
 * @param {HTMLElement} found
 */
function filter(slab, found) {
  const box = node("div", "bl-table-filter");
  const input = node("input", "form-control");
  input.type = "search";
  input.value = wanted.needle;
  input.placeholder = slab.words.tableFilter;
  input.setAttribute("aria-label", slab.words.tableFilter);
  input.addEventListener("input", () => {
    wanted.needle = input.value;
    wanted.limit = CHUNK;
    refresh();
  });
  box.append(input, found);
  return box;
}

/**
 * Whether a place is found, and by which names.
 * @param {Built} table
 * @param {number} column
 */
function matches({ folded, former }, column) {
  const needle = fold(wanted.needle.trim());
  const byName = !needle || folded[column].includes(needle);
  return { byName, byFormer: !byName && former[column].includes(needle) };
}

/** @param {Built} table */
function arrange(table) {
  const { slab, collator } = table;
  const row = store.row();
  const order = table.heads.find((one) => one.key === wanted.sort);
  view = [...slab.names.keys()].filter((i) => {
    const { byName, byFormer } = matches(table, i);
    const there = !slab.exists || row < 0 || slab.exists[row][i];
    return slab.inside[i] && there && (byName || byFormer);
  });
  const sign = wanted.down ? -1 : 1;
  const names = (/** @type {number} */ a, /** @type {number} */ b) =>
    collator.compare(slab.names[a], slab.names[b]);
  if (!order) return;
  const { by, text } = order;
  if (!by || row < 0) {
    view.sort((a, b) => sign * collator.compare(text(row, a), text(row, b)) || names(a, b));
    return;
  }
  const values = view.reduce((all, i) => all.set(i, by(row, i)), new Map());
  view.sort((a, b) => {
    const [x, y] = [values.get(a), values.get(b)];
    if (Number.isNaN(x) || Number.isNaN(y))
      return Number(Number.isNaN(x)) - Number(Number.isNaN(y)) || names(a, b);
    return sign * (x - y) || names(a, b);
  });
}

/** @param {Built} table */
function fill(table) {
  const { slab, rows, heads, body } = table;
  const row = store.row();
  const count = Math.min(view.length, wanted.limit);
  while (rows.length < count) {
    const made = { ...tableCells.make(heads, slab), column: -1, mark: -1, marked: null, under: false };
    rows.push(made);
    body.append(made.line);
  }
  rows.forEach((one, r) => {
    if (one.line.hidden !== r >= count) one.line.hidden = r >= count;
    one.column = r < count ? view[r] : -1;
  });
  markRows();
  // What is seen first, the rest when the frame is out.
  const from = Math.floor(scrolled.top / ROW_PX) - 2;
  const inView = (/** @type {number} */ r) => r >= from && r < from + scrolled.height / ROW_PX + 5;
  const write = (/** @type {Row} */ { column, line, write }) => {
    if (column < 0) return;
    line.dataset.key = slab.places[column];
    write(row, column, formerly(table, column));
  };
  rows.forEach((one, r) => inView(r) && write(one));
  clearTimeout(later);
  later = window.setTimeout(() => rows.forEach((one, r) => inView(r) || write(one)), 40);
}

/**
 * A row that only a former name brought here says so.
 * @param {Built} table
 * @param {number} column
 */
function formerly(table, column) {
  return matches(table, column).byFormer ? ` (${table.slab.formerly[column]})` : "";
}

/**
 * Umlauts may be typed as plain vowels or spelt out.
 * @param {string} text
 */
function findable(text) {
  const spelt = text
    .toLocaleLowerCase("de")
    .replaceAll("ä", "ae")
    .replaceAll("ö", "oe")
    .replaceAll("ü", "ue");
  return `${fold(text)} ${spelt}`;
}

/** @param {Built} table */
function headings({ slab, heads, caption, found }) {
  const row = store.row();
  for (const column of heads) {
    if (column.key === "change" && row >= 0) heading(column, slab.heading.change[row]);
    if (column.key === wanted.sort)
      column.cell.setAttribute("aria-sort", wanted.down ? "descending" : "ascending");
    else column.cell.removeAttribute("aria-sort");
  }
  put(caption, `${titled(slab)}, ${state.year}`);
  const inside = slab.inside.filter(Boolean).length;
  put(found, wanted.needle ? `${view.length} ${slab.words.of} ${inside}` : "");
}

/**
 * Selected, hovered and faded rows.
 * @param {string} [origin] the view in which the pointer is
 */
function markRows(origin) {
  if (!table || !store.isOpen("tabelle")) return;
  for (const one of table.rows) {
    const key = one.column < 0 ? null : table.slab.places[one.column];
    const mark = key === null ? -1 : store.mark(key);
    if (one.mark !== mark || one.marked !== key) {
      one.mark = mark;
      one.marked = key;
      one.line.classList.toggle("on", mark >= 0);
      one.button.setAttribute("aria-pressed", String(mark >= 0));
      one.button.querySelector(".bl-marker")?.remove();
      if (mark >= 0) one.button.prepend(plots.mark(mark));
    }
    const under = key !== null && key === state.hover;
    if (one.under !== under) one.line.classList.toggle("bl-under", (one.under = under));
    if (under && origin && origin !== "table") bring(table, one.line);
    one.line.classList.toggle("bl-faded", Boolean(state.group && key !== null && !state.group.has(key)));
  }
}

/**
 * Scrolls the table, never the page, so far that a row is seen below the sticky head.
 * @param {Built} table
 * @param {HTMLElement} line
 */
function bring({ scroll, head }, line) {
  const top = line.offsetTop - head.offsetHeight;
  if (top < scroll.scrollTop) scroll.scrollTop = top;
  else if (line.offsetTop + line.offsetHeight > scroll.scrollTop + scroll.clientHeight)
    scroll.scrollTop = line.offsetTop + line.offsetHeight - scroll.clientHeight;
}

function refresh() {
  const table = store.isOpen("tabelle") ? current() : null;
  if (!table) return;
  plots.dress(table.host, table.slab);
  arrange(table);
  headings(table);
  fill(table);
}

function more() {
  if (!table) return;
  const { scroll } = table;
  scrolled.top = scroll.scrollTop;
  scrolled.height = scroll.clientHeight;
  const atEnd = scroll.scrollTop + scroll.clientHeight >= scroll.scrollHeight - 300;
  if (wanted.limit >= view.length || !atEnd) return;
  wanted.limit += CHUNK;
  fill(table);
}

/** @param {{target: EventTarget | null}} event */
const keyAt = (event) => closest(event, "#monitor-table tbody tr")?.dataset.key;
document.addEventListener("click", (event) => {
  const key = keyAt(event);
  if (key) return store.toggle(key, "table");
  const sort = closest(event, "#monitor-table [data-sort]")?.dataset.sort;
  const column = table?.heads.find((one) => one.key === sort);
  if (!column) return;
  wanted.down = wanted.sort === column.key ? !wanted.down : Boolean(column.by) && !column.up;
  wanted.sort = column.key;
  refresh();
});
for (const name of ["pointerover", "focusin"]) {
  document.addEventListener(name, (event) => {
    const key = keyAt(event);
    if (key) store.setHover(key, "table");
  });
}
document.addEventListener("pointerout", (event) => {
  const inTable = (/** @type {EventTarget | null} */ target) => closest({ target }, "#monitor-table");
  if (inTable(event.target) && !inTable(event.relatedTarget)) store.setHover(null, "table");
});

for (const name of ["slab", "year", "view", "palette"]) on(name, refresh);
on("selection", () => markRows());
on("group", () => markRows());
on("hover", (/** @type {string | null} */ _, /** @type {string} */ origin) => markRows(origin || "other"));
