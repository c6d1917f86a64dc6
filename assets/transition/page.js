/* The way from school to work. The page is complete when it arrives; this steps through its years,
   changes place and sex without loading it anew, and makes the flow answer to pointer and keys. */
import { announce } from "../core/announce.js";
import { shortLink } from "../core/address.js";
import { copyText } from "../core/clipboard.js";
import { closest, element } from "../core/dom.js";
import "../meeting/scene-count.js";
import "./keep.js";
import "../meeting/keep-view.js";
import "../meeting/replacing/bar.js";
import "../search/head-search.js";
import "../shell/header.js";
import "../shell/keys.js";
import "../shell/notices.js";
import "../words/explain.js";
import "./parts.js";
import { queryOf, start } from "./years.js";

document.addEventListener("click", async (event) => {
  const button = closest(event, "#transition-link");
  if (!button) return;
  const done = await copyText(shortLink(location.pathname.slice(1), queryOf(location.search)));
  const words = element("transition-page").dataset;
  const said = (done ? words.copied : words.notCopied) ?? "";
  const label = button.querySelector("span");
  if (label) label.textContent = said;
  announce(said);
});

start();
