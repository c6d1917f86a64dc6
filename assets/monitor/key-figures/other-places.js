/* The places after the second in the key figures: a line each, behind "und 6 weitere". */
import { takenAlong, withOwnWords } from "../../core/address.js";
import { make, node } from "../../core/dom.js";
import * as plots from "../../charts/drawing.js";
import * as verdicts from "../../words/verdict-text.js";
import { noteButton } from "../own-words.js";
import { remarks, statusWord, wordButton } from "../../words/word.js";

/** @typedef {import("../../core/types").Slab} Slab */

let open = false; // stays so from year to year

/**
 * The page of a place of this district: other districts have none.
 * @param {Slab} slab
 * @param {number} column
 */
export function profile(slab, column) {
  const key = slab.places[column];
  const query = takenAlong();
  return slab.level !== "kreis" || (slab.district && slab.district.key === key)
    ? withOwnWords(`/gemeinde/${key}${query.size ? "?" + query : ""}`)
    : "";
}

/**
 * @param {Slab} slab
 * @param {number} row
 * @param {{mark: number, column: number}[]} places
 * @param {string} more says how many there are
 */
export function otherPlaces(slab, row, places, more) {
  const list = node("ul");
  list.append(...places.map(({ mark, column }) => line(slab, row, mark, column)));
  const all = make("details", {}, node("summary", "", more.replace("{count}", String(places.length))), list);
  all.open = open;
  all.addEventListener("toggle", () => (open = all.open));
  const box = node("div", "bl-figure bl-figure-rest");
  box.append(node("dt", "", more.replace("{count}", String(places.length))), make("dd", {}, all));
  return box;
}

/**
 * Name, value and counts; then trend or change, rank and difference, each with its word.
 * @param {Slab} slab
 * @param {number} row
 * @param {number} mark
 * @param {number} column
 */
function line(slab, row, mark, column) {
  const { words, heading } = slab;
  const said = node("p");
  const link = profile(slab, column);
  said.append(
    link ? make("a", { href: link }, slab.names[column]) : node("span", "", slab.names[column]),
    noteButton(slab.places[column], slab.names[column]),
    make("b", {}, statusWord(slab.text[row][column], slab.status[row][column])),
  );
  const few = slab.few[row][column] ? wordButton(words.few, "wenige") : "";
  const judged = (/** @type {verdicts.Kind} */ kind) =>
    verdicts.small(slab, verdicts.code(slab, kind, row, column), kind);
  const trend = slab.trend?.[row][column];
  const change = slab.change?.[row][column];
  const difference = slab.difference?.[row][column];
  const rank = slab.rank[row][column];
  const parts = [remarks([slab.counts[row][column], few])];
  if (trend) parts.push([`${heading.trend[row]}: ${trend}, `, judged("trend")]);
  else if (change) parts.push([`${heading.change[row]}: ${change}`]);
  const { format } = new Intl.NumberFormat(slab.lang);
  if (rank) parts.push([`${heading.rank}: ${format(rank)} ${words.of} ${format(slab.ranked[row])}`]);
  if (difference) parts.push([`${heading.difference}: ${difference}, `, judged("difference")]);
  said.append(...parts.filter((part) => part.length).map((part) => make("span", {}, ...part)));
  return make("li", {}, plots.mark(mark), said);
}
