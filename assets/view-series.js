/* The time series: Python draws lines and notes; this adds the present year, the place under the pointer, and spaces the labels. */
(function () {
  "use strict";
  const ID = "monitor-series";
  const lupe = window.lupe;
  const { plots, state } = lupe;
  const { el } = plots;
  let drawn = null;

  /* Runs after each drawing by Plotly: labels for the height and width there really are, then our layer. */
  function draw(gd) {
    const svg = plots.layer(ID);
    if (!gd || !svg) return;
    if (tidy(gd)) return; // it draws again and comes back here
    const frame = plots.frame(gd);
    const clip = el("clipPath", { id: "bl-series-clip" });
    clip.appendChild(el("rect", { x: frame.left - 4, y: frame.top, width: frame.width + 8, height: frame.height }));
    const defs = el("defs");
    defs.appendChild(clip);
    drawn = { gd, frame, under: el("g"), cursor: el("g") };
    svg.replaceChildren(defs, drawn.cursor, drawn.under);
    cursor();
    hovered();
    empty(gd);
  }

  /* Python spaced labels and years for 1920 x 1080; another size needs another spacing. True when it asked for a new drawing. */
  function tidy(gd) {
    const meta = gd.layout.meta;
    if (!meta || !meta.labels || !window.Plotly) return false;
    const { w, h, t } = gd._fullLayout._size;
    const key = `${gd._fullLayout.width}x${gd._fullLayout.height}`;
    if (meta.tidied === key) return false;
    const px = gd._fullLayout.font.size;
    const all = gd._fullLayout.width - gd._fullLayout._size.l;
    const most = all * 0.4 - 26; // long names give way, the lines keep their room
    const texts = meta.labels.map((one) => fitting(one.name, one.text, px + 0.5, most));
    const room = Math.max(60, ...texts.map((text) => plots.textWidth(text, px + 0.5, 700) + 26));
    const width = all - room;
    const changes = { "margin.r": Math.ceil(room) };
    meta.labels.forEach((one, i) => (changes[`annotations[${one.index}].text`] = texts[i].replace(/&/g, "&amp;").replace(/</g, "&lt;")));
    const low = gd._fullLayout.yaxis.range[0];
    const high = roomy(gd.layout, low, h);
    changes["yaxis.range[1]"] = high;
    const gap = meta.spacing;
    const wanted = meta.labels.map((one) => t + ((high - one.value) / (high - low)) * h);
    const placed = plots.spread(wanted, wanted.map(() => gap), t - gap / 2, t + h + gap / 2);
    meta.labels.forEach((one, i) => (changes[`annotations[${one.index}].ay`] = Math.round((placed[i] - wanted[i]) * 10) / 10));
    const [first, last] = gd._fullLayout.xaxis.range;
    const count = Math.max(width / (px * 4.2), 2);
    const step = [1, 2, 5, 10, 20].find((one) => (last - first) / one <= count) || 50;
    changes["xaxis.dtick"] = step;
    changes["xaxis.tick0"] = step < 5 ? Math.round(last) : 2000;
    const notes = gd.layout.annotations.map((one, i) => ({ ...one, i })).filter((one) => one.name === "note");
    placeNotes(notes, width, gd._fullLayout.xaxis.range, px, changes);
    gd.layout.shapes.forEach((one, i) => {
      const drop = /^note (.+)/.exec(one.name || "");
      if (drop) changes[`shapes[${i}].${one.type === "circle" ? "yanchor" : "y1"}`] = 1 - Number(drop[1]) / h;
    });
    redraw(gd, changes, key);
    return true;
  }

  /* Not by `relayout`: dcc.Graph answers its event with a figure of its own, made of whatever was last asked for. Two
     figures on their way at once would then follow each other for ever. */
  function redraw(gd, changes, key) {
    const layout = structuredClone(gd.layout);
    for (const [path, value] of Object.entries(changes)) {
      const names = path.match(/[^.[\]]+/g);
      const last = names.pop();
      names.reduce((inside, name) => (inside[name] ??= {}), layout)[last] = value;
    }
    layout.meta.tidied = key;
    window.Plotly.react(gd, gd.data, layout, { ...gd._context });
  }

  /* Name and value in at most so many px: the name is shortened, the value never. */
  function fitting(name, value, px, most) {
    let short = name;
    const text = () => `${short === name ? name : short.trimEnd() + "…"} ${value}`;
    while (short.length > 4 && plots.textWidth(text(), px, 700) > most) short = short.slice(0, -1);
    return text();
  }

  /* Texts of events and breaks stay inside the plot; where two would meet, the later line stands alone. */
  function placeNotes(notes, width, [first, last], px, changes) {
    const edges = [];
    for (const one of notes) {
      const wide = Math.max(...one.text.split("<br>").map((line) => plots.textWidth(line, px, 400)));
      const at = ((one.x - first) / (last - first)) * width;
      const left = Math.min(Math.max(at - wide / 2, -24), width + 30 - wide);
      changes[`annotations[${one.i}].xshift`] = Math.round(left + wide / 2 - at);
      edges.push({ left, right: left + wide, row: one.yshift });
    }
    edges.forEach((one, k) => {
      one.visible = !edges.slice(0, k).some((other) => other.visible && one.row === other.row && one.left < other.right + 4 && other.left < one.right + 4);
      changes[`annotations[${notes[k].i}].visible`] = one.visible;
    });
  }

  /* The upper end of the axis, so that no line runs through the texts of events and breaks. */
  function roomy(layout, low, height) {
    const drops = layout.shapes.map((one) => Number((/^note (.+)/.exec(one.name || "") || [0, 0])[1]));
    const need = Math.max(0, ...drops.map((drop) => drop && drop + 6), 6);
    return low + ((layout.meta.highest - low) * height) / Math.max(height - need, height / 3);
  }

  /* A thin line at the present year, the lines' dots on it, and the year set in bold on the axis. */
  function cursor() {
    if (!drawn) return;
    const { gd, frame, cursor: group } = drawn;
    group.replaceChildren();
    const axis = gd._fullLayout.xaxis;
    if (state.year === null || state.year < axis.range[0] - 0.1 || state.year > axis.range[1] + 0.1) return;
    const x = frame.x(state.year);
    group.appendChild(el("path", { d: `M${x},${frame.top + 24}V${frame.bottom}`, class: "bl-cursor" }));
    const px = gd._fullLayout.font.size;
    const wide = plots.textWidth(String(state.year), px, 600) + 8;
    const tick = frame.x(axis.tick0 + Math.round((state.year - axis.tick0) / axis.dtick) * axis.dtick);
    const near = Math.abs(tick - x) < wide ? tick : x; // the neighbour's number would be cut: it is covered whole
    group.appendChild(el("rect", { x: Math.min(x, near) - wide / 2, y: frame.bottom + px * 0.6, width: wide + Math.abs(near - x), height: px * 1.4, class: "bl-cursor-ground" }));
    group.appendChild(plots.label(String(state.year), x, frame.bottom + px * 1.62, "middle", "var(--bl-ink)", 600, px));
    for (const trace of gd.data) {
      if (!trace.meta || trace.meta.role === "band" || trace.mode === "markers") continue;
      const i = trace.x.indexOf(state.year);
      if (i < 0 || trace.y[i] === null || ended(gd, trace.meta.key)) continue;
      const dot = el("circle", { cx: x, cy: frame.y(trace.y[i]), r: trace.meta.role === "place" ? 3.6 : 2.8, class: "bl-cursor-dot" });
      dot.style.fill = trace.line.color;
      group.appendChild(dot);
    }
  }

  /* Whether a marker of Python's already stands on the present year. */
  const ended = (gd, key) => gd.data.some((one) => one.mode === "markers" && one.meta.key === key && one.x[0] === state.year);

  /* The line of a place that is only hovered: thin ink, from the values the slab already holds. */
  function hovered() {
    if (!drawn) return;
    const { gd, frame, under } = drawn;
    under.replaceChildren();
    const { slab, hover } = state;
    if (!slab || hover === null || lupe.mark(hover) >= 0) return;
    const column = lupe.column(hover);
    if (column < 0) return;
    let d = "";
    let before = null;
    let last = -1;
    const dots = [];
    const step = Math.min(...slab.years.slice(1).map((year, i) => year - slab.years[i]), 99);
    const known = (row) => row >= 0 && row < slab.years.length && slab.value[row][column] !== null;
    slab.years.forEach((year, row) => {
      if (!known(row)) return;
      const joined = before === year - step;
      d += `${joined ? "L" : "M"}${frame.x(year).toFixed(1)},${frame.y(slab.value[row][column]).toFixed(1)}`;
      if (!joined && !(known(row + 1) && slab.years[row + 1] === year + step)) dots.push(row);
      before = year;
      last = row;
    });
    if (last < 0) return;
    const line = el("g", { "clip-path": "url(#bl-series-clip)" });
    line.appendChild(el("path", { d, class: "bl-hover-line" }));
    for (const row of dots) line.appendChild(el("circle", { cx: frame.x(slab.years[row]), cy: frame.y(slab.value[row][column]), r: 2.4, class: "bl-hover-dot" }));
    under.appendChild(line);
    const px = gd._fullLayout.font.size + 0.5;
    const y = Math.min(Math.max(frame.y(slab.value[last][column]), frame.top + px), frame.bottom);
    const x = Math.min(frame.x(slab.years[last]) + 8, frame.right + 21);
    const text = `${slab.names[column]} ${slab.text[last][column]}`;
    under.appendChild(el("rect", { x: x - 2, y: y - px * 0.75, width: plots.textWidth(text, px, 600) + 6, height: px * 1.5, class: "bl-cursor-ground" }));
    under.appendChild(plots.label(text, x, y + px * 0.35, "start", "var(--bl-ink)", 600, px));
  }

  function empty(gd) {
    const veil = gd.closest(".bl-plot").querySelector(".bl-empty");
    if (veil) veil.hidden = !(gd.layout.meta && gd.layout.meta.empty);
  }

  /* The pointer on a line marks its place in every view. */
  function listen(gd) {
    if (gd.bildungslupeListens) return;
    gd.bildungslupeListens = true;
    gd.on("plotly_hover", (event) => {
      const key = event.points[0] && event.points[0].customdata;
      if (key && lupe.column(key) >= 0) lupe.setHover(key, "series");
    });
    gd.on("plotly_unhover", () => lupe.setHover(null, "series"));
  }

  plots.watch(ID, (gd) => {
    listen(gd);
    draw(gd);
  });
  for (const name of ["year", "slab"]) lupe.on(name, cursor);
  lupe.on("theme", () => drawn && draw(drawn.gd));
  for (const name of ["hover", "slab", "selection"]) lupe.on(name, hovered);
})();
