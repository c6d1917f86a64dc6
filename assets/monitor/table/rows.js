/* The rows of the table, a pool: a year step or another order changes texts, it moves no elements. Few rows
   are all in the document; of many those around what is in view, between two empty rows that keep the place
   of the others. */
import { node } from "../../core/dom.js";
import { make } from "./cells.js";
import { spanOf } from "./span.js";

/** @typedef {import("../../core/types").Slab} Slab */
/** @typedef {import("./columns.js").Column} Column */
/** @typedef {import("./span.js").Span} Span */
/**
 * A row of the pool. `turn` is its place in the table and `column` that of its place in the slab, both -1
 * where it is not in use; `mark`, `marked` and `under` are what it shows now.
 * @typedef {import("./cells.js").TableRow & {
 *   turn: number, column: number, mark: number, marked: string | null, under: boolean,
 * }} Row
 */

const WINDOWED = 300; // places above which only the rows around what is in view are in the document
const LEAST = 30; // px that a row is high at least
const LATER = 40; // ms after which rows out of view are written
const NONE = { from: 0, to: 0 };

/**
 * @param {HTMLElement} scroll
 * @param {HTMLTableSectionElement} body
 * @param {Column[]} columns
 * @param {Slab} slab
 * @param {(row: Row) => void} write
 */
export function tableRows(scroll, body, columns, slab, write) {
  const windowed = slab.places.length > WINDOWED;
  const [above, below] = ["bl-rows-above", "bl-rows-below"].map((name) => spacer(name, columns.length));
  /** @type {Row[]} */
  const pool = [];
  /** @type {number[]} columns of the slab in the order of the rows */
  let view = [];
  /** @type {Span} */
  let span = NONE;
  let high = 0; // px of a row, 0 before it was measured
  let later = 0;
  // Asking for sizes after a change would make the browser lay out the page.
  const seen = { top: 0, width: 0, height: 900 };
  if (windowed) {
    body.append(...rulers(columns, slab), above, below);
    body.parentElement?.classList.add("bl-windowed");
  }

  scroll.addEventListener(
    "scroll",
    () => {
      seen.top = scroll.scrollTop;
      follow();
    },
    { passive: true },
  );
  new ResizeObserver(
    ([
      {
        contentRect: { width, height },
      },
    ]) => {
      if (!width || !height) return;
      if (Math.abs(width - seen.width) > 0.5) high = 0; // words wrap otherwise
      Object.assign(seen, { width, height });
      follow();
      measure();
    },
  ).observe(scroll);

  /** @param {Span} before */
  const wanted = (before) =>
    windowed
      ? spanOf(seen.top, seen.height, high || LEAST, view.length, before)
      : { from: 0, to: view.length };

  /**
   * Shows places in an order: those in view at once, the others when the frame is out.
   * @param {number[]} next
   * @param {boolean} fromTop whether the first is to be seen
   */
  function show(next, fromTop) {
    view = next;
    if (windowed && fromTop && seen.top) scroll.scrollTop = seen.top = 0;
    take(wanted({ from: span.from, to: Math.min(span.to, view.length) }));
    const from = seen.top / LEAST - 2;
    const to = (seen.top + seen.height) / LEAST + 3;
    const first = (/** @type {Row} */ { turn }) => windowed || (turn >= from && turn < to);
    for (const one of pool) if (first(one)) written(one);
    clearTimeout(later);
    if (!windowed) later = window.setTimeout(() => pool.forEach((one) => first(one) || written(one)), LATER);
    measure();
  }

  /** @param {Row} one */
  function written(one) {
    if (one.turn >= 0) write(one);
  }

  /**
   * Gives the rows of a span places. A row of the table keeps its row of the pool as long as it is in the
   * document, so that the focus stays where it is.
   * @param {Span} next
   */
  function take(next) {
    span = next;
    const { from, to } = span;
    while (pool.length < to - from)
      pool.push({ ...make(columns, slab), turn: -1, column: -1, mark: -1, marked: null, under: false });
    const size = pool.length;
    const stays = (/** @type {Row} */ one) =>
      one.turn >= from && one.turn < to && one === pool[one.turn % size];
    const leaving = pool.filter((one) => one.turn >= 0 && !stays(one));
    const held = leaving.some(({ line }) => line.contains(document.activeElement));
    for (const one of leaving) {
      if (windowed) one.line.remove();
      one.turn = one.column = -1;
    }
    /** @type {ChildNode | null} */
    let at = windowed ? above.nextSibling : body.firstChild;
    for (let turn = from; turn < to; turn++) {
      const one = pool[turn % size];
      Object.assign(one, { turn, column: view[turn] });
      if (windowed) one.line.setAttribute("aria-rowindex", String(turn + 2)); // the first is the heading
      if (one.line === at) at = at.nextSibling;
      else body.insertBefore(one.line, at);
    }
    for (const { line, turn } of pool) if (line.hidden !== turn < 0) line.hidden = turn < 0;
    if (windowed) keepPlaces();
    if (held) scroll.focus({ preventScroll: true });
  }

  function keepPlaces() {
    const px = high || LEAST;
    above.style.height = `${span.from * px}px`;
    below.style.height = `${(view.length - span.to) * px}px`;
  }

  /* How high a row is, once for each width. */
  function measure() {
    if (!windowed || high || !seen.width || span.to === span.from) return;
    const [first, last] = [span.from, span.to - 1].map((turn) => pool[turn % pool.length].line);
    const all = last.offsetTop + last.offsetHeight - first.offsetTop;
    if (!all) return;
    high = all / (span.to - span.from);
    keepPlaces();
    follow();
  }

  /* What is in view has moved: other rows come, and those that stay do not move under the reader's eyes. */
  function follow() {
    const next = wanted(span);
    if (!windowed || next === span || !pool.length) return;
    const before = new Map(pool.map((one) => [one, one.turn]));
    const stays = pool.find(
      ({ turn }) => turn >= Math.max(next.from, span.from) && turn < Math.min(next.to, span.to),
    );
    const was = stays?.line.offsetTop ?? 0;
    take(next);
    for (const one of pool) if (one.turn !== before.get(one)) written(one);
    const moved = stays ? stays.line.offsetTop - was : 0;
    if (Math.abs(moved) > 0.5) scroll.scrollTop += moved;
  }

  /**
   * The row of a place, brought into the document; null where the table does not have the place.
   * @param {number} turn
   */
  function at(turn) {
    if (turn < 0 || turn >= view.length) return null;
    if (turn < span.from || turn >= span.to) {
      scroll.scrollTop = turn * (high || LEAST) - seen.height / 2;
      seen.top = scroll.scrollTop;
      follow();
    }
    return pool[turn % pool.length] ?? null;
  }

  return {
    ...{ pool, windowed, show, at },
    count: () => view.length,
    /** @param {number} column */
    turnOf: (column) => view.indexOf(column),
  };
}

/**
 * @param {string} name
 * @param {number} columns
 */
function spacer(name, columns) {
  const line = node("tr", `bl-rows-away ${name}`);
  line.setAttribute("aria-hidden", "true");
  line.append(Object.assign(node("td"), { colSpan: columns }));
  return line;
}

/**
 * Rows that are never seen, with the longest texts of each column: columns stay as wide as they are whichever
 * rows are in the document.
 * @param {Column[]} columns
 * @param {Slab} slab
 */
function rulers(columns, slab) {
  const row = slab.years.length - 1;
  if (row < 0) return [];
  const others = columns.filter(({ key }) => key !== "name"); // which has its share of the width
  const longest = others.map(({ text }) =>
    slab.places.reduce(
      (best, _, column) => {
        const { length } = text(row, column);
        return length > best.length ? { column, length } : best;
      },
      { column: 0, length: -1 },
    ),
  );
  return [...new Set(longest.map(({ column }) => column))].map((column) => {
    const { line, write } = make(columns, slab);
    line.className = "bl-rows-ruler";
    line.setAttribute("aria-hidden", "true");
    write(row, column, "");
    return line;
  });
}
