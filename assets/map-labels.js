/* Text on the map, in screen pixels: names of places and neighbours, signs such as "0", pills of selected places. */
(function () {
  "use strict";
  const lupe = window.lupe;
  const NAME = 12.7, STRONG = 13.8, SIGN = 13, NEIGHBOUR = 12, PILL = 14; // px at a root of 16 px
  const PILL_HEIGHT = 22.7, PILL_SIDE = 10, PILL_SHARE = 0.75; // a pill stays inside if it covers less of the area's width
  const LARGE_TOWN = 10000; // inhabitants above which a municipality's name is strong
  const MOST = 160, TRIED = 1500; // names placed and tried at once
  // Shifts in widths and heights of the text: the point itself, then around it.
  const SHIFTS = [[0, 0], [0, -0.6], [0, 0.6], [0.28, 0], [-0.28, 0], [0, -1.1], [0, 1.1], [0.28, -0.6], [-0.28, -0.6], [0.28, 0.6],
    [-0.28, 0.6], [0.5, 0], [-0.5, 0], [0.5, -0.6], [-0.5, -0.6]];
  lupe.mapParts = lupe.mapParts || {};

  lupe.mapParts.labels = function (map) {
    const pen = document.createElement("canvas").getContext("2d");
    const widths = new Map();
    let family = "", named = [], signs = [], pills = [], neighbours = [], order = [], source = null;
    document.fonts.addEventListener("loadingdone", () => {
      widths.clear(); // measured in a substitute until now
      if (map.svg && map.view.width) place();
    });

    /* Text grows with the root, more on the projector, and is a little smaller on a phone. */
    function factor() {
      const { root } = map.view; // asked once per size: asking after a change would make the browser lay out the page at once
      return root >= 20 ? (root / 16) * 1.13 : map.svg.hasAttribute("data-small") ? (root / 16) * 0.93 : root / 16;
    }

    function measure(text, size, weight) {
      family = family || getComputedStyle(document.body).fontFamily;
      const font = `${weight} ${size}px ${family}`, name = font + text;
      if (!widths.has(name)) {
        pen.font = font;
        widths.set(name, pen.measureText(text).width);
      }
      return widths.get(name);
    }

    const screen = (at) => ({ x: at.x * map.view.scale + map.view.x, y: at.y * map.view.scale + map.view.y });
    const box = (x, y, w, h) => ({ x0: x - w / 2, y0: y - h / 2, x1: x + w / 2, y1: y + h / 2 });
    const free = (one, taken) => !taken.some((other) => one.x0 < other.x1 && other.x0 < one.x1 && one.y0 < other.y1 && other.y0 < one.y1);
    const inView = (one) => one.x0 >= 2 && one.y0 >= 2 && one.x1 <= map.view.width - 2 && one.y1 <= map.view.height - 2;

    function text(parent, className, size, content) {
      const node = map.element("text", { class: className, "font-size": size.toFixed(1) }, parent);
      node.textContent = content;
      return node;
    }

    function put(label) {
      const { x, y } = screen(label.at);
      label.node.setAttribute("x", (x + label.dx).toFixed(1));
      label.node.setAttribute("y", (y + label.dy + label.size * 0.35).toFixed(1));
    }

    /* While the view moves: all stays in its place on the map. */
    function move() {
      if (source !== map.svg) return;
      for (const label of named) put(label);
      for (const label of signs) put(label);
      for (const label of neighbours) put(label);
      pillsNow();
    }

    /* Places all names anew: the most populous first, left out rather than overlapping. */
    function place() {
      if (source !== map.svg) {
        source = map.svg;
        order = map.areas.slice().sort((a, b) => b.population - a.population || (a.key < b.key ? -1 : 1));
      }
      const layer = map.svg.querySelector(".bl-names"), scaled = factor(), zoom = map.view.zoom;
      const tier = zoom >= 4 ? 2 : zoom >= 1.999 ? 1 : 0;
      drawSigns();
      pillsNow();
      const tools = map.box.querySelector(".bl-maptools");
      const taken = [...pills.map((pill) => pill.box), ...signs.map((sign) => sign.box())];
      if (tools) taken.push({ x0: tools.offsetLeft, y0: tools.offsetTop, x1: tools.offsetLeft + tools.offsetWidth, y1: tools.offsetTop + tools.offsetHeight });
      named.forEach((label) => label.node.remove());
      neighbours.forEach((label) => label.node.remove());
      named = [];
      let tried = 0;
      for (const area of order) {
        if (named.length >= MOST || tried > TRIED) break;
        if (area.tier > tier || lupe.mark(area.key) >= 0) continue;
        const at = screen(area);
        if (at.x < 0 || at.y < 0 || at.x > map.view.width || at.y > map.view.height) continue;
        tried++;
        const strong = map.svg.dataset.level === "gemeinde" && area.population > LARGE_TOWN;
        const size = (strong ? STRONG : NAME) * scaled, width = measure(area.name, size, strong ? 600 : 400) + 5, height = size * 1.12;
        for (const [right, down] of SHIFTS) {
          const dx = right * width, dy = down * height, wanted = box(at.x + dx, at.y + dy, width, height);
          if (!inView(wanted) || !free(wanted, taken)) continue;
          taken.push(wanted);
          const label = { node: text(layer, strong ? "bl-place strong" : "bl-place", size, area.name), at: area, dx, dy, size };
          put(label);
          named.push(label);
          break;
        }
      }
      neighbours = map.svg.hasAttribute("data-small") ? [] : placeNeighbours(layer, NEIGHBOUR * scaled, taken);
    }

    /* Names of neighbouring districts, where the visible part of each is widest. */
    function placeNeighbours(layer, size, taken) {
      const placed = [];
      for (const path of map.svg.querySelectorAll(".bl-context path")) {
        const name = path.dataset.name, words = name.split(" ");
        const half = Math.ceil(words.length / 2);
        const forms = words.length > 1 ? [[name], [words.slice(0, half).join(" "), words.slice(half).join(" ")]] : [[name]];
        for (const lines of forms) {
          const width = Math.max(...lines.map((line) => measure(line, size, 400) + line.length * size * 0.06)) + 8;
          const height = lines.length * size * 1.4;
          const found = lupe.mapParts.room(map.view, path, width, height, taken);
          if (!found) continue;
          taken.push(box(found.x, found.y, width, height));
          lines.forEach((line, index) => {
            const dy = (index - (lines.length - 1) / 2) * size * 1.4, at = map.view.toMap(found.x, found.y);
            const label = { node: text(layer, "bl-neighbour", size, line), at, dx: 0, dy, size };
            put(label);
            placed.push(label);
          });
          break;
        }
      }
      return placed;
    }

    /* Takes [area, sign] pairs: "0" at places that reported none, and the like. */
    let written = [];
    function takeSigns(pairs) {
      const same = pairs.length === written.length && pairs.every(([area, sign], i) => area === written[i][0] && sign === written[i][1]);
      if (same) return;
      written = pairs;
      drawSigns();
    }

    function drawSigns() {
      const layer = map.svg.querySelector(".bl-names");
      signs.forEach((sign) => sign.node.remove());
      const size = SIGN * factor();
      signs = (written.length > 400 ? [] : written).map(([area, sign]) => {
        const at = screen(area), room = map.view.boxOf(area), fits = room.x1 - room.x0 > size && room.y1 - room.y0 > size;
        const node = text(layer, "bl-sign-text", fits ? size : size * 0.8, sign);
        const label = { node, at: area, dx: 0, dy: 0, size: fits ? size : size * 0.8, box: () => box(at.x, at.y, size, size) };
        put(label);
        return label;
      });
    }

    /* Pills of the selected places, always fresh: inside the area if it is wide enough, else over its highest point. */
    function pillsNow() {
      const layer = map.svg.querySelector(".bl-pills");
      const small = map.svg.hasAttribute("data-small"), size = PILL * factor(), height = PILL_HEIGHT * (size / PILL);
      layer.replaceChildren();
      pills = [];
      const areas = lupe.state.selection.map((key) => map.byKey.get(key));
      areas.forEach((area, index) => {
        if (!area) return;
        const room = map.view.boxOf(area), at = screen(area);
        if (room.x1 < 0 || room.y1 < 0 || room.x0 > map.view.width || room.y0 > map.view.height) return;
        const width = measure(area.name, size, 700) + 2 * PILL_SIDE * (size / PILL);
        const inside = width < PILL_SHARE * (room.x1 - room.x0) && height < room.y1 - room.y0;
        const top = inside ? at : screen(highest(area));
        if (!inside) top.y -= height / 2 + (small ? 4 : 3);
        // Inside the box, and not over another pill: upwards first, then downwards.
        const x = Math.min(Math.max(top.x, width / 2 + 4), map.view.width - width / 2 - 4);
        const steps = [0, -1, 1, -2, 2, -3, 3].map((step) => Math.min(Math.max(top.y + step * (height + 2), height / 2 + 3), map.view.height - height / 2 - 3));
        const taken = pills.map((pill) => pill.box);
        const y = steps.find((one) => free(box(x, one, width, height), taken)) ?? steps[0];
        const one = box(x, y, width, height);
        pills.push({ box: one });
        const group = map.element("g", { class: `p${index + 1}` }, layer);
        map.element("rect", { x: one.x0.toFixed(1), y: one.y0.toFixed(1), width: width.toFixed(1), height: height.toFixed(1), rx: (height / 2).toFixed(1) }, group);
        const node = text(group, "", size, area.name);
        node.setAttribute("x", x.toFixed(1));
        node.setAttribute("y", (y + size * 0.34).toFixed(1));
      });
    }

    /* The northernmost point of an area, from its path data: absolute M and L, relative l, z. */
    function highest(area) {
      if (area.top) return area.top;
      let best = { x: area.x, y: area.y0 }, least = Infinity, x = 0, y = 0;
      for (const [, command, numbers] of area.path.matchAll(/([MLml])([^MLmlZz]*)/g)) {
        const values = (numbers.match(/-?(?:\d+\.?\d*|\.\d+)(?:e-?\d+)?/g) || []).map(Number);
        const relative = command === "l" || command === "m";
        for (let i = 0; i + 1 < values.length; i += 2) {
          x = values[i] + (relative ? x : 0);
          y = values[i + 1] + (relative ? y : 0);
          if (y < least) {
            least = y;
            best = { x, y };
          }
        }
      }
      return (area.top = best);
    }

    let waiting = 0;
    /* A new selection: its pills at once, the names that they push aside a moment later. */
    function select() {
      if (!map.view.width) return;
      pillsNow();
      clearTimeout(waiting);
      waiting = setTimeout(place, 60);
    }

    return { place, move, signs: takeSigns, pills: select, pillBoxes: () => pills.map((pill) => pill.box) };
  };
})();
