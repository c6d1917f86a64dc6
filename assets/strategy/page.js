/* The page of the strategy: complete when it arrives; this copies its link, prints it, and puts its
   indicators into the Sitzungsmappe. */
import { element } from "../core/dom.js";
import "../meeting/scene-count.js";
import "../search/head-search.js";
import "../shell/header.js";
import "../shell/keys.js";
import { linkButton } from "../shell/link-button.js";
import "../shell/notices.js";
import "../words/explain.js";
import "./keep.js";

linkButton("strategy-link", () => {
  const { copied = "", notCopied = "" } = element("strategy-link").dataset;
  return { done: copied, failed: notCopied };
});

element("strategy-print").addEventListener("click", () => window.print());
