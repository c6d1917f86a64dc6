/* Marks of the hits on the map, and the part of it that is seen: on the page and in a frame alike. */
import { element } from "../core/dom.js";
import { on } from "../core/events.js";
import { slab } from "./indicator.js";
import { around, draw, drawn, show } from "./map/map.js";
import { address, change, state } from "./state.js";

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
  if (address("map")) draw(element("institutions-map")).catch(() => failed());
});
on("failed", failed);

function failed() {
  element("institutions-failed").hidden = false;
}
