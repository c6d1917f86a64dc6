/* The page that compares places. Listeners hear of an event in the order of these imports. */
import * as store from "../core/store.js";
import { publish } from "../core/published.js";
import "../exports/explore.js";
import "../search/head-search.js";
import "../map/legend.js";
import "../search/place-search.js";
import "../shell/header.js";
import "../meeting/scene-count.js";
import "../shell/keys.js";
import "../shell/notices.js";
import "../shell/full-selection.js";
import "../words/explain.js";
import { start } from "./answer.js";
import "./choices.js";
import "./year-slider.js";
import "./chosen-places.js";
import "./spread-dots.js";
import "./maps/small-maps.js";
import "./scatter.js";
import "./wholes.js";
import "./verdict-table.js";
import "./own-notes.js";
import "../charts/time-series.js";

publish({ ...store });
start();
