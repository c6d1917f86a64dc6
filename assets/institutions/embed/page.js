/* The map of the Bildungslandkarte in a frame of another website: marks, hits and catchments, no filters. */
import { closest, element } from "../../core/dom.js";
import { on } from "../../core/events.js";
import "../catchments.js";
import "../list.js";
import "../map/scale.js";
import "../shown-marks.js";
import { address, load, state } from "../state.js";
import { queryOf } from "../view.js";

/* The whole page opens in the state of the frame. */
on("view", () => {
  const query = queryOf(state.view);
  element("institutions-whole", HTMLAnchorElement).search = query;
});

document.addEventListener("click", (event) => {
  if (closest(event, "[data-again]")) location.reload();
});

if (address("address")) load();
