/* The education report. The page is complete when it arrives; this folds the contents on a phone, marks the
   section that is read, and keeps the boxes at numbers inside the window. */
import { byId } from "../core/dom.js";
import "../meeting/scene-count.js";
import "../search/head-search.js";
import "../shell/header.js";
import "../shell/keys.js";
import { linkButton } from "../shell/link-button.js";
import "../shell/notices.js";
import "../words/explain.js";
import "./fold.js";
import "./numbers.js";
import "./sections.js";

linkButton("report-link", () => {
  const { copied = "", notCopied = "" } = byId("report-page")?.dataset ?? {};
  return { done: copied, failed: notCopied };
});
