/* Grid, ticks and titles around a view, as Python describes them, for the size there is. */
(function () {
  "use strict";
  const lupe = window.lupe;
  const { plots } = lupe;
  const { el } = plots;
  const TICK = 4; // px
  const kept = new Map(); // view's id -> what its ground was drawn for; a year step takes it as it is

  /* The frame of a view, with `ground`, the drawn axes. `top` is another margin above than the description's. */
  plots.stage = function (id, axes, top) {
    const { width, height } = plots.extent(id);
    const px = plots.size();
    const key = [width, height, px, top].join();
    const before = kept.get(id);
    if (before && before.axes === axes && before.key === key) return before.frame;
    const frame = plots.frame(axes, width, height, px, top === undefined ? axes.margin.t : top);
    frame.ground = plots.ground(axes, frame, px);
    kept.set(id, { axes, key, frame });
    return frame;
  };

  /* Where things lie, in px of the layer. Margins are those of letters of 13 px. */
  plots.frame = function ({ margin, x, y }, width, height, px, top) {
    const scale = px / 13;
    const widest = Math.max(0, ...y.ticks.map(([, text]) => plots.textWidth(text, px, 400)));
    const left = Math.ceil(Math.max(margin.l * scale, widest + 14));
    const right = Math.max(width - margin.r, left + 10);
    const above = top * scale, bottom = Math.max(height - margin.b * scale, above + 10);
    const across = (right - left) / (x.range[1] - x.range[0]), up = (bottom - above) / (y.range[1] - y.range[0]);
    return {
      left, top: above, right, bottom, width: right - left, height: bottom - above,
      x: (value) => left + (value - x.range[0]) * across,
      y: (value) => bottom - (value - y.range[0]) * up,
    };
  };

  plots.ground = function ({ x, y, title, note }, frame, px) {
    const group = el("g", { class: "bl-ground" });
    const text = (words, across, down, anchor) => {
      const node = el("text", { x: across.toFixed(1), y: down.toFixed(1), "text-anchor": anchor }, words);
      node.style.fontSize = px + "px";
      group.appendChild(node);
    };
    const grid = y.ticks.map(([value]) => `M${frame.left},${Math.round(frame.y(value)) + 0.5}H${frame.right}`).join("");
    group.appendChild(el("path", { d: grid, class: "bl-grid" }));
    for (const [value, words] of y.ticks) text(words, frame.left - 10, frame.y(value) + px * 0.35, "end");
    const base = Math.round(frame.bottom) + 0.5;
    const ticks = apart(x.ticks, frame, px);
    group.appendChild(el("path", { d: `M${frame.left},${base}H${frame.right}` + ticks.map(([value]) => `M${frame.x(value).toFixed(1)},${base}v${TICK}`).join(""), class: "bl-axis" }));
    for (const [value, words] of ticks) text(words, frame.x(value), frame.bottom + px * 1.62, "middle");
    if (title) text(title, (frame.left + frame.right) / 2, frame.bottom + px * 3.05, "middle");
    if (note) text(note, frame.left, px, "start");
    return group;
  };

  /* From the last tick on, which carries the unit, those whose words do not meet. */
  function apart(ticks, frame, px) {
    let free = Infinity;
    return ticks.slice().reverse().filter(([value, words]) => {
      const half = plots.textWidth(words, px, 400) / 2;
      if (frame.x(value) + half > free) return false;
      free = frame.x(value) - half - px * 0.6;
      return true;
    }).reverse();
  }
})();
