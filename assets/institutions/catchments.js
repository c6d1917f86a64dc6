/* The catchments, fetched when first needed, and on the map those of the chosen institution or of the schools
   in charge. */
import { byId } from "../core/dom.js";
import { emit, on } from "../core/events.js";
import { fetched } from "../core/fetching.js";
import { drawn } from "./map/map.js";
import { address, chosen, say, state } from "./state.js";

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

const ABOUT_M = 1200; // how far a village reaches, by its point alone

/**
 * The path of a catchment on the map: its own, that of the municipality that it is all of, or about the
 * point of a part of one.
 * @param {Catchment} one
 * @returns {Catchment}
 */
function pathed(one) {
  if (one.path) return one;
  if (!one.part) return { ...one, path: drawn?.map.byKey.get(one.municipality)?.path ?? "" };
  const name = one.part.toLowerCase();
  const inside = state.places.filter(({ municipality }) => municipality === one.municipality);
  const place = inside.find((other) => other.name.toLowerCase() === name);
  return place ? { ...one, path: circle(place), about: true } : one;
}

/** @param {{x: number, y: number}} place */
function circle({ x, y }) {
  const r = Number((ABOUT_M / (state.data?.unit_m ?? ABOUT_M)).toFixed(1));
  return `M${x - r} ${y}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0Z`;
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
  tellParts(shown);
  const example = byId("institutions-catchment-example");
  if (example) example.hidden = !shown.some((part) => part.example);
}

/**
 * What the map cannot show exactly, in words.
 * @param {Catchment[]} shown
 */
function tellParts(shown) {
  const target = byId("institutions-catchment-parts");
  if (!target) return;
  const missing = shown.filter(({ part, path }) => part && !path).map(({ part }) => part);
  const said = [
    ...(shown.some(({ about }) => about) ? [say("part_about")] : []),
    ...(missing.length ? [say("parts_unplaced", { names: missing.join(", ") })] : []),
  ];
  target.textContent = said.join(" ");
  target.hidden = !said.length;
}

on("view", show);
on("map", show);
on("catchments", show);
