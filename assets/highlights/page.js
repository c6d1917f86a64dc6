/* The page "Was auffällt": all of it arrives as HTML; a script starts the story. */
import { whenPresent } from "../core/arrival.js";
import { on } from "../core/events.js";
import { publish } from "../core/published.js";
import { read } from "../meeting/folder-format.js";
import { page } from "../meeting/folder-page.js";
import "../meeting/scene-count.js";
import { presentation } from "../meeting/presentation.js";
import "../search/head-search.js";
import "../shell/header.js";
import "../shell/notices.js";
import "../words/explain.js";

/* The scenes are shown as a folder that nothing keeps: the reader's own folders stay as they are. */
whenPresent("highlights-story", (button) => {
  button.addEventListener("click", () => {
    page.words = JSON.parse(button.dataset.words ?? "{}");
    page.folder = read(button.dataset.folder ?? "");
    page.version = button.dataset.version ?? "";
    presentation.start(0, button);
  });
});

/* Pictures of the story are as light or dark as the page. */
function dress() {
  const light = document.documentElement.dataset.bsTheme === "dark" ? "nein" : "ja";
  for (const image of document.querySelectorAll(".bl-story img")) {
    const own = /** @type {HTMLImageElement} */ (image);
    const wanted = own.src.replace(/hell=(ja|nein)$/, `hell=${light}`);
    if (wanted !== own.src) own.src = wanted;
  }
}

on("theme", dress);
whenPresent("highlights-story", dress);

publish({ presentation });
