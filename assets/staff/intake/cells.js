/* Tables with findings by keyboard: one stop of the tab key for each table, arrow keys from cell to cell;
   and what is changed in them keeps its place on the page. Without this script a form below the table leads
   to any cell. */
const PLACE = "bl-found-place";
const KEYS = ["ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight", "Home", "End"];

for (const table of document.querySelectorAll("table.bl-found-sheet")) rove(table);
goBack();

/** @param {Element} table */
function rove(table) {
  const rows = [...table.querySelectorAll("tbody > tr")].filter((row) =>
    row.querySelector("a.bl-found-link"),
  );
  const links = /** @type {HTMLElement[]} */ ([...table.querySelectorAll("a.bl-found-link")]);
  if (!links.length) return;
  table.setAttribute("role", "grid");
  const marked = links.find((one) => one.closest(".is-error, .is-hint, .is-changed")) ?? links[0];
  stopAt(links, marked);
  table.addEventListener("focusin", (event) => {
    const link = /** @type {Element} */ (event.target).closest("a.bl-found-link");
    if (link) stopAt(links, /** @type {HTMLElement} */ (link));
  });
  table.addEventListener("click", (event) => {
    if (/** @type {Element} */ (event.target).closest("a")) keepPlace(table);
  });
  table.addEventListener("submit", () => keepPlace(table));
  table.addEventListener("keydown", (event) => {
    const link = /** @type {Element} */ (event.target).closest("a.bl-found-link");
    const { key, altKey, metaKey, ctrlKey } = /** @type {KeyboardEvent} */ (event);
    if (!link || !KEYS.includes(key) || altKey || metaKey) return;
    event.preventDefault();
    next(rows, link, key, ctrlKey)?.focus();
  });
}

/**
 * @param {HTMLElement[]} links
 * @param {HTMLElement} one
 */
function stopAt(links, one) {
  for (const link of links) link.tabIndex = link === one ? 0 : -1;
}

/**
 * The cell that a key leads to; at an edge none. In a fold, which is one cell wide, the nearest one.
 * @param {Element[]} rows
 * @param {Element} link
 * @param {string} key
 * @param {boolean} far
 * @returns {HTMLElement | undefined}
 */
function next(rows, link, key, far) {
  const row = rows.findIndex((one) => one.contains(link));
  const cell = /** @type {HTMLTableCellElement} */ (link.closest("td"));
  if (key === "ArrowUp" || key === "ArrowDown") {
    const there = cellsOf(rows[row + (key === "ArrowUp" ? -1 : 1)]);
    return there.findLast((one) => indexOf(one) <= cell.cellIndex) ?? there[0];
  }
  if (key === "Home") return cellsOf(rows[far ? 0 : row])[0];
  if (key === "End") return cellsOf(rows[far ? rows.length - 1 : row]).at(-1);
  const here = cellsOf(rows[row]);
  return here[here.indexOf(/** @type {HTMLElement} */ (link)) + (key === "ArrowLeft" ? -1 : 1)];
}

/**
 * @param {Element | undefined} row
 * @returns {HTMLElement[]}
 */
function cellsOf(row) {
  return row
    ? [...row.querySelectorAll("a.bl-found-link")].map((one) => /** @type {HTMLElement} */ (one))
    : [];
}

/** @param {HTMLElement} link */
function indexOf(link) {
  return /** @type {HTMLTableCellElement} */ (link.closest("td")).cellIndex;
}

/**
 * Where the page and the table stand, for the page that comes next.
 * @param {Element} table
 */
function keepPlace(table) {
  const left = table.closest(".bl-found-scroll")?.scrollLeft ?? 0;
  const at = [...document.querySelectorAll("table.bl-found-sheet")].indexOf(table);
  const place = { path: location.pathname, top: window.scrollY, left, at };
  sessionStorage.setItem(PLACE, JSON.stringify(place));
}

/** The place that was kept, and the focus on the cell that the address names or that is being changed. */
function goBack() {
  const kept = sessionStorage.getItem(PLACE);
  sessionStorage.removeItem(PLACE);
  const table = document.querySelectorAll("table.bl-found-sheet");
  const field = /** @type {HTMLElement | null} */ (document.querySelector(".bl-found-input"));
  const named = location.hash.startsWith("#zelle-") ? document.getElementById(location.hash.slice(1)) : null;
  const cell = /** @type {HTMLElement | null} */ (named?.querySelector("a.bl-found-link") ?? null);
  if (!kept) {
    cell?.focus();
    return;
  }
  const { path, top, left, at } = JSON.parse(kept);
  if (path !== location.pathname) return;
  const restore = () => {
    window.scrollTo({ top, behavior: "instant" });
    const frame = table[at]?.closest(".bl-found-scroll");
    if (frame) frame.scrollLeft = left;
    (field ?? cell)?.focus({ preventScroll: true });
    (field ?? cell)
      ?.closest("td")
      ?.scrollIntoView({ block: "nearest", inline: "nearest", behavior: "instant" });
  };
  restore();
  window.addEventListener("load", restore, { once: true });
}
