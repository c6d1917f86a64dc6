/* The Bildungslandkarte. Listeners hear of an event in the order of these imports. */
import { copyText } from "../core/clipboard.js";
import { closest, element } from "../core/dom.js";
import { on } from "../core/events.js";
import "../meeting/scene-count.js";
import "../search/head-search.js";
import "../shell/full-selection.js";
import "../shell/header.js";
import "../shell/keys.js";
import "../shell/notices.js";
import "./tabs.js";
import "./filters.js";
import "./place-search.js";
import { around, draw, drawn, show } from "./map/map.js";
import "./catchments.js";
import "./school.js";
import { slab } from "./indicator.js";
import "./list.js";
import "./list-menu.js";
import "./map/scale.js";
import "./reachability/tab.js";
import { address, change, load, say, state } from "./state.js";

/** @param {string} id */
const box = (id) => element(id);

function marks() {
  const { found, view, place, data } = state;
  show(
    (found?.hits ?? []).map(({ one }) => one),
    slab !== null,
  );
  if (!drawn || !data) return;
  drawn.ground.radius(view.radius_km === null ? null : place, ((view.radius_km ?? 0) * 1000) / data.unit_m);
}

on("view", (/** @type {string} */ origin) => {
  if (origin === "cutout" || origin === "order") return;
  marks();
  if (origin === "radius" && state.place && state.view.radius_km) around(state.place, state.view.radius_km);
  if (origin === "reset") drawn?.map.view.fit(true);
});
on("coloured", marks);
on("map", () => {
  marks();
  const { place, view } = state;
  if (place && !view.cutout.length) around(place, view.radius_km ?? undefined);
});
on("cutout", () => {
  if (drawn) change({ cutout: drawn.map.view.cutout() ?? [] }, "cutout");
});
on("institutions", () => {
  if (address("map")) draw(box("institutions-map")).catch(() => failed());
});
on("failed", failed);

function failed() {
  element("institutions-failed").hidden = false;
}

document.addEventListener("click", async (event) => {
  if (closest(event, "[data-again]")) location.reload();
  const button = closest(event, "#institutions-link");
  if (!button) return;
  const done = await copyText(location.href);
  const label = button.querySelector("span:last-child");
  if (label) label.textContent = say(done ? "copied" : "not_copied");
});

if (address("address")) load();
