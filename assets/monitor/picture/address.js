/* What the map shows belongs to the address: the group that the legend makes stand out, and the part of the
   map that is seen. Both are parameters of the link; an address that comes from elsewhere (a link, going
   back, a scene) is followed as soon as its figures are here. */
import { isMonitor, tidy } from "../../core/address.js";
import { byId } from "../../core/dom.js";
import { emit, on } from "../../core/events.js";
import { tellServer } from "../../core/server.js";
import { state } from "../../core/store.js";
import * as store from "../../core/store.js";
import { choose } from "../../map/legend.js";
import { map } from "../../map/map.js";
import { cutoutOf, originOf, wordOf } from "../../map/picture-words.js";
import { replace } from "../visits.js";

const STILL_MS = 400; // until what stands still is written into the address
const NAMES = /** @type {const} */ (["gruppe", "ausschnitt"]);
/** @typedef {Record<typeof NAMES[number], string>} Shown */

let foreign = true; // whether the address was not made on this page: on arriving and going back
/** @type {Shown} What the address asks for and cannot be shown: it stays, with what is said of it. */
let refused = { gruppe: "", ausschnitt: "" };
let timer = 0;

/** @returns {Shown} */
function shown() {
  return { gruppe: wordOf(state.groupOrigin), ausschnitt: map.view?.cutout()?.join(",") ?? "" };
}

/** @returns {Shown} */
function asked() {
  const query = new URLSearchParams(location.search);
  return { gruppe: query.get("gruppe") ?? "", ausschnitt: query.get("ausschnitt") ?? "" };
}

/* What the reader has done is written once it stands still, and does not fill the history. */
function later() {
  clearTimeout(timer);
  timer = window.setTimeout(write, STILL_MS);
}

function write() {
  if (!isMonitor() || foreign || !state.slab || !map.svg) return;
  // Dash drops the answer that is on its way where it is told something meanwhile.
  if (byId("monitor-notice")?.dataset.dashIsLoading) return later();
  const now = shown();
  const before = asked();
  const said = (/** @type {typeof NAMES[number]} */ name) =>
    before[name] === refused[name] ? "" : before[name];
  if (NAMES.every((name) => now[name] === said(name))) return;
  const query = new URLSearchParams(location.search);
  for (const name of NAMES) {
    query.delete(name);
    if (now[name]) query.set(name, now[name]);
  }
  replace(`?${tidy(query)}`);
  // What the server keeps of the address for its next answers.
  tellServer("url", { search: location.search });
}

/* An answer has come and stands on screen. One to a choice on this page may bring an older address along,
   which is then written anew. */
on("arrived", () => {
  if (!byId("monitor-legend")) return;
  if (foreign) follow();
  foreign = false;
  later();
});

function follow() {
  const { gruppe, ausschnitt } = asked();
  // A filter of an Amt has a part of its own.
  const amt = new URLSearchParams(location.search).has("amt");
  if (ausschnitt || !amt) map.view?.showCutout(cutoutOf(ausschnitt));
  const known = gruppe !== "" && choose(originOf(gruppe));
  refused = { gruppe: known ? "" : gruppe, ausschnitt: cutoutOf(ausschnitt) ? "" : ausschnitt };
  if (known) return;
  store.setGroup(null);
  if (gruppe && state.slab) emit("tell", state.slab.words.noGroup);
}

on("visit", () => (foreign = true));
on("group", later);
on("cutout", later);
