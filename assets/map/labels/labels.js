/* Text on the map, in screen pixels: names of places and neighbours, signs such as "0", pills of selected
   places. Where each stands is said by rules.js. */
import { el, part } from "../../core/svg.js";
import * as store from "../../core/store.js";
import { neighbourNames } from "./neighbours.js";
import { free } from "./places.js";
import * as rules from "./rules.js";

/** @typedef {import("../types").Area} Area */
/** @typedef {import("../types").Box} Box */
/** @typedef {import("../types").Point} Point */

const NEIGHBOUR = 12; // px at a root of 16 px
const [BASELINE, PILL_BASELINE] = [0.35, 0.34]; // letters from the middle of a text down to its baseline
const LEAST_WIDTH = 330; // px of a map on which eight names of usual size find room
const PAUSE = 60; // ms after a selection until names make room for its pills

/**
 * A text that stands at a point of the map, shifted by px.
 * @typedef {{node: SVGTextElement, at: Point, dx: number, dy: number, size: number}} Label
 */

/**
 * @param {import("../types").DrawnMap} map
 * @returns {import("../types").Labels}
 */
export function labels(map) {
  const measure = textMeasure();
  /** @type {Label[]} */
  let named = [];
  /** @type {Label[]} */
  let signs = [];
  /** @type {Label[]} */
  let neighbours = [];
  /** @type {Box[]} */
  let signBoxes = [];
  /** @type {Box[]} */
  let pillBoxes = [];
  /** @type {Box[]} */
  let neighbourBoxes = [];
  /** @type {Box[]} */
  let tools = [];
  /** @type {Area[]} */
  let order = [];
  const around = ofEach(rules.around);
  /** @type {SVGSVGElement | null} */
  let source = null;
  /* A page that is built anew has labels of its own: those of before would write everything twice. */
  const isOurs = () => source !== null && source === map.svg;
  document.fonts.addEventListener("loadingdone", () => {
    measure.forget(); // measured in a substitute until now
    if (isOurs() && map.view.width) place();
  });

  /* Text grows with the root, more on the projector, and is a little smaller on a phone; on a small map it
     grows no more than that has room for. */
  function factor() {
    // Asked once per size: asking after a change would make the browser lay out the page at once.
    const { root, width } = map.view;
    const usual =
      root >= 20 ? (root / 16) * 1.13 : map.svg.hasAttribute("data-small") ? (root / 16) * 0.93 : root / 16;
    return Math.min(usual, width / LEAST_WIDTH);
  }

  /**
   * @param {SVGElement} parent
   * @param {string} className
   * @param {string} content
   * @param {{at: Point, dx?: number, dy?: number, size: number}} place
   * @returns {Label}
   */
  function text(parent, className, content, { at, dx = 0, dy = 0, size }) {
    const look = { class: className, "font-size": size.toFixed(1) };
    const label = { node: parent.appendChild(el("text", look, content)), at, dx, dy, size };
    put(label);
    return label;
  }

  /** @param {Label} label */
  function put({ node, at, dx, dy, size }) {
    const { x, y } = rules.onScreen(at, map.view);
    const place = { x: (x + dx).toFixed(1), y: (y + dy + size * BASELINE).toFixed(1) };
    for (const [name, px] of Object.entries(place))
      if (node.getAttribute(name) !== px) node.setAttribute(name, px);
  }

  /* While the view moves: all stays in its place on the map. */
  function move() {
    if (source !== map.svg) return;
    for (const label of [...named, ...signs, ...neighbours]) put(label);
    drawPills();
  }

  /* Places all names anew. */
  function place() {
    if (source !== map.svg) {
      source = map.svg;
      order = rules.byPopulation(map.areas);
    }
    drawSigns();
    drawPills();
    tools = toolBoxes();
    const taken = placeNames();
    for (const label of neighbours) label.node.remove();
    [neighbours, neighbourBoxes] = [[], []];
    if (!map.svg.hasAttribute("data-small")) neighbours = placeNeighbours(part(map.svg, ".bl-names"), taken);
  }

  /* Names make room for other marks on the same part of the map. Tools are not asked where they are, which
     would make the browser lay out the page; names of neighbours stay unless something covers them now. */
  function again() {
    if (source !== map.svg) return place();
    const taken = placeNames();
    if (neighbourBoxes.every((one) => free(one, taken))) return;
    for (const label of neighbours) label.node.remove();
    neighbours = placeNeighbours(part(map.svg, ".bl-names"), taken);
  }

  /* Names of places where there is room; the boxes of all that is taken then. */
  function placeNames() {
    const layer = part(map.svg, ".bl-names");
    const { zoom } = map.view;
    const tier = zoom >= 4 ? 2 : zoom >= 1.999 ? 1 : 0;
    const taken = [...pillBoxes, ...signBoxes, ...tools, ...(map.marked?.() ?? [])];
    const strong = map.svg.dataset.level === "gemeinde";
    const given = { factor: factor(), strong, taken, measure: measure.width };
    const wanted = (/** @type {Area} */ area) => area.tier <= tier && store.mark(area.key) < 0;
    const before = new Map(named.map((label) => [label.at, label]));
    named = rules.names(order, wanted, map.view, given).map((one) => {
      const label = before.get(one.area);
      if (label?.size === one.size && label.node.parentNode === layer) {
        before.delete(one.area);
        put(Object.assign(label, { dx: one.dx, dy: one.dy }));
        return label;
      }
      const look = one.strong ? "bl-place strong" : "bl-place";
      return text(layer, look, one.area.name, { ...one, at: one.area });
    });
    for (const label of before.values()) label.node.remove();
    return taken;
  }

  /** @returns {Box[]} */
  function toolBoxes() {
    const tools = /** @type {NodeListOf<HTMLElement>} */ (
      map.box.querySelectorAll(".bl-maptools, .bl-scale")
    );
    return Array.from(tools, ({ offsetLeft: x0, offsetTop: y0, offsetWidth, offsetHeight }) => ({
      x0,
      y0,
      x1: x0 + offsetWidth,
      y1: y0 + offsetHeight,
    }));
  }

  /**
   * @param {SVGElement} layer
   * @param {Box[]} taken
   */
  function placeNeighbours(layer, taken) {
    const size = NEIGHBOUR * factor();
    const paths = /** @type {NodeListOf<SVGPathElement>} */ (
      map.box.querySelectorAll(".bl-mapcanvas .bl-context [data-name]")
    );
    const before = taken.length;
    const lines = neighbourNames(paths, map.view, size, taken, measure.width);
    neighbourBoxes = taken.slice(before);
    return lines.map(({ text: line, x, y, dy }) =>
      text(layer, "bl-neighbour", line, { at: map.view.toMap(x, y), dy, size }),
    );
  }

  /** @type {[Area, string][]} */
  let written = [];
  /**
   * @param {[Area, string][]} pairs "0" at places that reported none, and the like
   */
  function takeSigns(pairs) {
    const same =
      pairs.length === written.length &&
      pairs.every(([area, sign], i) => area === written[i][0] && sign === written[i][1]);
    if (same) return;
    written = pairs;
    drawSigns();
  }

  function drawSigns() {
    const layer = part(map.svg, ".bl-names");
    const placed = rules.signs(written, map.view, factor());
    signBoxes = placed.map((one) => one.box);
    // Places that have a sign in both years keep its node, the nodes of others move.
    const before = new Map(signs.map((sign) => [sign.at, sign]));
    const kept = placed.map((one) => before.get(one.area));
    for (const sign of kept) if (sign) before.delete(sign.at);
    const spare = [...before.values()];
    signs = placed.map(({ area, size, text: said }, i) => {
      const sign = kept[i] ?? spare.pop();
      if (sign?.node.parentNode !== layer) return text(layer, "bl-sign-text", said, { at: area, size });
      if (sign.node.textContent !== said) sign.node.textContent = said;
      if (sign.size !== size) sign.node.setAttribute("font-size", size.toFixed(1));
      Object.assign(sign, { at: area, size });
      put(sign);
      return sign;
    });
    for (const sign of spare) sign.node.remove();
  }

  function drawPills() {
    const layer = part(map.svg, ".bl-pills");
    const areas = store.state.selection.map((key) => map.byKey.get(key));
    const found = rules.pills(areas, map.view, factor(), measure.width);
    const placed = rules.uncrowded(found, around(map.areas), map.view);
    pillBoxes = placed.map((one) => one.box);
    const leaders = placed.flatMap(({ area, index, box }) => {
      const ends = rules.leader(area, box, map.view);
      const d = ends && `M${ends.map(({ x, y }) => `${x.toFixed(1)},${y.toFixed(1)}`).join("L")}`;
      return d ? [el("path", { d, class: `p${index + 1}` })] : [];
    });
    layer.replaceChildren(
      ...leaders,
      ...placed.map(({ area, index, size, height, box }) => {
        const group = el("g", { class: `p${index + 1}` });
        const place = { x: box.x0.toFixed(1), y: box.y0.toFixed(1), rx: (height / 2).toFixed(1) };
        const extent = { width: (box.x1 - box.x0).toFixed(1), height: height.toFixed(1) };
        const x = ((box.x0 + box.x1) / 2).toFixed(1);
        const y = ((box.y0 + box.y1) / 2 + size * PILL_BASELINE).toFixed(1);
        const look = { class: "", "font-size": size.toFixed(1), x, y };
        group.append(el("rect", { ...place, ...extent }), el("text", look, area.name));
        return group;
      }),
    );
  }

  let waiting = 0;
  /* A new selection: its pills at once, the names that they push aside a moment later. */
  function select() {
    if (!map.view.width) return;
    drawPills();
    clearTimeout(waiting);
    waiting = window.setTimeout(() => isOurs() && place(), PAUSE);
  }

  return { place, again, move, signs: takeSigns, pills: select, pillBoxes: () => pillBoxes };
}

/**
 * The same answer for the same areas: there are thousands of them, and a view moves often.
 * @param {(areas: Area[]) => Box} make
 */
function ofEach(make) {
  /** @type {Area[] | null} */
  let asked = null;
  /** @type {Box} */
  let made;
  return (/** @type {Area[]} */ areas) => {
    if (areas !== asked) [asked, made] = [areas, make(areas)];
    return made;
  };
}

/** How wide texts are in the page's typeface; asked once for each. */
function textMeasure() {
  const pen = /** @type {CanvasRenderingContext2D} */ (document.createElement("canvas").getContext("2d"));
  /** @type {Map<string, number>} */
  const widths = new Map();
  let family = "";
  return {
    forget: () => widths.clear(),
    /** @type {rules.Measure} */
    width(text, size, weight) {
      family ||= getComputedStyle(document.body).fontFamily;
      const font = `${weight} ${size}px ${family}`;
      const name = font + text;
      let width = widths.get(name);
      if (width === undefined) {
        pen.font = font;
        ({ width } = pen.measureText(text));
        widths.set(name, width);
      }
      return width;
    },
  };
}
