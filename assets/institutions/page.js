/* The Bildungslandkarte. Listeners hear of an event in the order of these imports. */
import { shortLink } from "../core/address.js";
import { copyText } from "../core/clipboard.js";
import { closest } from "../core/dom.js";
import "../meeting/scene-count.js";
import "./exports/keep.js";
import "../meeting/keep-view.js";
import "../meeting/replacing/bar.js";
import "../search/head-search.js";
import "../shell/full-selection.js";
import "../shell/header.js";
import "../shell/keys.js";
import "../shell/notices.js";
import "./tabs.js";
import "./filters.js";
import "./place-search.js";
import "./catchments.js";
import "./school.js";
import "./list.js";
import "./list-menu.js";
import "./map/scale.js";
import "./reachability/tab.js";
import "./shown-marks.js";
import { address, load, say } from "./state.js";

document.addEventListener("click", async (event) => {
  if (closest(event, "[data-again]")) location.reload();
  const button = closest(event, "#institutions-link");
  if (!button) return;
  const done = await copyText(shortLink(location.pathname.slice(1), location.search.slice(1)));
  const label = button.querySelector("span:last-child");
  if (label) label.textContent = say(done ? "copied" : "not_copied");
});

if (address("address")) load();
