/* Two indicators against each other: a point per place, as large as its population, the district's values as a cross, and a line
   where the relation is more than chance. Python draws the axes and says what is seen. */
(function () {
  "use strict";
  const ID = "side-scatter";
  const NEAR = 14; // px beyond a point's rim in which the pointer still finds it
  const GAP = 3; // px between a point and its name, as in label_room.py
  const AROUND = [[1, 0], [-1, 0], [0, -1], [0, 1], [0.8, -0.8], [-0.8, -0.8], [0.8, 0.8], [-0.8, 0.8]];
  const FARTHER = [0, 8, 18, 30];
  const QUIET = 5; // populous places that are named for orientation
  const lupe = window.lupe;
  const { state, side, plots } = lupe;
  const { byId, make, say } = side;
  const { el } = plots;
  let drawn = null, active = null, entered = "";

  function draw() {
    const { data } = side;
    if (!data || !byId(ID)) return;
    const svg = plots.layer(ID);
    const box = svg.closest(".bl-plot");
    const row = lupe.row();
    const at = row < 0 ? null : data.scatter.at[row];
    const relation = at === null || at === undefined ? null : data.scatter.made[at];
    const empty = !relation || !data.scatter.axes;
    box.querySelector(".bl-empty").hidden = !empty;
    drawn = null;
    tip(null);
    const had = svg.contains(document.activeElement);
    svg.replaceChildren();
    words(relation);
    if (empty) return;
    const { axes } = data.scatter;
    const frame = plots.frame(axes, ...Object.values(plots.extent(ID)), plots.size(), axes.margin.t);
    const most = Math.max(1, ...relation.points.map((one) => one[5]));
    const points = relation.points.map((one) => pointOf(one, frame, most)).sort((a, b) => b.r - a.r);
    drawn = { frame, relation, points, over: el("g", { "aria-hidden": "true" }), ring: el("g", { "aria-hidden": "true" }) };
    svg.append(clip(frame), named(plots.ground(axes, frame, plots.size())), cross(), line(), cloud(), drawn.over, drawn.ring);
    marks();
    if (had) svg.querySelector(".bl-cloud").focus({ preventScroll: true });
  }

  function named(group) {
    group.setAttribute("aria-hidden", "true");
    return group;
  }

  function pointOf([column, x, y, xText, yText, population, few], frame, most) {
    const { largest, smallest } = side.data.scatter;
    const key = state.slab.places[column];
    return { key, name: state.slab.names[column], x: frame.x(x), y: frame.y(y), xText, yText, few: Boolean(few), population, r: Math.max(smallest, largest * Math.sqrt(population / most)) };
  }

  function clip(frame) {
    const path = el("clipPath", { id: "bl-scatter-clip" });
    path.appendChild(el("rect", { x: frame.left, y: frame.top, width: frame.width, height: frame.height }));
    const defs = el("defs");
    defs.appendChild(path);
    return defs;
  }

  /* The district's values divide the plot into four. */
  function cross() {
    const { frame, relation } = drawn;
    const [x, y] = relation.quadrants;
    const d = (x === null ? "" : `M${frame.x(x).toFixed(1)},${frame.top}V${frame.bottom}`) + (y === null ? "" : `M${frame.left},${frame.y(y).toFixed(1)}H${frame.right}`);
    return el("path", { d, class: "bl-cross", "aria-hidden": "true" });
  }

  function line() {
    const { frame, relation } = drawn;
    if (!relation.line) return el("g");
    const d = relation.line.map(([x, y], at) => `${at ? "L" : "M"}${frame.x(x).toFixed(1)},${frame.y(y).toFixed(1)}`).join("");
    return el("path", { d, class: `bl-relation${relation.sure ? "" : " bl-unsure"}`, "clip-path": "url(#bl-scatter-clip)", "aria-hidden": "true" });
  }

  /* All points, walked through by arrow keys: a list in which one is active, as on the map. */
  function cloud() {
    const group = el("g", { class: "bl-cloud", role: "listbox", tabindex: "0", "aria-multiselectable": "true", "aria-label": `${side.data.name}, ${side.data.secondName}, ${drawn.relation.label}. ${say("scatter_keys")}` });
    for (const point of drawn.points) {
      const chosen = lupe.mark(point.key) >= 0;
      point.node = el("circle", { id: `side-point-${point.key}`, role: "option", "aria-selected": String(chosen), "aria-label": told(point), cx: point.x.toFixed(1), cy: point.y.toFixed(1), r: point.r.toFixed(1), class: `bl-cloud-point${point.few ? " bl-pale" : ""}` });
      group.append(point.node);
    }
    return group;
  }

  const told = (point) => `${point.name}: ${point.xText}, ${point.yText}${point.few ? `, ${side.words.few}` : ""}`;

  /* Chosen places in their colour and sign, and names: of these first, then of the most populous. */
  function marks() {
    if (!drawn) return;
    const { frame, points, over } = drawn;
    const px = plots.size() * 1.04;
    const shown = points.map((one) => ({ ...one, mark: lupe.mark(one.key) }));
    const chosen = shown.filter((one) => one.mark >= 0).sort((a, b) => a.mark - b.mark);
    const quiet = shown.filter((one) => one.mark < 0).sort((a, b) => b.population - a.population).slice(0, QUIET);
    for (const one of points) {
      one.node.setAttribute("aria-selected", String(lupe.mark(one.key) >= 0));
      one.node.classList.toggle("bl-away", Boolean(state.group) && !state.group.has(one.key));
    }
    over.replaceChildren();
    for (const one of chosen) {
      const sign = el("path", { d: plots.shape(one.mark, Math.max(one.r, 6)), transform: `translate(${one.x.toFixed(1)},${one.y.toFixed(1)})`, class: `bl-point-chosen${one.mark > 3 ? " open" : ""}` });
      sign.style.setProperty("--c", plots.place(one.mark));
      over.append(sign);
    }
    const spots = [...chosen, ...quiet].map((one) => ({ ...one, r: one.mark < 0 ? one.r : Math.max(one.r, 7), width: plots.textWidth(one.name, px, one.mark < 0 ? 400 : 700) }));
    const rooms = placed(spots, px * 1.2, [frame.left, frame.top, frame.right, frame.bottom]);
    spots.forEach((one, at) => {
      const room = rooms[at];
      if (!room) return;
      const colour = one.mark < 0 ? "var(--bl-ink-2)" : plots.place(one.mark);
      const label = plots.label(one.name, (room[0] + room[2]) / 2, (room[1] + room[3]) / 2 + px * 0.35, "middle", colour, one.mark < 0 ? 400 : 700, px);
      label.dataset.room = room.map((edge) => edge.toFixed(1)).join(" ");
      over.append(label);
    });
    hovered();
  }

  /* The same as label_room.rooms in Python. */
  function placed(spots, height, [left, top, right, bottom]) {
    const boxes = spots.map((one) => [one.x - one.r, one.y - one.r, one.x + one.r, one.y + one.r]);
    const taken = [];
    const meet = (a, b) => a[0] < b[2] + GAP && b[0] < a[2] + GAP && a[1] < b[3] + GAP && b[1] < a[3] + GAP;
    return spots.map((spot, at) => {
      for (const more of FARTHER) {
        const away = spot.r + GAP + more;
        for (const [h, v] of AROUND) {
          const x = spot.x + h * away + (Math.sign(h) * spot.width) / 2, y = spot.y + v * away + (Math.sign(v) * height) / 2;
          const box = [x - spot.width / 2, y - height / 2, x + spot.width / 2, y + height / 2];
          if (box[0] < left || box[1] < top || box[2] > right || box[3] > bottom) continue;
          if (taken.some((other) => meet(box, other)) || boxes.some((other, index) => index !== at && meet(box, other))) continue;
          taken.push(box);
          return box;
        }
      }
      return null;
    });
  }

  function hovered() {
    if (!drawn) return;
    const { frame, points, ring } = drawn;
    ring.replaceChildren();
    const point = points.find((one) => one.key === state.hover);
    if (!point) return;
    const mark = lupe.mark(point.key);
    const circle = el("circle", { cx: point.x, cy: point.y, r: point.r + 3.5, class: "bl-point-hover" });
    circle.style.setProperty("--c", mark < 0 ? "var(--bl-ink)" : plots.place(mark));
    ring.append(circle);
    if (mark >= 0) return;
    const px = plots.size() * 1.04;
    const half = plots.textWidth(point.name, px, 600) / 2;
    const x = Math.min(Math.max(point.x, frame.left + half), frame.right - half);
    const y = point.y - point.r - 7 < frame.top + px ? point.y + point.r + px + 4 : point.y - point.r - 7;
    ring.append(plots.label(point.name, x, y, "middle", "var(--bl-ink)", 600, px));
  }

  function words(relation) {
    const { data } = side;
    byId("side-scatter-caption").textContent = relation ? [relation.label, say("scatter_signs"), relation.line ? say("scatter_line") : ""].filter(Boolean).join(" \u00b7 ") : "";
    const parts = relation ? relation.sentences.map((one, at) => make(at ? "span" : "b", {}, one)) : [];
    if (relation && relation.year !== state.year) parts.unshift(make("span", {}, say("scatter_year", { asked: state.slab.labels[lupe.row()], shown: relation.label })));
    byId("side-scatter-words").replaceChildren(...(data.second ? parts.flatMap((one) => [one, " "]) : []));
  }

  function keyAt(event) {
    const host = byId(ID);
    if (!drawn || !host) return null;
    const box = host.getBoundingClientRect();
    const x = event.clientX - box.left, y = event.clientY - box.top;
    let best = null, least = Infinity;
    for (const one of drawn.points) {
      const beyond = Math.hypot(one.x - x, one.y - y) - one.r;
      const far = beyond < 0 ? beyond / 100 + one.r / 1000 : beyond; // inside several the smallest counts
      if (beyond < NEAR && far < least) [best, least] = [one, far];
    }
    return best;
  }

  function tip(point) {
    const box = byId(ID)?.closest(".bl-plot");
    if (!box) return;
    let node = box.querySelector(".bl-tip");
    if (!point) return void (node && (node.hidden = true));
    if (!node) node = box.appendChild(make("div", { class: "bl-tip bl-point-tip" }));
    const people = point.population ? [make("p", {}, say("inhabitants", { count: point.population.toLocaleString(document.documentElement.lang) }))] : [];
    node.replaceChildren(make("h3", {}, point.name), make("p", {}, `${side.data.name}: ${point.xText}`), make("p", {}, `${side.data.secondName}: ${point.yText}`), ...people, ...(point.few ? [make("p", {}, side.words.few)] : []));
    node.hidden = false;
    const right = point.x < drawn.frame.left + drawn.frame.width / 2;
    node.style.left = `${Math.max(right ? point.x + point.r + 12 : point.x - point.r - 12 - node.offsetWidth, 0)}px`;
    node.style.top = `${Math.max(Math.min(point.y - node.offsetHeight / 2, drawn.frame.bottom - node.offsetHeight), 0)}px`;
  }

  /* --- pointer and keys ---------------------------------------------------------------------------------------------- */

  const inside = (node) => node && node.closest && node.closest(".bl-plot-scatter");
  document.addEventListener("pointermove", (event) => {
    if (!inside(event.target)) return;
    const point = keyAt(event);
    tip(point);
    lupe.setHover(point && point.key, "scatter");
  });
  document.addEventListener("pointerout", (event) => {
    if (!inside(event.target) || inside(event.relatedTarget)) return;
    tip(null);
    lupe.setHover(null, "scatter");
  });
  document.addEventListener("click", (event) => {
    const point = inside(event.target) && keyAt(event);
    if (point) lupe.toggle(point.key, "scatter");
  });

  const list = (target) => (target.classList && target.classList.contains("bl-cloud") ? target : null);
  document.addEventListener("focusin", (event) => {
    if (list(event.target) && drawn) walk(active && drawn.points.some((one) => one.key === active) ? active : order()[0]?.key);
  });
  document.addEventListener("focusout", (event) => {
    if (!list(event.target)) return;
    tip(null);
    lupe.setHover(null, "scatter");
  });
  document.addEventListener("keydown", (event) => {
    const node = list(event.target);
    if (!node || !drawn) return;
    const all = order();
    const at = all.findIndex((one) => one.key === active);
    const to = { ArrowRight: at + 1, ArrowDown: at + 1, ArrowLeft: at - 1, ArrowUp: at - 1, Home: 0, End: all.length - 1, PageDown: at + 10, PageUp: at - 10 }[event.key];
    if (to !== undefined) walk(all[Math.min(Math.max(to, 0), all.length - 1)].key);
    else if ((event.key === "Enter" || event.key === " ") && active) lupe.toggle(active, "scatter");
    else if (event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey) byName(event.key, all);
    else return;
    event.preventDefault();
  });

  /* From the lowest to the highest first value. */
  const order = () => drawn.points.slice().sort((a, b) => a.x - b.x || a.y - b.y);

  let typedAt = 0;
  function byName(letter, all) {
    entered = performance.now() - typedAt < 700 ? entered + letter : letter;
    typedAt = performance.now();
    const found = all.find((one) => lupe.fold(one.name).startsWith(lupe.fold(entered)));
    if (found) walk(found.key);
  }

  function walk(key) {
    if (!key) return;
    active = key;
    const point = drawn.points.find((one) => one.key === key);
    byId(ID).querySelector(".bl-cloud").setAttribute("aria-activedescendant", point.node.id);
    tip(point);
    lupe.setHover(key, "scatter");
  }

  plots.watch(ID, draw);
  for (const name of ["side", "year"]) lupe.on(name, draw);
  for (const name of ["selection", "group"]) lupe.on(name, marks);
  lupe.on("hover", hovered);
})();
