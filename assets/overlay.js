/* The small tools that every view draws with. Views are our own SVG in a `.bl-layer`, so that they follow the pointer within a
   frame. Colours come from CSS (tokens.css, map.css), so theme and palette need no script. */
(function () {
  "use strict";
  const SVG = "http://www.w3.org/2000/svg";
  const lupe = window.lupe;
  const views = new Map(); // view's id -> its drawing
  const extents = new WeakMap(); // place of a view -> {width, height}
  let letters = 0;
  const widths = new Map();
  const pen = document.createElement("canvas").getContext("2d");

  function el(name, attributes, text) {
    const node = document.createElementNS(SVG, name);
    for (const key in attributes || {}) node.setAttribute(key, attributes[key]);
    if (text !== undefined) node.textContent = text;
    return node;
  }

  /* The SVG of a view; made once, as wide and high as its place. */
  function layer(id) {
    const host = document.getElementById(id);
    if (!host) return null;
    if (!host.firstChild) host.appendChild(el("svg"));
    return host.firstChild;
  }

  /* Width and height of a view's place. Asked of the browser once: asking at each drawing would make it lay out the page. */
  function extent(id) {
    const host = document.getElementById(id);
    if (!extents.has(host)) {
      const { width, height } = host.getBoundingClientRect();
      extents.set(host, { width, height });
      framed(host, width, height);
      observer.observe(host);
    }
    return extents.get(host);
  }

  /* One unit is one px; on paper, which has another width, the whole drawing is scaled. */
  function framed(host, width, height) {
    if (width && height) host.querySelector("svg")?.setAttribute("viewBox", `0 0 ${width} ${height}`);
  }

  const observer = new ResizeObserver((entries) => {
    letters = 0;
    for (const { target, contentRect } of entries) {
      const { width, height } = contentRect;
      const before = extents.get(target);
      if (before && Math.abs(before.width - width) < 0.5 && Math.abs(before.height - height) < 0.5) continue;
      extents.set(target, { width, height });
      framed(target, width, height);
      views.get(target.id)?.();
    }
  });

  /* Size of letters, in px. */
  function size() {
    if (!letters) letters = parseFloat(getComputedStyle(document.documentElement).fontSize) * 0.8125;
    return letters;
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

  /* Calls back when a view's place has got another size. */
  function watch(id, callback) {
    views.set(id, callback);
  }

  lupe.on("palette", (name) => (lupe.state.palette = name || lupe.state.palette));
  lupe.plots = { el, layer, extent, size, textWidth, spread, shape, mark, place, label, dress, tone, paint, watch };
})();
