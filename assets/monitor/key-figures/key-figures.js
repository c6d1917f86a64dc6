/* The key figures of the selection and the year: the district, selected places or what to do without one, and
   what the reader has written. */
import { byId, node, rewrite } from "../../core/dom.js";
import { on } from "../../core/events.js";
import { state } from "../../core/store.js";
import * as store from "../../core/store.js";
import * as verdicts from "../../words/verdict-text.js";
import { below, figure, lastChange, plain } from "./figure.js";
import { otherPlaces } from "./other-places.js";
import { selectedPlaces } from "./selected.js";
import { notes, ownTarget } from "./written.js";

/** @typedef {import("../../core/types").Slab} Slab */

function draw() {
  const strip = byId("monitor-figures");
  const slab = state.slab;
  if (!strip || !slab) return;
  const row = store.row();
  if (row < 0) return strip.replaceChildren();
  const places = state.selection
    .map((key, mark) => ({ mark, column: store.column(key) }))
    .filter((one) => one.column >= 0);
  const [first, second] = places;
  const boxes = [];
  if (slab.district) boxes.push(district(slab, slab.district, row));
  if (first) boxes.push(...selectedPlaces(slab, row, first, second));
  else boxes.push(...nothingChosen(slab, row));
  boxes.push(...ownTarget(row, places, slab));
  if (places.length > 2) boxes.push(otherPlaces(slab, row, places.slice(2), strip.dataset.more ?? ""));
  boxes.push(...notes(places, slab));
  // Whoever has written a note stands at its button again.
  const at = strip.contains(document.activeElement)
    ? document.activeElement?.getAttribute("data-own-note")
    : "";
  rewrite(strip, boxes);
  if (at) /** @type {HTMLElement | null} */ (strip.querySelector(`[data-own-note="${at}"]`))?.focus();
}

/**
 * @param {Slab} slab
 * @param {import("../../core/types").Area} own
 * @param {number} row
 */
function district(slab, own, row) {
  const text = own.text[row] || "–";
  return figure({
    head: slab.words.district || own.name,
    big: { text, soft: own.value[row] === null },
    second: below(-1, [
      plain(
        own.value[row] === null
          ? ""
          : own.counts[row] || without(slab) || (own.example[row] ? slab.words.example : ""),
      ),
    ]),
  });
}

/**
 * A rate without its counts says so, for nothing about it can be tested.
 * @param {Slab} slab
 */
const without = (slab) => (/^(percent|per_10+)$/.test(slab.unit) ? slab.words.noCounts : "");

/**
 * Without a selection: the district's own trend and change, the comparison, and what to do next.
 * @param {Slab} slab
 * @param {number} row
 */
function nothingChosen(slab, row) {
  const { words, heading, district: own, reference } = slab;
  const boxes = [];
  if (own && own.trend[row]) {
    const code = own.verdict_trend[row];
    boxes.push(
      figure({
        head: heading.trend[row],
        big: { text: own.trend[row] },
        beside: verdicts.pill(slab, code, "trend"),
        second: lastChange(slab, row, own.change[row]),
      }),
    );
  } else if (own && own.change[row])
    boxes.push(figure({ head: heading.change[row], big: { text: own.change[row] } }));
  if (reference && (!own || reference.key !== own.key) && reference.text[row]) {
    boxes.push(
      figure({
        head: reference.name,
        big: { text: reference.text[row] },
        second: below(-1, [plain(reference.counts[row])]),
      }),
    );
  }
  const invite = node("div", "bl-invite");
  const find = node("button", "btn btn-primary", words.findPlace);
  find.type = "button";
  find.dataset.findPlace = "1"; // place-search.js leads to the search
  invite.append(node("p", "", words.noSelectionText), find);
  boxes.push(figure({ head: words.noSelection, wide: true, second: invite }));
  return boxes;
}

for (const name of ["slab", "year", "selection", "written"]) on(name, draw);
