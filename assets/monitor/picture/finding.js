/* The finding of the present year, below the title: the server has said it for every year, so it changes in
   the same frame. On low screens it takes two lines, so that the map keeps its room: whole clauses are left
   out from the end, each of the others is true by itself, and a button says the rest. */
import { byId, closest, make, rewrite } from "../../core/dom.js";
import { on } from "../../core/events.js";
import { state } from "../../core/store.js";
import { wordButton } from "../../words/word.js";

/** @typedef {[text: string, word: string]} Part */

const low = matchMedia("(max-height: 42.5em) and (min-width: 56.25em)");
const MOST_LINES = 2.4; // of the sentence on a low screen
let whole = false;

/**
 * The clauses of a sentence, which semicolons part.
 * @param {Part[]} parts
 * @returns {Part[][]}
 */
export function clausesOf(parts) {
  /** @type {Part[][]} */
  const found = [[]];
  for (const [text, word] of parts)
    text.split("; ").forEach((piece, at) => {
      if (at) found.push([]);
      if (piece) found[found.length - 1].push([piece, word]);
    });
  return found;
}

/** @param {Part[][]} clauses */
const written = (clauses) =>
  clauses.flatMap((clause, at) => [
    ...(at ? ["; "] : []),
    ...clause.map(([text, word]) => (word ? wordButton(text, word, "", "bl-term") : text)),
  ]);

export function showFinding() {
  const host = byId("monitor-finding");
  if (!host) return;
  const clauses = clausesOf(state.series?.findings[String(state.year)] ?? []);
  rewrite(host, written(clauses));
  if (!low.matches || clauses.length < 2 || lines(host) <= MOST_LINES) return;
  if (whole) return host.append(" ", more(host));
  for (let kept = clauses.length - 1; kept > 0; kept--) {
    rewrite(host, [...written(clauses.slice(0, kept)), " … ", more(host)]);
    if (lines(host) <= MOST_LINES) return;
  }
}

/** @param {HTMLElement} host */
function lines(host) {
  return host.getBoundingClientRect().height / parseFloat(getComputedStyle(host).lineHeight);
}

/** @param {HTMLElement} host */
const more = ({ dataset }) =>
  make(
    "button",
    { type: "button", class: "bl-link bl-plain bl-finding-more", "aria-expanded": String(whole) },
    (whole ? dataset.fold : dataset.unfold) ?? "",
  );

document.addEventListener("click", (event) => {
  if (!closest(event, ".bl-finding-more")) return;
  whole = !whole;
  showFinding();
  const button = document.querySelector(".bl-finding-more");
  if (button instanceof HTMLElement) button.focus();
});

on("series", () => {
  whole = false;
  showFinding();
});
on("year", showFinding);
low.addEventListener("change", showFinding);
let seen = innerWidth;
addEventListener("resize", () => {
  if (low.matches && innerWidth !== seen) showFinding();
  seen = innerWidth;
});
// On paper it is whole.
let before = false;
addEventListener("beforeprint", () => {
  before = whole;
  whole = true;
  showFinding();
});
addEventListener("afterprint", () => {
  whole = before;
  showFinding();
});
