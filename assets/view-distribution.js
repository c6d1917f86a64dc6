/* The distribution: the histogram of the present year stacked by class, with lines for the district, selected and hovered places. */
(function () {
  "use strict";
  const ID = "monitor-distribution";
  const lupe = window.lupe;
  const { plots, state } = lupe;
  const { el } = plots;
  let drawn = null;

  function draw() {
    if (!lupe.shown("verteilung")) return;
    const svg = plots.layer(ID);
    const slab = state.seen;
    if (!svg || !slab) return;
    const row = lupe.row();
    plots.dress(svg, slab);
    const frame = plots.stage(ID, slab.axes.distribution);
    const bars = el("g", { class: "bl-bars" });
    const lines = el("g", { class: "bl-labels" });
    if (row >= 0) stack(slab, row, frame, bars);
    drawn = { frame, lines, row, slab };
    svg.replaceChildren(frame.ground, bars, lines);
    marks();
  }

  function stack(slab, row, frame, bars) {
    const { edges, counts } = slab.histogram;
    const below = new Array(edges.length - 1).fill(0);
    counts[row].forEach((bins, index) => {
      let d = "";
      bins.forEach((count, bin) => {
        if (!count) return;
        const from = frame.y(below[bin]);
        below[bin] += count;
        const x = frame.x(edges[bin]);
        const width = frame.x(edges[bin + 1]) - x;
        d += `M${(x + width * 0.04).toFixed(1)},${from.toFixed(1)}V${frame.y(below[bin]).toFixed(1)}h${(width * 0.92).toFixed(1)}V${from.toFixed(1)}Z`;
      });
      const tone = slab.legend.continuous ? Math.round((index / Math.max(counts[row].length - 1, 1)) * 6) : index;
      if (d) bars.appendChild(el("path", { d, class: "bl-stacked c" + tone }));
    });
  }

  function marks() {
    if (!drawn || !lupe.shown("verteilung")) return;
    const { frame, lines, row, slab } = drawn;
    lines.replaceChildren();
    if (row < 0) return;
    const shown = [];
    const add = (value, text, colour, weight) => {
      if (value !== null && value !== undefined) shown.push({ x: frame.x(value), text, colour, weight });
    };
    if (slab.district?.line) add(slab.district.value[row], slab.words.district || slab.district.name, "var(--bl-ink)", 600);
    state.selection.forEach((key, mark) => add(slab.value[row][lupe.column(key)], slab.names[lupe.column(key)], plots.place(mark), 700));
    if (state.hover !== null && lupe.mark(state.hover) < 0 && lupe.column(state.hover) >= 0) {
      const column = lupe.column(state.hover);
      add(slab.value[row][column], `${slab.names[column]} ${slab.text[row][column]}`, "var(--bl-ink)", 600);
    }
    const px = plots.size() * 1.04;
    const widths = shown.map((one) => plots.textWidth(one.text, px, 700) + 12);
    const placed = plots.spread(shown.map((one) => one.x), widths, frame.left, frame.right + 12);
    shown.forEach((one, k) => {
      const d = `M${one.x},${frame.bottom}V${frame.top - 2}L${placed[k].toFixed(1)},${frame.top - 8}`;
      const line = el("path", { d, class: one.weight === 700 ? "bl-stem bl-thick" : "bl-stem" });
      line.style.stroke = one.colour;
      lines.appendChild(line);
      lines.appendChild(plots.label(one.text, placed[k], frame.top - 12, "middle", one.colour, one.weight, px));
    });
  }

  plots.watch(ID, draw);
  for (const name of ["slab", "year", "palette", "view"]) lupe.on(name, draw);
  for (const name of ["selection", "hover"]) lupe.on(name, marks);
})();
