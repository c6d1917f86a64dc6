/* The Monitor's title row: the heading and the button that copies a link. */
import { shortLink, tidy } from "../core/address.js";
import { announce } from "../core/announce.js";
import { copyText } from "../core/clipboard.js";
import { closest, setText } from "../core/dom.js";
import { on } from "../core/events.js";
import { state } from "../core/store.js";

const SAID_MS = 2500; // how long the button says what became of the link

on("series", (/** @type {import("../core/types").Series} */ { title, subtitle }) => {
  setText("monitor-title", title);
  setText("monitor-subtitle", subtitle);
});

document.addEventListener("click", (event) => {
  const button = closest(event, "button", HTMLButtonElement);
  if (!button) return;
  if (button.id === "monitor-link") copyLink(button);
});

/** @param {HTMLButtonElement} button */
async function copyLink(button) {
  const query = new URLSearchParams(location.search);
  const { slab, year } = state;
  const present = slab ? { jahr: String(year), indikator: slab.indicator, stand: slab.version } : {};
  for (const [name, value] of Object.entries(present)) query.set(name, value);
  const done = await copyText(shortLink("", tidy(query)));
  const said = button.dataset[done ? "done" : "failed"] ?? "";
  const label = /** @type {ChildNode} */ (button.lastChild);
  announce(said);
  label.textContent = said;
  setTimeout(() => (label.textContent = button.dataset.label ?? ""), SAID_MS);
}
