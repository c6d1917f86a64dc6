/* The marks of institutions on the map: shapes by kind, colours by group, rings of shares around numbers, the
   chosen institution and the reader's place above them. */
import { el } from "../../core/svg.js";
import { clustered, shares } from "./clusters.js";

/** @typedef {import("../types").Mark} Mark */
/** @typedef {import("../types").Institution} Institution */
/** @typedef {import("../../map/types").View} View */

/** Px of a mark of one institution: at full extent, from fourfold zoom on, and on a phone. */
const [SMALL, LARGE, PHONE] = [13, 17, 15];
const DISC = 4; // px around a mark on a coloured map
const [RING, CHOSEN, HOVERED] = [3, 6, 4]; // px: ring of shares; around a chosen and a hovered mark
const REACH = 6; // px beside a mark where a pointer still means it, more for a finger
const FINGER = 14;
const COVERED = 0.75; // of the radius: what stays free of names
const HOME = 12; // px of the radius of the reader's place, which marks step aside for
const PILL = 24; // px of height
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
  svg.querySelector(".bl-above")?.before(layer);
  svg.append(over);
  /** @type {Map<string, SVGGElement>} */
  let nodes = new Map();
  /** @type {Mark[]} */
  let marks = [];
  let drawnAt = 0; // the scale for which marks stand where they do
  /** @type {Institution[]} */
  let shown = [];
  let alone = "";
  let coloured = false;
  /** @type {{x: number, y: number} | null} */
  let home = null;

  const size = () => (view.width < 480 ? PHONE : view.zoom > 4.001 ? LARGE : SMALL);

  /* Joins institutions anew for the present scale, and draws what has changed. */
  function place() {
    const placed = /** @type {import("./clusters.js").Placed[]} */ (shown.filter(({ x }) => x !== null));
    marks = clustered(placed, view.scale, size() / 2, alone);
    if (home) for (const mark of marks) stepAside(mark, home, view.scale, mark.key === alone);
    /** @type {Map<string, SVGGElement>} */
    const next = new Map();
    for (const mark of marks) {
      const name = `${mark.key}/${size()}/${coloured}`;
      next.set(name, nodes.get(name) ?? layer.appendChild(drawn(mark)));
    }
    for (const [name, node] of nodes) if (!next.has(name)) node.remove();
    nodes = next;
    stand();
    move();
  }

  /** @param {Mark} mark */
  function drawn(mark) {
    const [first] = mark.members;
    const one = mark.members.length === 1;
    const id = `mark-${mark.key.replaceAll(/[^\w-]/g, "_")}`;
    const node = el("g", { class: "bl-point", id, role: "option", "aria-selected": "false" });
    node.dataset.key = mark.key;
    node.setAttribute("aria-label", named(mark));
    if (one) node.append(...single(first, size(), coloured));
    else node.append(...several(mark, groups));
    return node;
  }

  /* Every mark at its point: in px from the corner of the map, which `move` shifts. */
  function stand() {
    drawnAt = view.scale;
    let at = 0;
    for (const node of nodes.values()) {
      const { x, y } = marks[at++];
      node.setAttribute("transform", `translate(${PX(x * drawnAt)} ${PX(y * drawnAt)})`);
    }
  }

  function move() {
    if (view.scale !== drawnAt) stand();
    for (const group of [layer, over])
      group.setAttribute("transform", `translate(${PX(view.x)} ${PX(view.y)})`);
    for (const node of over.children) {
      const { x, y } = /** @type {SVGElement} */ (node).dataset;
      node.setAttribute("transform", `translate(${PX(Number(x) * drawnAt)} ${PX(Number(y) * drawnAt)})`);
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
    if (hovered) found.push(at(hovered, "bl-hovered-mark", ringed(hovered, HOVERED)));
    if (chosen) found.push(at(chosen, "bl-chosen-mark", ringed(chosen, CHOSEN)));
    over.replaceChildren(...found);
    if (chosen) over.lastElementChild?.append(...pill(chosen));
    for (const [name, node] of nodes) {
      const key = name.slice(0, name.indexOf("/"));
      node.setAttribute("aria-selected", String(key === chosen?.key));
    }
    move();
  }

  /**
   * @param {Mark} mark
   * @param {number} around
   */
  function ringed(mark, around) {
    const disc = el("circle", { r: PX(mark.radius + around) });
    const inside = mark.members.length === 1 ? single(mark.members[0], size(), false) : several(mark, groups);
    return [disc, ...inside];
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
    nodeOf: (/** @type {Mark} */ mark) => nodes.get(`${mark.key}/${size()}/${coloured}`),
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

/**
 * Moves a mark just so far that the reader's place beside it is seen.
 * @param {Mark} mark
 * @param {{x: number, y: number}} home
 * @param {number} scale
 * @param {boolean} beside the chosen one, whose name stands above it: to the left or to the right
 */
function stepAside(mark, home, scale, beside) {
  const [dx, dy] = [mark.x - home.x, mark.y - home.y];
  const apart = Math.hypot(dx, dy);
  const least = (mark.radius + HOME + (beside ? CHOSEN : 0)) / scale;
  if (apart >= least) return;
  if (beside) {
    mark.x = home.x + (dx < 0 ? -least : least);
    mark.y = home.y;
    return;
  }
  const [right, down] = apart ? [dx / apart, dy / apart] : [0, 1];
  mark.x = home.x + right * least;
  mark.y = home.y + down * least;
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

/**
 * @param {Institution} one
 * @param {number} size px
 * @param {boolean} onColours
 */
function single({ kind, exact, paused }, size, onColours) {
  const parts = [];
  if (onColours) parts.push(el("circle", { class: "bl-disc", r: PX(size / 2 + DISC) }));
  else if (!exact) parts.push(el("circle", { class: "bl-approximate", r: PX(size / 2 + 2.5) }));
  const look = `bl-mark k-${kind.group}${paused ? " bl-paused" : ""}`;
  const box = { x: PX(-size / 2), y: PX(-size / 2), width: size, height: size, viewBox: "0 0 16 16" };
  const mark = el("svg", { class: look, ...box });
  mark.append(el("use", { href: `#shape-${kind.shape}` }));
  return [...parts, mark];
}

/**
 * @param {Mark} mark
 * @param {string[]} groups
 */
function several(mark, groups) {
  const { members, radius } = mark;
  const inner = radius - RING;
  const parts = [el("circle", { class: "bl-cluster", r: PX(radius) })];
  let before = 0;
  const round = 2 * Math.PI * inner;
  const gap = shares(mark, groups.length).filter(Boolean).length > 1 ? 1.2 : 0;
  shares(mark, groups.length).forEach((count, group) => {
    if (!count) return;
    const length = (count / members.length) * round;
    const dash = `${PX(Math.max(length - gap, 0.8))} ${PX(round)}`;
    const look = { r: PX(inner), "stroke-dasharray": dash, "stroke-dashoffset": PX(-before) };
    parts.push(el("circle", { class: `bl-share k-${group}`, transform: "rotate(-90)", ...look }));
    before += length;
  });
  return [...parts, el("text", { class: "bl-cluster-count", y: 4 }, String(members.length))];
}
