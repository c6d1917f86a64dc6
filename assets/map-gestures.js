/* Pointer and wheel on the map: hover, click, box and lasso, pan, pinch and wheel zoom, and the tool buttons. */
(function () {
  "use strict";
  const lupe = window.lupe;
  const STILL = 4; // px that a pointer may move and still click
  lupe.mapParts = lupe.mapParts || {};

  lupe.mapParts.gestures = function (map) {
    const canvas = map.box.querySelector(".bl-mapcanvas"), hint = map.box.querySelector(".bl-maphint");
    const pointers = new Map();
    let mode = null, drag = null, pinch = null, moved = false, hinting = 0, pressed = null;

    const at = (event) => {
      const box = canvas.getBoundingClientRect();
      return { x: event.clientX - box.left, y: event.clientY - box.top };
    };
    const keyOf = (event) => {
      const area = event.target.closest ? event.target.closest(".bl-area") : null;
      return area ? area.dataset.key : null;
    };

    canvas.addEventListener("pointerover", (event) => {
      if (event.pointerType === "touch" || drag || pinch) return;
      const key = keyOf(event);
      if (key !== null) lupe.setHover(key, "map");
      else if (lupe.state.hover !== null) map.tip.leave();
    });
    canvas.addEventListener("pointerleave", (event) => {
      if (event.pointerType !== "touch" && !drag && lupe.state.hover !== null) map.tip.leave();
    });

    canvas.addEventListener("pointerdown", (event) => {
      if (event.button !== 0) return;
      const list = map.svg.querySelector(".bl-areas");
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
        drag = { start: at(event), last: at(event), kind: mode || (event.shiftKey ? "box" : "pan"), points: [at(event)], add: event.shiftKey || event.ctrlKey || event.metaKey };
      }
    });

    canvas.addEventListener("mousedown", (event) => event.preventDefault()); // the list keeps the focus, and no text is selected

    canvas.addEventListener("pointermove", (event) => {
      if (!pointers.has(event.pointerId)) return;
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
      else rubber(here);
      drag.last = here;
    });

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
      choose(key, event.ctrlKey || event.metaKey || event.shiftKey);
      if (event.pointerType === "touch") {
        lupe.setHover(key, "map");
        map.tip.show(key);
      }
    });
    canvas.addEventListener("dblclick", (event) => {
      event.preventDefault();
      map.view.zoomBy(event.shiftKey ? 0.5 : 2, at(event).x, at(event).y, true);
    });

    /* A plain click selects only this place, or none if it was the only one. */
    function choose(key, add) {
      const { selection } = lupe.state;
      if (add) lupe.toggle(key, "map");
      else lupe.select(selection.length === 1 && selection[0] === key ? [] : [key], "map");
    }
    map.choose = choose;

    function spread() {
      const [a, b] = [...pointers.values()];
      return { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2, size: Math.hypot(a.x - b.x, a.y - b.y) };
    }

    function stopDrag() {
      drag = null;
      map.svg.classList.remove("panning");
      map.svg.querySelector(".bl-rubber").removeAttribute("d");
    }

    function rubber(here) {
      if (drag.kind === "lasso") drag.points.push(here);
      else drag.points = [drag.start, { x: here.x, y: drag.start.y }, here, { x: drag.start.x, y: here.y }];
      map.svg.querySelector(".bl-rubber").setAttribute("d", `M${drag.points.map((one) => `${one.x.toFixed(1)} ${one.y.toFixed(1)}`).join("L")}Z`);
    }

    /* Areas whose point lies in the frame: up to eight are selected, more of them stand out as a group. */
    function frame(done) {
      const corners = done.points.map((one) => map.view.toMap(one.x, one.y));
      const { slab } = lupe.state;
      const found = map.areas.filter((area) => within(area, corners) && (area.column < 0 || !slab || slab.inside[area.column])).map((area) => area.key);
      if (!found.length) return;
      const all = done.add ? [...new Set([...lupe.state.selection, ...found])] : found;
      if (all.length <= 8) {
        lupe.setGroup(null);
        lupe.select(all, "map");
      } else lupe.setGroup(found, "frame");
      map.announce((all.length <= 8 ? map.words.framed : map.words.grouped).replace("{count}", String(all.length <= 8 ? all.length : found.length)));
    }

    /* Even-odd rule. */
    function within(point, corners) {
      let inside = false;
      for (let i = 0, j = corners.length - 1; i < corners.length; j = i++) {
        const a = corners[i], b = corners[j];
        if (a.y > point.y !== b.y > point.y && point.x < ((b.x - a.x) * (point.y - a.y)) / (b.y - a.y) + a.x) inside = !inside;
      }
      return inside;
    }

    canvas.addEventListener("wheel", (event) => {
      const focused = map.svg && map.svg.contains(document.activeElement);
      if (!focused && !event.ctrlKey && !event.metaKey) return showHint();
      event.preventDefault();
      const lines = event.deltaMode === 1 ? 33 : 1;
      const speed = event.ctrlKey && Math.abs(event.deltaY) < 40 ? 0.01 : 0.0016; // a pinch on a touchpad comes as small steps with ctrl
      map.view.zoomBy(Math.exp(-event.deltaY * lines * speed), at(event).x, at(event).y);
    }, { passive: false });

    function showHint() {
      if (!hint) return;
      hint.classList.add("shown");
      clearTimeout(hinting);
      hinting = setTimeout(() => hint.classList.remove("shown"), 1600);
    }

    /* Box and lasso stay pressed until pressed again; Escape leaves them as well. */
    map.setMode = function (next) {
      mode = next;
      map.svg.classList.toggle("framing", Boolean(mode));
      canvas.style.touchAction = mode ? "none" : "";
      for (const button of map.box.querySelectorAll("[data-tool][aria-pressed]")) button.setAttribute("aria-pressed", String(button.dataset.tool === mode));
    };
    map.cancelDrag = function () {
      const had = Boolean(drag && moved && drag.kind !== "pan");
      stopDrag();
      return had;
    };

    map.box.addEventListener("click", (event) => {
      const button = event.target.closest("[data-tool]");
      if (!button || button.getAttribute("aria-disabled") === "true") return;
      const { tool } = button.dataset;
      if (tool === "in") map.view.zoomBy(1.6, undefined, undefined, true);
      else if (tool === "away") map.view.zoomBy(1 / 1.6, undefined, undefined, true);
      else if (tool === "fit") map.view.fit(true);
      else map.setMode(button.getAttribute("aria-pressed") === "true" ? null : tool);
    });
  };
})();
