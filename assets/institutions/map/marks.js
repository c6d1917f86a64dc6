/* The marks of institutions on the map: shapes by kind, colours by group, rings of shares around numbers, the
   chosen institution and the reader's place above them. */
import { el, set, tenths } from "../../core/svg.js";
import { aside, clustered } from "./clusters.js";
import { number, rings, single } from "./mark-nodes.js";

/** @typedef {import("../types").Mark} Mark */
/** @typedef {import("../types").Institution} Institution */
/** @typedef {import("../../map/types").View} View */
/**
 * What stands for a mark: its node, where that was drawn in px, and how.
 * @typedef {{node: SVGElement, x: number, y: number, look: number}} Drawn
 */

/** Px of a mark of one institution: at full extent, from fourfold zoom on, and on a phone. */
const [SMALL, LARGE, PHONE] = [13, 17, 15];
const SHAPE = 16; // px of the box in which shapes are drawn
const [CHOSEN, HOVERED] = [6, 4]; // px around a chosen and a hovered mark
const REACH = 6; // px beside a mark where a pointer still means it, more for a finger
const FINGER = 14;
const COVERED = 0.75; // of the radius: what stays free of names
const HOME = 12; // px of the radius of the reader's place, which marks step aside for
const PILL = 24; // px of height
const OPTION = { class: "bl-point", role: "option", "aria-selected": "false" };
const COUNT = { ...OPTION, class: "bl-point bl-cluster-count" };
const ZERO = { x: 0, y: 0 };
const PX = (/** @type {number} */ number) => number.toFixed(1);

/**
 * The layers of marks in a drawing.
 * @param {SVGSVGElement} svg
 * @param {View} view
 * @param {string[]} groups
 * @param {(mark: Mark) => string} named what a mark is called
 */
export function markLayer(svg, view, groups, named) {
  const layer = el("g", { class: "bl-points", role: "listbox", tabindex: "0" });
  const over = el("g", { class: "bl-over", "aria-hidden": "true" });
  const under = el("g", { class: "bl-rings", "aria-hidden": "true" });
  const drawRings = rings(under, groups.length);
  layer.append(under);
  svg.querySelector(".bl-above")?.before(layer);
  svg.append(over);
  /** @type {Map<string, Drawn>} by the key of their mark, in the order of the marks */
  let nodes = new Map();
  let made = 0; // nodes so far, which tells them apart
  /** @type {Mark[]} */
  let marks = [];
  let drawnAt = 0; // the scale for which marks stand where they do
  let stretched = false; // whether they are moved for another scale until they are drawn for it
  /** @type {Institution[]} */
  let shown = [];
  let alone = "";
  let coloured = false;
  /** @type {{x: number, y: number} | null} */
  let home = null;
  /** @type {SVGElement | undefined} */
  let selected;

  const size = () => (view.width < 480 ? PHONE : view.zoom > 4.001 ? LARGE : SMALL);
  const isOne = (/** @type {Mark} */ { members }) => members.length === 1;
  const several = () => marks.filter((mark) => !isOne(mark));

  /* Joins institutions anew for the present scale, and draws what has changed. Marks that are gone give their
     nodes to new ones: that costs the browser half of what nodes do that come and go. */
  function place() {
    const placed = /** @type {import("./clusters.js").Placed[]} */ (shown.filter(({ x }) => x !== null));
    marks = clustered(placed, view.scale, size() / 2, alone);
    if (home)
      for (const mark of marks) {
        const beside = mark.key === alone; // its name stands above it
        aside(mark, home, view.scale, HOME + (beside ? CHOSEN : 0), beside);
      }
    drawnAt = view.scale;
    for (const group of [layer, over]) group.style.setProperty("--mark", String(size() / SHAPE));
    const before = nodes;
    const look = size() * 2 + Number(coloured);
    nodes = new Map();
    /** @type {[Mark, Drawn][]} */
    const others = [];
    for (const mark of marks) {
      const [x, y] = [tenths(mark.x * drawnAt), tenths(mark.y * drawnAt)];
      const known = before.get(mark.key);
      const same = known && known.x === x && known.y === y && known.look === look;
      const one = same ? known : { node: layer, x, y, look };
      if (same) before.delete(mark.key);
      else others.push([mark, one]);
      nodes.set(mark.key, one);
    }
    /** @type {{ones: SVGElement[], many: SVGElement[]}} */
    const spare = { ones: [], many: [] };
    for (const { node } of before.values())
      (node instanceof SVGTextElement ? spare.many : spare.ones).push(node);
    for (const [mark, one] of others) one.node = dressed(mark, one, isOne(mark) ? spare.ones : spare.many);
    for (const node of [...spare.ones, ...spare.many]) node.remove();
    drawRings(several(), drawnAt);
    move();
  }

  /**
   * A mark in a node that is to spare, else in a new one.
   * @param {Mark} mark
   * @param {Drawn} at
   * @param {SVGElement[]} spare
   */
  function dressed(mark, at, spare) {
    const node = spare.pop() ?? layer.appendChild(isOne(mark) ? el("g", OPTION) : el("text", COUNT));
    if (!node.id) node.id = `mark-${made++}`;
    node.setAttribute("aria-label", named(mark));
    if (isOne(mark)) node.replaceChildren(...single(mark.members[0], at, size(), coloured));
    else number(node, mark.members.length, at);
    return node;
  }

  /* While the scale changes, marks keep their size and move with the map. */
  function stretch() {
    let at = 0;
    const by = view.scale - drawnAt;
    stretched = by !== 0;
    for (const { node } of nodes.values()) {
      const { x, y } = marks[at++];
      if (stretched) node.setAttribute("transform", `translate(${PX(x * by)} ${PX(y * by)})`);
      else node.removeAttribute("transform");
    }
    drawRings(several(), view.scale);
  }

  function move() {
    if (stretched || view.scale !== drawnAt) stretch();
    const at = `translate(${PX(view.x)} ${PX(view.y)})`;
    for (const group of [layer, over]) set(group, "transform", at);
    for (const node of over.children) {
      const { x, y } = /** @type {SVGElement} */ (node).dataset;
      const [px, py] = [Number(x) * view.scale, Number(y) * view.scale];
      node.setAttribute("transform", `translate(${PX(px)} ${PX(py)})`);
    }
  }

  /**
   * The mark at a point of the box in px, or null.
   * @param {import("../../map/types").Point} at
   * @param {boolean} finger
   */
  function markAt(at, finger) {
    /** @type {Mark | null} */
    let best = null;
    let least = Infinity;
    for (const mark of marks) {
      const apart = Math.hypot(mark.x * view.scale + view.x - at.x, mark.y * view.scale + view.y - at.y);
      if (apart < least && apart <= mark.radius + (finger ? FINGER : REACH)) [best, least] = [mark, apart];
    }
    return best;
  }

  /** Boxes of all marks, in px, as far as no name may cover them. */
  function boxes() {
    const own = home ? [{ ...home, radius: HOME }] : [];
    return [...own, ...marks].map(({ x, y, radius }) => {
      const [left, top, half] = [x * view.scale + view.x, y * view.scale + view.y, radius * COVERED];
      return { x0: left - half, y0: top - half, x1: left + half, y1: top + half };
    });
  }

  /**
   * What stands above all marks: the reader's place, and rings around the hovered and the chosen mark.
   * @param {{hovered: Mark | null, chosen: Mark | null}} given
   */
  function raise({ hovered, chosen }) {
    const found = [];
    if (home) found.push(at(home, "bl-home", [el("circle", { r: 10 }), el("path", { d: HOUSE })]));
    if (hovered) found.push(at(hovered, "bl-hovered-mark", marked(hovered, HOVERED)));
    if (chosen) found.push(at(chosen, "bl-chosen-mark", marked(chosen, CHOSEN)));
    over.replaceChildren(...found);
    if (chosen) over.lastElementChild?.append(...pill(chosen));
    const node = chosen ? nodes.get(chosen.key)?.node : undefined;
    if (node !== selected) selected?.setAttribute("aria-selected", "false");
    node?.setAttribute("aria-selected", "true");
    selected = node;
    move();
  }

  /**
   * @param {Mark} mark
   * @param {number} around
   */
  function marked(mark, around) {
    const disc = el("circle", { r: PX(mark.radius + around) });
    if (isOne(mark)) return [disc, ...single(mark.members[0], ZERO, size(), false)];
    const within = el("g");
    rings(within, groups.length)([{ ...mark, ...ZERO }], 1);
    const count = el("text", { class: "bl-cluster-count" });
    number(count, mark.members.length, ZERO);
    return [disc, within, count];
  }

  /**
   * The name of a chosen institution above its mark; as wide as its text, which is measured where it stands.
   * @param {Mark} mark
   */
  function pill(mark) {
    const one = mark.members.find(({ key }) => key === alone) ?? mark.members[0];
    const y = -mark.radius - CHOSEN - PILL / 2 - 5;
    const text = el("text", { class: "bl-mark-name", y: PX(y + 5) }, one.name);
    over.append(text);
    const width = text.getComputedTextLength() + 24;
    const box = { x: PX(-width / 2), y: PX(y - PILL / 2), width: PX(width), height: PILL, rx: PILL / 2 };
    return [el("rect", { class: "bl-mark-pill", ...box }), text];
  }

  return {
    layer,
    place,
    move,
    markAt,
    boxes,
    raise,
    marks: () => marks,
    nodeOf: (/** @type {Mark} */ mark) => nodes.get(mark.key)?.node,
    markOf: (/** @type {string} */ key) =>
      marks.find((mark) => mark.members.some((one) => one.key === key)) ?? null,
    /**
     * @param {Institution[]} institutions
     * @param {string} chosen
     * @param {boolean} onColours
     * @param {{x: number, y: number} | null} ofReader
     */
    show(institutions, chosen, onColours, ofReader) {
      [shown, alone, coloured, home] = [institutions, chosen, onColours, ofReader];
      if (view.width) place();
    },
  };
}

const HOUSE = "M0-5.4L-5.4-.3h1.7V5h2.8V1.5h1.8V5h2.8V-.3h1.7Z";

/**
 * @param {{x: number, y: number}} place
 * @param {string} name
 * @param {SVGElement[]} parts
 */
function at({ x, y }, name, parts) {
  const node = el("g", { class: name });
  Object.assign(node.dataset, { x: String(x), y: String(y) });
  node.append(...parts);
  return node;
}
