/* The way from school to work. The page is complete when it arrives; this steps through its years,
   changes place and sex without loading it anew, and makes the flow answer to pointer and keys. */
import { element } from "../core/dom.js";
import "../meeting/scene-count.js";
import "./keep.js";
import "../meeting/keep-view.js";
import "../meeting/replacing/bar.js";
import "../search/head-search.js";
import "../shell/header.js";
import "../shell/keys.js";
import { linkButton } from "../shell/link-button.js";
import "../shell/notices.js";
import "../words/explain.js";
import "./parts.js";
import { start } from "./years.js";

linkButton("transition-link", () => {
  const { copied = "", notCopied = "" } = element("transition-page").dataset;
  return { done: copied, failed: notCopied };
});

start();
