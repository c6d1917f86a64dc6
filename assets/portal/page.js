/* The portal: complete when it arrives; its large search answers while somebody types. */
import "../meeting/scene-count.js";
import "../shell/header.js";
import "../shell/keys.js";
import "../shell/notices.js";
import "../words/explain.js";
import "./search.js";
