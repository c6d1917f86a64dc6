/* The legend: classes and statuses with their counts; a click makes their places stand out, and selects them if they are few. */
(function () {
  "use strict";
  const lupe = window.lupe;
  const SELECTABLE = 8;
  let parts = [], drawn = null;

  function element(name, className, text) {
    const node = document.createElement(name);
    if (className) node.className = className;
    if (text) node.textContent = text;
    return node;
  }

  /* One button; `origin` names it for the group, `holds(row, column)` says which places are its own, `count(row)` how many.
     `byYear` are labels that differ from year to year. */
  function button(className, origin, before, label, holds, count, byYear) {
    const node = element("button", className);
    node.type = "button";
    node.setAttribute("aria-pressed", "false");
    const words = element("span", "", label), number = element("em");
    words.append(className.includes("bl-class") ? "" : " ", number);
    node.append(before, words);
    const part = { node, origin, holds, count, number, byYear, word: words.firstChild };
    node.addEventListener("click", () => toggle(part));
    parts.push(part);
    return node;
  }

  function keysOf(part) {
    const { seen: slab } = lupe.state, row = lupe.row();
    return row < 0 ? [] : slab.places.filter((_, column) => slab.inside[column] && part.holds(row, column));
  }

  function toggle(part) {
    const keys = keysOf(part);
    const { selection } = lupe.state;
    if (lupe.state.groupOrigin === part.origin) {
      if (selection.length === keys.length && keys.every((key) => selection.includes(key))) lupe.select([], "legend");
      return lupe.setGroup(null);
    }
    lupe.setGroup(keys, part.origin);
    if (keys.length && keys.length <= SELECTABLE) lupe.select(keys, "legend");
  }

  function head(legend, hint) {
    const node = element("div", "bl-legend-head"), title = element("span");
    title.append(element("b", "", legend.title), element("span", "bl-legend-hint", hint ? ` · ${hint}` : ""));
    node.append(title, element("span", "bl-legend-note", legend.note));
    return node;
  }

  /* Circles as large as on the map, each with the number that it stands for. */
  function scale({ steps }) {
    const largest = lupe.map?.circles && lupe.map.svg ? lupe.map.circles.largest() : 27;
    return steps.map(({ text, share }) => {
      const radius = share * largest, side = 2 * radius + 2;
      const svg = lupe.plots.el("svg", { width: side, height: side, "aria-hidden": "true" });
      svg.append(lupe.plots.el("circle", { cx: side / 2, cy: side / 2, r: radius }));
      const item = element("span", "bl-circle-step");
      item.append(svg, element("span", "", text));
      return item;
    });
  }

  function draw() {
    const node = document.getElementById("monitor-legend"), { seen: slab } = lupe.state;
    if (!node || !slab) return;
    const { legend } = slab, { signs } = lupe, words = slab.words || {};
    const had = document.activeElement && node.contains(document.activeElement) ? parts.findIndex((part) => part.node === document.activeElement) : -1;
    parts = [];
    node.dataset.palette = lupe.state.palette || node.dataset.palette || "see";
    node.dataset.classes = legend.continuous ? 7 : Math.max(legend.labels.length, 1);
    node.classList.toggle("continuous", Boolean(legend.continuous));
    node.style.setProperty("--n", legend.labels.length);
    const classes = element("div", "bl-classes");
    legend.labels.forEach((label, index) => {
      const holds = (row, column) => signs.at(slab, row, column) === signs.VALUE && slab.class[row][column] === index;
      classes.append(button(`bl-class k${index}`, `class:${index}`, element("i"), label, holds, (row) => legend.counts[row][index]));
    });
    const statuses = element("div", "bl-stats");
    if (legend.few.some(Boolean)) {
      const middle = Math.min(Math.ceil(legend.labels.length / 2), 6);
      const holds = (row, column) => signs.at(slab, row, column) === signs.VALUE && signs.isFew(slab, row, column);
      statuses.append(button("bl-stat", "few", element("i", `bl-sign few k${middle}`), words.few, holds, (row) => legend.few[row]));
    }
    for (const status of [3, 4, 8, 5, 7, 6, 1, 2]) {
      if (!legend.statuses.some((counts) => counts[status])) continue;
      const sign = signs.BY_STATUS[status];
      const holds = (row, column) => slab.status[row][column] === status;
      statuses.append(button("bl-stat", `status:${status}`, element("i", `bl-sign ${signs.CLASSES[sign]}`, signs.TEXTS[sign]), status === 6 && slab.none ? slab.none : (words.status || [])[status], holds, (row) => legend.statuses[row][status], status === 5 && legend.missing));
    }
    if (slab.circles) statuses.append(...scale(slab.circles));
    drawn = node;
    node.replaceChildren(head(legend, words.legendHint), classes, statuses);
    count();
    press();
    if (had >= 0 && parts[had]) parts[had].node.focus({ preventScroll: true });
  }

  /* A year step: only the numbers change; a group that a class made takes the class's places of the new year. */
  function count() {
    const row = lupe.row();
    if (drawn !== document.getElementById("monitor-legend")) return draw(); // the page was built anew
    if (row < 0) return;
    for (const part of parts) {
      const text = String(part.count(row));
      if (part.number.textContent !== text) part.number.textContent = text;
      if (part.byYear && part.word.data !== part.byYear[row]) part.word.data = part.byYear[row];
      if (part.node.classList.contains("bl-stat")) part.node.disabled = text === "0" && lupe.state.groupOrigin !== part.origin;
    }
    const active = parts.find((part) => part.origin === lupe.state.groupOrigin);
    if (active) lupe.setGroup(keysOf(active), active.origin);
  }

  function press() {
    for (const part of parts) part.node.setAttribute("aria-pressed", String(part.origin === lupe.state.groupOrigin));
  }

  lupe.on("slab", (slab) => {
    // Classes of another indicator are other classes.
    if (lupe.state.groupOrigin && lupe.state.groupOrigin !== "frame") lupe.setGroup(null);
    draw(slab);
  });
  lupe.on("year", count);
  lupe.on("group", press);
  lupe.on("palette", (name) => {
    const node = document.getElementById("monitor-legend");
    if (node && name) node.dataset.palette = name;
  });
})();
