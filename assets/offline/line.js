/* The line above a page that was kept: what needs the network is said there, and once it is back the page
   offers to load anew. The worker writes the line (see worker.js); on all other pages there is none. */
import { announce } from "../core/announce.js";
import { make } from "../core/dom.js";

const line = document.querySelector(".bl-offline-line");
/** @type {Record<string, string>} */
const words = line instanceof HTMLElement ? JSON.parse(line.dataset.words ?? "{}") : {};
const said = make("span", { class: "bl-offline-more" });

/** Whether this page was kept and stands here without a network. */
export const isKept = line !== null;

/**
 * @param {string} key `asks`, `other` or `again`
 * @param {...Node} more
 */
export function tellKept(key, ...more) {
  if (!line) return;
  said.replaceChildren(` ${words[key]} `, ...more);
  line.append(said);
  announce(words[key]);
}

const PAUSE = 8000; // ms; browsers know whether there is a network, but not whether the server answers
let waiting = 0;

async function look() {
  clearTimeout(waiting);
  const there = await fetch("/healthz", { cache: "no-store" }).then(
    (answer) => answer.ok,
    () => false,
  );
  clearTimeout(waiting);
  if (!there) waiting = window.setTimeout(look, PAUSE);
  else if (!said.querySelector("button")) offer();
}

function offer() {
  const reload = make("button", { type: "button", class: "bl-link bl-plain" }, words.reload);
  reload.addEventListener("click", () => location.reload());
  tellKept("again", reload);
}

if (line) {
  waiting = window.setTimeout(look, PAUSE);
  window.addEventListener("online", look);
}
