/* The catchments, fetched when first needed, and on the map those of the chosen institution or of the schools
   in charge. */
import { byId } from "../core/dom.js";
import { emit, on } from "../core/events.js";
import { fetched } from "../core/fetching.js";
import { drawn } from "./map/map.js";
import { address, chosen, state } from "./state.js";

/** @typedef {import("./types").Catchment} Catchment */

/** @type {Catchment[] | null} */
export let catchments = null;
let asked = false;
/** @type {Catchment[]} of the schools in charge, while their tab is open */
let inCharge = [];

/** Fetches them; "catchments" is told when they are there. */
export async function load() {
  if (asked) return;
  asked = true;
  try {
    /** @type {{catchments: Catchment[]}} */
    const answer = await fetched(address("catchments"));
    catchments = answer.catchments;
    emit("catchments");
  } catch {
    asked = false; // the next change asks again
  }
}

/**
 * The path of a catchment on the map: its own, or that of the municipality that it is all of.
 * @param {Catchment} one
 */
function pathed(one) {
  const area = one.part ? undefined : drawn?.map.byKey.get(one.municipality);
  return { ...one, path: one.path || (area?.path ?? "") };
}

/** @param {Catchment[]} of */
export function showInCharge(of) {
  inCharge = of;
  show();
}

function show() {
  const one = chosen();
  if (one) load();
  const own = one ? (catchments ?? []).filter(({ institution }) => institution === one.key) : [];
  const shown = (one ? own : state.view.tab === "schule" ? inCharge : []).map(pathed);
  drawn?.ground.catchments(shown);
  const note = byId("institutions-catchment-note");
  if (note) note.hidden = !shown.some(({ path }) => path);
  const example = byId("institutions-catchment-example");
  if (example) example.hidden = !shown.some((part) => part.example);
}

on("view", show);
on("map", show);
on("catchments", show);
