/* The time series: draws the figure that Python describes for the size there is, the present year, and the place under the
   pointer. Names at the lines' ends say the value at that end, whatever year the page shows. */
(function () {
  "use strict";
  const ID = "monitor-series";
  const NEAR = 20; // px around a point in which the pointer finds it
  const GAP = 14; // px between a point and its tooltip
  const lupe = window.lupe;
  const { plots, state } = lupe;
  const { el } = plots;
  let drawn = null;

  function draw() {
    const svg = plots.layer(ID);
    if (!svg || !state.series) return;
    const { figure, caption } = state.series;
    const box = svg.closest(".bl-plot");
    const empty = Boolean(figure.layout.meta.empty);
    box.querySelector(".bl-empty").hidden = !empty;
    document.getElementById("monitor-series-caption").textContent = caption;
    tip(null);
    drawn = null;
    svg.replaceChildren();
    if (empty) return;
    const { width, height } = plots.extent(ID);
    const px = plots.size();
    const axes = described(figure, width, height, px);
    const frame = plots.frame(axes, width, height, px, axes.margin.t);
    drawn = { figure, axes, frame, px, under: el("g"), cursor: el("g"), points: pointsOf(figure, frame) };
    const lines = el("g", { class: "bl-lines" });
    lines.append(...figure.data.flatMap((trace) => plots.trace(trace, frame, "bl-series-clip")));
    const notes = el("g"), names = el("g");
    notes.append(...plots.notes(figure, frame, px));
    names.append(...plots.ends(figure, frame, px, (one) => said(one, px, axes.most)));
    svg.append(clip(frame), plots.ground(axes, frame, px), lines, notes, drawn.cursor, names, drawn.under);
    cursor();
    hovered();
  }

  function clip(frame) {
    const path = el("clipPath", { id: "bl-series-clip" });
    path.appendChild(el("rect", { x: frame.left - 4, y: frame.top - 4, width: frame.width + 8, height: frame.height + 8 }));
    const defs = el("defs");
    defs.appendChild(path);
    return defs;
  }

  /* The axes with room for the longest name and value on the right, and for events above the lines. */
  function described({ layout }, width, height, px) {
    const { xaxis, yaxis, meta } = layout;
    const most = width * 0.4 - 26; // long names give way, the lines keep their room
    const rooms = meta.labels.map((one) => plots.textWidth(said(one, px, most), px + 0.5, 700));
    const room = Math.ceil(Math.max(34, ...rooms) + 26);
    const [first, last] = xaxis.range;
    const count = Math.max((width - room - 40) / (px * 4.2), 2);
    const step = [1, 2, 5, 10, 20].find((one) => (last - first) / one <= count) || 50;
    const years = [];
    for (let one = step < 5 ? last : Math.floor(last / step) * step; one >= first; one -= step) years.unshift([one, String(Math.round(one))]);
    const margin = { ...layout.margin, r: room };
    const inner = height - (margin.t + margin.b) * (px / 13);
    return {
      margin, most, step, title: "", note: "",
      x: { range: xaxis.range, ticks: years },
      y: { range: [yaxis.range[0], plots.roomy(layout, inner, px)], ticks: yaxis.tickvals.map((value, i) => [value, yaxis.ticktext[i]]) },
    };
  }

  const said = (label, px, most) => plots.fitting(label.name, label.text, px + 0.5, most);

  /* A thin line at the present year, the lines' dots on it, and the year set in bold on the axis. */
  function cursor() {
    if (!drawn) return;
    const { figure, axes, frame, px, cursor: group } = drawn;
    group.replaceChildren();
    const [first, last] = axes.x.range;
    if (state.year === null || state.year < first - 0.1 || state.year > last + 0.1) return;
    const x = frame.x(state.year);
    group.appendChild(el("path", { d: `M${x},${frame.top + 24}V${frame.bottom}`, class: "bl-cursor" }));
    const wide = plots.textWidth(String(state.year), px, 600) + 8;
    const near = axes.x.ticks.map(([value]) => frame.x(value)).find((tick) => Math.abs(tick - x) < wide) ?? x; // the neighbour's number would be cut: it is covered whole
    group.appendChild(el("rect", { x: Math.min(x, near) - wide / 2, y: frame.bottom + px * 0.6, width: wide + Math.abs(near - x), height: px * 1.4, class: "bl-cursor-ground" }));
    group.appendChild(plots.label(String(state.year), x, frame.bottom + px * 1.62, "middle", "var(--bl-ink)", 600, px));
    for (const trace of figure.data) {
      if (trace.meta.role === "band" || trace.mode === "markers") continue;
      const i = trace.x.indexOf(state.year);
      if (i < 0 || trace.y[i] === null || ended(trace.meta.key)) continue;
      const dot = el("circle", { cx: x, cy: frame.y(trace.y[i]), r: trace.meta.role === "place" ? 3.6 : 2.8, class: "bl-cursor-dot" });
      dot.style.fill = trace.line.color;
      group.appendChild(dot);
    }
  }

  /* Whether a marker of Python's already stands on the present year. */
  const ended = (key) => drawn.figure.data.some((one) => one.mode === "markers" && one.meta.key === key && one.x[0] === state.year);

  /* The line of a place that is only hovered: thin ink, from the values the slab already holds. */
  function hovered() {
    if (!drawn) return;
    const { frame, under, px: size } = drawn;
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
    const px = size + 0.5;
    const y = Math.min(Math.max(frame.y(slab.value[last][column]), frame.top + px), frame.bottom);
    const x = Math.min(frame.x(slab.years[last]) + 8, frame.right + 21);
    const text = `${slab.names[column]} ${slab.text[last][column]}`;
    under.appendChild(el("rect", { x: x - 2, y: y - px * 0.75, width: plots.textWidth(text, px, 600) + 6, height: px * 1.5, class: "bl-cursor-ground" }));
    under.appendChild(plots.label(text, x, y + px * 0.35, "start", "var(--bl-ink)", 600, px));
  }

  function pointsOf(figure, frame) {
    return figure.data.flatMap((trace) => (trace.text || []).map((text, i) => ({ x: frame.x(trace.x[i]), y: frame.y(trace.y[i]), rows: text.split("<br>"), key: trace.meta.key })));
  }

  function pointAt(event) {
    const host = document.getElementById(ID);
    if (!drawn || !host) return null;
    const box = host.getBoundingClientRect();
    const x = event.clientX - box.left, y = event.clientY - box.top;
    let best = null, least = NEAR * NEAR;
    for (const one of drawn.points) {
      const far = (one.x - x) ** 2 + (one.y - y) ** 2;
      if (far < least) [best, least] = [one, far];
    }
    return best;
  }

  /* What the point under the pointer stands for, beside it, towards the emptier side. */
  function tip(point) {
    const box = document.getElementById(ID)?.closest(".bl-plot");
    let node = box?.querySelector(".bl-tip");
    if (!point) return void (node && (node.hidden = true));
    if (!node) node = box.appendChild(Object.assign(document.createElement("div"), { className: "bl-tip bl-point-tip" }));
    node.replaceChildren(...point.rows.map((row, i) => Object.assign(document.createElement(i ? "p" : "h3"), { textContent: plots.plain(row.replace(/<\/?b>/g, "")) })));
    node.hidden = false;
    const right = point.x < drawn.frame.left + drawn.frame.width / 2;
    node.style.left = `${Math.max(right ? point.x + GAP : point.x - GAP - node.offsetWidth, 0)}px`;
    node.style.top = `${Math.max(Math.min(point.y - node.offsetHeight / 2, drawn.frame.bottom - node.offsetHeight), 0)}px`;
  }

  /* The pointer on a line marks its place in every view. */
  const inside = (node) => node && node.closest && node.closest(".bl-plot-series");
  document.addEventListener("pointermove", (event) => {
    if (!inside(event.target)) return;
    const point = pointAt(event);
    tip(point);
    lupe.setHover(point && lupe.column(point.key) >= 0 ? point.key : null, "series");
  });
  document.addEventListener("pointerout", (event) => {
    if (!inside(event.target) || inside(event.relatedTarget)) return;
    tip(null);
    lupe.setHover(null, "series");
  });

  plots.watch(ID, draw);
  lupe.on("series", draw);
  lupe.on("year", cursor);
  for (const name of ["hover", "slab", "selection"]) lupe.on(name, hovered);
})();
