/* All figures of a theme: a row per indicator, a sign per place, measured in usual spreads from the district.
 */
import { byId, closest, element, inside, make } from "../core/dom.js";
import * as plots from "../charts/drawing.js";
import { on } from "../core/events.js";
import * as store from "../core/store.js";
import { comparison, shown, go, say } from "./answer.js";

const { el } = plots;
/** @typedef {import("./types").DotRow} DotRow */

/** @type {HTMLElement | null} */
let tip = null;

function draw() {
  const { data } = comparison;
  const host = byId("comparison-dots");
  if (!data || !host) return;
  const row = store.row();
  const rows = row < 0 ? [] : data.dots.at[row].map((at) => data.dots.rows[at]);
  const active = document.activeElement;
  const focused = host.contains(active) ? active?.getAttribute("data-indicator") : null;
  const lonely = data.places.length ? [] : [make("p", { class: "bl-note" }, comparison.words.dots_empty)];
  host.replaceChildren(...lonely, scale(), ...rows.filter((one) => !one.without).map(line), ...named(rows));
  tip = host.appendChild(make("div", { class: "bl-tip bl-point-tip", hidden: "" }));
  if (focused) inside(host, `[data-indicator="${focused}"]`).focus({ preventScroll: true });
  hovered(store.state.hover);
}

/**
 * Where a number of usual spreads lies on a strip; what is farther out stands at its end.
 * @param {number} value
 */
function share(value) {
  const { end } = shown().dots;
  return `${((Math.min(Math.max(value, -end), end) / end) * 48 + 50).toFixed(2)}%`;
}

function scale() {
  const svg = el("svg", { "aria-hidden": "true" });
  for (const at of [-3, -2, -1, 0, 1, 2, 3]) {
    const text = at < 0 ? `\u2212${-at}` : at > 0 ? `+${at}` : "0";
    svg.append(el("text", { x: share(at), y: 14, "text-anchor": "middle" }, text));
  }
  const ends = make(
    "div",
    { class: "bl-dotends" },
    make("span", {}, comparison.words.dots_lower),
    make("span", {}, comparison.words.dots_higher),
  );
  return make(
    "div",
    { class: "bl-dotrow bl-dotscale", "aria-hidden": "true" },
    make("span", {}),
    make("div", {}, ends, svg),
  );
}

/**
 * Figures without dots, by the reason, which is said once.
 * @param {DotRow[]} rows
 */
function named(rows) {
  const reasons = [...new Set(rows.map((one) => one.without).filter(Boolean))];
  return reasons.flatMap((reason) => [
    make("p", { class: "bl-note bl-dotreason" }, reason),
    ...rows.filter((one) => one.without === reason).map(line),
  ]);
}

/** @param {DotRow} row */
function line(row) {
  const name = make(
    "button",
    {
      type: "button",
      class: "bl-plain",
      "data-indicator": row.key,
      "aria-label": say("dots_pick", { name: row.name }),
      "aria-current": row.key === shown().indicator ? "true" : null,
    },
    row.name,
  );
  const below = [
    row.when,
    row.district ? `${comparison.words.district_short} ${row.district}` : "",
    row.example ? comparison.words.example : "",
    comparison.own.aims[row.key] ?? "",
  ].filter(Boolean);
  const head = make("div", { class: "bl-dothead" }, name, make("small", {}, below.join(" \u00b7 ")));
  const told = row.dots.map(
    (dot, at) => `${shown().places[at].name} ${dot.text}${dot.few ? ` (${comparison.words.few})` : ""}`,
  );
  const spoken = make(
    "span",
    { class: "visually-hidden" },
    row.without ? "" : [...told, row.note].filter(Boolean).join("; "),
  );
  const strip = row.without ? make("p", { class: "bl-note" }, told.join(", ")) : drawing(row);
  const note = row.note ? [make("p", { class: "bl-note" }, row.note)] : [];
  return make(
    "div",
    { class: `bl-dotrow${row.without ? " bl-dotless" : ""}` },
    head,
    make("div", { class: "bl-dotstrip" }, strip, ...note),
    spoken,
  );
}

/**
 * Counts, few cases and example data of one figure.
 * @param {DotRow["dots"][0]} dot
 */
function remarks(dot) {
  const { words } = comparison;
  return [dot.counts, dot.few ? words.few : "", dot.example ? words.example : ""]
    .filter(Boolean)
    .join(" \u00b7 ");
}

/** @param {DotRow} row */
function drawing(row) {
  const svg = el("svg", { "aria-hidden": "true" });
  const [low, first, third, high] = row.span;
  svg.append(el("line", { x1: share(low), x2: share(high), y1: 14, y2: 14, class: "bl-dotspan" }));
  const bar = el("line", { x1: share(first), x2: share(third), y1: 14, y2: 14, class: "bl-dotmiddle" });
  svg.append(
    bar,
    el("line", {
      x1: share(0),
      x2: share(0),
      y1: 0,
      y2: 28,
      class: row.district ? "bl-dotzero" : "bl-dotzero bl-dotmedian",
    }),
  );
  row.dots.forEach((dot, at) => {
    if (dot.at === null) return;
    const place = el("svg", {
      x: share(dot.at),
      y: 14,
      class: "bl-dotplace",
      "data-dot": dot.key,
      "data-tip": [shown().places[at].name, dot.text, remarks(dot)].join("|"),
    });
    const sign = el("path", {
      d: plots.shape(at, 6),
      class: `bl-point-chosen${at > 3 ? " open" : ""}${dot.few ? " bl-pale" : ""}`,
    });
    place.style.setProperty("--c", plots.place(at));
    place.append(el("circle", { r: 11, class: "bl-dotaround" }), sign);
    svg.append(place);
  });
  return svg;
}

/** @param {string | null} key */
function hovered(key) {
  for (const node of document.querySelectorAll("#comparison-dots [data-dot]"))
    node.classList.toggle("bl-under", node.getAttribute("data-dot") === key);
}

/** @param {SVGElement | null} node */
function show(node) {
  if (!tip) return;
  tip.hidden = !node;
  if (!node) return;
  const [name, text, more] = (node.dataset.tip ?? "").split("|");
  tip.replaceChildren(make("h3", {}, name), make("p", {}, text), ...(more ? [make("p", {}, more)] : []));
  const host = element("comparison-dots").getBoundingClientRect();
  const at = node.getBoundingClientRect();
  const left = at.left + at.width / 2 - host.left;
  tip.style.left = `${Math.max(Math.min(left + 14, host.width - tip.offsetWidth - 2), 0)}px`;
  tip.style.top = `${at.top - host.top - tip.offsetHeight - 2}px`;
}

for (const name of ["pointerover", "pointerout"]) {
  const over = name === "pointerover";
  document.addEventListener(name, (event) => {
    const node = closest(event, "#comparison-dots [data-dot]", SVGElement);
    if (!node) return;
    store.setHover(over ? (node.dataset.dot ?? null) : null, "dots");
    show(over ? node : null);
  });
}
document.addEventListener("click", (event) => {
  const indicator = closest(event, "#comparison-dots [data-indicator]")?.dataset.indicator;
  if (indicator && indicator !== shown().indicator)
    go({ indikator: indicator, thema: shown().theme, gliederung: null });
});

on("comparison", draw);
on("year", draw);
on("hover", hovered);
