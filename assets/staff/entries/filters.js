/* Which rows a sheet shows: flags of rows, and words. Columns have filters of their own. */
import { counted } from "./page-about.js";

const PAUSE = 200;

export function startFilters(api, about, edits) {
  const chosen = new Set(
    (new URLSearchParams(location.search).get("filter") ?? "").split(",").filter(Boolean),
  );
  const buttons = [...document.querySelectorAll("[data-filter]")];
  const flagged = {
    faulty: (one) => Object.keys(one.faults).length > 0 || Boolean(one.conflict),
    changed: (one) => one.changed.length > 0,
  };
  const passes = (one, name) => flagged[name]?.(one) ?? one.flags.includes(name);

  /** Column and text of each list that narrows. */
  const narrowed = new Map();

  api.setGridOption("isExternalFilterPresent", () => chosen.size + narrowed.size > 0);
  api.setGridOption(
    "doesExternalFilterPass",
    (node) =>
      [...chosen].every((name) => passes(node.data._about, name)) &&
      [...narrowed].every(([column, text]) => (node.data[column] ?? "") === text),
  );

  function count() {
    const counts = new Map(buttons.map((one) => [one.dataset.filter, 0]));
    let all = 0;
    api.forEachNode((node) => {
      all += 1;
      for (const name of counts.keys()) {
        if (passes(node.data._about, name)) counts.set(name, counts.get(name) + 1);
      }
    });
    for (const one of buttons) {
      const held = counts.get(one.dataset.filter);
      one.querySelector(".bl-sheet-count").textContent = held.toLocaleString("de-DE");
      one.setAttribute("aria-pressed", String(chosen.has(one.dataset.filter)));
    }
    const shown = api.getDisplayedRowCount();
    document.getElementById("sheet-shown").textContent =
      shown === all ? counted(about.say, "shown", all) : counted(about.say, "of", all, { count: shown, all });
  }

  document.addEventListener("click", (event) => {
    const name = event.target.closest?.("[data-filter]")?.dataset.filter;
    if (!name) return;
    if (!chosen.delete(name)) chosen.add(name);
    api.onFilterChanged();
    count();
  });
  document.addEventListener("change", (event) => {
    const column = event.target.dataset?.narrow;
    if (!column) return;
    if (event.target.value === "*") narrowed.delete(column);
    else narrowed.set(column, event.target.value);
    api.onFilterChanged();
    count();
  });
  api.addEventListener("filterChanged", count);
  edits.listen(count);
  search(api, about);
  if (chosen.size) api.onFilterChanged();
  count();
}

function search(api, about) {
  const field = document.createElement("input");
  Object.assign(field, { type: "search", className: "form-control", placeholder: about.search });
  field.setAttribute("aria-label", about.search);
  let timer = 0;
  field.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(() => api.setGridOption("quickFilterText", field.value), PAUSE);
  });
  document.getElementById("sheet-search").append(field);
}
