/* Sheets of institutions and courses: what is edited is checked and collected at once. */
import "../sheet/page.js";
import { registerCells } from "./cells.js";
import { startClipboard } from "./clipboard.js";
import { startCoverage } from "./coverage.js";
import { Edits } from "./edits.js";
import { startFilters } from "./filters.js";
import { startMap } from "./map.js";
import { counted, fill, readAbout, tell } from "./page-about.js";

const GRID = "sheet-grid";
const POLL = 60;
const LONGEST_REASON = 240;
const NARROW = "(max-width: 40em)";

registerCells();
wait();

/** Dash draws the grid some time after this script has run. */
function wait() {
  const api = document.querySelector(`#${GRID} .ag-root`) && window.dash_ag_grid?.getApi(GRID);
  if (api) start(api);
  else setTimeout(wait, POLL);
}

function start(api) {
  const about = readAbout();
  const edits = new Edits(api, about);
  startFilters(api, about, edits);
  startClipboard(api, about, edits);
  if (about.located) startMap(api, about, edits);
  if (about.covered) startCoverage(api, about, edits);
  if (matchMedia(NARROW).matches) unpin(api);
  const acts = {
    confirm: () => confirmSelected(api, about, edits),
    cancel: askWhy,
    cancel_do: () => cancelSelected(api, about, edits),
    undo: () => edits.undo(),
    redo: () => edits.redo(),
  };
  document.addEventListener("click", (event) => {
    const name = event.target.closest?.("[data-act]")?.dataset.act;
    if (name && acts[name]) acts[name]();
  });
  api.addEventListener("cellEditingStarted", offer);
  api.addEventListener("cellDoubleClicked", sayLocked);
  api.addEventListener("cellKeyDown", (event) => {
    if (event.event.key === "Enter" || event.event.key === "F2") sayLocked(event);
  });
  document.getElementById(GRID).dataset.ready = "true";
  goTo(api, about);
}

/** A pinned column would leave no room for the others. */
function unpin(api) {
  const pinned = api.getAllDisplayedColumns().filter((one) => one.isPinned() && one.getColDef().field);
  api.setColumnsPinned(
    pinned.map((one) => one.getColId()),
    null,
  );
}

/** The line that is being written in offers what its column has. */
function offer({ column }) {
  const list = document.getElementById(`vorschlag-${column.getColId()}`);
  const line = document.querySelector(`#${GRID} .ag-cell-inline-editing input`);
  if (list && line) line.setAttribute("list", list.id);
}

/** Says why the cell that somebody wants to change stays as it is. */
function sayLocked({ node, column }) {
  const locked = node.data._about.locked;
  if (locked && column.getColDef().editable) tell(locked, "problem");
}

/** The row that the address names. */
function goTo(api, about) {
  const row = new URLSearchParams(location.search).get("zeile");
  if (!row) return;
  const node = api.getRowNode(row);
  if (!node) {
    tell(fill(about.say.row_gone, { row }), "problem");
    return;
  }
  api.ensureNodeVisible(node, "middle");
  api.setFocusedCell(
    node.rowIndex,
    api.getAllDisplayedColumns().find((one) => one.getColDef().field),
  );
}

function askWhy() {
  const place = document.getElementById("sheet-cancelling");
  if (!document.getElementById("sheet-cancel-why")) {
    const field = Object.assign(document.createElement("input"), { id: "sheet-cancel-why", type: "text" });
    Object.assign(field, { className: "form-control", maxLength: LONGEST_REASON });
    document.getElementById("sheet-cancel-field").append(field);
  }
  place.hidden = !place.hidden;
  if (!place.hidden) document.getElementById("sheet-cancel-why").focus();
}

function cancelSelected(api, about, edits) {
  const field = document.getElementById("sheet-cancel-why");
  const reason = field?.value.trim() ?? "";
  const rows = api.getSelectedNodes().filter((node) => node.displayed !== false);
  const good = rows.filter((node) => !node.data._about.locked);
  if (!rows.length || !reason) {
    tell(rows.length ? about.say.cancel_reason : about.say.none_selected, "problem");
    return;
  }
  tell(good.length ? counted(about.say, "cancelled", good.length) : about.say.not_cancelled);
  edits.together(() => {
    for (const node of good) {
      edits.write(node, "status", about.cancelled);
      edits.write(node, "grund", reason);
    }
  });
  field.value = "";
  document.getElementById("sheet-cancelling").hidden = true;
  api.deselectAll();
}

function confirmSelected(api, about, edits) {
  const rows = api.getSelectedNodes().filter((node) => node.displayed !== false);
  if (!rows.length) {
    tell(about.say.none_selected);
    return;
  }
  const good = rows.filter((node) => node.data._about.confirmable);
  if (good.length < rows.length) tell(counted(about.say, "skipped", rows.length - good.length));
  edits.together(() => {
    for (const node of good) edits.write(node, "bestaetigt_am", about.today);
  });
  api.deselectAll();
}
