/* The map's tooltip: what one place is and has, beside the pointer and the place, towards the emptier side;
   on a phone a sheet at the lower edge, which map/tools.css makes of it. */
import { part } from "../../core/svg.js";
import { inside, node as make } from "../../core/dom.js";
import * as store from "../../core/store.js";
import * as verdicts from "../../words/verdict-text.js";
import { filledCells } from "../filled-cells.js";

/** @typedef {import("../types").Box} Box */

const GAP = 12;
const RIM = 8;
const NEAR = 6; // px that the pointer may come near to it
const LARGE = 0.4; // share of the box above which a place is too large to stand beside
const CELL = 8; // px
const FAR = 250; // px² of the district that it may cover to stand a px nearer to the pointer
const GRACE = 160; // ms in which the pointer may cross from an area to its tooltip

/**
 * @param {import("../types").DrawnMap} map
 * @returns {import("../types").Tooltip}
 */
export function tooltip(map) {
  const node = inside(map.box, ".bl-tip");
  /** @type {string | null} */
  let shown = null;
  let timer = 0;
  let over = false;
  let placed = [0, 0];

  const close = make("button", "btn bl-quiet bl-tip-close");
  close.type = "button";
  close.setAttribute("aria-label", map.words.close ?? "");
  close.append(make("i", "bl-icon bl-icon-close"));
  close.addEventListener("click", () => {
    hide();
    store.setHover(null, "map");
  });
  /** @type {import("../types").Point | null} */
  let pointer = null;

  /**
   * Where the pointer is on the map, in px; the tooltip makes way for it.
   * @param {import("../types").Point | null} at
   */
  function point(at) {
    pointer = at;
    if (!at || shown === null || over) return;
    const [x, y] = placed;
    const near = at.x > x - NEAR && at.x < x + node.offsetWidth + NEAR;
    if (near && at.y > y - NEAR && at.y < y + node.offsetHeight + NEAR) {
      const area = map.byKey.get(shown);
      if (area) place(area);
    }
  }

  node.addEventListener("pointerenter", () => {
    over = true;
    clearTimeout(timer);
  });
  node.addEventListener("pointerleave", () => {
    over = false;
    leave();
  });

  /**
   * The place's figures in the present year, as written in the slab.
   * @param {string} key
   */
  function facts(key) {
    const { slab } = store.state;
    const column = store.column(key);
    const row = store.row();
    if (!slab || column < 0 || row < 0) return null;
    const status = slab.status[row][column];
    const { words } = slab;
    const { format } = new Intl.NumberFormat(slab.lang);
    const rank = slab.rank[row][column];
    const has = slab.value[row][column] !== null;
    return {
      name: slab.names[column],
      line: slab.lines[column],
      has,
      text: slab.text[row][column] || words.status[status] || "",
      counts: slab.counts[row][column],
      sentence: has || slab.text[row][column] !== words.status[status] ? "" : words.sentence[status] || "",
      rank: rank ? `${format(rank)} ${words.of} ${format(slab.ranked[row])}` : "",
      difference: (slab.difference && slab.difference[row][column]) || "",
      interval: slab.interval ? slab.interval[row][column] : "",
      intervalName: words.interval,
      verdict: verdicts.code(slab, "difference", row, column),
      unrounded: slab.unrounded.difference[row][column] ? words.unrounded : "",
      few: has && slab.few[row][column] ? words.few : "",
      example: slab.example[row][column] ? words.example : "",
      rankName: words.rank || slab.heading.rank.split(",")[0],
      differenceName: slab.heading.difference,
    };
  }

  /** @param {string} key */
  function fill(key) {
    const fact = facts(key);
    const { slab, displayed } = store.state;
    if (!fact || !slab || !displayed) {
      node.replaceChildren(make("h3", "", map.named(key)));
      return;
    }
    const big = make("div", fact.has ? "bl-big" : "bl-big word");
    big.append(make("b", "", fact.text));
    if (fact.counts) big.append(make("span", "", fact.counts));
    const list = make("dl");
    for (const [name, text] of [
      [fact.intervalName, fact.interval],
      [fact.rankName, fact.rank],
      [fact.unrounded ? `${fact.differenceName}, ${fact.unrounded}` : fact.differenceName, fact.difference],
    ]) {
      if (text) list.append(make("dt", "", name), make("dd", "", text));
    }
    node.replaceChildren(make("h3", "", fact.name), make("p", "", fact.line), big);
    if (list.children.length) node.append(list);
    const at = store.column(key);
    const row = store.row();
    if (displayed.shown && displayed.value[row][at] !== null && displayed.title !== fact.differenceName)
      list.append(make("dt", "", displayed.title), make("dd", "", displayed.text[row][at]));
    if (displayed.shown && fact.has && displayed.value[row][at] === null)
      node.append(make("p", "bl-tip-note", displayed.sentence));
    if (fact.difference) {
      const verdict = make("p", "bl-tip-verdict");
      verdict.append(
        verdicts.sign(slab, fact.verdict),
        make("span", "", fact.verdict ? slab.words.verdictSentences[fact.verdict] : ""),
      );
      node.append(verdict);
    }
    for (const text of [fact.few, fact.sentence]) if (text) node.append(make("p", "bl-tip-note", text));
    if (fact.example) node.append(make("span", "bl-example", fact.example));
    node.append(close);
  }

  /**
   * One sentence for the live region.
   * @param {string} key
   */
  function sentence(key) {
    const fact = facts(key);
    const { slab } = store.state;
    if (!fact || !slab) return map.named(key);
    const rank = fact.rank && `${fact.rankName} ${fact.rank}`;
    const verdict = slab.words.verdicts[fact.verdict];
    const gap = fact.difference && `${fact.differenceName} ${fact.difference}, ${verdict}`;
    const interval = fact.interval && `${fact.intervalName} ${fact.interval}`;
    const spoken = [
      `${fact.name}: ${fact.text}`,
      fact.counts,
      interval,
      rank,
      gap,
      fact.few,
      fact.sentence.replace(/\.$/, ""),
      fact.example,
    ];
    return spoken.filter(Boolean).join(", ");
  }

  /** @param {string} key */
  function show(key) {
    const area = map.byKey.get(key);
    if (!area) return hide();
    clearTimeout(timer);
    shown = key;
    fill(key);
    node.hidden = false;
    // Its size makes the browser lay out the page: when all views have marked the place, only once.
    queueMicrotask(() => {
      if (shown === key) place(area);
    });
  }

  function hide() {
    clearTimeout(timer);
    if (shown === null) return;
    shown = null;
    over = false;
    node.hidden = true;
  }

  function leave() {
    clearTimeout(timer);
    timer = window.setTimeout(() => {
      if (over) return;
      hide();
      if (store.state.hover !== null) store.setHover(null, "map");
    }, GRACE);
  }

  function refresh() {
    if (shown !== null) show(shown);
  }

  /**
   * Hover that began in another view marks the area but covers no map.
   * @param {string | null} key
   * @param {string} [origin]
   */
  function follow(key, origin) {
    if (key !== null && origin === "map") show(key);
    else if (key === null || origin !== "map") hide();
  }

  /**
   * @type {{name: string, svg: SVGSVGElement, columns: number, rows: number,
   *   filled: ReturnType<typeof filledCells>} | null}
   */
  let ground = null;
  /* How much of the district lies under each cell of the box. */
  function covered() {
    const { scale, x, y, width, height } = map.view;
    const name = [scale, x, y, width, height].join();
    if (ground && ground.name === name && ground.svg === map.svg) return ground;
    const [columns, rows] = [Math.ceil(width / CELL), Math.ceil(height / CELL)];
    const shape = new Path2D(part(map.svg, ".bl-outline").getAttribute("d") ?? "");
    const filled = filledCells(shape, map.view, CELL, { column: 0, row: 0, columns, rows }, 127);
    ground = { name, svg: map.svg, columns, rows, filled };
    return ground;
  }

  /** @param {Box} at */
  function under(at) {
    const { columns, rows, filled } = covered();
    const cut = (/** @type {number} */ value, /** @type {number} */ most) =>
      Math.min(Math.max(Math.round(value / CELL), 0), most);
    const cells = filled(cut(at.x0, columns), cut(at.y0, rows), cut(at.x1, columns), cut(at.y1, rows));
    return cells * CELL * CELL;
  }

  /**
   * @param {Box} a
   * @param {Box} b
   */
  const common = (a, b) =>
    Math.max(Math.min(a.x1, b.x1) - Math.max(a.x0, b.x0), 0) *
    Math.max(Math.min(a.y1, b.y1) - Math.max(a.y0, b.y0), 0);

  /**
   * Where on one axis the tooltip may begin: beyond the hand or the area on either side, in the hand's middle
   * or just beside it.
   * @param {number} hand0
   * @param {number} hand1
   * @param {number} box0
   * @param {number} box1
   * @param {number} size of the tooltip
   */
  function beside(hand0, hand1, box0, box1, size) {
    const middle = (hand0 + hand1) / 2;
    const beyond = [hand1 + GAP, hand0 - GAP - size, box1 + GAP, box0 - GAP - size];
    return [...beyond, middle - size / 2, middle + GAP, middle - GAP - size];
  }

  /** @param {import("../types").Area} area */
  function place(area) {
    const { width, height } = map.view;
    const box = map.view.boxOf(area);
    const w = node.offsetWidth;
    const h = node.offsetHeight;
    // Beside the pointer, for which a hand has room; by keyboard and touch beside the place alone.
    const hand = pointer
      ? { x0: pointer.x - GAP, y0: pointer.y - GAP, x1: pointer.x + GAP, y1: pointer.y + GAP }
      : box;
    const large = box.x1 - box.x0 > width * LARGE || box.y1 - box.y0 > height * LARGE;
    const own = pointer && large ? 1 : 1000;
    const xs = beside(hand.x0, hand.x1, box.x0, box.x1, w);
    const ys = beside(hand.y0, hand.y1, box.y0, box.y1, h);
    const pills = map.labels.pillBoxes();
    let best = { cost: Infinity, x: 0, y: 0 };
    for (const x of xs.concat(RIM, width - RIM - w)) {
      for (const y of ys.concat(RIM, height - RIM - h)) {
        const x0 = Math.min(Math.max(x, RIM), Math.max(width - RIM - w, RIM));
        const y0 = Math.min(Math.max(y, RIM), Math.max(height - RIM - h, RIM));
        const at = { x0, y0, x1: x0 + w, y1: y0 + h };
        const overlap = common(at, { x0: box.x0 - 4, y0: box.y0 - 4, x1: box.x1 + 4, y1: box.y1 + 4 });
        const far = Math.hypot(
          Math.max(x0 - hand.x1, hand.x0 - at.x1, 0),
          Math.max(y0 - hand.y1, hand.y0 - at.y1, 0),
        );
        const hidden = pills.reduce((sum, pill) => sum + common(at, pill), 0);
        const covered = pointer ? common(at, hand) * 5000 : 0;
        const cost = covered + overlap * own + hidden * 20 + under(at) + far * FAR;
        if (cost < best.cost) best = { cost, x: x0, y: y0 };
      }
    }
    placed = [best.x, best.y];
    node.style.transform = `translate(${Math.round(best.x)}px, ${Math.round(best.y)}px)`;
  }

  return { show, hide, leave, refresh, follow, sentence, point };
}
