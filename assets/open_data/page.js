/* The page of data to take away: complete when it arrives; this filters its catalogue while somebody types,
   changes the program that is shown, and copies. */
import "../meeting/scene-count.js";
import "../search/head-search.js";
import "../shell/header.js";
import "../shell/keys.js";
import "../shell/notices.js";
import "./catalogue.js";
import "./copy.js";
import "./programs.js";
