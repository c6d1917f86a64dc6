/* The Monitor's quiet way to the comparing page: there once two places are selected, with all that both pages
   understand. */
import { based, OWN, tidy } from "../core/address.js";
import { byId } from "../core/dom.js";
import { on } from "../core/events.js";
import * as store from "../core/store.js";

const SHARED = [
  "indikator",
  "ebene",
  "vergleich",
  "jahre",
  "gliederung",
  "raum",
  "farben",
  "niveau",
  "gewichte",
  "aehnlich_in",
  "herkunft",
  "stand",
  "sprache",
  ...OWN,
];

function follow() {
  const link = byId("monitor-comparison-link");
  const { selection, slab, year } = store.state;
  if (!(link instanceof HTMLAnchorElement) || !slab) return;
  link.hidden = selection.length < 2;
  const here = new URLSearchParams(location.search);
  const query = new URLSearchParams(
    SHARED.flatMap((name) => here.getAll(name).map((value) => [name, value])),
  );
  for (const [name, value] of [
    ["indikator", slab.indicator],
    ["ebene", slab.level],
    ["jahr", String(year)],
    ["gebiete", selection.join()],
  ])
    query.set(name, value);
  link.href = based(`/vergleich?${tidy(query)}`);
}

for (const name of ["selection", "slab", "year"]) on(name, follow);
document.addEventListener("pointerdown", follow, true); // the address may have changed meanwhile
