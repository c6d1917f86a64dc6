/* Named bars in the tab of the ranking, with values and verdicts, the district among them and as a stroke
   through all. Two to eight selected places stand there in the place of a ranking in which nobody would find
   them, until a button leads to all; so do all places of a level that has few of them. */
import { byId, closest, make, node } from "../core/dom.js";
import { emit, on } from "../core/events.js";
import { state } from "../core/store.js";
import * as store from "../core/store.js";
import * as verdicts from "../words/verdict-text.js";
import { namedRows } from "./describe/named-rows.js";
import * as plots from "./drawing.js";

const ID = "monitor-chosen";
const TAB = "rangfolge";
const LEAST = 2; // selected places: the key figures say all of one
const MOST = 25; // places of a level that are all named
const ONE_COLUMN = 13; // rows, with the district's
let whole = false;

const named = () => state.selection.filter((key) => store.column(key) >= 0).length;

/**
 * Columns of the places that are named, null where the ranking stands there.
 * @returns {number[] | null}
 */
function shown() {
  const { slab, displayed } = state;
  const row = store.row();
  if (!slab || !displayed || row < 0) return null;
  if (!whole && named() >= LEAST) return state.selection.map(store.column);
  const all = displayed.order[row];
  return all.length && all.length <= MOST ? all : null;
}

/** Whether named bars stand in the place of the ranking. */
export const areShown = () => shown() !== null;

function draw() {
  const host = byId(ID);
  const { slab, displayed } = state;
  const row = store.row();
  if (!host || !slab || !displayed) return;
  if (named() < LEAST) whole = false;
  const columns = shown();
  const chosen = named() >= LEAST && row >= 0;
  host.hidden = !columns && !chosen;
  host.parentElement?.classList.toggle("bl-has-bars", Boolean(columns));
  host.parentElement?.classList.toggle("bl-has-head", chosen);
  if (host.hidden || !store.isOpen(TAB)) return;
  plots.dress(host, displayed);
  host.replaceChildren(
    ...(chosen ? [head(slab, displayed, row)] : []),
    ...(columns ? [lists(slab, displayed, row, columns), ...aimed()] : []),
  );
  hovered();
}

/* Another year of the same selected places: only what differs is written. */
function step() {
  const { slab, displayed } = state;
  const row = store.row();
  const list = byId(ID)?.querySelector("ul:only-child");
  if (!slab || !displayed || row < 0 || !list || whole || named() < LEAST || !store.isOpen(TAB))
    return draw();
  const aim = store.ownTarget()?.value ?? null;
  const columns = state.selection.map(store.column);
  const { rows, line } = namedRows(slab, displayed, row, columns, state.selection, aim);
  const items = new Map([...list.querySelectorAll("li")].map((one) => [one.dataset.key ?? "", one]));
  const of = (/** @type {import("./describe/named-rows.js").Row} */ one) =>
    items.get(one.column < 0 ? "" : one.key);
  if (items.size !== rows.length || !rows.every(of) || line === null) return draw();
  /** @type {HTMLElement} */ (list.parentElement).style.setProperty("--at", String(line));
  rows.forEach((one, at) => {
    const before = of(one);
    const said = saying(one);
    let now = before;
    if (before?.dataset.said !== said) {
      now = item(slab, displayed, row, one);
      before?.replaceWith(now);
    }
    if (now && list.children[at] !== now) list.insertBefore(now, list.children[at]);
  });
  const all = byId(ID)?.querySelector("[data-whole]");
  const text = slab.words.chosenAll.replace("{count}", written(slab, displayed.order[row].length));
  if (all && all.textContent !== text) all.textContent = text;
  hovered();
}

/**
 * @param {import("../core/types").Slab} slab
 * @param {number} count
 */
const written = (slab, count) => new Intl.NumberFormat(slab.lang).format(count);

/**
 * All that a row shows.
 * @param {import("./describe/named-rows.js").Row} row
 */
const saying = ({ text, few, verdict, from, to }) => [text, few, verdict, from, to].join();

/**
 * @param {import("../core/types").Slab} slab
 * @param {import("../core/types").Slab} displayed
 * @param {number} row
 */
function head(slab, displayed, row) {
  const count = (/** @type {string} */ text, /** @type {number} */ number) =>
    text.replace("{count}", written(slab, number));
  const chosen = count(slab.words.chosen, named());
  const all = count(slab.words.chosenAll, displayed.order[row].length);
  const told = node("p", "", slab.difference ? slab.heading.difference : "");
  const other = make(
    "button",
    { type: "button", class: "bl-link bl-plain", "data-whole": "" },
    whole ? chosen : all,
  );
  return make("div", { class: "bl-chosen-head" }, node("h3", "", whole ? all : chosen), told, other);
}

/**
 * In two columns of the same scale where there are many.
 * @param {import("../core/types").Slab} slab
 * @param {import("../core/types").Slab} displayed
 * @param {number} row
 * @param {number[]} columns
 */
function lists(slab, displayed, row, columns) {
  const aim = store.ownTarget()?.value ?? null;
  const { rows, line, goal } = namedRows(slab, displayed, row, columns, state.selection, aim);
  const half = rows.length > ONE_COLUMN ? Math.ceil(rows.length / 2) : rows.length;
  const parts = half < rows.length ? [rows.slice(0, half), rows.slice(half)] : [rows];
  const made = make("div", { class: "bl-bars" });
  made.style.setProperty("--n", String(half));
  if (line !== null) made.style.setProperty("--at", String(line));
  if (goal !== null) made.style.setProperty("--goal", String(goal));
  made.classList.toggle("lined", line !== null);
  made.classList.toggle("aimed", goal !== null);
  made.append(...parts.map((part) => make("ul", {}, ...part.map((one) => item(slab, displayed, row, one)))));
  return made;
}

/** What the dashed stroke through the bars is: the reader's own target. */
function aimed() {
  const target = store.ownTarget();
  return target ? [node("p", "bl-bars-goal", `${target.name} ${target.text}`)] : [];
}

/**
 * @param {import("../core/types").Slab} slab
 * @param {import("../core/types").Slab} displayed
 * @param {number} row
 * @param {import("./describe/named-rows.js").Row} one
 */
function item(slab, displayed, row, one) {
  const { key, mark, column, name, text, few, verdict, from, to } = one;
  const own = column < 0;
  const bar = node("span", "bl-bar");
  if (from !== null && to !== null) {
    const fill = bar.appendChild(node("i", few ? "few" : ""));
    fill.style.left = `${from * 100}%`;
    fill.style.width = `${(to - from) * 100}%`;
  }
  const sign = own ? node("i", "bl-bar-district") : mark < 0 ? node("i") : plots.mark(mark);
  const who = make("span", { class: "bl-bar-name", title: name }, sign, node("span", "", name));
  const number = node(to === null ? "span" : "b", "bl-bar-value", text);
  const word = node("span", "bl-bar-word");
  if (verdict >= 0) word.append(verdicts.pill(slab, verdict));
  const given = { "data-key": own ? null : key, "data-said": saying(one) };
  const made = make("li", given, who, bar, number, word);
  made.style.setProperty(
    "--c",
    own ? "var(--bl-ink)" : mark < 0 ? fillOf(displayed, row, column) : plots.place(mark),
  );
  made.classList.toggle("own", own);
  made.classList.toggle("first", mark === 0);
  return made;
}

/**
 * @param {import("../core/types").Slab} displayed
 * @param {number} row
 * @param {number} column
 */
function fillOf({ legend, share, class: classes }, row, column) {
  const at = legend.continuous ? Math.round((share?.[row][column] ?? 0) * 6) : classes[row][column];
  return at < 0 ? "var(--bl-axis)" : `var(--bl-c${at})`;
}

function hovered() {
  for (const one of byId(ID)?.querySelectorAll("li") ?? [])
    one.classList.toggle("bl-under", one.dataset.key !== undefined && one.dataset.key === state.hover);
}

for (const event of ["slab", "selection", "view", "palette", "written"]) on(event, draw);
on("year", step);
on("hover", hovered);
document.addEventListener("click", (event) => {
  const key = closest(event, `#${ID} li`)?.dataset.key;
  if (key && shown() !== null && (whole || named() < LEAST)) {
    if (event.ctrlKey || event.metaKey || event.shiftKey) store.toggle(key, "ranking");
    else store.select(state.selection.length === 1 && state.selection[0] === key ? [] : [key], "ranking");
  }
  if (!closest(event, `#${ID} [data-whole]`)) return;
  whole = !whole;
  draw();
  emit("named-bars");
  byId(ID)?.querySelector("button")?.focus();
});
const keyOf = (/** @type {PointerEvent} */ event) => closest(event, `#${ID} li`)?.dataset.key ?? null;
document.addEventListener("pointerover", (event) => {
  if (closest(event, `#${ID}`)) store.setHover(keyOf(event), "ranking");
});
document.addEventListener("pointerout", (event) => {
  const inside = (/** @type {EventTarget | null} */ target) => closest({ target }, `#${ID}`);
  if (inside(event.target) && !inside(event.relatedTarget)) store.setHover(null, "ranking");
});
