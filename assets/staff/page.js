/* Pages of the staff app. All of them work without scripts: these only improve. */
import "../shell/header.js";
import "./copy.js";
import "./job-progress.js";
import "./menus.js";
