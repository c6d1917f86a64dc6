/* The key figures of the first two selected places: value, change or trend, rank, distance. */
import { make, node } from "../../core/dom.js";
import { state } from "../../core/store.js";
import * as verdicts from "../../words/verdict-text.js";
import { noteButton } from "../own-words.js";
import { remarks, statusWord, wordButton } from "../../words/word.js";
import { below, figure, lastChange, plain, strong } from "./figure.js";
import { profile } from "./other-places.js";

/** @typedef {import("../../core/types").Slab} Slab */
/** @typedef {import("./figure").Place} Place */
/** @typedef {import("./figure").Large} Large */

/**
 * What the verdict of a trend or difference means, where there is room for a sentence.
 * @param {Slab} slab
 * @param {number} one
 */
const why = (slab, one) => node("p", "bl-why", slab.words.verdictSentences[one]);

/**
 * The value of a selected place.
 * @param {Slab} slab
 * @param {number} row
 * @param {Place} place
 * @returns {Large}
 */
function value(slab, row, { column }) {
  return {
    text: slab.text[row][column] ?? "",
    soft: slab.value[row][column] === null,
    status: slab.status[row][column],
  };
}

/**
 * Why a place cannot be compared: its own value, the other's, or that they do not go together.
 * @param {Slab} slab
 * @param {number} row
 * @param {Place} place
 */
function whyNot(slab, row, place) {
  const { words, reference } = slab;
  if (slab.value[row][place.column] === null) return words.differenceOwn;
  if (!reference) return words.differenceNone;
  if (reference.key === "amt") return words.differenceEither; // one for each place, and only its name is here
  if (reference.value[row] !== null) return words.differenceSources;
  return reference.text[row]
    ? words.differenceReference.replace("{status}", reference.text[row])
    : words.differenceNone;
}

/**
 * @param {Slab} slab
 * @param {number} row
 * @param {Place} first
 * @param {Place | undefined} second
 */
export function selectedPlaces(slab, row, first, second) {
  const { words, heading } = slab;
  /**
   * @param {"text" | "change" | "trend" | "difference"} name
   * @param {Place} place
   */
  const at = (name, place) => slab[name]?.[row][place.column] ?? "";
  const { format } = new Intl.NumberFormat(slab.lang);
  const rank = (/** @type {Place} */ place) =>
    slab.rank[row][place.column] ? format(slab.rank[row][place.column]) : "";
  const ranked = `${words.of} ${format(slab.ranked[row])}`;
  const own = state.selection.length && slab.reference && slab.places[first.column] === slab.reference.key;
  const verdict = (/** @type {verdicts.Kind} */ kind, /** @type {Place} */ place) =>
    at(kind, place) ? verdicts.code(slab, kind, row, place.column) : -1;
  /* Of the heading of a difference that is not the one of the shown numbers. */
  const note = (/** @type {"change" | "difference"} */ kind) =>
    slab.unrounded[kind][row][first.column] ? `, ${words.unrounded}` : "";
  const pill = (/** @type {verdicts.Kind} */ kind) =>
    verdict(kind, first) < 0 ? null : verdicts.pill(slab, verdict(kind, first), kind);
  /* Below the first place's verdict: the second place with its own, else the sentence that explains the
     first. */
  const other = (/** @type {verdicts.Kind} */ kind, /** @type {string} */ none) => {
    if (!second) return verdict(kind, first) < 0 ? null : why(slab, verdict(kind, first));
    const one = verdict(kind, second);
    return below(
      second.mark,
      one < 0 ? [plain(none)] : [strong(at(kind, second)), verdicts.small(slab, one, kind)],
    );
  };
  const boxes = [
    figure({
      head: slab.names[first.column],
      link: profile(slab, first.column),
      mark: first.mark,
      act: noteButton(slab.places[first.column], slab.names[first.column]),
      big: value(slab, row, first),
      beside: remark(slab, row, first),
      second:
        second &&
        below(second.mark, [
          plain(slab.names[second.column]),
          noteButton(slab.places[second.column], slab.names[second.column]),
          slab.value[row][second.column] === null
            ? make("span", {}, statusWord(at("text", second), slab.status[row][second.column]))
            : strong(at("text", second)),
          remark(slab, row, second),
        ]),
    }),
    slab.trend && at("trend", first)
      ? figure({
          head: heading.trend[row],
          big: { text: at("trend", first) },
          beside: pill("trend"),
          second: second
            ? other("trend", words.trendNone)
            : lastChange(slab, row, at("change", first), note("change")),
        })
      : figure({
          head: heading.change[row] + note("change"),
          big: at("change", first) ? { text: at("change", first) } : { text: words.noChange, soft: true },
          second: second
            ? below(
                second.mark,
                at("change", second) ? [strong(at("change", second))] : [plain(words.noChange)],
              )
            : at("change", first)
              ? null
              : node("p", "bl-why", words.noChangeWhy),
        }),
    figure({
      head: heading.rank,
      big: rank(first) ? { text: rank(first) } : { text: words.noRank, soft: true },
      beside: rank(first) && ranked,
      second:
        second &&
        below(second.mark, rank(second) ? [strong(rank(second)), plain(ranked)] : [plain(words.noRank)]),
    }),
  ];
  if (slab.reference && !own) {
    boxes.push(
      figure({
        head: heading.difference + note("difference"),
        big: { text: at("difference", first) || whyNot(slab, row, first), soft: !at("difference", first) },
        beside: pill("difference"),
        second: other("difference", second ? whyNot(slab, row, second) : ""),
      }),
    );
  }
  return boxes;
}

/**
 * @param {Slab} slab
 * @param {number} row
 * @param {Place} place
 */
function remark(slab, row, place) {
  const few = slab.few[row][place.column] ? wordButton(slab.words.few, "wenige") : "";
  const said = remarks([slab.counts[row][place.column], few]);
  return said.length ? make("span", {}, ...said) : null;
}
