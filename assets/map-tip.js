/* The map's tooltip: what one place is and has, beside the place, towards the emptier side. */
(function () {
  "use strict";
  const lupe = window.lupe;
  const GAP = 12, RIM = 8, CELL = 8; // px
  const GRACE = 160; // ms in which the pointer may cross from an area to its tooltip
  lupe.mapParts = lupe.mapParts || {};

  lupe.mapParts.tip = function (map) {
    const node = map.box.querySelector(".bl-tip");
    let shown = null, timer = 0, over = false;

    node.addEventListener("pointerenter", () => { over = true; clearTimeout(timer); });
    node.addEventListener("pointerleave", () => { over = false; leave(); });

    function element(name, className, text) {
      const made = document.createElement(name);
      if (className) made.className = className;
      if (text) made.textContent = text;
      return made;
    }

    /* The place's figures in the present year, as written in the slab. */
    function facts(key) {
      const { slab } = lupe.state, column = lupe.column(key), row = lupe.row();
      if (!slab || column < 0 || row < 0) return null;
      const status = slab.status[row][column], words = slab.words || {};
      const has = slab.value[row][column] !== null;
      return {
        name: slab.names[column], line: slab.lines[column], has, text: slab.text[row][column] || (words.status || [])[status] || "",
        counts: slab.counts[row][column], sentence: has || slab.text[row][column] !== (words.status || [])[status] ? "" : (words.sentence || [])[status] || "",
        rank: slab.rank[row][column] ? `${slab.rank[row][column]} ${words.of || "von"} ${slab.ranked[row]}` : "",
        difference: (slab.difference && slab.difference[row][column]) || "", interval: slab.interval ? slab.interval[row][column] : "",
        intervalName: words.interval, verdict: lupe.verdicts.code(slab, "difference", row, column),
        unrounded: slab.unrounded.difference[row][column] ? words.unrounded : "",
        few: has && slab.few[row][column] ? words.few : "", example: slab.example[row][column] ? words.example : "",
        rankName: words.rank || slab.heading.rank.split(",")[0], differenceName: slab.heading.difference,
      };
    }

    function fill(key) {
      const fact = facts(key);
      if (!fact) {
        node.replaceChildren(element("h3", "", map.named(key)));
        return;
      }
      const big = element("div", fact.has ? "bl-big" : "bl-big word");
      big.append(element("b", "", fact.text));
      if (fact.counts) big.append(element("span", "", fact.counts));
      const list = element("dl");
      for (const [name, text] of [[fact.intervalName, fact.interval], [fact.rankName, fact.rank], [fact.unrounded ? `${fact.differenceName}, ${fact.unrounded}` : fact.differenceName, fact.difference]]) {
        if (text) list.append(element("dt", "", name), element("dd", "", text));
      }
      node.replaceChildren(element("h3", "", fact.name), element("p", "", fact.line), big);
      if (list.children.length) node.append(list);
      const { seen } = lupe.state, at = lupe.column(key), row = lupe.row();
      if (seen.shown && seen.value[row][at] !== null && seen.title !== fact.differenceName) list.append(element("dt", "", seen.title), element("dd", "", seen.text[row][at]));
      if (seen.shown && fact.has && seen.value[row][at] === null) node.append(element("p", "bl-tip-note", seen.sentence));
      if (fact.difference) {
        const { slab } = lupe.state, verdict = element("p", "bl-tip-verdict");
        verdict.append(lupe.verdicts.pill(slab, fact.verdict), element("span", "", fact.verdict ? slab.words.verdictSentences[fact.verdict] : ""));
        node.append(verdict);
      }
      for (const text of [fact.few, fact.sentence]) if (text) node.append(element("p", "bl-tip-note", text));
      if (fact.example) node.append(element("span", "bl-example", fact.example));
    }

    /* One sentence for the live region. */
    function sentence(key) {
      const fact = facts(key);
      if (!fact) return map.named(key);
      const rank = fact.rank && `${fact.rankName} ${fact.rank}`, gap = fact.difference && `${fact.differenceName} ${fact.difference}, ${lupe.state.slab.words.verdicts[fact.verdict]}`;
      const interval = fact.interval && `${fact.intervalName} ${fact.interval}`;
      const spoken = [`${fact.name}: ${fact.text}`, fact.counts, interval, rank, gap, fact.few, fact.sentence.replace(/\.$/, ""), fact.example];
      return spoken.filter(Boolean).join(", ");
    }

    function show(key) {
      const area = map.byKey.get(key);
      if (!area) return hide();
      clearTimeout(timer);
      shown = key;
      fill(key);
      node.hidden = false;
      place(area);
    }

    function hide() {
      clearTimeout(timer);
      if (shown === null) return;
      shown = null;
      over = false;
      node.hidden = true;
    }

    function leave() {
      clearTimeout(timer);
      timer = setTimeout(() => {
        if (over) return;
        hide();
        if (lupe.state.hover !== null) lupe.setHover(null, "map");
      }, GRACE);
    }

    function refresh() {
      if (shown !== null) show(shown);
    }

    /* Hover that began in another view marks the area but covers no map. */
    function follow(key, origin) {
      if (key !== null && origin === "map") show(key);
      else if (key === null || origin !== "map") hide();
    }

    let ground = null;
    /* How much of the district lies under each cell of the box, summed from the upper left corner. */
    function covered() {
      const { scale, x, y, width, height } = map.view;
      const name = [scale, x, y, width, height].join();
      if (ground && ground.name === name && ground.svg === map.svg) return ground;
      const columns = Math.ceil(width / CELL), rows = Math.ceil(height / CELL);
      const canvas = document.createElement("canvas");
      canvas.width = columns;
      canvas.height = rows;
      const pen = canvas.getContext("2d", { willReadFrequently: true });
      pen.setTransform(scale / CELL, 0, 0, scale / CELL, x / CELL, y / CELL);
      pen.fill(new Path2D(map.svg.querySelector(".bl-outline").getAttribute("d")), "evenodd");
      const alpha = pen.getImageData(0, 0, columns, rows).data, sums = new Float32Array((columns + 1) * (rows + 1));
      for (let r = 0; r < rows; r++) {
        for (let c = 0, line = 0; c < columns; c++) {
          line += alpha[(r * columns + c) * 4 + 3] > 127 ? 1 : 0;
          sums[(r + 1) * (columns + 1) + c + 1] = sums[r * (columns + 1) + c + 1] + line;
        }
      }
      ground = { name, svg: map.svg, columns, rows, sums };
      return ground;
    }

    function under(at) {
      const { columns, rows, sums } = covered();
      const cut = (value, most) => Math.min(Math.max(Math.round(value / CELL), 0), most);
      const c0 = cut(at.x0, columns), c1 = cut(at.x1, columns), r0 = cut(at.y0, rows) * (columns + 1), r1 = cut(at.y1, rows) * (columns + 1);
      return (sums[r1 + c1] - sums[r0 + c1] - sums[r1 + c0] + sums[r0 + c0]) * CELL * CELL;
    }

    const common = (a, b) => Math.max(Math.min(a.x1, b.x1) - Math.max(a.x0, b.x0), 0) * Math.max(Math.min(a.y1, b.y1) - Math.max(a.y0, b.y0), 0);

    function place(area) {
      const { width, height } = map.view, box = map.view.boxOf(area);
      const w = node.offsetWidth, h = node.offsetHeight;
      const cx = (box.x0 + box.x1) / 2, cy = (box.y0 + box.y1) / 2;
      const xs = [box.x1 + GAP, box.x0 - GAP - w, cx - w / 2, cx + GAP, cx - GAP - w], ys = [box.y1 + GAP, box.y0 - GAP - h, cy - h / 2, cy + GAP, cy - GAP - h];
      const pills = map.labels.pillBoxes();
      let best = null;
      for (const x of xs.concat(RIM, width - RIM - w)) {
        for (const y of ys.concat(RIM, height - RIM - h)) {
          const x0 = Math.min(Math.max(x, RIM), Math.max(width - RIM - w, RIM)), y0 = Math.min(Math.max(y, RIM), Math.max(height - RIM - h, RIM));
          const at = { x0, y0, x1: x0 + w, y1: y0 + h };
          const overlap = common(at, { x0: box.x0 - 4, y0: box.y0 - 4, x1: box.x1 + 4, y1: box.y1 + 4 });
          const far = Math.hypot(Math.max(x0 - box.x1, box.x0 - at.x1, 0), Math.max(y0 - box.y1, box.y0 - at.y1, 0));
          const tools = at.x1 > width - 60 && y0 < 200 ? 4000 : 0;
          const hidden = pills.reduce((sum, pill) => sum + common(at, pill), 0);
          const cost = overlap * 1000 + hidden * 20 + under(at) + far * 25 + tools;
          if (!best || cost < best.cost) best = { cost, x: x0, y: y0 };
        }
      }
      node.style.transform = `translate(${Math.round(best.x)}px, ${Math.round(best.y)}px)`;
    }

    return { show, hide, leave, refresh, follow, sentence, get shown() { return shown; } };
  };
})();
