/* The map's view: which part is seen at which scale. Screen = map units * scale + shift, applied to the .bl-zoom groups. */
(function () {
  "use strict";
  const MOST = 24; // times the full extent
  const PADDING = 16, PADDING_SMALL = 6, SMALL = 480; // px
  const SETTLED = 140; // ms without a change after which names are placed anew
  window.lupe.mapParts = window.lupe.mapParts || {};

  window.lupe.mapParts.view = function (map) {
    let extent, base = 1, timer = 0, animation = 0;
    const view = { width: 0, height: 0, root: 16, scale: 1, x: 0, y: 0, zoom: 1, attach, fit, zoomBy, panBy, reveal, toMap, boxOf, frames: [] };

    new ResizeObserver(resize).observe(map.box.querySelector(".bl-mapcanvas"));

    function attach(keepsView) {
      extent = map.svg.dataset.extent.split(" ").map(Number);
      view.groups = [...map.svg.querySelectorAll(".bl-zoom")];
      view.patterns = [...map.svg.querySelectorAll(".bl-pattern")];
      measure();
      if (keepsView) set(view.scale, view.x, view.y);
      else fit(false);
    }

    function measure() {
      const canvas = map.box.querySelector(".bl-mapcanvas");
      view.width = canvas.clientWidth;
      view.height = canvas.clientHeight;
      view.root = parseFloat(getComputedStyle(document.documentElement).fontSize) || 16;
      const pad = view.width < SMALL ? PADDING_SMALL : PADDING;
      const [x0, y0, x1, y1] = extent;
      const scale = Math.min((view.width - 2 * pad) / (x1 - x0 || 1), (view.height - 2 * pad - pad) / (y1 - y0 || 1));
      base = Math.max(scale, 1e-3);
      map.svg.toggleAttribute("data-small", view.width < SMALL);
      // One unit is one px here; where paper is narrower or wider the whole drawing is scaled, and nothing is cut.
      if (view.width && view.height) map.svg.setAttribute("viewBox", `0 0 ${view.width} ${view.height}`);
    }

    function resize() {
      if (!map.svg || !extent) return;
      const centre = toMap(view.width / 2, view.height / 2), zoom = view.zoom;
      measure();
      const scale = base * zoom;
      if (zoom <= 1.001) fit(false);
      else set(scale, view.width / 2 - centre.x * scale, view.height / 2 - centre.y * scale);
      clearTimeout(timer);
      map.labels.place(); // in the same frame, for nothing else moves
    }

    function fitted() {
      const [x0, y0, x1, y1] = extent;
      return { scale: base, x: (view.width - (x0 + x1) * base) / 2, y: (view.height - (y0 + y1) * base) / 2 };
    }

    function fit(smooth) {
      const goal = fitted();
      if (smooth) glide(goal.scale, goal.x, goal.y);
      else set(goal.scale, goal.x, goal.y);
    }

    /* Something of the map stays in the middle half of the box. */
    function kept(shift, size, low, high, scale) {
      return Math.min(Math.max(shift, size * 0.25 - high * scale), size * 0.75 - low * scale);
    }

    function set(scale, x, y) {
      const [x0, y0, x1, y1] = extent;
      if (scale <= base * 1.001) ({ scale, x, y } = fitted());
      view.scale = scale;
      view.zoom = scale / base;
      view.x = kept(x, view.width, x0, x1, scale);
      view.y = kept(y, view.height, y0, y1, scale);
      const matrix = `matrix(${scale} 0 0 ${scale} ${view.x} ${view.y})`;
      for (const group of view.groups) group.setAttribute("transform", matrix);
      for (const pattern of view.patterns) pattern.setAttribute("patternTransform", `scale(${1 / scale})`);
      if (map.svg.hasAttribute("data-many")) map.svg.style.setProperty("--bl-unit", 1 / scale);
      map.svg.dataset.zoom = view.zoom > 4.001 ? "4" : view.zoom > 1.999 ? "2" : "1";
      map.box.classList.toggle("zoomed", view.zoom > 1.001);
      for (const [name, off] of [["in", view.zoom >= MOST * 0.999], ["away", view.zoom <= 1.001]]) {
        const button = map.box.querySelector(`[data-tool="${name}"]`);
        if (button) button.setAttribute("aria-disabled", String(off));
      }
      map.circles?.size();
      map.labels.move();
      map.tip.hide();
      clearTimeout(timer);
      timer = setTimeout(() => map.labels.place(), SETTLED);
    }

    /* Moves there within a blink, unless the reader wants no motion. */
    function glide(scale, x, y) {
      cancelAnimationFrame(animation);
      const calm = matchMedia("(prefers-reduced-motion: reduce)").matches || map.areas.length > 2000;
      if (calm) return set(scale, x, y);
      const from = { scale: view.scale, x: view.x, y: view.y };
      let start = null;
      const step = (now) => {
        start = start === null ? now : start;
        const part = Math.min((now - start) / 180, 1), eased = 1 - (1 - part) ** 3;
        const next = from.scale * (scale / from.scale) ** eased;
        // The point that stays fixed between both views stays fixed on the way.
        const done = Math.abs(scale - from.scale) < 1e-9 ? eased : (next - from.scale) / (scale - from.scale);
        set(next, from.x + (x - from.x) * done, from.y + (y - from.y) * done);
        if (part < 1) animation = requestAnimationFrame(step);
      };
      animation = requestAnimationFrame(step);
    }

    /* By a factor about a point of the box in px, the middle by default. */
    function zoomBy(factor, px = view.width / 2, py = view.height / 2, smooth = false) {
      const scale = Math.min(Math.max(view.scale * factor, base), base * MOST), real = scale / view.scale;
      const x = px - (px - view.x) * real, y = py - (py - view.y) * real;
      if (smooth) glide(scale, x, y);
      else set(scale, x, y);
    }

    function panBy(dx, dy) {
      if (view.zoom > 1.001) set(view.scale, view.x + dx, view.y + dy);
    }

    /* Moves just as far as needed to see the area's point. */
    function reveal(area) {
      const x = area.x * view.scale + view.x, y = area.y * view.scale + view.y, rim = 40;
      const dx = Math.max(rim - x, 0) + Math.min(view.width - rim - x, 0);
      const dy = Math.max(rim - y, 0) + Math.min(view.height - rim - y, 0);
      if (dx || dy) panBy(dx, dy);
    }

    function toMap(px, py) {
      return { x: (px - view.x) / view.scale, y: (py - view.y) / view.scale };
    }

    function boxOf(area) {
      const { scale, x, y } = view;
      return { x0: area.x0 * scale + x, y0: area.y0 * scale + y, x1: area.x1 * scale + x, y1: area.y1 * scale + y };
    }

    return view;
  };
})();
