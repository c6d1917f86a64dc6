/* The line above a page that was kept: what needs the network is said there, and once it is back the page
   offers to load anew. The worker writes the line (see worker.js); on all other pages there is none. */
import { based } from "../core/address.js";
import { announce } from "../core/announce.js";
import { make } from "../core/dom.js";

const line = document.querySelector(".bl-offline-line");
/** @type {Record<string, string>} */
const words = line instanceof HTMLElement ? JSON.parse(line.dataset.words ?? "{}") : {};
const said = make("span", { class: "bl-offline-more" });

/** Whether this page was kept and stands here without a network. */
export const isKept = line !== null;

/** Whether there is a network again. */
let back = false;

/** @param {string} key `asks`, `other` or `again` */
export function tellKept(key) {
  if (!line) return;
  said.replaceChildren(` ${words[key]} `, ...(back ? [reload()] : []));
  line.append(said);
  announce(words[key]);
}

function reload() {
  const button = make("button", { type: "button", class: "bl-link bl-plain" }, words.reload);
  button.addEventListener("click", () => location.reload());
  return button;
}

const PAUSE = 8000; // ms; browsers know whether there is a network, but not whether the server answers
let waiting = 0;

/** Asks until the server answers once. */
async function look() {
  clearTimeout(waiting);
  const there = await fetch(based("/healthz"), { cache: "no-store" }).then(
    (answer) => answer.ok,
    () => false,
  );
  clearTimeout(waiting); // of another look in the meantime
  if (back) return;
  if (!there) waiting = window.setTimeout(look, PAUSE);
  else {
    back = true;
    window.removeEventListener("online", look);
    tellKept("again");
  }
}

if (line) {
  waiting = window.setTimeout(look, PAUSE);
  window.addEventListener("online", look);
}
