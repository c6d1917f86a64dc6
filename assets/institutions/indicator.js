/* A figure of the Monitor under the marks: its slab is fetched when it is chosen, the year is its last unless
   the address says another. */
import { element, node } from "../core/dom.js";
import { emit, on } from "../core/events.js";
import { fetched } from "../core/fetching.js";
import { colour } from "./map/ground.js";
import { drawn } from "./map/map.js";
import { address, say, state } from "./state.js";

/** @typedef {import("../core/types").Slab} Slab */

const PALETTE = "see";
/** @type {Slab | null} */
export let slab = null;
let asked = "";

async function show() {
  const { indicator } = state.view;
  if (asked !== indicator) {
    asked = indicator;
    slab = null;
    if (indicator) await take(indicator);
    if (asked !== indicator) return; // another was chosen meanwhile
  }
  paint();
}

/** @param {string} indicator */
async function take(indicator) {
  try {
    /** @type {Slab} */
    const answer = await fetched(address("slab").replace("INDICATOR", indicator));
    if (asked === indicator) slab = answer;
  } catch {
    asked = ""; // the next choice asks again
  }
}

/** The row of the year that is asked for, else the last. */
function row() {
  if (!slab) return -1;
  const wanted = state.view.year === null ? -1 : slab.years.indexOf(state.view.year);
  return wanted < 0 ? slab.years.length - 1 : wanted;
}

function paint() {
  if (!drawn) return;
  colour(drawn.map, slab, row());
  emit("coloured");
  legend();
}

function legend() {
  const target = element("institutions-legend");
  target.hidden = !slab;
  if (!slab) return target.replaceChildren();
  const at = row();
  const count = slab.legend.labels.length;
  const classes = node("div", "bl-ramp");
  Object.assign(classes.dataset, { palette: PALETTE, classes: String(count) });
  slab.legend.labels.forEach((label, index) => {
    const one = node("span", "");
    const swatch = node("i");
    swatch.style.background = `var(--bl-c${index})`;
    one.append(swatch, label);
    classes.append(one);
  });
  const head = node("p");
  head.append(node("b", "", `${slab.title} ${slab.labels[at]}`), ` ${slab.subtitle}`);
  if (slab.example[at]?.some(Boolean)) head.append(" ", node("b", "bl-example-word", say("example")));
  target.replaceChildren(head, classes);
}

on("map", show);
on("view", (/** @type {string} */ origin) => {
  if (origin === "indicator" || origin === "loaded" || origin === "reset") show();
});
