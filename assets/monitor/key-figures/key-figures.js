/* The key figures: district, first selected place large and second in one line below, change, rank, distance.
 */
import { byId, make, node } from "../../core/dom.js";
import * as plots from "../../charts/drawing.js";
import { on } from "../../core/events.js";
import { state } from "../../core/store.js";
import * as store from "../../core/store.js";
import * as verdicts from "../../words/verdict-text.js";
import { noteButton, noteLine, noteOf } from "../own-words.js";
import { remarks, statusWord, wordButton } from "../../words/word.js";
import { otherPlaces, profile } from "./other-places.js";

/** @typedef {import("../../core/types").Slab} Slab */
/** @typedef {{mark: number, column: number}} Place a selected place that the slab has */
/**
 * The large text; `soft` where it is no number but a status.
 * @typedef {{text: string, soft?: boolean, status?: number}} Large
 */

/**
 * One figure: heading, large text with a remark beside it, and a line below.
 * @param {{
 *   head: string,
 *   mark?: number,
 *   big?: Large,
 *   beside?: string | Node | null | false,
 *   second?: Node | null,
 *   wide?: boolean,
 *   link?: string,
 *   act?: Node,
 * }} given
 */
function figure({ head, mark = -1, big, beside, second, wide, link, act }) {
  const box = node("div", wide ? "bl-figure bl-figure-wide" : "bl-figure");
  const term = node("dt");
  if (mark >= 0) term.append(plots.mark(mark));
  term.append(link ? make("a", { href: link }, head) : node("span", "", head));
  if (act) term.append(act);
  const detail = node("dd");
  if (big) {
    const line = node("div", "bl-big");
    const [number, unit] = big.soft ? [big.text] : parted(big.text);
    if (big.soft) line.append(make("span", { class: "bl-soft" }, statusWord(number, big.status ?? 0)));
    else line.append(node("b", "", number));
    if (unit) line.append(node("small", "bl-unit", unit));
    if (beside) line.append(typeof beside === "string" ? node("span", "", beside) : beside);
    detail.append(line);
  }
  if (second) detail.append(second);
  box.append(term, detail);
  return box;
}

/**
 * Number and unit, where that is a word: it stands smaller beside the number.
 * @param {string} text
 */
function parted(text) {
  const at = text.indexOf("\u00a0");
  return at < 0 || text.endsWith("%") ? [text] : [text.slice(0, at), text.slice(at + 1)];
}

/**
 * @param {number} mark
 * @param {(Node | null)[]} parts
 */
function below(mark, parts) {
  const line = node("div", "bl-second");
  if (mark >= 0) line.appendChild(plots.mark(mark));
  for (const part of parts) if (part) line.appendChild(part);
  return line;
}

/** @param {string} text */
const strong = (text) => node("b", "", text);
/** @param {string} text */
const plain = (text) => (text ? node("span", "", text) : null);

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
  if (first) boxes.push(...chosen(slab, row, first, second));
  else boxes.push(...nothingChosen(slab, row));
  boxes.push(...ownTarget(row, places, slab));
  if (places.length > 2) boxes.push(otherPlaces(slab, row, places.slice(2), strip.dataset.more ?? ""));
  boxes.push(...notes(places, slab));
  // Whoever has written a note stands at its button again.
  const at = strip.contains(document.activeElement)
    ? document.activeElement?.getAttribute("data-own-note")
    : "";
  strip.replaceChildren(...boxes);
  if (at) /** @type {HTMLElement | null} */ (strip.querySelector(`[data-own-note="${at}"]`))?.focus();
}

/**
 * The reader's target for the indicator, and how far the first two selected places, else the district, lie
 * from it.
 * @param {number} row
 * @param {Place[]} places
 * @param {Slab} slab
 */
function ownTarget(row, places, slab) {
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
function notes(places, slab) {
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
function chosen(slab, row, first, second) {
  const { words, heading } = slab;
  /**
   * @param {"text" | "change" | "trend" | "difference"} name
   * @param {Place} place
   */
  const at = (name, place) => slab[name]?.[row][place.column] ?? "";
  const rank = (/** @type {Place} */ place) => String(slab.rank[row][place.column] || "");
  const ranked = `${words.of} ${slab.ranked[row]}`;
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
 * Below a trend: the change from the year before, a number without a verdict.
 * @param {Slab} slab
 * @param {number} row
 * @param {string} text
 * @param {string} [note]
 */
const lastChange = (slab, row, text, note = "") =>
  text ? node("p", "bl-why", `${slab.heading.change[row]}${note}: ${text}`) : null;

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
