/* Drawing above Plotly's figures: finds them, says when they were drawn, and holds the small tools that every view draws with.
   Marks, bars and cursors are our own SVG in the `.bl-layer` beside a graph, so that they follow the pointer within a frame
   and survive whatever Plotly redraws. Colours come from CSS (tokens.css, map.css), so theme and palette need no script. */
(function () {
  "use strict";
  const SVG = "http://www.w3.org/2000/svg";
  const lupe = window.lupe;
  const views = new Map(); // graph's id -> callback after each drawing
  const bound = new WeakSet();
  const widths = new Map();
  const pen = document.createElement("canvas").getContext("2d");

  function el(name, attributes, text) {
    const node = document.createElementNS(SVG, name);
    for (const key in attributes || {}) node.setAttribute(key, attributes[key]);
    if (text !== undefined) node.textContent = text;
    return node;
  }

  /* The drawn Plotly element of a graph, or null while there is none. */
  function graph(id) {
    const host = document.getElementById(id);
    const found = host && (host.matches(".js-plotly-plot") ? host : host.querySelector(".js-plotly-plot"));
    return found && found._fullLayout && found._fullLayout._size && found._fullLayout.yaxis ? found : null;
  }

  /* The SVG above a graph; made once, as wide and high as the graph. */
  function layer(id) {
    const host = document.getElementById(id);
    const box = host && host.closest(".bl-plot").querySelector(".bl-layer");
    if (!box) return null;
    if (!box.firstChild) box.appendChild(el("svg", { "aria-hidden": "true" }));
    return box.firstChild;
  }

  /* Where things lie in a drawn graph, in px of the layer. */
  function frame(gd) {
    const { l, t, w, h } = gd._fullLayout._size;
    const { xaxis, yaxis } = gd._fullLayout;
    return {
      left: l, top: t, width: w, height: h, right: l + w, bottom: t + h,
      x: (value) => l + xaxis.l2p(value),
      y: (value) => t + yaxis.l2p(value),
    };
  }

  function size() {
    return parseFloat(getComputedStyle(document.documentElement).fontSize) * 0.8125;
  }

  function textWidth(text, px, weight) {
    const key = weight + "|" + px + "|" + text;
    if (!widths.has(key)) {
      if (widths.size > 4000) widths.clear();
      pen.font = weight + " " + px + "px 'Source Sans 3', 'Segoe UI', Arial, sans-serif";
      widths.set(key, pen.measureText(text).width);
    }
    return widths.get(key);
  }

  /* Centres as near as possible to `wanted`, neighbours not touching, within low..high. The same as axes.spread in Python. */
  function spread(wanted, sizes, low, high) {
    const order = wanted.map((_, i) => i).sort((a, b) => wanted[a] - wanted[b]);
    if (!order.length) return [];
    const steps = [0];
    for (let k = 1; k < order.length; k++) steps.push(steps[k - 1] + (sizes[order[k - 1]] + sizes[order[k]]) / 2);
    const blocks = [];
    order.forEach((i, k) => {
      blocks.push([wanted[i] - steps[k], 1]);
      while (blocks.length > 1 && blocks.at(-2)[0] > blocks.at(-1)[0]) {
        const [right, more] = blocks.pop();
        const [left, many] = blocks.pop();
        blocks.push([(left * many + right * more) / (many + more), many + more]);
      }
    });
    const lowest = low + sizes[order[0]] / 2;
    const highest = Math.max(high - sizes[order.at(-1)] / 2 - steps.at(-1), lowest);
    const placed = new Array(wanted.length);
    let k = 0;
    for (const [base, count] of blocks) {
      for (let j = 0; j < count; j++, k++) placed[order[k]] = Math.min(Math.max(base, lowest), highest) + steps[k];
    }
    return placed;
  }

  /* Path of a place's marker around (0, 0): circle, square, diamond, triangle; from the fifth place on the same, open. */
  const SHAPES = [
    (r) => `M${-r},0a${r},${r} 0 1,0 ${2 * r},0a${r},${r} 0 1,0 ${-2 * r},0Z`,
    (r) => `M${-r * 0.9},${-r * 0.9}h${r * 1.8}v${r * 1.8}h${-r * 1.8}Z`,
    (r) => `M0,${-r * 1.2}L${r * 1.2},0L0,${r * 1.2}L${-r * 1.2},0Z`,
    (r) => `M0,${-r * 1.15}L${r * 1.1},${r * 0.85}H${-r * 1.1}Z`,
  ];
  function shape(position, radius) {
    return SHAPES[position % 4](radius);
  }

  /* A marker to stand beside a name in HTML; its meaning is said by the name, so it is hidden from screen readers. */
  function mark(position) {
    const svg = el("svg", { class: "bl-marker", viewBox: "-7 -7 14 14", "aria-hidden": "true" });
    const open = position > 3;
    const path = el("path", { d: shape(position, open ? 4.6 : 5.4), class: open ? "open" : "" });
    svg.style.setProperty("--c", place(position));
    svg.appendChild(path);
    return svg;
  }

  function place(position) {
    return `var(--bl-place-${(position % 8) + 1})`;
  }

  /* A text with a halo of the card's colour. */
  function label(text, x, y, anchor, colour, weight, px) {
    const node = el("text", { x, y, "text-anchor": anchor, class: "bl-halo" }, text);
    node.style.fill = colour;
    node.style.fontWeight = weight;
    node.style.fontSize = px + "px";
    return node;
  }

  /* Gives a layer the classes' colours of the present palette: see map.css. */
  function dress(svg, slab) {
    svg.dataset.palette = lupe.state.palette || "see";
    svg.dataset.classes = slab.legend.continuous ? 7 : Math.min(Math.max(slab.legend.labels.length, 1), 7);
  }

  /* A place's colour as a word for `paint`: c0 to c6, or s0 to s5 with its mixing share on a continuous scale. */
  function tone(slab, row, column, coarse) {
    if (!slab.legend.continuous) return "c" + Math.max(slab.class[row][column], 0);
    const at = Math.min(Math.max(slab.share[row][column] || 0, 0), 1) * 6;
    const left = Math.min(Math.floor(at), 5);
    return coarse ? "c" + Math.round(at) : `s${left}:${(at - left).toFixed(3)}`;
  }

  function paint(node, word) {
    const [name, share] = word.split(":");
    node.classList.add(name);
    if (share) node.style.setProperty("--f", share);
    return node;
  }

  /* Calls back after each drawing of a graph, and whenever its page element appears anew. */
  function watch(id, callback) {
    views.set(id, callback);
  }

  function bind() {
    for (const [id, callback] of views) {
      const gd = graph(id);
      if (!gd || bound.has(gd) || !gd.on) continue;
      bound.add(gd);
      gd.on("plotly_afterplot", () => callback(gd));
      callback(gd);
    }
  }

  new MutationObserver(bind).observe(document.documentElement, { childList: true, subtree: true });
  lupe.on("figure", (id) => {
    bind();
    const gd = graph(id);
    if (gd && views.has(id)) views.get(id)(gd);
  });

  lupe.on("palette", (name) => (lupe.state.palette = name || lupe.state.palette));
  lupe.plots = { el, graph, layer, frame, size, textWidth, spread, shape, mark, place, label, dress, tone, paint, watch };
})();
