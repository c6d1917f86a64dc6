/* The scale bar: a round number of kilometres, as long as they are on the map. */
import { element } from "../../core/dom.js";
import { on } from "../../core/events.js";
import { state } from "../state.js";
import { drawn } from "./map.js";

const STEPS = [0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100]; // km
const LONGEST = 120; // px

on("moved", () => {
  if (!drawn || !state.data) return;
  const perKm = (1000 / state.data.unit_m) * drawn.map.view.scale;
  const km = STEPS.findLast((one) => one * perKm <= LONGEST) ?? STEPS[0];
  const bar = element("institutions-scale");
  bar.style.width = `${(km * perKm).toFixed(0)}px`;
  const text = km < 1 ? `${km * 1000} m` : `${km} km`;
  if (bar.textContent !== text) bar.textContent = text;
});
