/* The page that gives the code of a view for a frame: copies it. Frames themselves have no script. */
import { copyText } from "../core/clipboard.js";
import { byId, closest } from "../core/dom.js";
import "../meeting/scene-count.js";
import "../offline/line.js";
import "../search/head-search.js";
import "../shell/header.js";
import "../shell/keys.js";
import "../shell/notices.js";
import "../words/explain.js";

document.addEventListener("click", async (event) => {
  const button = closest(event, "#embedding-copy");
  const code = /** @type {HTMLTextAreaElement | null} */ (byId("embedding-code"));
  const said = byId("embedding-said");
  if (!button || !code || !said) return;
  const copied = await copyText(code.value);
  if (!copied) code.select();
  said.textContent = (copied ? button.dataset.done : button.dataset.failed) ?? "";
});
