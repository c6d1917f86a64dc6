/* The page of one institution: its surroundings on the map, and its address to take along. */
import { based } from "../../core/address.js";
import { copyText } from "../../core/clipboard.js";
import { closest, element } from "../../core/dom.js";
import { on } from "../../core/events.js";
import "../../meeting/scene-count.js";
import "../../search/head-search.js";
import "../../shell/full-selection.js";
import "../../shell/header.js";
import "../../shell/keys.js";
import "../../shell/notices.js";
import { around, draw, show } from "../map/map.js";
import "../catchments.js";
import "../map/scale.js";
import { chosen, load, pageOf, state } from "../state.js";

const NEAR = 6; // km around it that are seen first

on("institutions", () => draw(element("institutions-map")).catch(() => {}));
on("map", () => {
  show(state.institutions, false);
  const one = chosen();
  if (one?.x !== null && one?.y !== null && one) around({ x: one.x, y: one.y }, NEAR);
});
/* Another institution has a page of its own. */
on("view", (/** @type {string} */ origin) => {
  if (origin === "map") location.assign(based(pageOf(state.view.institution)));
});

document.addEventListener("click", async (event) => {
  const button = closest(event, "#entry-address");
  if (!button) return;
  const done = await copyText(button.dataset.addressText ?? "");
  const label = button.querySelector("span:last-child");
  if (done && label) label.textContent = button.dataset.copied ?? "";
});

load();
