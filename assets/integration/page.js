/* The page "Integration": all of it arrives as HTML; filters apply at once where scripts run. */
import { byId } from "../core/dom.js";
import "../search/head-search.js";
import "../shell/header.js";
import "../meeting/scene-count.js";
import "./keep.js";
import "../meeting/keep-view.js";
import "../meeting/replacing/bar.js";
import "../shell/keys.js";
import { linkButton } from "../shell/link-button.js";
import "../shell/notices.js";
import "../words/explain.js";
import "./filters.js";
import "./fold.js";

linkButton("integration-link", () => {
  const { copied = "", notCopied = "" } = byId("integration-link")?.dataset ?? {};
  return { done: copied, failed: notCopied };
});
