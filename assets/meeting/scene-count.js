/* How many scenes the Sitzungsmappe holds: in the head of every page, beside its name. */
import { emit, on } from "../core/events.js";
import { whenPresent } from "../core/arrival.js";
import { count as scenesKept } from "./storage.js";

function write() {
  const scenes = scenesKept();
  for (const link of document.querySelectorAll("[data-scenes]")) {
    const count = /** @type {HTMLElement | null} */ (link.querySelector(".bl-count"));
    if (!count) continue;
    count.textContent = String(scenes);
    count.hidden = !scenes;
    const said = link.getAttribute("data-scenes") ?? "";
    count.title = said.replace("{count}", String(scenes));
  }
  emit("pages"); // the name takes more room in the row
}

whenPresent("shell-nav", write);
for (const name of ["folder", "folder-opened"]) on(name, write);
window.addEventListener("storage", write);
