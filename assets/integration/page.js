/* The page "Integration": all of it arrives as HTML; filters apply at once where scripts run. */
import "../search/head-search.js";
import "../shell/header.js";
import "../meeting/scene-count.js";
import "../shell/keys.js";
import "../shell/notices.js";
import "../words/explain.js";
import "./filters.js";
import "./fold.js";
