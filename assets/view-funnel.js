/* The funnel: values of the present year against the cases behind them, on a root axis, inside the limits that chance allows
   around the district. Python draws the axes; limits and points are picked from the slab. */
(function () {
  "use strict";
  const ID = "monitor-funnel";
  const NEAR = 16; // px around a point in which the pointer finds it
  const R = 4;
  const lupe = window.lupe;
  const { plots, state } = lupe;
  const { el } = plots;
  let drawn = null;

  function draw() {
    if (!lupe.shown("trichter")) return;
    const svg = plots.layer(ID);
    const slab = state.slab;
    if (!svg || !slab) return;
    const row = lupe.row();
    const box = svg.closest(".bl-plot");
    box.querySelector(".bl-empty").hidden = slab.funnel !== null;
    plots.dress(svg, slab);
    drawn = null;
    svg.replaceChildren();
    if (row < 0 || !slab.funnel) return;
    const frame = plots.stage(ID, slab.axes.funnel);
    drawn = { frame, row, slab, points: [], marks: el("g", { class: "bl-labels" }) };
    const [line, name] = own();
    svg.append(clip(frame), frame.ground, limits(), line, ...points(), name, note(), drawn.marks);
    marks();
  }

  function clip(frame) {
    const path = el("clipPath", { id: "bl-funnel-clip" });
    path.appendChild(el("rect", { x: frame.left, y: frame.top, width: frame.width, height: frame.height }));
    const defs = el("defs");
    defs.appendChild(path);
    return defs;
  }

  function limits() {
    const { frame, row, slab } = drawn;
    const group = el("g", { "clip-path": "url(#bl-funnel-clip)" });
    const at = slab.funnel.at[row].map((size) => frame.x(Math.sqrt(size)).toFixed(1));
    if (!at.length) return group;
    for (const name of ["outer", "inner"]) {
      const [lower, upper] = slab.funnel[name].map((years) => years[row]);
      const edge = (line) => line.map((value, i) => `${at[i]},${frame.y(value).toFixed(1)}`);
      group.appendChild(el("path", { d: `M${edge(upper).join("L")}L${edge(lower).reverse().join("L")}Z`, class: "bl-limit bl-limit-" + name }));
    }
    return group;
  }

  /* The value of the area around which the limits are drawn: a line below the points and its name above them. */
  function own() {
    const { frame, row, slab } = drawn;
    const area = slab.funnel_area;
    if (!area || area.value[row] === null) return [el("g"), el("g")];
    const y = frame.y(area.value[row]);
    const px = plots.size();
    const text = `${area.name} ${area.text[row]}`;
    const near = slab.order[row].filter((column) => slab.funnel.base[row][column] !== null && frame.x(Math.sqrt(slab.funnel.base[row][column])) > frame.right - plots.textWidth(text, px, 600) - R);
    const on = (side) => near.filter((column) => Math.abs(frame.y(slab.value[row][column]) - y - side * px * 0.8) < px).length;
    const below = on(-1) > on(1); // where fewer points are
    const name = plots.label(text, frame.right, below ? y + px * 1.15 : y - px * 0.45, "end", "var(--bl-ink)", 600, px);
    return [el("path", { d: `M${frame.left},${y}H${frame.right}`, class: "bl-own-line" }), name];
  }

  /* One path per class; few cases and places outside a group are paler. */
  function points() {
    const { frame, row, slab } = drawn;
    const paths = new Map();
    for (const column of slab.order[row]) {
      const base = slab.funnel.base[row][column];
      if (base === null) continue;
      const x = frame.x(Math.sqrt(base)), y = frame.y(slab.value[row][column]);
      const key = slab.places[column];
      drawn.points.push({ x, y, key, column });
      const pale = state.group ? !state.group.has(key) : slab.few[row][column];
      const tone = plots.tone(slab, row, column) + (pale ? "|" : "");
      paths.set(tone, (paths.get(tone) || "") + `M${(x - R).toFixed(1)},${y.toFixed(1)}a${R},${R} 0 1,0 ${2 * R},0a${R},${R} 0 1,0 ${-2 * R},0Z`);
    }
    return [...paths].sort(([a], [b]) => b.endsWith("|") - a.endsWith("|")).map(([tone, d]) => {
      const path = plots.paint(el("path", { d, class: "bl-point" }), tone.replace("|", ""));
      if (tone.endsWith("|")) path.classList.add("bl-pale");
      return path;
    });
  }

  function note() {
    const { frame, slab } = drawn;
    const px = plots.size();
    return plots.label(slab.words.funnelNote, frame.right, frame.top - px * 0.8, "end", "var(--bl-ink-3)", 400, px);
  }

  /* Selected places and the one under the pointer, with their names above; a name that would meet another moves up. */
  function marks() {
    if (!drawn || !lupe.shown("trichter")) return;
    const { frame, row, slab, points: all } = drawn;
    const px = plots.size() * 1.04;
    const taken = [];
    drawn.marks.replaceChildren();
    const shown = state.selection.map((key, mark) => ({ key, mark }));
    if (state.hover !== null && lupe.mark(state.hover) < 0) shown.push({ key: state.hover, mark: -1 });
    for (const { key, mark } of shown) {
      const point = all.find((one) => one.key === key);
      if (!point) continue;
      const { x, y, column } = point;
      const colour = mark < 0 ? "var(--bl-ink)" : plots.place(mark);
      const sign = mark < 0 ? el("circle", { cx: x, cy: y, r: R + 2, class: "bl-point-hover" }) : el("path", { d: plots.shape(mark, 6), transform: `translate(${x.toFixed(1)},${y.toFixed(1)})`, class: mark > 3 ? "bl-point-chosen open" : "bl-point-chosen" });
      sign.style.setProperty("--c", colour);
      const text = `${slab.names[column]} ${slab.text[row][column]}`;
      const half = plots.textWidth(text, px, 700) / 2;
      const centre = Math.min(Math.max(x, frame.left + half), frame.right + 14 - half);
      let top = y - 11;
      while (taken.some((one) => Math.abs(one.top - top) < px * 1.15 && Math.abs(one.centre - centre) < one.half + half + 4)) top -= px * 1.2;
      taken.push({ centre, half, top });
      drawn.marks.append(sign, plots.label(text, centre, top, "middle", colour, mark < 0 ? 600 : 700, px));
    }
  }

  function keyAt(event) {
    const host = document.getElementById(ID);
    if (!drawn || !host) return null;
    const box = host.getBoundingClientRect();
    const x = event.clientX - box.left, y = event.clientY - box.top;
    let best = null, least = NEAR * NEAR;
    for (const one of drawn.points) {
      const far = (one.x - x) ** 2 + (one.y - y) ** 2;
      if (far < least) [best, least] = [one.key, far];
    }
    return best;
  }

  const inside = (node) => node && node.closest && node.closest(".bl-plot-funnel");
  document.addEventListener("pointermove", (event) => {
    if (inside(event.target)) lupe.setHover(keyAt(event), "funnel");
  });
  document.addEventListener("pointerout", (event) => {
    if (inside(event.target) && !inside(event.relatedTarget)) lupe.setHover(null, "funnel");
  });
  document.addEventListener("click", (event) => {
    const key = inside(event.target) && keyAt(event);
    if (!key) return;
    if (event.ctrlKey || event.metaKey || event.shiftKey) lupe.toggle(key, "funnel");
    else lupe.select(state.selection.length === 1 && state.selection[0] === key ? [] : [key], "funnel");
  });

  plots.watch(ID, draw);
  for (const name of ["slab", "year", "palette", "view", "group"]) lupe.on(name, draw);
  for (const name of ["selection", "hover"]) lupe.on(name, marks);
})();
