/* The clock of the presenter's window: time of day, minutes since the beginning, and what is left of a length
   that is chosen here and remembered by the browser. */
import { ours } from "../../core/address.js";
import { make } from "../../core/dom.js";
import { fill } from "../folder-format.js";
import { attempt, heldAt } from "../list/folders.js";
import { minutes } from "./messages.js";

const KEY = ours("lupe-dauer");
const LENGTHS = [10, 15, 20, 30, 45, 60, 90, 120];
const USUAL = 45;

/**
 * The part of the head; `turn` shows the time that it is at the moment.
 * @param {Record<string, string>} words
 */
export function clock(words) {
  const wanted = Number(heldAt(KEY));
  const time = make("b");
  const elapsed = make("b");
  const left = make("span");
  const bar = make("s");
  const length = make("select", { class: "form-select", "aria-label": words.presenter_length });
  for (const one of LENGTHS) length.append(make("option", { value: one }, String(one)));
  length.value = String(LENGTHS.includes(wanted) ? wanted : USUAL);
  let began = Date.now();
  length.addEventListener("change", () => {
    attempt(() => window.localStorage.setItem(KEY, length.value));
    turn(began);
  });

  /** @param {number} since */
  function turn(since) {
    began = since;
    const now = new Date();
    const lang = document.documentElement.lang || "de";
    const all = Number(length.value);
    const spent = minutes(since, now.getTime(), all);
    time.textContent = now.toLocaleTimeString(lang, { hour: "2-digit", minute: "2-digit" });
    elapsed.textContent = fill(words.presenter_minutes, { n: spent.elapsed });
    const late = spent.left < 0;
    left.textContent = fill(late ? words.presenter_over_time : words.presenter_left, {
      ...{ n: Math.abs(spent.left), all },
    });
    left.classList.toggle("is-late", late);
    bar.style.width = `${spent.share * 100}%`;
  }

  const node = make(
    "div",
    { class: "bl-presenter-time" },
    make("div", {}, make("span", {}, words.presenter_clock), time),
    make("div", {}, make("span", {}, words.presenter_elapsed), elapsed),
    make("div", { class: "bl-presenter-left" }, left, make("i", {}, bar)),
    length,
  );
  return { node, turn };
}
