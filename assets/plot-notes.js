/* What stands beside the lines of the time series: names at their ends, events and breaks, new sources. */
(function () {
  "use strict";
  const { plots } = window.lupe;
  const { el } = plots;
  const BESIDE = 8; // px between the end of a line and the stroke that leads to its name
  const NAME = 26; // px from there to the name
  const ENTITIES = { amp: "&", lt: "<", gt: ">", quot: '"', "#x27": "'", "#39": "'" };

  plots.plain = (html) => html.replace(/&(#?\w+);/g, (whole, name) => ENTITIES[name] || whole);

  const drop = (shape) => Number((/^note (.+)/.exec(shape.name || "") || [0, 0])[1]);

  /* The upper end of the axis, so that no line and no name of a line runs through the texts of events and breaks. */
  plots.roomy = function (layout, height, px) {
    const low = layout.yaxis.range[0];
    const named = layout.annotations.some((one) => one.xshift === BESIDE / 2);
    const need = Math.max(6, ...(layout.shapes || []).map((one) => drop(one) && drop(one) * (px / 13) + 6 + (named ? px * 1.2 : 0)));
    return low + ((layout.meta.highest - low) * height) / Math.max(height - need, height / 3);
  };

  /* Name and value in at most so many px: the unit and then the name give way, the number never. */
  plots.fitting = function (name, value, px, most) {
    let short = name;
    const unit = value.indexOf("\u00a0"); // a unit that is a word gives way first, for the title says it
    if (unit > 0 && !value.endsWith("%") && plots.textWidth(`${name} ${value}`, px, 700) > most) value = value.slice(0, unit);
    const text = () => `${short === name ? name : short.trimEnd() + "…"} ${value}`.trimEnd();
    while (short.length > 4 && plots.textWidth(text(), px, 700) > most) short = short.slice(0, -1);
    return text();
  };

  /* Names at the right end, pushed apart, each with a stroke to its line. `text(label)` is what a name says. */
  plots.ends = function (figure, frame, px, text) {
    const { labels, spacing } = figure.layout.meta;
    const wanted = labels.map((one) => frame.y(one.value));
    const gap = spacing * (px / 13);
    const placed = plots.spread(wanted, wanted.map(() => gap), frame.top - gap / 2, frame.bottom + gap / 2);
    return labels.flatMap((one, i) => {
      const { font } = figure.layout.annotations[one.index];
      const line = el("path", { d: `M${frame.right + BESIDE},${wanted[i].toFixed(1)}L${frame.right + NAME - 8},${placed[i].toFixed(1)}`, class: "bl-lead" });
      line.style.stroke = font.color;
      return [line, plots.label(text(one), frame.right + NAME - 4, placed[i] + px * 0.36, "start", font.color, font.weight, px + 0.5)];
    });
  };

  /* Everything else that is written into the plot, and the vertical lines that belong to it. */
  plots.notes = function (figure, frame, px) {
    const { layout } = figure;
    const ends = new Set(layout.meta.labels.map((one) => one.index));
    const rest = layout.annotations.filter((_, i) => !ends.has(i));
    return [...(layout.shapes || []).map((one) => upright(one, frame, px)), ...happenings(rest.filter((one) => one.name === "note"), frame, px), ...rest.filter((one) => one.name !== "note").map((one) => word(one, frame, px))];
  };

  function upright(shape, frame, px) {
    const top = frame.top + drop(shape) * (px / 13);
    if (shape.type === "circle") {
      const dot = el("circle", { cx: frame.x(shape.xanchor), cy: top, r: 3 });
      dot.style.fill = shape.fillcolor;
      return dot;
    }
    const x = Math.round(frame.x(shape.x0)) + 0.5;
    const line = el("path", { d: `M${x},${top}V${frame.bottom}`, class: "bl-upright" });
    Object.assign(line.style, { stroke: shape.line.color, strokeDasharray: shape.line.dash || "none" });
    return line;
  }

  /* Texts of events and breaks stay inside the plot; where two would meet, the later line stands alone. */
  function happenings(notes, frame, px) {
    const size = px - 0.5;
    const placed = [];
    const nodes = [];
    for (const one of notes) {
      const rows = one.text.split("<br>").map(plots.plain);
      const wide = Math.max(...rows.map((row) => plots.textWidth(row, size, 400)));
      const left = Math.min(Math.max(frame.x(one.x) - wide / 2, frame.left - 24), frame.right + 2 - wide);
      const here = { left, right: left + wide, row: one.yshift };
      if (placed.some((other) => here.row === other.row && here.left < other.right + 4 && other.left < here.right + 4)) continue;
      placed.push(here);
      const top = frame.top - one.yshift * (px / 13);
      rows.forEach((row, i) => nodes.push(plots.label(row, left + wide / 2, top + size * (0.95 + 1.3 * i), "middle", one.font.color, 400, size)));
    }
    return nodes;
  }

  /* A name at its own line's end, a new source above the axis, or the sign of a break on it. */
  function word(one, frame, px) {
    const size = one.font.size * (px / 13);
    const paper = one.yref === "paper";
    const anchor = { left: "start", right: "end" }[one.xanchor] || "middle";
    const shift = { bottom: -0.3, top: 1, middle: 0.36 }[one.yanchor] * size;
    const y = (paper ? frame.bottom : frame.y(one.y)) + shift - (one.yshift || 0) * (px / 13);
    return plots.label(plots.plain(one.text), frame.x(one.x) + (one.xshift || 0), y, anchor, one.font.color, one.font.weight || 400, size);
  }
})();
