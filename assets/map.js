/* The map: fetches the SVG that Python drew, colours its areas for the year and marks hover, selection and group.
   Parts that stand in files of their own: map-view (zoom), map-circles, map-labels, map-room, map-tip, map-gestures, map-keys. */
(function () {
  "use strict";
  const lupe = window.lupe;
  const SVG = "http://www.w3.org/2000/svg";
  const MANY = 2000; // areas above which lines get thinner and dotted outlines are left out
  const parts = lupe.mapParts;
  const KEPT = 24; // drawings: more than there were municipalities' reforms, so that every year has its own
  const texts = new Map(); // drawings by address

  const map = (lupe.map = {
    box: null, svg: null, areas: [], byKey: new Map(), words: {}, active: null, view: null, labels: null, circles: null, tip: null,
    address: "", // of the drawing that is shown
    fetched, forget, draw, swap, announce,
    fit: () => map.view && map.view.fit(true),
    named: (key) => (map.byKey.has(key) ? map.byKey.get(key).name : ""),
    element(name, attributes, parent) {
      const node = document.createElementNS(SVG, name);
      for (const key in attributes) node.setAttribute(key, attributes[key]);
      if (parent) parent.append(node);
      return node;
    },
  });

  /* The text of a drawing; the last few are kept, so that going back asks nobody. */
  async function fetched(url) {
    if (!texts.has(url)) {
      const answer = await fetch(url);
      if (!answer.ok) throw new Error(`map: ${answer.status}`);
      texts.set(url, await answer.text());
      if (texts.size > KEPT) texts.delete(texts.keys().next().value);
    }
    return texts.get(url);
  }

  function forget(url) {
    texts.delete(url);
  }

  /* Shows a drawing that was fetched before, whole. */
  function draw(url) {
    show(url, false);
  }

  /* Other boundaries of the same map in the same frame: the view stays. False when they were not fetched before. */
  function swap(url) {
    if (!texts.has(url) || !map.svg) return false;
    show(url, true);
    return true;
  }

  function parsed(text) {
    const source = new DOMParser().parseFromString(text, "image/svg+xml").documentElement;
    if (source.nodeName !== "svg") throw new Error("map: not an SVG");
    return document.importNode(source, true);
  }

  function show(url, keepsView) {
    const svg = parsed(texts.get(url));
    const frame = document.getElementById("monitor-map");
    if (!frame) return; // the reader has gone to another page meanwhile
    map.address = url;
    const box = frame.matches(".bl-mapbox") ? frame : frame.querySelector(".bl-mapbox");
    const fresh = box !== map.box; // the page was built anew
    map.box = box;
    map.words = box.dataset;
    map.svg = svg;
    map.areas = [...svg.querySelectorAll(".bl-area")].map(readArea);
    map.byKey = new Map(map.areas.map((area) => [area.key, area]));
    map.active = null;
    svg.querySelector(".bl-areas").setAttribute("aria-describedby", "monitor-map-keys");
    svg.removeAttribute("viewBox"); // from here on the SVG's unit is the screen's pixel, see map-view.js; only .bl-zoom is scaled
    if (map.areas.length > MANY) svg.setAttribute("data-many", "");
    if (lupe.state.palette) svg.dataset.palette = lupe.state.palette;
    drawEdges(svg.querySelector(".bl-edges"));
    box.querySelector(".bl-mapcanvas").replaceChildren(svg);
    prepareMarks();
    if (fresh) {
      map.view = parts.view(map);
      map.circles = parts.circles(map);
      map.labels = parts.labels(map);
      map.tip = parts.tip(map);
      parts.gestures(map);
      parts.keys(map);
    }
    map.tip.hide();
    map.view.attach(keepsView && !fresh);
    adoptSlab();
    markSelection();
    markHover(lupe.state.hover);
    markGroup();
    map.labels.place();
  }

  /* Borders take longer to paint than areas: above them, in a layer of their own, they are painted once and not for every
     year. Thousands of areas bear their borders themselves, because as many paths more would take longer than that. */
  function drawEdges(group) {
    if (map.areas.length > MANY) return;
    for (const area of map.areas) map.element("path", { class: "bl-edge", d: area.path }, group);
  }

  function readArea(node) {
    const [x, y, x0, y0, x1, y1] = node.dataset.at.split(" ").map(Number);
    return {
      node, key: node.dataset.key, name: node.getAttribute("aria-label"), x, y, x0, y0, x1, y1,
      population: Number(node.dataset.pop), tier: Number(node.dataset.tier), path: node.getAttribute("d"),
      column: -1, code: -1,
    };
  }

  /* The slab's order of places is not the picture's. A slab of another level leaves all areas empty until its map comes. */
  function adoptSlab() {
    const { slab } = lupe.state;
    if (!map.svg || !slab) return;
    for (const area of map.areas) area.column = lupe.column(area.key);
    const continuous = slab.legend.continuous;
    map.svg.dataset.classes = continuous ? 7 : Math.max(slab.legend.labels.length, 1);
    map.circles.adopt(lupe.state.seen);
    name(slab);
    paint(true);
  }

  const QUIET = 15 << 3; // an area whose number is a circle on it

  /* What a screen reader hears on reaching the map: indicator, year, areas. */
  function name(slab) {
    const row = lupe.row();
    const words = [slab.title, row < 0 ? "" : slab.labels[row], slab.words.level].filter(Boolean).join(", ");
    map.svg.querySelector(".bl-areas").setAttribute("aria-label", map.words.map.replace("{what}", () => words));
  }

  const classNames = [];
  // One number per look: sign, class, few, outside the filter, in the group.
  function className(code) {
    if (classNames[code]) return classNames[code];
    const sign = code & 7, index = ((code >> 3) & 15) - 1;
    const look = sign ? lupe.signs.CLASSES[sign] : index === 14 ? "quiet" : index < 7 ? `c${index}` : `s${index - 7}`;
    const few = code & 128 ? " few" : "", out = code & 256 ? " out" : "", grouped = code & 512 ? " in" : "";
    return (classNames[code] = `bl-area ${look}${few}${out}${grouped}`);
  }

  /* Colours every area whose look differs from what it bears. */
  function paint(anew) {
    const { seen: slab, group } = lupe.state;
    const row = lupe.row();
    if (!map.svg || !slab || row < 0) return;
    const { signs } = lupe;
    const classes = slab.class[row];
    const share = slab.legend.continuous ? slab.share[row] : null;
    const dotted = [], written = [];
    for (const area of map.areas) {
      const column = area.column;
      const sign = column < 0 ? signs.MISSING : signs.at(slab, row, column);
      let code = sign;
      if (sign === signs.VALUE) {
        const few = signs.isFew(slab, row, column);
        if (share && few) code |= (Math.round(share[column] * 6) + 1) << 3;
        else if (share) {
          const at = Math.min(Math.floor(share[column] * 6), 5);
          code |= (at + 8) << 3;
          area.node.style.setProperty("--f", (share[column] * 6 - at).toFixed(3));
        } else code |= (classes[column] + 1) << 3;
        if (few) code |= 128;
      } else {
        if (signs.CLASSES[sign] === "missing") dotted.push(area);
        if (signs.TEXTS[sign] && slab.inside[column]) written.push([area, signs.TEXTS[sign]]);
      }
      if (column >= 0 && !slab.inside[column]) code |= 256;
      if (group && group.has(area.key)) code |= 512;
      if (slab.circles && column >= 0) {
        map.circles.paint(area, sign === signs.VALUE ? slab.circles.share[row][column] : 0, className(code).slice(8));
        if (sign === signs.VALUE) code = (code & ~(15 << 3)) | QUIET;
      }
      if (anew || code !== area.code) area.node.setAttribute("class", className((area.code = code)));
    }
    drawDots(dotted);
    map.labels.signs(written);
    map.tip.refresh();
  }

  let dots = "";
  function drawDots(areas) {
    const shown = areas.length > MANY ? [] : areas;
    const keys = shown.map((area) => area.key).join();
    const node = map.svg.querySelector(".bl-dotted");
    if (keys === dots && node.hasAttribute("d")) return;
    dots = keys;
    node.setAttribute("d", shown.map((area) => area.path).join(""));
  }

  let hover = [], selected = [];
  function prepareMarks() {
    const group = map.svg.querySelector(".bl-marks");
    const pair = (name) => [`${name}-casing`, name].map((one) => map.element("path", { class: one }, group));
    hover = pair("bl-hover");
    selected = Array.from({ length: 8 }, () => pair("bl-selected"));
    selected.forEach(([, line], index) => line.classList.add(`p${index + 1}`));
  }

  function markHover(key) {
    if (!map.svg) return;
    const area = map.byKey.get(key);
    const chosen = area && lupe.mark(key) >= 0; // a selected place keeps its colour
    for (const path of hover) path.setAttribute("d", area && !chosen ? area.path : "");
  }

  function markSelection() {
    if (!map.svg) return;
    selected.forEach((pair, index) => {
      const area = map.byKey.get(lupe.state.selection[index]);
      for (const path of pair) path.setAttribute("d", area ? area.path : "");
    });
    for (const area of map.areas) {
      const on = lupe.mark(area.key) >= 0 ? "true" : "false";
      if (area.selected !== on) area.node.setAttribute("aria-selected", (area.selected = on));
    }
    map.labels.pills();
    markHover(lupe.state.hover);
  }

  function markGroup() {
    if (!map.svg) return;
    map.svg.classList.toggle("grouped", Boolean(lupe.state.group));
    paint(false);
  }

  function announce(text) {
    const live = document.getElementById("shell-live");
    if (live) live.textContent = text;
  }

  lupe.on("slab", adoptSlab);
  lupe.on("year", () => {
    paint(false);
    if (map.svg && lupe.state.slab) name(lupe.state.slab);
  });
  lupe.on("hover", (key, origin) => {
    markHover(key);
    if (map.tip) map.tip.follow(key, origin);
  });
  lupe.on("selection", markSelection);
  lupe.on("group", markGroup);
  /* "see", "heide", "wald" or "div"; areas, patterns and legend follow by CSS. */
  lupe.on("palette", (name) => {
    if (!name) return;
    lupe.state.palette = name;
    if (map.svg) map.svg.dataset.palette = name;
  });
})();
