/* The ranking on a stage: named horizontal bars in one or two columns with one scale. A year's bars glide to
   their new length and place. */
import { element, make } from "../../core/dom.js";
import { on } from "../../core/events.js";
import { state } from "../../core/store.js";
import * as plots from "../../charts/drawing.js";
import { barsFor } from "./layout/bar-rooms.js";
import { AIM, view } from "./room.js";
import { now, shown, stage } from "./stage.js";
import { sign } from "./texts.js";

/** @typedef {import("./types").StageBar} StageBar */

const SIZE = 2.5; // rem of the letters
/** @type {Map<string, HTMLElement>} */
let rows = new Map();
/** What the rows are of; drawn again at another size, they stay. @type {unknown} */
let drawnOf = null;
/** Rem of the widest name and value of all years, so that bars begin where they did in the year before. */
let widest = { name: 0, value: 0 };

const isOpen = () => stage.data !== null && state.view === "rangfolge";

/** @param {unknown} data what the stage shows */
function open(data) {
  if (data !== drawnOf || !isOpen()) rows = new Map();
  drawnOf = data;
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
  const top = ranking.aim ? AIM : 0;
  const room = barsFor(ranking.columns, { ...view, height: view.height - top }, widest);
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
      kept.set(bar.key, row(bar, column * (room.wide + room.between), top + at * room.pitch, at > 0)),
    ),
  );
  const starts = room.columns.map((_, column) => column * (room.wide + room.between) + room.name);
  const lines = room.columns.flatMap((bars, column) => [
    ...line(ranking.district, "", bars, starts[column]),
    ...line(ranking.target, " is-aim", bars, starts[column]),
  ]);
  host.replaceChildren(...kept.values(), ...lines, ...aim());
  rows = kept;

  /**
   * @param {number | null} share of the axis
   * @param {string} look
   * @param {StageBar[]} bars
   * @param {number} x
   */
  function line(share, look, bars, x) {
    if (share === null || !bars.length) return [];
    const node = make("i", { class: `bl-stage-line${look}`, "aria-hidden": "true" });
    node.style.left = `${x + share * room.bar}rem`;
    node.style.top = `${top - 0.4}rem`;
    node.style.height = `${bars.length * room.pitch}rem`;
    return [node];
  }

  /* What the line of the target says, above it; at the end of the axis where it lies beyond. */
  function aim() {
    if (!ranking?.aim) return [];
    const node = make("span", { class: "bl-stage-aim" }, ranking.aim);
    const long = wide(ranking.aim, 600);
    const at = starts[0] + (ranking.target ?? (ranking.aim.endsWith("→") ? 1 : 0)) * room.bar;
    node.style.left = `${Math.max(Math.min(at - long / 2, room.wide - long), 0)}rem`;
    return [node];
  }
}

/**
 * The bar's own row as it was in the year before, else a new one.
 * @param {StageBar} bar
 * @param {number} x
 * @param {number} y
 * @param {boolean} below another one
 */
function row(bar, x, y, below) {
  const node = rows.get(bar.key) ?? made(bar);
  node.style.transform = `translate(${x}rem, ${y}rem)`;
  node.classList.toggle("bl-stage-gap", bar.gap && below);
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
