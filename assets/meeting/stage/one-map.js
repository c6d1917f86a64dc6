/* The stage with one map: texts in its free corners, pills of the selected places, the name of an extreme. */
import { element, make } from "../../core/dom.js";
import { on } from "../../core/events.js";
import { state } from "../../core/store.js";
import * as store from "../../core/store.js";
import * as plots from "../../charts/drawing.js";
import { arrange, boxes, FOOT, LINE, lineRect, SHARES } from "./layout/arrange.js";
import { broken } from "./layout/lines.js";
import { legend, legendSizes, signs } from "./legend.js";
import { coverage, isSeen, LARGEST, mapFigure, onStage, paint, stand } from "./map-figure.js";
import { drawNames, leaders } from "./layout/map-names.js";
import { extreme } from "./layout/pills.js";
import { MAP, now, screen, shown, stage } from "./stage.js";
import { put, size } from "./texts.js";

/** @typedef {import("./layout/arrange.js").Arranged} Arranged */
/** @typedef {import("./types").Rect} Rect */
/** @typedef {import("./map-figure.js").MapFigure} MapFigure */

const LETTERS = 2.5; // rem of the name of an extreme, in two lines
const HEADLINES = [0, 88, 76, 66, 58, 50, 42, 36, 30]; // rem that a headline may be wide; 0: all there is
/** @type {{map: MapFigure, drawing: string, share: (rect: Rect) => number} | null} */
let figure = null;
/** @type {Arranged | null} */
let arranged = null;
/**
 * By what they were made of: years come back.
 * @type {Map<string, Arranged>}
 */
let before = new Map();
/** @type {Rect[]} */
let named = [];

const isOpen = () => stage.data !== null && state.view === MAP;

function open() {
  if (!isOpen()) {
    figure = null;
    return;
  }
  const host = element("stage-view");
  if (figure?.drawing !== stage.drawing || !figure.map.svg.isConnected) {
    const map = mapFigure(shown().title);
    figure = { map, drawing: stage.drawing, share: coverage(map) };
    host.replaceChildren(map.svg, leaders());
  }
  for (const area of figure.map.areas) area.look = -1;
  arranged = null;
  before = new Map();
  year();
  figure.map.outlines.select();
}

function year() {
  if (!isOpen() || !figure || !state.slab) return;
  paint(figure.map, state.slab, store.row());
  legend(element("stage-legend"), shown(), now(), 0, circle());
  signs();
  place();
  names();
  peak();
}

/* The map stays where it is from year to year; texts take the room that they need. All sizes are asked at
   once: asking between two changes would make the browser lay out the page again and again. */
function place() {
  if (!figure) return;
  const { map, share } = figure;
  const [x0, y0, x1, y1] = map.extent;
  const room = screen();
  const nodes = {
    year: element("stage-year"),
    badge: element("stage-badge"),
    legend: element("stage-legend"),
    notes: [element("stage-signs")].filter((one) => one.childNodes.length > 0),
    numbers: [.../** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(".bl-stage-num"))],
  };
  const year = size(nodes.year);
  const most = room.width - year.width - 11;
  const words = (now()?.headline ?? "").split(" ");
  const ways = HEADLINES.map((one) => Math.min(one || most, most));
  const heads = ways.flatMap((way) => {
    const lines = broken(words, Array(words.length).fill(way), headlineWidth);
    return lines ? [{ lines, width: widest(lines), height: lines.length * LINE }] : [];
  });
  const given = {
    heads: heads.map(({ width, height }) => ({ width, height })),
    year,
    badge: nodes.badge.hidden ? null : size(nodes.badge),
    legends: legendSizes(nodes.legend, shown(), size),
    numbers: nodes.numbers.map(size),
    notes: nodes.notes.map(size),
    cut: Boolean(stage.data?.cutout.length),
  };
  const key = JSON.stringify([words, given, room, arranged?.map]);
  const found =
    before.get(key) ??
    arrange(
      room,
      (x1 - x0) / (y1 - y0),
      (rect) => share(rect) > 0,
      { ...given, shaped: (limits) => broken(words, limits, headlineWidth) },
      arranged?.map,
    );
  before.set(key, found);
  arranged = found;
  const head = element("stage-headline");
  const { lines, way } = arranged.head;
  const written = lines ?? heads[way]?.lines ?? [];
  // Whoever reads the text alone finds a space at the end of each line.
  if (written.length)
    head.replaceChildren(...written.flatMap(({ text }, at) => (at ? [" ", make("br"), text] : [text])));
  else head.textContent = words.join(" ");
  head.style.width = written.length ? `${widest(written) + 1}rem` : `${most}rem`;
  if (arranged.legend.way > 0) legend(nodes.legend, shown(), now(), arranged.legend.way, circle());
  put(head, arranged.head);
  put(nodes.year, arranged.year);
  put(nodes.badge, arranged.badge);
  put(nodes.legend, arranged.legend);
  nodes.numbers.forEach((node, at) => put(node, arranged?.numbers[at] ?? null));
  nodes.notes.forEach((node, at) => put(node, arranged?.notes[at] ?? null));
  stand(map, arranged.map);
}

/* Rem: radius of the largest circle, where the map stands or would like to. */
function circle() {
  if (!figure) return 0;
  const [x0, y0, x1, y1] = figure.map.extent;
  const { width, height } = arranged?.map ?? boxes(screen(), (x1 - x0) / (y1 - y0), SHARES[0])[0];
  return LARGEST * Math.min(width, height);
}

/** @param {import("./layout/lines.js").Line[]} lines */
const widest = (lines) => Math.max(0, ...lines.map((one) => one.width));

/**
 * Rem that a text of the headline is wide: see #stage-headline in styles/stage/base.css.
 * @param {string} text
 */
const headlineWidth = (text) => plots.textWidth(text, 68, 700) / 16 - text.length * 4.25 * 0.016 + 0.3;

function names() {
  if (!figure || !arranged) return;
  const { map, share } = figure;
  named = drawNames([{ map, share, at: arranged.map, bounds: bounds() }], taken());
}

function bounds() {
  const { width, height } = screen();
  return { x: 1, y: 1, width: width - 2, height: height - FOOT - 0.5 };
}

/** @returns {Rect[]} */
function taken() {
  if (!arranged) return [];
  const { head, year: at, badge, legend: scale, numbers, notes: more } = arranged;
  const lines = head.lines?.map((one, line) => lineRect(one.width, line)) ?? [head];
  return [...lines, at, badge, scale, ...numbers, ...more].filter((one) => one !== null);
}

/* One place that is not selected: the one that the stage calls the extreme of the year. */
function peak() {
  const host = element("stage-extreme");
  const key = now()?.extreme;
  const area = key && figure?.map.areas.find((one) => one.key === key);
  const column = key ? store.column(key) : -1;
  host.replaceChildren();
  if (!area || !arranged || !figure || column < 0 || !state.slab) return put(host, null);
  if (!isSeen(figure.map, area)) return put(host, null);
  const slab = state.displayed ?? state.slab;
  const said = [slab.names[column], slab.text[store.row()][column]];
  host.append(...said.map((one) => make("span", {}, one)));
  const wide = Math.max(...said.map((one) => plots.textWidth(one, LETTERS * 16, 600))) / 16;
  const at = onStage(figure.map, arranged.map, area);
  put(
    host,
    extreme({ width: wide, height: 2 * LETTERS * 1.1, at, own: arranged.map }, bounds(), [
      ...taken(),
      ...named,
    ]),
  );
}

on("stage", open);
on("year", year);
on("selection", () => {
  if (!isOpen()) return;
  figure?.map.outlines.select();
  names();
});
on("hover", (/** @type {string | null} */ key) => isOpen() && figure?.map.outlines.hover(key));
