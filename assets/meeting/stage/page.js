/* The stage of one scene. Listeners hear of an event in the order of these imports. */
import { publish } from "../../core/published.js";
import * as store from "../../core/store.js";
import * as stage from "./stage.js";
import { edit } from "./headline.js";
import "./room.js";
import "./one-map.js";
import "./two-maps.js";
import "./bars.js";
import "./rows.js";
import "./charts.js";
import "../../charts/time-series.js";
import "../../charts/distribution.js";
import "../../charts/funnel.js";
import "./tip.js";

const { years, step, play, stop, isPlaying, turnTo, open } = stage;
publish({ ...store, stage: { years, step, play, stop, isPlaying, turnTo, edit, open } });

/* In a frame the presentation has the keys. */
const DEEDS = /** @type {Record<string, () => void>} */ ({
  ArrowUp: () => step(1),
  ArrowDown: () => step(-1),
  p: play,
});
if (window.parent === window)
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const deed = DEEDS[event.key];
    if (!deed) return;
    event.preventDefault();
    deed();
  });

stage.start();
