/* The page of the Sitzungsmappe. */
import * as folder from "./folder-format.js";
import { whenPresent } from "../core/arrival.js";
import { publish } from "../core/published.js";
import "../search/head-search.js";
import "../shell/header.js";
import "../offline/line.js";
import "./scene-count.js";
import "../shell/keys.js";
import "../shell/notices.js";
import "../words/explain.js";
import { pack } from "./folder-link.js";
import { page } from "./folder-page.js";
import { presentation } from "./presentation.js";
import { keepOffline } from "./keep-offline.js";
import { openPresenter } from "./presenter/host.js";
import { open } from "./scene-list.js";
import "./transfer.js";

presentation.presenter = openPresenter;
publish({ presentation, folder, folderPage: page, folderPass: { pack } });
whenPresent("meeting-scenes", open);
whenPresent("meeting-offline", keepOffline);
