/* The ranking on a stage: named horizontal bars in one or two columns with one scale. A year's bars glide to
   their new length and place. */
import { element, make } from "../../core/dom.js";
import { on } from "../../core/events.js";
import { state } from "../../core/store.js";
import * as plots from "../../charts/drawing.js";
import { barsFor } from "./layout/bar-rooms.js";
import { view } from "./room.js";
import { now, shown, stage } from "./stage.js";
import { sign } from "./texts.js";

/** @typedef {import("./types").StageBar} StageBar */

const SIZE = 2.5; // rem of the letters
/** @type {Map<string, HTMLElement>} */
let rows = new Map();
/** Rem of the widest name and value of all years, so that bars begin where they did in the year before. */
let widest = { name: 0, value: 0 };

const isOpen = () => stage.data !== null && state.view === "rangfolge";

function open() {
  rows = new Map();
  if (!isOpen()) return;
  const all = shown().years.flatMap((one) => one.ranking.columns.flat());
  widest = {
    name: Math.max(0, ...all.map((one) => wide(one.name, 700) + (one.sign >= 0 ? 3 : 0))),
    value: Math.max(0, ...all.map((one) => wide(one.text, 700))),
  };
  draw();
}

function draw() {
  const ranking = now()?.ranking;
  if (!isOpen() || !ranking) return;
  const host = element("stage-view");
  const room = barsFor(ranking.columns, view, widest);
  host.dataset.palette = state.displayed?.shown ? "div" : state.palette || "see";
  host.dataset.classes = String(shown().legend.classes);
  const { style } = host;
  style.setProperty("--pitch", `${room.pitch}rem`);
  style.setProperty("--thick", `${Math.min(room.pitch * 0.66, 2.5)}rem`);
  style.setProperty("--name", `${room.name}rem`);
  style.setProperty("--bar", `${room.bar}rem`);
  style.setProperty("--wide", `${room.wide}rem`);
  /** @type {Map<string, HTMLElement>} */
  const kept = new Map();
  room.columns.forEach((bars, column) =>
    bars.forEach((bar, at) =>
      kept.set(bar.key, row(bar, column * (room.wide + room.between), at * room.pitch)),
    ),
  );
  const lines = room.columns.map((bars, column) =>
    line(bars, column * (room.wide + room.between), room.pitch),
  );
  host.replaceChildren(...kept.values(), ...lines.flat());
  rows = kept;

  /**
   * @param {StageBar[]} bars
   * @param {number} x
   * @param {number} pitch
   */
  function line(bars, x, pitch) {
    if (!ranking || ranking.district === null || !bars.length) return [];
    const node = make("i", { class: "bl-stage-line", "aria-hidden": "true" });
    node.style.left = `${x + room.name + ranking.district * room.bar}rem`;
    node.style.height = `${bars.length * pitch}rem`;
    return [node];
  }
}

/**
 * The bar's own row as it was in the year before, else a new one.
 * @param {StageBar} bar
 * @param {number} x
 * @param {number} y
 */
function row(bar, x, y) {
  const node = rows.get(bar.key) ?? made(bar);
  node.style.transform = `translate(${x}rem, ${y}rem)`;
  node.classList.toggle("bl-stage-gap", bar.gap && y > 0);
  const [, track, value] = /** @type {HTMLCollectionOf<HTMLElement>} */ (node.children);
  const [fill] = /** @type {HTMLCollectionOf<HTMLElement>} */ (track.children);
  fill.style.left = `${bar.start * 100}%`;
  fill.style.width = `${(bar.end - bar.start) * 100}%`;
  const tone = bar.tone >= 0 ? `var(--bl-c${bar.tone})` : "var(--bl-bg)";
  fill.style.backgroundColor = bar.sign >= 0 ? plots.place(bar.sign) : tone;
  fill.classList.toggle("few", bar.few);
  value.textContent = bar.text;
  return node;
}

/** @param {StageBar} bar */
function made(bar) {
  const look = `bl-stage-row${bar.sign >= 0 ? " is-chosen" : ""}`;
  return make(
    "div",
    { class: look, "data-key": bar.key },
    make("span", {}, ...sign(bar.sign), bar.name),
    make("span", { class: "bl-stage-track" }, make("i")),
    make("b"),
  );
}

/**
 * Rem that a text is wide.
 * @param {string} text
 * @param {number} weight
 */
const wide = (text, weight) => plots.textWidth(text, SIZE * 16, weight) / 16;

on("stage", open);
on("year", draw);
