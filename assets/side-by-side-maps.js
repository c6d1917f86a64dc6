/* Maps over the years with one legend: two years and the change between them, and every year in small. The shapes are on the page
   once; each map only refers to them. */
(function () {
  "use strict";
  const lupe = window.lupe;
  const { state, side, plots } = lupe;
  const { byId, make, say } = side;
  const { el } = plots;
  const SIZES = { year: 3.2, large: 5.66, change: 5.66 }; // px between the dots of few cases
  const THIN = { "vector-effect": "non-scaling-stroke" }; // as an attribute: style sheets do not reach what a <use> shows
  let shapes = null, source = "", maps = [], base = null;

  /* --- shapes -------------------------------------------------------------------------------------------------------- */

  /* Paths of areas and borders, out of the drawing that the Monitor shows, under names to refer to. */
  function adopt(text) {
    if (text === source) return;
    source = text;
    const drawing = new DOMParser().parseFromString(text, "image/svg+xml").documentElement;
    const [x0, y0, x1, y1] = drawing.dataset.extent.split(" ").map(Number);
    const rim = (x1 - x0) * 0.012;
    const svg = el("svg", { class: "bl-shapes", width: 0, height: 0, "aria-hidden": "true", focusable: "false" });
    const defs = el("defs");
    const areas = [...drawing.querySelectorAll(".bl-area")].map((node) => {
      const key = node.dataset.key;
      defs.append(el("path", { id: `form-${key}`, d: node.getAttribute("d"), "fill-rule": "evenodd", ...THIN }));
      return { key, name: node.getAttribute("aria-label"), box: node.dataset.at.split(" ").map(Number) };
    });
    const inner = [...drawing.querySelectorAll("defs g path")].map((one) => one.getAttribute("d")).join("");
    defs.append(el("path", { id: "form-inner", d: inner, ...THIN }), el("path", { id: "form-outline", d: drawing.querySelector(".bl-outline").getAttribute("d"), ...THIN }));
    svg.append(defs);
    document.querySelector(".bl-shapes")?.remove();
    byId("side-page").append(svg);
    shapes = { areas, view: [x0 - rim, y0 - rim, x1 - x0 + 2 * rim, y1 - y0 + 2 * rim] };
    maps = [];
  }

  /* --- one map ------------------------------------------------------------------------------------------------------- */

  /* `kind` is year, large or change; `row` tells which year it shows, `given` whose classes. */
  function map(kind, label) {
    const [x, y, width, height] = shapes.view;
    const svg = el("svg", { class: `bl-mini bl-mini-${kind}`, viewBox: `${x} ${y} ${width} ${height}`, role: "img", "aria-label": label });
    const areas = el("g"), uses = shapes.areas.map((area) => {
      const use = el("use", { href: `#form-${area.key}`, "data-area": area.key });
      areas.append(use);
      return use;
    });
    svg.append(patterns(kind), areas, el("use", { href: "#form-inner", class: "bl-mini-inner" }), el("use", { href: "#form-outline", class: "bl-mini-outline" }));
    const chosen = Array.from({ length: lupe.most }, (_, at) => [el("use", { class: "bl-mini-casing" }), el("use", { class: `bl-mini-chosen p${at + 1}` })]);
    const over = [el("use", { class: "bl-mini-casing" }), el("use", { class: "bl-mini-hover" })];
    const numbers = el("g", { class: "bl-circles", "pointer-events": "none" });
    svg.append(numbers, ...chosen.flat(), ...over);
    const one = { kind, svg, uses, looks: [], numbers, circles: [], chosen, over, row: -1 };
    maps.push(one);
    return one;
  }

  let made = 0;
  function patterns(kind) {
    const defs = el("defs"), own = `mini-${made++}`, step = SIZES[kind];
    const tile = (name, ground, ...content) => {
      const node = el("pattern", { id: `${own}-${name}`, class: "bl-mini-pattern", width: step, height: step, patternUnits: "userSpaceOnUse" });
      node.append(el("rect", { class: ground, width: step, height: step }), ...content);
      defs.append(node);
    };
    const half = step / 2, r = step * 0.23;
    const dots = () => [[0, 0], [step, 0], [0, step], [step, step], [half, half]].map(([cx, cy]) => el("circle", { cx, cy, r, class: "bl-dot" }));
    for (let at = 0; at < 7; at++) tile(`few-${at}`, `c${at}`, ...dots());
    tile("hatch", "bl-hatch-ground", el("path", { d: `M-1 ${step + 1}L${step + 1} -1M-1 1L1 -1M${step - 1} ${step + 1}L${step + 1} ${step - 1}`, class: "bl-hatch-line" }));
    defs.dataset.own = own;
    return defs;
  }

  /* The halftone's tiles are in px of the screen, whatever the map's scale. */
  function scaled(one) {
    const width = one.svg.getBoundingClientRect().width;
    if (!width) return;
    const scale = shapes.view[2] / width;
    for (const node of one.svg.querySelectorAll(".bl-mini-pattern")) node.setAttribute("patternTransform", `scale(${scale.toFixed(4)})`);
  }

  function paint(one, slab, row) {
    const { signs } = lupe;
    const own = one.svg.querySelector("defs").dataset.own;
    const continuous = slab.legend.continuous;
    one.svg.dataset.palette = slab.shown ? "div" : state.palette || "see";
    one.svg.dataset.classes = continuous ? 7 : Math.max(slab.legend.labels.length, 1);
    one.row = row;
    const { status, class: classes } = slab.shown ? { ...slab, ...slab.shown } : slab;
    const seen = { ...slab, status, class: classes };
    const circles = slab.circles && !slab.shown ? circled(one, slab) : one.numbers.replaceChildren();
    shapes.areas.forEach((area, at) => {
      const column = lupe.column(area.key);
      const sign = column < 0 || row < 0 ? signs.MISSING : signs.at(seen, row, column);
      const few = sign === signs.VALUE && signs.isFew(seen, row, column);
      const index = sign !== signs.VALUE ? -1 : continuous ? Math.round(slab.share[row][column] * 6) : classes[row][column];
      const away = (state.group && !state.group.has(area.key)) || (column >= 0 && !slab.inside[column]) ? " bl-away" : "";
      const word = `${index < 0 ? signs.CLASSES[sign] : `c${index}`}${few ? " few" : ""}${away}`;
      const look = circles && index >= 0 ? `quiet${away}` : word;
      if (circles) circle(circles.get(area.key), index < 0 ? 0 : slab.circles.share[row][column], word);
      if (one.looks[at] === look) return;
      one.looks[at] = look;
      const use = one.uses[at];
      use.setAttribute("class", look);
      use.style.fill = few ? `url(#${own}-few-${index})` : sign === signs.HIDDEN ? `url(#${own}-hatch)` : "";
    });
  }

  const LARGEST = 0.042; // of the map's shorter side, as in pictures

  /* The circles of one map by place, the largest below; made when the first number is drawn. */
  function circled(one, slab) {
    if (one.circles.slab === slab && one.numbers.firstChild) return one.circles;
    one.circles = Object.assign(new Map(), { slab });
    const most = (column) => Math.max(...slab.circles.share.map((year) => year[column]));
    const placed = shapes.areas.map((area) => [area, lupe.column(area.key)]).filter(([, column]) => column >= 0 && most(column) > 0);
    one.numbers.replaceChildren(...placed.sort(([, a], [, b]) => most(b) - most(a)).map(([area]) => {
      const node = el("circle", { cx: area.box[0], cy: area.box[1], r: 0 });
      one.circles.set(area.key, node);
      return node;
    }));
    return one.circles;
  }

  function circle(node, share, look) {
    if (!node) return;
    node.setAttribute("r", (share * LARGEST * Math.min(shapes.view[2], shapes.view[3])).toFixed(3));
    node.setAttribute("class", look);
  }

  /* --- two years and their change ------------------------------------------------------------------------------------ */

  const large = {};
  function pair() {
    const host = byId("side-maps");
    const { data, change } = side;
    base = data.base;
    host.replaceChildren();
    for (const key of Object.keys(large)) delete large[key];
    const frames = [["before", "large"], ["after", "large"], ["change", "change"]];
    for (const [name, kind] of base === null ? [["after", "large"]] : frames) {
      const one = map(kind, "");
      const caption = make("figcaption", {});
      large[name] = { ...one, one, caption, note: make("p", { class: "bl-note" }) };
      host.append(make("figure", { class: "bl-side-map" }, caption, one.svg, large[name].note));
    }
    if (base === null) large.after.note.textContent = side.words.map_only;
    legend(byId("side-maps-change-legend"), change);
  }

  function years() {
    const host = byId("side-maps-years");
    const { slab } = state;
    host.replaceChildren(...slab.years.map((year, row) => {
      const one = map("year", `${slab.labels[row]}: ${slab.summary[row]}`);
      paint(one, slab, row);
      const button = make("button", { type: "button", "data-year": year, "aria-label": say("map_choose", { year: slab.labels[row] }) }, slab.labels[row]);
      return make("figure", { class: "bl-side-map" }, make("figcaption", {}, button), one.svg);
    }));
  }

  function year() {
    const { slab } = state;
    if (!side.data || !slab || !large.after) return;
    const row = lupe.row();
    const label = row < 0 ? "" : slab.labels[row];
    show(large.after, slab, row, label);
    if (large.before) {
      const first = slab.years.indexOf(base);
      show(large.before, slab, first, slab.labels[first] || String(base));
      const at = side.change.years.indexOf(state.year);
      show(large.change, side.change, at, say("map_change", { base: slab.labels[first] || base, year: label }));
      large.change.note.textContent = state.year > base ? "" : say("map_no_change", { base });
    }
    byId("side-maps-caption").textContent = side.data.name;
    for (const node of byId("side-maps-years").querySelectorAll("[data-year]")) {
      if (Number(node.dataset.year) === state.year) node.setAttribute("aria-current", "true");
      else node.removeAttribute("aria-current");
    }
  }

  function show(frame, slab, row, label) {
    frame.caption.textContent = label;
    frame.svg.setAttribute("aria-label", `${side.data.name}, ${label}${row < 0 ? "" : `: ${slab.summary[row]}`}`);
    paint(frame.one, slab, row);
  }

  /* Classes and signs of the change; those of the value stand in the legend that the Monitor has. */
  function legend(host, slab) {
    host.replaceChildren();
    host.hidden = !slab;
    if (!slab) return;
    const shown = { ...slab, ...slab.shown };
    host.dataset.palette = "div";
    host.dataset.classes = shown.legend.continuous ? 7 : Math.max(shown.legend.labels.length, 1);
    host.style.setProperty("--n", shown.legend.labels.length);
    const title = make("span", {}, make("b", {}, say("map_legend", { base: side.data.base })));
    const classes = shown.legend.labels.map((label, at) => make("div", { class: `bl-class k${at}` }, make("i"), make("span", {}, label)));
    const none = make("div", { class: "bl-stat" }, make("i", { class: "bl-sign na" }), make("span", {}, shown.none));
    host.append(make("div", { class: "bl-legend-head" }, title, make("span", { class: "bl-legend-note" }, shown.legend.note)), make("div", { class: "bl-classes" }, ...classes), make("div", { class: "bl-stats" }, none));
  }

  /* --- linking ------------------------------------------------------------------------------------------------------- */

  function selection() {
    for (const one of maps) {
      one.chosen.forEach((uses, at) => refer(uses, state.selection[at]));
    }
  }

  function hovered(key) {
    for (const one of maps) refer(one.over, lupe.mark(key) >= 0 ? null : key); // a chosen place keeps its colour
    for (const one of maps) one.chosen.forEach((uses, at) => uses[1].classList.toggle("bl-under", Boolean(key) && state.selection[at] === key));
  }

  function refer(uses, key) {
    for (const use of uses) {
      if (key) use.setAttribute("href", `#form-${key}`);
      else use.removeAttribute("href");
    }
  }

  function group() {
    const { slab } = state;
    if (!shapes || !slab) return;
    for (const one of maps) paint(one, one.kind === "change" ? side.change : slab, one.row);
  }

  const area = (event) => event.target.closest && event.target.closest(".bl-mini [data-area]");
  let tip = null;
  function tell(event, node) {
    if (!node) return void (tip && (tip.hidden = true));
    const one = maps.find((each) => each.svg === node.ownerSVGElement);
    const slab = one.kind === "change" ? side.change : state.slab;
    const texts = slab.shown ? slab.shown.text : slab.text;
    const column = lupe.column(node.dataset.area);
    if (!tip || !tip.isConnected) tip = byId("side-page").appendChild(make("div", { class: "bl-tip bl-point-tip bl-side-tip", hidden: "" }));
    const row = one.row;
    const status = column >= 0 && row >= 0 ? slab.text[row][column] : "";
    const text = column < 0 || row < 0 ? "" : texts[row][column] || (slab.shown ? slab.shown.none : status);
    const few = column >= 0 && row >= 0 && slab.few[row][column] ? [make("p", {}, side.words.few)] : [];
    tip.replaceChildren(make("h3", {}, column < 0 ? node.dataset.area : slab.names[column]), make("p", {}, text), ...few);
    tip.hidden = false;
    const left = Math.min(event.clientX + 14, innerWidth - tip.offsetWidth - 8);
    tip.style.left = `${left}px`;
    tip.style.top = `${Math.max(event.clientY - tip.offsetHeight - 12, 4)}px`;
  }

  document.addEventListener("pointermove", (event) => {
    const node = side.data && area(event);
    if (!node) return;
    tell(event, node);
    lupe.setHover(node.dataset.area, "maps");
  });
  document.addEventListener("pointerout", (event) => {
    if (!side.data || !area(event)) return;
    tell(event, null);
    lupe.setHover(null, "maps");
  });
  document.addEventListener("click", (event) => {
    if (!side.data) return;
    const node = area(event);
    if (node) lupe.toggle(node.dataset.area, "maps");
    const button = event.target.closest && event.target.closest("#side-maps-years [data-year]");
    if (button) lupe.setYear(Number(button.dataset.year), "maps");
  });

  let resizing = 0;
  addEventListener("resize", () => {
    clearTimeout(resizing);
    resizing = setTimeout(() => shapes && maps.forEach(scaled), 120);
  });

  lupe.on("side", () => {
    adopt(side.shapes);
    maps = [];
    pair();
    years();
    maps.forEach(scaled);
    selection();
    hovered(state.hover);
  });
  lupe.on("year", year);
  lupe.on("selection", selection);
  lupe.on("hover", hovered);
  lupe.on("group", group);
})();
