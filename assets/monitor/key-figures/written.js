/* Key figures of what the reader has written: a target for the indicator, notes on selected places. */
import { node } from "../../core/dom.js";
import * as plots from "../../charts/drawing.js";
import * as store from "../../core/store.js";
import { noteLine, noteOf } from "../own-words.js";
import { below, figure, plain } from "./figure.js";

/** @typedef {import("../../core/types").Slab} Slab */
/** @typedef {import("./figure").Place} Place */

/**
 * The reader's target for the indicator, and how far the first two selected places, else the district, lie
 * from it.
 * @param {number} row
 * @param {Place[]} places
 * @param {Slab} slab
 */
export function ownTarget(row, places, slab) {
  const target = store.ownTarget();
  if (!target) return [];
  const said = (/** @type {string} */ key) => plain(target.distances[key]?.[row] ?? "");
  const lines = places.length
    ? places.slice(0, 2).map(({ mark, column }) => below(mark, [said(slab.places[column])]))
    : [below(-1, [plain(slab.words.district || slab.district?.name || ""), said("")])];
  const second = node("div");
  second.append(...lines);
  const box = figure({ head: target.head, big: { text: target.text }, second });
  box.classList.add("bl-figure-target");
  return [box];
}

/**
 * A line for each selected place of which the reader has a note.
 * @param {Place[]} places
 * @param {Slab} slab
 */
export function notes(places, slab) {
  return places.flatMap(({ mark, column }) => {
    const text = noteOf(slab.places[column]);
    if (!text) return [];
    const box = node("div", "bl-figure bl-figure-note");
    const term = node("dt");
    term.append(plots.mark(mark), node("span", "", slab.names[column]));
    const detail = node("dd");
    detail.append(noteLine(text));
    box.append(term, detail);
    return [box];
  });
}
