/* The Gemeindeprofil, and the page to choose a place. */
import * as store from "../core/store.js";
import { whenPresent } from "../core/arrival.js";
import { publish } from "../core/published.js";
import "../search/head-search.js";
import "./own-words.js";
import { fill } from "./profile-table.js";
import "../shell/header.js";
import "../offline/line.js";
import "../meeting/scene-count.js";
import "../shell/keys.js";
import "../shell/notices.js";
import "../words/explain.js";
import "../charts/time-series.js";

publish({ ...store });
whenPresent("profile-table", fill);
