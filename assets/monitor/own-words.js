/* Notes and targets of the reader's own in the Monitor: under the key figures stand the notes for selected
   places, beside them how far they lie from the target. What is written is told to the server, which puts it
   into the address. */
import { tidy } from "../core/address.js";
import { byId, make, node } from "../core/dom.js";
import { on } from "../core/events.js";
import { tellServer } from "../core/server.js";
import { state } from "../core/store.js";
import { noteButton as buttonOf } from "../reader/note-button.js";
import { words } from "../reader/own-dialog.js";
import { answerQuestions } from "../reader/questions.js";

answerQuestions(
  () => new URLSearchParams(state.own?.written),
  (written) => tellServer("monitor-own", { data: tidy(written) }),
);

/**
 * The button beside a place's name that opens the dialog of its note.
 * @param {string} key
 * @param {string} name
 */
export const noteButton = (key, name) => buttonOf(key, name, noteOf(key) !== "");

/** @param {string} key */
export const noteOf = (key) => state.own?.notes.find(([place]) => place === key)?.[2] ?? "";

/**
 * A note, marked as the reader's own words.
 * @param {string} text
 */
export const noteLine = (text) =>
  make("p", { class: "bl-own-note" }, node("span", "bl-own-tag", words().note), " ", node("span", "", text));

/* The button of the target belongs to the indicator that the server has answered for. */
for (const name of ["slab", "own"]) on(name, show);

function show() {
  const button = byId("monitor-own-target");
  if (!button || !state.own) return;
  const { indicator, short, highest } = state.own;
  Object.assign(button.dataset, { ownTarget: indicator, short, highest: String(highest) });
}
