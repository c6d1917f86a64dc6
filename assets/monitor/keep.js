/* What "Merken" of the Monitor keeps. */
import { tidy } from "../core/address.js";
import { element } from "../core/dom.js";
import * as store from "../core/store.js";
import { PARAMETERS } from "../meeting/folder-format.js";
import { keepWith } from "../meeting/present-view.js";

/** @typedef {import("../core/types").Slab} Slab */

keepWith("monitor-keep", () => {
  const { slab } = store.state;
  return slab && { view: presentView(slab), title: presentTitle() };
});

/**
 * The state on screen, which the address of the page may lag behind.
 * @param {Slab} slab
 */
function presentView(slab) {
  const { year, selection, view: tab } = store.state;
  const asked = new URLSearchParams(location.search);
  for (const name of [...asked.keys()]) if (!PARAMETERS.includes(name)) asked.delete(name);
  const present = {
    indikator: slab.indicator,
    jahr: String(year ?? ""),
    stand: slab.version,
    gebiete: selection.join(","),
    ansicht: tab === "rangfolge" ? "" : tab,
  };
  for (const [name, value] of Object.entries(present)) {
    if (value === "") asked.delete(name);
    else asked.set(name, value);
  }
  return tidy(asked);
}

/* What the Monitor calls the present view. */
const presentTitle = () =>
  ["monitor-title", "monitor-title-year"]
    .map((id) => element(id).textContent.trim())
    .filter(Boolean)
    .join(" ");
