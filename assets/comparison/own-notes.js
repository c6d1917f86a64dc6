/* The reader's own notes for the compared places, below the table of their values. */
import { element, make, node } from "../core/dom.js";
import { on } from "../core/events.js";
import { comparison } from "./answer.js";

function draw() {
  const { notes } = comparison.own;
  const host = element("comparison-own");
  host.hidden = !notes.length;
  host.replaceChildren(
    ...notes.map(([key, name, text]) =>
      make(
        "p",
        { class: "bl-own-note", "data-place-note": key },
        ...[node("span", "bl-own-tag", comparison.words.own_note), " ", make("b", {}, name), " "],
        make("span", {}, text),
      ),
    ),
  );
}

on("comparison", draw);
