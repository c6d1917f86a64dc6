/* The Bildungslandkarte. Listeners hear of an event in the order of these imports. */
import { closest } from "../core/dom.js";
import "../meeting/scene-count.js";
import "./exports/keep.js";
import "../meeting/keep-view.js";
import "../meeting/replacing/bar.js";
import "../search/head-search.js";
import "../shell/full-selection.js";
import "../shell/header.js";
import "../shell/keys.js";
import { linkButton } from "../shell/link-button.js";
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

document.addEventListener("click", (event) => {
  if (closest(event, "[data-again]")) location.reload();
});
linkButton("institutions-link", () => ({ done: say("copied"), failed: say("not_copied") }));

if (address("address")) load();
