/* The catalogue: rows that hold every word that was typed are shown; without words those of the first
   view. */
import { element } from "../core/dom.js";
import { fill } from "../meeting/folder-format.js";
import { fold } from "../search/fold.js";

const field = /** @type {HTMLInputElement} */ (element("open-data-search"));
const catalogue = element("open-data-catalogue");
const rows = /** @type {HTMLTableRowElement[]} */ ([...catalogue.querySelectorAll("tbody tr")]);
const more = document.getElementById("open-data-more");
let every = !more;

field.form?.querySelector("[type=submit]")?.toggleAttribute("hidden", true);

field.addEventListener("input", show);
more?.addEventListener("click", (event) => {
  event.preventDefault();
  every = true;
  show();
  rows
    .find((row) => !row.dataset.first)
    ?.querySelector("a")
    ?.focus();
});

function show() {
  const words = fold(field.value).split(/\s+/).filter(Boolean);
  let found = 0;
  for (const row of rows) {
    const { words: said = "", first = "" } = row.dataset;
    const matches = words.every((word) => said.includes(word));
    row.hidden = !(words.length ? matches : every || first);
    if (matches) found += 1;
  }
  if (more) more.hidden = every || words.length > 0;
  element("open-data-none").hidden = found > 0;
  const { found: some = "", all = "" } = catalogue.dataset;
  const facts = { found, all: rows.length, count: rows.length };
  element("open-data-count").textContent = fill(words.length ? some : all, facts);
}
