/* The presentation's side of the presenter's window: opens it, tells it what is on stage, and does what it
   asks for. */
import { based } from "../../core/address.js";
import { make } from "../../core/dom.js";
import { emit, on } from "../../core/events.js";
import { page, tell } from "../folder-page.js";
import { presentation } from "../presentation.js";
import * as storage from "../storage.js";
import { channelName, stateOf, wishOf } from "./messages.js";

const SAID_MS = 8000; // how long the stage says that there is no window

/** @type {Window | null} */
let opened = null;
/** @type {BroadcastChannel | null} */
let channel = null;
let now = { year: /** @type {number | null} */ (null), black: false, small: false, since: 0 };

/* Opens the window, or brings it to the front. A browser that blocks it is told of in a sentence. */
export function openPresenter() {
  if (opened && !opened.closed) return opened.focus();
  channel?.close();
  const id = crypto.getRandomValues(new Uint32Array(2)).join("");
  channel = new BroadcastChannel(channelName(id));
  channel.onmessage = ({ data }) => obey(data);
  opened = window.open(
    based(`/praesentation/referent${location.search}#${id}`),
    "lupe-referent",
    "popup,width=1366,height=768",
  );
  if (!opened) blocked();
}

function blocked() {
  const show = document.getElementById("presentation");
  if (!show) return tell(page.words.presenter_blocked);
  const said = make("p", { class: "bl-show-told", role: "alert" }, page.words.presenter_blocked);
  show.append(said);
  setTimeout(() => said.remove(), SAID_MS);
}

function send() {
  if (!presentation.on) return;
  channel?.postMessage(stateOf(page.folder, { version: page.version, at: presentation.at, ...now }));
}

/** @param {unknown} message */
function obey(message) {
  const wish = wishOf(message, page.folder.scenes.length);
  if (!wish || !presentation.on) return;
  if (wish.kind === "go") presentation.go(wish.at);
  else if (wish.kind === "year" || wish.kind === "place") presentation[wish.kind](wish.by);
  else if (wish.kind === "note") annotate(wish.at, wish.note);
  else if (wish.kind === "hello") send();
  else presentation[wish.kind]();
}

/**
 * @param {number} at
 * @param {string} note
 */
function annotate(at, note) {
  page.folder.scenes[at].note = note;
  const { kept } = storage.keep(page.folder);
  channel?.postMessage({ kind: "kept", done: kept });
  emit("folder-changed");
  send();
}

on("scene", (/** @type {{year: number | null}} */ { year }) => {
  now = { ...now, year, since: now.since || Date.now() };
  send();
});
on("black", (/** @type {boolean} */ black) => {
  now = { ...now, black };
  send();
});
on("small", (/** @type {boolean} */ small) => {
  now = { ...now, small };
  send();
});
on("headline", send);
on("presented", over);
window.addEventListener("pagehide", over);

/* With the presentation goes its window. */
function over() {
  channel?.postMessage({ kind: "over" });
  channel?.close();
  opened?.close();
  opened = channel = null;
  now = { year: null, black: false, small: false, since: 0 };
}
