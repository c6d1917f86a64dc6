/* Pages of text: nothing but the head that every page has. */
import "../search/head-search.js";
import "../shell/header.js";
import "../offline/line.js";
import "../meeting/scene-count.js";
import "../shell/keys.js";
import "../shell/notices.js";
import "../words/explain.js";
