/* The legend: classes and statuses with their counts; a click makes their places stand out, and selects them
   if they are few. */
import { byId, node as make } from "../core/dom.js";
import { wordButton } from "../words/word.js";
import * as marks from "../core/status-marks.js";
import { el } from "../core/svg.js";
import { on } from "../core/events.js";
import * as store from "../core/store.js";
import { belongs } from "./group.js";

const SELECTABLE = 8;
/**
 * One button; `holds` says which places are its own, `count` how many in a year, `byYear` are labels that
 * differ from year to year.
 * @typedef {{
 *   node: HTMLButtonElement,
 *   origin: string,
 *   holds: (row: number, column: number) => boolean,
 *   count: (row: number) => number,
 *   number: HTMLElement,
 *   byYear: string[] | null,
 *   word: Text,
 *   explained: string,
 * }} Part
 */

/** @type {Part[]} */
let parts = [];
/** @type {HTMLElement | null} */
let drawn = null;
let largestCircle = () => 27; // px, where no map is beside the legend

/**
 * Circles of the legend are as large as those of the map; `largest()` is the radius of its largest, in px.
 * @param {() => number} largest
 */
export function measureCircles(largest) {
  largestCircle = largest;
}

/**
 * @param {{
 *   className: string,
 *   before: HTMLElement,
 *   label: string,
 *   joint?: string | null,
 *   byYear?: string[] | null,
 *   explained?: string,
 * } & Pick<Part, "origin" | "holds" | "count">} given `origin` names it for the group, `before` is its sign;
 * with a `joint`, the text of the break at its left end or empty, the label is heard and not seen; the label
 * of one with `explained`, the code of a word, stands beside it and is explained at a tap
 */
function button(given) {
  const { className, origin, before, label, holds, count } = given;
  const { joint = null, byYear = null, explained = "" } = given;
  const node = make("button", className);
  node.type = "button";
  node.setAttribute("aria-pressed", "false");
  const words = make("span");
  const word = document.createTextNode(label);
  const number = make("em");
  if (!explained) words.append(word, className.includes("bl-class") ? "" : " ");
  words.append(number);
  node.append(before, words);
  if (joint !== null) {
    const heard = make("span", "visually-hidden");
    heard.append(word, " ");
    words.replaceChildren(heard, number);
    node.title = label;
    if (joint) before.append(make("b", "bl-joint", joint));
  }
  const part = { node, origin, holds, count, number, byYear, word, explained };
  node.addEventListener("click", () => toggle(part));
  parts.push(part);
  if (!explained) return node;
  const both = make("span", "bl-stat-explained");
  both.append(node, wordButton(label, explained));
  return both;
}

/** @param {Part} part */
function keysOf(part) {
  const { displayed: slab } = store.state;
  const row = store.row();
  if (!slab || row < 0) return [];
  return slab.places.filter((_, column) => slab.inside[column] && part.holds(row, column));
}

/** @param {Part} part */
function toggle(part) {
  const keys = keysOf(part);
  const { selection } = store.state;
  if (store.state.groupOrigin === part.origin) {
    if (selection.length === keys.length && keys.every((key) => selection.includes(key)))
      store.select([], "legend");
    return store.setGroup(null);
  }
  store.setGroup(keys, part.origin);
  if (keys.length && keys.length <= SELECTABLE) store.select(keys, "legend");
}

/**
 * Makes the places of a class or status stand out, without selecting them. False where the legend has none.
 * @param {string} origin see `state` in core/store.js
 */
export function choose(origin) {
  const part = parts.find((one) => one.origin === origin);
  const keys = part ? keysOf(part) : [];
  if (keys.length) store.setGroup(keys, origin);
  return keys.length > 0;
}

/**
 * @param {import("../core/types").Legend} legend
 * @param {string | undefined} hint
 */
function head(legend, hint) {
  const node = make("div", "bl-legend-head");
  const title = make("span");
  title.append(make("b", "", legend.title), make("span", "bl-legend-hint", hint ? ` · ${hint}` : ""));
  node.append(title, make("span", "bl-legend-note", legend.note));
  return node;
}

/**
 * In dark, where a palette runs the other way round: which end is high, and the colours as in print.
 * @param {import("../core/types").SlabWords} words
 */
function inTheDark(words) {
  const printed = make("button", "bl-print-colours", words.printedColours);
  printed.type = "button";
  printed.dataset.printColours = "1"; // shell/header.js
  printed.setAttribute("aria-pressed", String(document.documentElement.dataset.mapColours === "print"));
  const node = make("p", "bl-in-the-dark");
  node.append(
    make("span", "bl-light-more", words.lightMore),
    make("span", "bl-dark-more", words.darkMore),
    printed,
  );
  return node;
}

/**
 * Circles as large as on the map, each with the number that it stands for.
 * @param {import("../core/types").Circles} circles
 */
function circleSteps({ steps }) {
  const largest = largestCircle();
  return steps.map(({ text, share }) => {
    const radius = share * largest;
    const side = 2 * radius + 2;
    const svg = el("svg", { width: side, height: side, "aria-hidden": "true" });
    svg.append(el("circle", { cx: side / 2, cy: side / 2, r: radius }));
    const item = make("span", "bl-circle-step");
    item.append(svg, make("span", "", text));
    return item;
  });
}

function draw() {
  const node = byId("monitor-legend");
  const { displayed: slab } = store.state;
  if (!node || !slab) return;
  const { legend } = slab;
  const { words } = slab;
  const had =
    document.activeElement && node.contains(document.activeElement)
      ? parts.findIndex((part) => part.node === document.activeElement)
      : -1;
  parts = [];
  node.dataset.palette = store.state.palette || node.dataset.palette || "see";
  node.dataset.classes = String(legend.continuous ? 7 : Math.max(legend.labels.length, 1));
  node.classList.toggle("continuous", Boolean(legend.continuous));
  node.classList.toggle("jointed", legend.joints.length > 0);
  node.style.setProperty("--n", String(legend.labels.length));
  const classes = make("div", "bl-classes");
  legend.labels.forEach((label, index) => {
    const one = button({
      className: `bl-class k${index}`,
      origin: `class:${index}`,
      before: make("i"),
      label,
      joint: legend.joints.length ? (legend.joints[index - 1] ?? "") : null,
      holds: (row, column) => belongs(slab, `class:${index}`, row, column),
      count: (row) => legend.counts[row][index],
    });
    classes.append(one);
  });
  const statuses = make("div", "bl-stats");
  if (legend.few.some(Boolean)) {
    const middle = Math.min(Math.ceil(legend.labels.length / 2), 6);
    const one = button({
      className: "bl-stat",
      origin: "few",
      before: make("i", `bl-sign few k${middle}`),
      label: words.few,
      holds: (row, column) => belongs(slab, "few", row, column),
      count: (row) => legend.few[row],
      explained: "wenige",
    });
    statuses.append(one);
  }
  for (const status of [3, 4, 8, 5, 7, 6, 1, 2]) {
    if (!legend.statuses.some((counts) => counts[status])) continue;
    const sign = marks.BY_STATUS[status];
    const one = button({
      className: "bl-stat",
      origin: `status:${status}`,
      before: make("i", `bl-sign ${marks.CLASSES[sign]}`, marks.TEXTS[sign]),
      label: status === 6 && slab.none ? slab.none : words.status[status],
      holds: (row, column) => belongs(slab, `status:${status}`, row, column),
      count: (row) => legend.statuses[row][status],
      byYear: status === 5 ? legend.missing : null,
      explained: sign === marks.HIDDEN ? "geschuetzt" : "",
    });
    statuses.append(one);
  }
  if (slab.circles) statuses.append(...circleSteps(slab.circles));
  drawn = node;
  const ticks = make("div", "bl-legend-ticks");
  const scale = make("div", "bl-legend-scale");
  scale.append(ticks, classes);
  node.replaceChildren(head(legend, words.legendHint), scale, inTheDark(words), statuses);
  count();
  press();
  if (had >= 0 && parts[had]) parts[had].node.focus({ preventScroll: true });
}

/* A year step: only the numbers change; a group that a class made takes the class's places of the new year.
 */
function count() {
  const row = store.row();
  if (drawn !== byId("monitor-legend")) return draw(); // the page was built anew
  if (row < 0) return;
  const said = new Intl.NumberFormat(store.state.slab?.lang);
  for (const part of parts) {
    const text = said.format(part.count(row));
    if (part.number.textContent !== text) part.number.textContent = text;
    if (part.explained) part.node.setAttribute("aria-label", `${text} ${part.word.data}`);
    if (part.byYear && part.word.data !== part.byYear[row]) part.word.data = part.byYear[row];
    if (part.node.classList.contains("bl-stat"))
      part.node.disabled = text === "0" && store.state.groupOrigin !== part.origin;
  }
  const active = parts.find((part) => part.origin === store.state.groupOrigin);
  if (active) store.setGroup(keysOf(active), active.origin);
}

function press() {
  for (const part of parts)
    part.node.setAttribute("aria-pressed", String(part.origin === store.state.groupOrigin));
}

on("slab", () => {
  // Classes of another indicator are other classes.
  if (store.state.groupOrigin && store.state.groupOrigin !== "frame") store.setGroup(null);
  draw();
});
on("year", count);
on("group", press);
on("palette", (/** @type {string} */ name) => {
  const node = byId("monitor-legend");
  if (node) node.dataset.palette = name;
});
