/* Room for a text: the widest place for it inside the visible part of a drawn area. */
(function () {
  "use strict";
  const lupe = window.lupe;
  lupe.mapParts = lupe.mapParts || {};

  const CELL = 6; // px
  /* Where a text of this size lies best inside the visible part of a path, or null: {x, y} in px. */
  lupe.mapParts.room = function (view, path, width, height, taken) {
    const columns = Math.floor(view.width / CELL), rows = Math.floor(view.height / CELL);
    if (columns < 2 || rows < 2) return null;
    const [, , x0, y0, x1, y1] = path.dataset.at.split(" ").map(Number);
    const c0 = Math.max(Math.floor((x0 * view.scale + view.x) / CELL), 0), c1 = Math.min(Math.ceil((x1 * view.scale + view.x) / CELL), columns);
    const r0 = Math.max(Math.floor((y0 * view.scale + view.y) / CELL), 0), r1 = Math.min(Math.ceil((y1 * view.scale + view.y) / CELL), rows);
    const w = c1 - c0, h = r1 - r0, need = Math.ceil(width / CELL), tall = Math.ceil(height / CELL);
    if (w < need || h < tall) return null;
    const canvas = document.createElement("canvas");
    canvas.width = w;
    canvas.height = h;
    const pen = canvas.getContext("2d", { willReadFrequently: true });
    pen.setTransform(view.scale / CELL, 0, 0, view.scale / CELL, view.x / CELL - c0, view.y / CELL - r0);
    pen.fill((path.shape = path.shape || new Path2D(path.getAttribute("d"))), "evenodd");
    pen.setTransform(1, 0, 0, 1, -c0, -r0);
    for (const one of taken) pen.clearRect(one.x0 / CELL - 1, one.y0 / CELL - 1, (one.x1 - one.x0) / CELL + 2, (one.y1 - one.y0) / CELL + 2);
    const alpha = pen.getImageData(0, 0, w, h).data, sums = new Float32Array((w + 1) * (h + 1));
    for (let r = 0; r < h; r++) {
      for (let c = 0, line = 0; c < w; c++) {
        line += alpha[(r * w + c) * 4 + 3] > 250 ? 1 : 0;
        sums[(r + 1) * (w + 1) + c + 1] = sums[r * (w + 1) + c + 1] + line;
      }
    }
    const full = (c, r, wide, high) => {
      if (c < 0 || r < 0 || c + wide > w || r + high > h) return false;
      const top = r * (w + 1), bottom = (r + high) * (w + 1);
      return sums[bottom + c + wide] - sums[top + c + wide] - sums[bottom + c] + sums[top + c] >= wide * high - 0.5;
    };
    let best = null, margin = 0;
    for (let r = 0; r + tall <= h; r++) {
      for (let c = 0; c + need <= w; c++) {
        // A wider margin wins; each step outwards is tried only where the one before fitted.
        while (margin < 12 && full(c - margin, r - margin, need + 2 * margin, tall + 2 * margin)) {
          best = { x: (c0 + c + need / 2) * CELL, y: (r0 + r + tall / 2) * CELL };
          margin++;
        }
      }
    }
    return best;
  };
})();
