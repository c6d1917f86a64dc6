/* Pointer and wheel on the map: hover, click, box and lasso, pan, pinch and wheel zoom, and the tool buttons.
 */
import { part } from "../../core/svg.js";
import { closest, inside } from "../../core/dom.js";
import { announce } from "../../core/announce.js";
import { emit } from "../../core/events.js";
import * as store from "../../core/store.js";
import { fittingFrame } from "./fitting-frame.js";

/** @typedef {import("../types").Point} Point */

const STILL = 4; // px that a pointer may move and still click

/**
 * A frame being drawn, or the map being moved.
 * @typedef {{start: Point, last: Point, kind: string, points: Point[], add: boolean}} Drag
 */

/**
 * `choose` is what a click does, `framing` whether a frame can be drawn, `focus` what a press gives the focus
 * to: selecting areas, drawing and the list of areas where a map says nothing else.
 * @param {import("../types").DrawnMap} map
 * @param {{
 *   choose?: (key: string, add: boolean) => void, framing?: boolean, focus?: () => SVGElement,
 * }} [given]
 */
export function gestures(map, { choose, framing = true, focus } = {}) {
  const canvas = inside(map.box, ".bl-mapcanvas");
  const hint = map.box.querySelector(".bl-maphint");
  /** @type {Map<number, Point>} */
  const pointers = new Map();
  /** @type {string | null} */
  let mode = null;
  /** @type {Drag | null} */
  let drag = null;
  /** @type {ReturnType<typeof spread> | null} */
  let pinch = null;
  let moved = false;
  let hinting = 0;
  /** @type {string | null} */
  let pressed = null;
  /** @type {string | null} */
  let under = null;

  const at = (/** @type {MouseEvent} */ event) => {
    const box = canvas.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  };
  const keyOf = (/** @type {MouseEvent} */ event) => map.painting.keyAt(event, at(event));

  canvas.addEventListener("pointerover", (event) => {
    if (event.pointerType !== "touch" && !drag && !pinch) point(event, keyOf(event));
  });

  /**
   * The pointer has come onto an area, or beside all of them.
   * @param {PointerEvent} event
   * @param {string | null} key
   */
  function point(event, key) {
    under = key;
    map.svg.classList.toggle("pointed", key !== null);
    map.tip.point(at(event));
    if (key !== null) store.setHover(key, "map");
    else if (store.state.hover !== null) map.tip.leave();
  }

  canvas.addEventListener("pointerleave", (event) => {
    if (event.pointerType !== "touch" && !drag && store.state.hover !== null) map.tip.leave();
  });

  canvas.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    const list = focus?.() ?? part(map.svg, ".bl-areas");
    map.box.classList.remove("keyed");
    map.pointing = true;
    list.focus({ preventScroll: true });
    map.pointing = false;
    pointers.set(event.pointerId, at(event));
    moved = false;
    pressed = keyOf(event);
    if (pointers.size === 2) {
      stopDrag();
      pinch = spread();
    } else if (pointers.size === 1) {
      drag = {
        start: at(event),
        last: at(event),
        kind: mode || (framing && event.shiftKey ? "box" : "pan"),
        points: [at(event)],
        add: event.shiftKey || event.ctrlKey || event.metaKey,
      };
    }
  });

  // The list keeps the focus, and no text is selected.
  canvas.addEventListener("mousedown", (event) => event.preventDefault());

  canvas.addEventListener("pointermove", (event) => {
    if (!pointers.has(event.pointerId)) {
      if (event.pointerType === "touch") return;
      const key = keyOf(event);
      if (key !== under) point(event, key);
      else if (store.state.hover !== null) map.tip.point(at(event));
      return;
    }
    const here = at(event);
    pointers.set(event.pointerId, here);
    if (pinch && pointers.size === 2) {
      const next = spread();
      map.view.panBy(next.x - pinch.x, next.y - pinch.y);
      map.view.zoomBy(next.size / (pinch.size || 1), next.x, next.y);
      pinch = next;
      moved = true;
      return;
    }
    if (!drag) return;
    if (!moved && Math.hypot(here.x - drag.start.x, here.y - drag.start.y) < STILL) return;
    if (!moved) {
      moved = true;
      canvas.setPointerCapture(event.pointerId);
      map.tip.hide();
      map.svg.classList.toggle("panning", drag.kind === "pan" && map.view.zoom > 1.001);
    }
    if (drag.kind === "pan") map.view.panBy(here.x - drag.last.x, here.y - drag.last.y);
    else rubber(drag, here);
    drag.last = here;
  });

  /** @param {PointerEvent} event */
  function up(event) {
    if (!pointers.delete(event.pointerId)) return;
    if (pinch && pointers.size < 2) pinch = null;
    else if (drag) {
      const done = drag;
      stopDrag();
      if (moved && done.kind !== "pan" && event.type === "pointerup") frame(done);
    }
  }
  canvas.addEventListener("pointerup", up);
  canvas.addEventListener("pointercancel", up);

  canvas.addEventListener("click", (event) => {
    if (moved || event.detail > 1) return; // a drag ended, or a double click zooms
    const key = keyOf(event) || pressed;
    if (key === null) return;
    map.active = key;
    map.choose(key, event.ctrlKey || event.metaKey || event.shiftKey);
    if (event.pointerType === "touch") {
      map.tip.point(null);
      store.setHover(key, "map");
      map.tip.show(key);
    }
  });
  canvas.addEventListener("dblclick", (event) => {
    event.preventDefault();
    map.view.zoomBy(event.shiftKey ? 0.5 : 2, at(event).x, at(event).y, true);
  });

  /**
   * A plain click selects only this place, or none if it was the only one.
   * @param {string} key
   * @param {boolean} add
   */
  function chooseArea(key, add) {
    const { selection } = store.state;
    if (add) store.toggle(key, "map");
    else store.select(selection.length === 1 && selection[0] === key ? [] : [key], "map");
  }
  map.choose = choose ?? chooseArea;

  function spread() {
    const [a, b] = [...pointers.values()];
    return { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2, size: Math.hypot(a.x - b.x, a.y - b.y) };
  }

  function stopDrag() {
    drag = null;
    map.svg.classList.remove("panning");
    part(map.svg, ".bl-rubber").removeAttribute("d");
  }

  /**
   * @param {Drag} drag
   * @param {Point} here
   */
  function rubber(drag, here) {
    if (drag.kind === "lasso") drag.points.push(here);
    else drag.points = [drag.start, { x: here.x, y: drag.start.y }, here, { x: drag.start.x, y: here.y }];
    const corners = drag.points.map((one) => `${one.x.toFixed(1)} ${one.y.toFixed(1)}`);
    part(map.svg, ".bl-rubber").setAttribute("d", `M${corners.join("L")}Z`);
  }

  /**
   * Areas whose point lies in the frame are selected, beside those that were where the reader adds. Where
   * there are more than fit, those with the most inhabitants are, and all of them stand out as a group.
   * @param {Drag} done
   */
  function frame(done) {
    const corners = done.points.map((one) => map.view.toMap(one.x, one.y));
    const { slab } = store.state;
    const found = map.areas.filter(
      (area) => within(area, corners) && (area.column < 0 || !slab || slab.inside[area.column]),
    );
    if (!found.length) return;
    const kept = done.add ? store.state.selection : [];
    const framed = fittingFrame(found, kept, store.MOST_SELECTED);
    store.setGroup(framed.left ? found.map((area) => area.key) : null, "frame");
    store.select([...kept, ...framed.added], "map");
    if (!framed.left) return announce(said("framed", { count: kept.length + framed.added.length }));
    const told = framed.added.length ? (kept.length ? "framedMore" : "framedMany") : "framedNone";
    emit("tell", said(told, { count: found.length, added: framed.added.length }));
  }

  /**
   * @param {string} name of a wording that the box carries
   * @param {Record<string, number>} numbers
   */
  function said(name, numbers) {
    return (map.words[name] ?? "").replaceAll(/\{(\w+)\}/g, (_, one) => String(numbers[one]));
  }

  /**
   * Even-odd rule.
   * @param {Point} point
   * @param {Point[]} corners
   */
  function within(point, corners) {
    let inside = false;
    for (let i = 0, j = corners.length - 1; i < corners.length; j = i++) {
      const a = corners[i];
      const b = corners[j];
      if (a.y > point.y !== b.y > point.y && point.x < ((b.x - a.x) * (point.y - a.y)) / (b.y - a.y) + a.x)
        inside = !inside;
    }
    return inside;
  }

  canvas.addEventListener(
    "wheel",
    (event) => {
      const focused = map.svg && map.svg.contains(document.activeElement);
      if (!focused && !event.ctrlKey && !event.metaKey) return showHint();
      event.preventDefault();
      const lines = event.deltaMode === 1 ? 33 : 1;
      // A pinch on a touchpad comes as small steps with ctrl.
      const speed = event.ctrlKey && Math.abs(event.deltaY) < 40 ? 0.01 : 0.0016;
      map.view.zoomBy(Math.exp(-event.deltaY * lines * speed), at(event).x, at(event).y);
    },
    { passive: false },
  );

  function showHint() {
    if (!hint) return;
    hint.classList.add("shown");
    clearTimeout(hinting);
    hinting = window.setTimeout(() => hint.classList.remove("shown"), 1600);
  }

  /* Box and lasso stay pressed until pressed again; Escape leaves them as well. */
  map.setMode = function (next) {
    mode = next;
    map.svg.classList.toggle("framing", Boolean(mode));
    canvas.style.touchAction = mode ? "none" : "";
    for (const button of map.box.querySelectorAll("[data-tool][aria-pressed]"))
      button.setAttribute("aria-pressed", String(button.getAttribute("data-tool") === mode));
  };
  map.cancelDrag = function () {
    const had = Boolean(drag && moved && drag.kind !== "pan");
    stopDrag();
    return had;
  };

  map.box.addEventListener("click", (event) => {
    const button = closest(event, "[data-tool]");
    if (!button || button.getAttribute("aria-disabled") === "true") return;
    const { tool = "" } = button.dataset;
    if (tool === "in") map.view.zoomBy(1.6, undefined, undefined, true);
    else if (tool === "away") map.view.zoomBy(1 / 1.6, undefined, undefined, true);
    else if (tool === "fit") map.view.fit(true);
    else map.setMode(button.getAttribute("aria-pressed") === "true" ? null : tool);
  });
}
