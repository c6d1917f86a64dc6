/* The reader's own notes for the compared places, below the table of their values, and the dialogs in which
   notes and a target for the indicator are written: the address follows. */
import { element, make, node } from "../core/dom.js";
import { on } from "../core/events.js";
import { answerQuestions } from "../reader/questions.js";
import { comparison, go, shown } from "./answer.js";

answerQuestions(
  () => new URLSearchParams(comparison.own.written),
  (written) => go({ ziel: written.get("ziel"), notiz: written.get("notiz") }),
);

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
  const { indicator, short, highest } = shown();
  const target = element("comparison-own-target");
  Object.assign(target.dataset, { ownTarget: indicator, short, highest: String(highest) });
}

on("comparison", draw);
