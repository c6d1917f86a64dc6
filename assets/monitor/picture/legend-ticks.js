/* Strokes above the legend's classes: the first selected place, the district, and the selected place that
   lies farthest from it, or, where Amt is the comparison or a filter, the Amt with its own value. Their names
   stand side by side; on small screens each has a line of its own where they have no room so. */
import { legendPosition } from "../../charts/legend-position.js";
import * as plots from "../../charts/drawing.js";
import { spread } from "../../charts/spread.js";
import { byId, make, node } from "../../core/dom.js";
import { on } from "../../core/events.js";
import { state } from "../../core/store.js";
import * as store from "../../core/store.js";

const APART = 14; // px between two names
const SIGN = 20; // px of a place's sign before its name
const LINE = 1.375; // letters from one line of names to the next
const narrow = matchMedia("(max-width: 56.24em)");
/** @typedef {{name: string, value: number, mark: number, kind: "own" | "first" | "other"}} Tick */

let width = 0;
let letters = 0; // px of the names, as the page shows them
let standing = ""; // what the ticks there say
/** @type {Element | null} */
let watched = null;
const observer = new ResizeObserver(([{ contentRect }]) => {
  if (Math.abs(contentRect.width - width) < 0.5) return;
  width = contentRect.width;
  letters = 0;
  draw();
});

/** @returns {Tick[]} */
function ticks() {
  const { displayed: slab, selection } = state;
  const row = store.row();
  if (!slab || row < 0 || slab.legend.continuous || slab.legend.labels.length < 2) return [];
  const own = slab.district?.line ? (slab.district.value[row] ?? null) : null;
  const places = selection.flatMap((key, mark) => {
    const column = store.column(key);
    const value = column < 0 ? null : slab.value[row][column];
    return value === null
      ? []
      : [{ name: slab.names[column], value, mark, kind: /** @type {const} */ ("other") }];
  });
  /** @type {Tick[]} */
  const found = [];
  if (own !== null && slab.district)
    found.push({ name: slab.words.district || slab.district.name, value: own, mark: -1, kind: "own" });
  const [first, ...others] = places;
  if (first) found.push({ ...first, kind: "first" });
  const middle = own ?? first?.value ?? 0;
  const far = (/** @type {Tick} */ one) => Math.abs(one.value - middle);
  const farthest = others.sort((one, other) => far(other) - far(one))[0];
  const third = amt() ?? farthest;
  if (third) found.push(third);
  return found;
}

/**
 * The Amt's value of the present year, from the time series, which has a line for it where it is shown.
 * @returns {Tick | null}
 */
function amt() {
  const { slab, displayed, series, year } = state;
  if (displayed?.shown || !slab) return null;
  for (const mark of series?.parts?.marks ?? []) {
    if (mark.kind !== "line" || mark.role !== "amt") continue;
    const index = mark.points.findIndex(([x]) => x === year);
    if (index < 0) continue;
    const name = `${mark.name} ${mark.words[index]?.[1] ?? ""}`.trimEnd();
    return { name, value: mark.points[index][1], mark: -1, kind: "other" };
  }
  return null;
}

function draw() {
  const host = byId("monitor-legend")?.querySelector(".bl-legend-ticks");
  const slab = state.displayed;
  if (!host || !slab) return;
  if (host !== watched) {
    observer.disconnect();
    observer.observe(/** @type {Element} */ (host.parentElement));
    watched = host;
  }
  const shown = ticks();
  const room = width || host.parentElement?.getBoundingClientRect().width || 0;
  if (!shown.length || !room) return host.replaceChildren();
  letters ||= parseFloat(getComputedStyle(host).fontSize);
  const size = letters;
  const within = (/** @type {number} */ most) =>
    shown.map(({ name, mark }) => short(name, most - (mark < 0 ? 0 : SIGN), size));
  const beside = within(
    shared(
      shown.map(({ name, mark }) => widthOf(name, mark, size) + APART),
      room,
    ) - APART,
  );
  const stacked = narrow.matches && beside.some((text, at) => text !== shown[at].name);
  const texts = stacked ? within(room) : beside;
  /** @type {HTMLElement} */ (host).style.height = stacked ? `${shown.length * LINE}em` : "";
  const wide = texts.map((text, at) => widthOf(text, shown[at].mark, size));
  const places = shown.map(({ value }) => legendPosition(value, slab.legend.breaks, slab.axis) * room);
  const sizes = wide.map((one) => one + APART);
  const centres = stacked
    ? places.map((x, at) => Math.max(Math.min(x, room - wide[at] / 2), wide[at] / 2))
    : spread(places, sizes, -APART / 2, room + APART / 2);
  // A year step moves what is there already: made anew it would be laid out anew.
  const said = JSON.stringify(shown.map(({ name, mark, kind }, at) => [name, mark, kind, texts[at]]));
  if (said !== standing || host.childElementCount !== 2 * shown.length) {
    host.replaceChildren(...shown.flatMap((one, at) => made(one, texts[at])));
    standing = said;
  }
  const nodes = /** @type {HTMLCollectionOf<HTMLElement>} */ (host.children);
  shown.forEach((_, at) => {
    const up = stacked ? at * LINE * size : 0;
    nodes[2 * at].style.transform = `translate(${centres[at] - wide[at] / 2}px, ${-up}px)`;
    nodes[2 * at + 1].style.transform = `translateX(${places[at]}px)`;
  });
}

/**
 * How wide a name with its sign is.
 * @param {string} text
 * @param {number} mark
 * @param {number} size
 */
const widthOf = (text, mark, size) => plots.textWidth(text, size, 600) + (mark < 0 ? 0 : SIGN);

/**
 * How wide each of several widths may be so that all have room: what short ones leave is for the long ones.
 * @param {number[]} widths
 * @param {number} room
 */
function shared(widths, room) {
  let left = room;
  const sorted = widths.toSorted((one, other) => one - other);
  for (const [at, one] of sorted.entries()) {
    const share = left / (sorted.length - at);
    if (one > share) return share;
    left -= one;
  }
  return room;
}

/**
 * @param {Tick} tick
 * @param {string} text
 */
function made({ name, mark, kind }, text) {
  const said = make("span", { class: `bl-legend-tick ${kind}`, title: name });
  if (mark >= 0) said.append(plots.mark(mark));
  said.append(node("span", "", text));
  const stroke = node("i", "bl-legend-stroke");
  stroke.style.setProperty("--c", mark < 0 ? "var(--bl-ink)" : plots.place(mark));
  return [said, stroke];
}

/**
 * @param {string} name
 * @param {number} most px
 * @param {number} size
 */
function short(name, most, size) {
  let kept = name;
  const text = () => (kept === name ? name : `${kept.trimEnd()}…`);
  while (kept.length > 4 && plots.textWidth(text(), size, 600) > most) kept = kept.slice(0, -1);
  return text();
}

for (const event of ["slab", "year", "selection", "series", "palette"]) on(event, draw);
