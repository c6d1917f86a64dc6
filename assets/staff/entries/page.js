/* Sheets of institutions: what is edited is checked and collected at once. */
import "../sheet/page.js";
import { registerCells } from "./cells.js";
import { startClipboard } from "./clipboard.js";
import { Edits } from "./edits.js";
import { startFilters } from "./filters.js";
import { startMap } from "./map.js";
import { fill, readAbout, tell } from "./page-about.js";

const GRID = "sheet-grid";
const POLL = 60;

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
  const acts = {
    confirm: () => confirmSelected(api, about, edits),
    undo: () => edits.undo(),
    redo: () => edits.redo(),
  };
  document.addEventListener("click", (event) => {
    const name = event.target.closest?.("[data-act]")?.dataset.act;
    if (name && acts[name]) acts[name]();
  });
  document.getElementById(GRID).dataset.ready = "true";
}

function confirmSelected(api, about, edits) {
  const rows = api.getSelectedNodes().filter((node) => node.displayed !== false);
  if (!rows.length) {
    tell(about.say.none_selected);
    return;
  }
  const good = rows.filter((node) => node.data._about.confirmable);
  if (good.length < rows.length) tell(fill(about.say.skipped, { count: rows.length - good.length }));
  edits.together(() => {
    for (const node of good) edits.write(node, "bestaetigt_am", about.today);
  });
  api.deselectAll();
}
