/* What is written on a stage: headline, year, badge, numbers with their words, source line. Where each stands
   says arrange.js on a stage with one map, else rooms.js. */
import { element, make, setText } from "../../core/dom.js";
import { el } from "../../core/svg.js";
import * as plots from "../../charts/drawing.js";
import { now, stage } from "./stage.js";

/** @typedef {import("./types").StageNumber} StageNumber */
/** @typedef {import("./types").Rect} Rect */

const DISTRICT = -1;
/** Classes of style sheets, by the words' codes. */
const SHAPES = /** @type {Record<string, string>} */ ({
  clear: "deutlich",
  possible: "moeglich",
  chance: "zufall",
});

/** Writes what the present year says. */
export function write() {
  const said = now();
  if (!said) return;
  const head = element("stage-headline");
  if (head.childElementCount) head.replaceChildren(); // lines that a map has broken
  setText("stage-headline", said.headline);
  setText("stage-year", said.label);
  setText("stage-source", said.source);
  setText("stage-badge", said.badge);
  element("stage-badge").hidden = !said.badge;
  element("stage-numbers").replaceChildren(...said.numbers.map(number));
  document.title = `${said.headline} · Bildungslupe`;
}

/** @param {StageNumber} one */
function number(one) {
  const word = one.said ? [pill(one)] : [];
  return make(
    "div",
    { class: "bl-stage-num" },
    make("dt", {}, ...sign(one.sign), one.name),
    make("dd", {}, make("b", {}, one.text), ...word),
  );
}

/**
 * The word of a verdict in its shape.
 * @param {Pick<StageNumber, "word" | "said">} one
 */
export const pill = ({ word, said }) => make("span", { class: `bl-word ${SHAPES[word] ?? "keine"}` }, said);

/**
 * The marker of a selected place, the district's stroke, or nothing.
 * @param {number} position
 * @returns {SVGSVGElement[]}
 */
export function sign(position) {
  if (position >= 0) return [plots.mark(position)];
  if (position !== DISTRICT) return [];
  const svg = el("svg", { class: "bl-marker", viewBox: "-7 -7 14 14", "aria-hidden": "true" });
  svg.append(el("path", { d: "M0,-7V7", class: "bl-stage-stroke" }));
  return [svg];
}

/**
 * Puts an element where it shall stand, in rem; hides it without a place.
 * @param {HTMLElement} node
 * @param {Rect | null} at
 */
export function put(node, at) {
  node.classList.toggle("bl-stage-out", !at);
  if (!at) return;
  node.style.left = `${at.x}rem`;
  node.style.top = `${at.y}rem`;
}

/**
 * How large an element is, in rem.
 * @param {Element} node
 * @returns {import("./types").Size}
 */
export function size(node) {
  const { width, height } = node.getBoundingClientRect();
  return { width: width / stage.root, height: height / stage.root };
}
