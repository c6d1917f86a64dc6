/* The stage of one scene. Listeners hear of an event in the order of these imports. */
import { publish } from "../../core/published.js";
import * as store from "../../core/store.js";
import * as drawn from "./served/drawn.js";
import * as stage from "./stage.js";
import { isTyping } from "../../core/keys.js";
import { deedOf } from "../presentation-keys.js";
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
import "../../charts/composition/view.js";
import { choosePlace, nextPlace } from "./tip.js";

const { open } = stage;
const { years, step, play, stop, isPlaying, turnTo } = drawn.isDrawn() ? drawn : stage;
const steered = { years, step, play, stop, isPlaying, turnTo, edit, open, nextPlace, choosePlace };
publish({ ...store, stage: steered });

/* In a frame the presentation has the keys. */
const DEEDS = /** @type {Partial<Record<import("../presentation-keys.js").Deed, () => void>>} */ ({
  later: () => step(1),
  earlier: () => step(-1),
  play,
  place_on: () => nextPlace(1),
  place_back: () => nextPlace(-1),
  place_choose: choosePlace,
});
if (window.parent === window)
  document.addEventListener("keydown", (event) => {
    const deed = deedOf(event, isTyping(event.target), false);
    const does = deed && DEEDS[deed];
    if (!does) return;
    event.preventDefault();
    does();
  });

drawn.start();
stage.start();
