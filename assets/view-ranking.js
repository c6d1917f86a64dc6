/* The ranking: bars of the present year from highest to lowest, the selected places, the district and the place under the
   pointer. One path per class, not one node per bar. */
(function () {
  "use strict";
  const ID = "monitor-ranking";
  const BARE_TOP = 22; // margin above where no selected place needs its name there
  const MANY = 1000; // above, one step line per class instead of bars
  const lupe = window.lupe;
  const { plots, state } = lupe;
  const { el } = plots;
  let drawn = null; // {frame, order, place, groups}

  function draw() {
    if (!lupe.shown("rangfolge")) return;
    const svg = plots.layer(ID);
    const slab = state.seen;
    if (!svg || !slab) return;
    const row = lupe.row();
    const order = row < 0 ? [] : slab.order[row];
    plots.dress(svg, slab);
    const frame = plots.stage(ID, slab.axes.ranking, state.selection.length ? undefined : BARE_TOP);
    const groups = {};
    for (const name of ["bars", "few", "whiskers", "zeros", "line", "chosen", "hover", "ends", "labels", "above"]) groups[name] = el("g", { class: "bl-" + name });
    drawn = { frame, order, row, groups, slab, step: frame.width / Math.max(order.length, 1), base: frame.y(0), named: state.selection.length > 0 };
    drawn.position = new Map(order.map((column, i) => [column, i]));
    if (order.length > MANY) steps();
    else bars();
    district();
    ends();
    svg.replaceChildren(pattern(), frame.ground, ...Object.values(groups));
    marks();
  }

  function pattern() {
    const pattern = el("pattern", { id: "bl-rank-few", width: 3, height: 3, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)" });
    pattern.appendChild(el("circle", { cx: 1.5, cy: 1.5, r: 0.95, class: "bl-rank-dot" }));
    const defs = el("defs");
    defs.appendChild(pattern);
    return defs;
  }

  function bars() {
    const { frame, order, row, step, base, slab, groups } = drawn;
    const paths = new Map();
    const gap = step < 2.5 ? 0 : Math.min(step * 0.32, 14); // thinner gaps only shimmer
    const px = plots.size();
    const zeros = [];
    let few = "";
    const whiskers = ["", ""]; // enough cases, few
    const named = order.every((column) => plots.textWidth(slab.text[row][column], px, 400) < step - 4);
    order.forEach((column, i) => {
      const value = slab.value[row][column];
      const x = (frame.left + i * step + gap / 2).toFixed(2);
      const width = (step - gap).toFixed(2);
      let y = frame.y(value);
      const zero = slab.status[row][column] === 1 || slab.status[row][column] === 2;
      if (Math.abs(y - base) < 1.5) y = base - 1.5;
      const bar = `M${x},${base.toFixed(1)}V${y.toFixed(1)}h${width}V${base.toFixed(1)}Z`;
      const away = state.group && !state.group.has(slab.places[column]) ? "|" : "";
      const tone = plots.tone(slab, row, column) + away;
      paths.set(tone, (paths.get(tone) || "") + bar);
      if (slab.few[row][column]) few += bar;
      if (slab.lower && slab.lower[row][column] !== null && step > 2.5) whiskers[slab.few[row][column]] += whisker(slab, row, column, frame.left + (i + 0.5) * step);
      if (zero) zeros.push(frame.left + (i + 0.5) * step);
      const text = slab.text[row][column];
      if (named && !zero) groups.ends.appendChild(plots.label(text, frame.left + (i + 0.5) * step, Math.min(y, base) - 5, "middle", "var(--bl-ink-2)", 400, px));
    });
    // Side by side where there is room, else one sign in the middle of its run.
    const signs = step > px * 0.45 ? zeros : zeros.slice(Math.floor(zeros.length / 2), Math.floor(zeros.length / 2) + 1);
    for (const x of signs) {
      const text = el("text", { x, y: base - 3, "text-anchor": "middle" }, "0");
      text.style.fontSize = px * 0.8 + "px";
      groups.zeros.appendChild(text);
    }
    for (const [tone, d] of paths) {
      const path = plots.paint(el("path", { d }), tone.replace("|", ""));
      if (tone.endsWith("|")) path.classList.add("bl-away");
      groups.bars.appendChild(path);
    }
    if (few) groups.few.appendChild(el("path", { d: few, fill: "url(#bl-rank-few)" }));
    whiskers.forEach((d, pale) => d && groups.whiskers.appendChild(el("path", { d, class: pale ? "bl-whisker bl-pale" : "bl-whisker" })));
    drawn.whiskers = whiskers.some(Boolean);
  }

  /* From the lower to the upper limit, as far as the axis reaches. */
  function whisker(slab, row, column, x) {
    const { frame } = drawn;
    const y = (value) => Math.min(Math.max(frame.y(value), frame.top), frame.bottom).toFixed(1);
    return `M${x.toFixed(2)},${y(slab.lower[row][column])}V${y(slab.upper[row][column])}`;
  }

  /* At most one step per pixel; sorted places of one class stand side by side. */
  function steps() {
    const { frame, order, row, base, slab, groups } = drawn;
    const columns = Math.max(Math.round(frame.width), 1);
    const paths = new Map();
    let before = null;
    for (let p = 0; p < columns; p++) {
      const column = order[Math.floor(((p + 0.5) / columns) * order.length)];
      const tone = plots.tone(slab, row, column, true);
      const y = frame.y(slab.value[row][column]).toFixed(1);
      const x = frame.left + p;
      if (tone !== before) {
        if (before !== null) paths.set(before, paths.get(before) + `V${base.toFixed(1)}Z`);
        paths.set(tone, (paths.get(tone) || "") + `M${x},${base.toFixed(1)}`);
        before = tone;
      }
      paths.set(tone, paths.get(tone) + `V${y}H${x + 1}`);
    }
    if (before !== null) paths.set(before, paths.get(before) + `V${base.toFixed(1)}Z`);
    for (const [tone, d] of paths) groups.bars.appendChild(plots.paint(el("path", { d }), tone));
  }

  function district() {
    const { frame, row, slab, groups } = drawn;
    const own = slab.district;
    if (!own || !own.line || row < 0 || own.value[row] === null) return;
    const y = frame.y(own.value[row]);
    const px = plots.size();
    groups.line.appendChild(el("path", { d: `M${frame.left},${y}H${frame.right}`, class: "bl-own-line" }));
    const name = slab.words.district || own.name;
    groups.above.appendChild(plots.label(`${name} ${own.text[row]}`, frame.right, y - px * 0.45, "end", "var(--bl-ink)", 600, px));
  }

  function ends() {
    const { frame, order, slab, groups } = drawn;
    if (!order.length) return;
    const px = plots.size();
    const y = frame.bottom + px * 1.45;
    const text = (x, anchor, words) => {
      const node = el("text", { x, y, "text-anchor": anchor }, words);
      node.style.fontSize = px + "px";
      groups.ends.appendChild(node);
    };
    const rank = (i) => (slab.shown ? 0 : slab.rank[drawn.row][i]); // 0 where nobody is ranked: counts, few cases, differences
    const [first, last] = [order[0], order.at(-1)];
    text(frame.left, "start", `${rank(first) ? `${rank(first)}. ` : ""}${slab.names[first]}`);
    if (order.length > 1) text(frame.right, "end", `${slab.names[last]}${rank(last) ? ` ${rank(last)}.` : ""}`);
    if (drawn.whiskers && frame.width > px * 38) text(frame.left + frame.width / 2, "middle", slab.words.whisker);
  }

  /* Selected and hovered places: their bars and, on top, their names pushed apart. Runs at each move of the pointer. */
  function marks() {
    if (!drawn || !lupe.shown("rangfolge")) return;
    const { frame, row, step, base, slab, groups, position } = drawn;
    groups.chosen.replaceChildren();
    groups.hover.replaceChildren();
    groups.labels.replaceChildren();
    if (row < 0) return;
    const shown = [];
    state.selection.forEach((key, mark) => {
      const i = position.get(lupe.column(key));
      if (i !== undefined) shown.push({ i, mark, key, colour: plots.place(mark), group: groups.chosen, className: "bl-chosen-bar" });
    });
    const under = state.hover === null ? undefined : position.get(lupe.column(state.hover));
    const hovered = shown.find((one) => one.i === under);
    if (hovered) hovered.className += " bl-hover-bar";
    else if (under !== undefined) shown.push({ i: under, mark: -1, key: state.hover, colour: "var(--bl-ink)", group: groups.hover, className: "bl-hover-bar" });
    const px = plots.size() * 1.04;
    const width = Math.max(step * 0.92, 3);
    for (const one of shown) {
      const column = drawn.order[one.i];
      one.x = frame.left + (one.i + 0.5) * step;
      one.y = Math.min(frame.y(slab.value[row][column]), base - 1.5);
      one.text = `${slab.names[column]} ${slab.text[row][column]}`;
      const bar = el("rect", { x: one.x - width / 2, y: one.y, width, height: base - one.y, class: one.className });
      if (one.mark < 0) plots.paint(bar, plots.tone(slab, row, column));
      bar.style.setProperty("--c", one.colour);
      one.group.appendChild(bar);
    }
    let widths = shown.map((one) => plots.textWidth(one.text, px, 700) + 12);
    if (widths.reduce((sum, one) => sum + one, 0) > frame.right - 4) {
      for (const one of shown) one.text = slab.names[drawn.order[one.i]];
      widths = shown.map((one) => plots.textWidth(one.text, px, 700) + 12);
    }
    const placed = plots.spread(shown.map((one) => one.x), widths, 2, frame.right + 6);
    const top = Math.max(frame.top - 18, px + 12);
    shown.forEach((one, k) => {
      const line = el("path", { d: `M${one.x},${one.y}V${top}L${placed[k].toFixed(1)},${top - 6}`, class: "bl-stem" });
      line.style.stroke = one.colour;
      groups.labels.appendChild(line);
      groups.labels.appendChild(plots.label(one.text, placed[k], top - 11, "middle", one.colour, one.mark < 0 ? 600 : 700, px));
    });
  }

  function keyAt(event) {
    const host = document.getElementById(ID);
    if (!drawn || !host || !drawn.order.length) return null;
    const x = event.clientX - host.getBoundingClientRect().left - drawn.frame.left;
    const i = Math.floor(x / drawn.step);
    return i >= 0 && i < drawn.order.length ? drawn.slab.places[drawn.order[i]] : null;
  }

  const inside = (event) => event.target.closest && event.target.closest(".bl-plot-ranking");
  document.addEventListener("pointermove", (event) => {
    if (inside(event)) lupe.setHover(keyAt(event), "ranking");
  });
  document.addEventListener("pointerout", (event) => {
    if (inside(event) && !(event.relatedTarget && event.relatedTarget.closest && event.relatedTarget.closest(".bl-plot-ranking"))) lupe.setHover(null, "ranking");
  });
  document.addEventListener("click", (event) => {
    const key = inside(event) && keyAt(event);
    if (!key) return;
    if (event.ctrlKey || event.metaKey || event.shiftKey) lupe.toggle(key, "ranking");
    else lupe.select(state.selection.length === 1 && state.selection[0] === key ? [] : [key], "ranking");
  });

  plots.watch(ID, draw);
  for (const name of ["slab", "year", "palette", "view", "group"]) lupe.on(name, draw);
  lupe.on("hover", marks);
  lupe.on("selection", (keys) => (drawn && Boolean(keys.length) === drawn.named ? marks() : draw()));
})();
