/* The table: every place of the present year as text, sortable, filterable, selectable by pointer and
   keyboard. */
import * as plots from "../../charts/drawing.js";
import { byId, closest, node } from "../../core/dom.js";
import { on } from "../../core/events.js";
import { TABLE } from "../../core/keys.js";
import { state } from "../../core/store.js";
import * as store from "../../core/store.js";
import { put } from "./cells.js";
import { tableColumns } from "./columns.js";
import { arranged, finder } from "./order.js";
import { tableRows } from "./rows.js";

const PAGE = 10; // rows that a key goes on at once

/** @typedef {import("../../core/types").Slab} Slab */
/** @typedef {import("./columns.js").Column & {label: HTMLElement, cell: HTMLTableCellElement}} Head */
/** @typedef {import("./rows.js").Row} Row */

/**
 * The table for one slab and one place on the page.
 * @typedef {{
 *   host: HTMLElement, slab: Slab, heads: Head[], find: ReturnType<typeof finder>,
 *   rows: ReturnType<typeof tableRows>, element: HTMLTableElement, caption: HTMLElement, head: HTMLElement,
 *   scroll: HTMLElement, found: HTMLElement,
 * }} Built
 */

/** What the reader has made of the table; it stays when the table is built anew. */
const wanted = { sort: "value", down: true, needle: "" };
/** @type {Built | null} */
let table = null;

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
  scroll.append(element);
  const found = node("span", "bl-found");
  found.setAttribute("role", "status");
  host.replaceChildren(filter(slab, found), scroll);
  const find = finder(slab);
  const rows = tableRows(scroll, body, columns, slab, write);
  return { host, slab, heads, find, rows, element, caption, head, scroll, found };
}

/** @param {Slab} slab */
const titled = (slab) => slab.words.tableCaption.replace("{title}", () => slab.title);

/**
 * @param {import("./columns.js").Column} column
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
  column.cell.dataset.printed = text; // buttons are not repeated on the sheets that follow
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
    refresh(true);
  });
  box.append(input, found);
  return box;
}

/**
 * Texts and marks of a row.
 * @param {Row} one
 */
function write(one) {
  if (!table) return;
  const { slab, find } = table;
  one.line.dataset.key = slab.places[one.column];
  // A row that only a former name brought here says so.
  const { byFormer } = find(wanted.needle)(one.column);
  one.write(store.row(), one.column, byFormer ? ` (${slab.formerly[one.column]})` : "");
  mark(one);
}

/** @param {Built} table */
function headings({ slab, heads, rows, element, caption, found }) {
  const row = store.row();
  for (const column of heads) {
    if (column.key === "change" && row >= 0) heading(column, slab.heading.change[row]);
    if (column.key === wanted.sort)
      column.cell.setAttribute("aria-sort", wanted.down ? "descending" : "ascending");
    else column.cell.removeAttribute("aria-sort");
  }
  if (rows.windowed) element.setAttribute("aria-rowcount", String(rows.count() + 1));
  put(caption, `${titled(slab)}, ${state.year}`);
  const said = new Intl.NumberFormat(slab.lang);
  const inside = said.format(slab.inside.filter(Boolean).length);
  put(found, wanted.needle ? `${said.format(rows.count())} ${slab.words.of} ${inside}` : "");
}

/**
 * Selected, hovered and faded.
 * @param {Row} one
 */
function mark(one) {
  const key = one.column < 0 || !table ? null : table.slab.places[one.column];
  const position = key === null ? -1 : store.mark(key);
  if (one.mark !== position || one.marked !== key) {
    one.mark = position;
    one.marked = key;
    one.line.classList.toggle("on", position >= 0);
    one.button.setAttribute("aria-pressed", String(position >= 0));
    one.button.querySelector(".bl-marker")?.remove();
    if (position >= 0) one.button.prepend(plots.mark(position));
  }
  const under = key !== null && key === state.hover;
  if (one.under !== under) one.line.classList.toggle("bl-under", (one.under = under));
  one.line.classList.toggle("bl-faded", Boolean(state.group && key !== null && !state.group.has(key)));
}

/**
 * @param {string} [origin] the view in which the pointer is
 */
function markRows(origin) {
  if (!table || !store.isOpen("tabelle")) return;
  const { rows } = table;
  const elsewhere = origin && origin !== "table" && state.hover !== null;
  const line = elsewhere ? rows.at(rows.turnOf(store.column(state.hover)))?.line : null;
  rows.pool.forEach(mark);
  if (line) bring(table, line);
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

/** @param {boolean} [fromTop] whether the first row is to be seen */
function refresh(fromTop = false) {
  const table = store.isOpen("tabelle") ? current() : null;
  if (!table) return;
  const { slab, heads, rows, find } = table;
  const by = heads.find((one) => one.key === wanted.sort);
  plots.dress(table.host, slab);
  rows.show(arranged(slab, store.row(), by, wanted.down, find(wanted.needle)), fromTop);
  headings(table);
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
  refresh(true);
});
/* With the focus on a place, keys lead to others. */
document.addEventListener("keydown", (event) => {
  const line = closest(event, "#monitor-table tbody tr", HTMLTableRowElement);
  const one = table?.rows.pool.find((each) => each.line === line);
  if (!table || !one || event.ctrlKey || event.altKey || event.metaKey) return;
  const { rows } = table;
  /** @type {Record<string, number>} */
  const leads = {
    ...{ next: one.turn + 1, back: one.turn - 1, first: 0, last: rows.count() - 1 },
    ...{ page_on: one.turn + PAGE, page_back: one.turn - PAGE },
  };
  const to = leads[TABLE[event.key]];
  if (to === undefined) return;
  event.preventDefault();
  const next = rows.at(Math.min(Math.max(to, 0), rows.count() - 1));
  if (!next) return;
  next.button.focus({ preventScroll: true });
  bring(table, next.line);
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

for (const name of ["slab", "year", "view", "palette"]) on(name, () => refresh());
on("selection", () => markRows());
on("group", () => markRows());
on("hover", (/** @type {string | null} */ _, /** @type {string} */ origin) => markRows(origin || "other"));
