/* The map by keyboard: one tab stop, arrows walk from place to place, Enter selects. */
(function () {
  "use strict";
  const lupe = window.lupe;
  const STEP = 80; // px a pan moves
  const ARROWS = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] };
  lupe.mapParts = lupe.mapParts || {};

  lupe.mapParts.keys = function (map) {
    const canvas = map.box.querySelector(".bl-mapcanvas");
    let typed = "", typing = 0;

    /* Steps onto a place: marked everywhere, its tooltip shown, read aloud. */
    function step(key) {
      const area = map.byKey.get(key);
      if (!area) return;
      map.active = key;
      map.view.reveal(area);
      map.svg.querySelector(".bl-areas").setAttribute("aria-activedescendant", area.node.id);
      lupe.setHover(key, "map");
      map.tip.show(key);
      map.announce(map.tip.sentence(key));
    }

    function start() {
      if (map.byKey.has(map.active)) return map.active;
      const chosen = lupe.state.selection.find((key) => map.byKey.has(key));
      const largest = map.areas.reduce((best, area) => (!best || area.population > best.population ? area : best), null);
      return chosen || (largest && largest.key);
    }

    // A click gives the focus as well, but then the pointer says which place is meant, and no ring is needed.
    canvas.addEventListener("focusin", () => {
      if (map.pointing) return;
      map.box.classList.add("keyed");
      step(start());
    });
    canvas.addEventListener("focusout", () => {
      map.tip.hide();
      if (lupe.state.hover === map.active && map.active !== null) lupe.setHover(null, "map");
    });

    /* The nearest place whose point lies within 60 degrees of that direction; sideways counts double. */
    function towards([dx, dy]) {
      const from = map.byKey.get(start());
      let best = null, least = Infinity;
      for (const area of map.areas) {
        const along = (area.x - from.x) * dx + (area.y - from.y) * dy, aside = Math.abs((area.x - from.x) * dy) + Math.abs((area.y - from.y) * dx);
        if (along <= 0 || aside > along * 1.73 || along + 2 * aside >= least) continue;
        least = along + 2 * aside;
        best = area.key;
      }
      return best;
    }

    function byName(letter) {
      clearTimeout(typing);
      typed += letter.toLocaleLowerCase();
      typing = setTimeout(() => { typed = ""; }, 700);
      const found = map.areas.find((area) => area.name.toLocaleLowerCase().startsWith(typed));
      if (found) step(found.key);
    }

    canvas.addEventListener("keydown", (event) => {
      const { key } = event, command = event.ctrlKey || event.metaKey;
      map.box.classList.add("keyed");
      if (ARROWS[key]) {
        if (command) map.view.panBy(-ARROWS[key][0] * STEP, -ARROWS[key][1] * STEP);
        else step(map.active === null ? start() : towards(ARROWS[key]));
      } else if (key === "Enter" || (key === " " && !typed)) {
        if (map.active === null) return;
        map.choose(map.active, event.shiftKey || command);
        map.announce((lupe.mark(map.active) >= 0 ? map.words.selected : map.words.deselected).replace("{name}", () => map.named(map.active)));
      } else if (command || event.altKey) return;
      else if (key === "+" || key === "=") map.view.zoomBy(1.6, undefined, undefined, true);
      else if (key === "-" || key === "−") map.view.zoomBy(1 / 1.6, undefined, undefined, true);
      else if (key === "0") map.view.fit(true);
      else if (key === "Home") step(map.areas[0].key);
      else if (key === "End") step(map.areas[map.areas.length - 1].key);
      else if (key.length === 1) byName(key);
      else return;
      event.preventDefault();
    });
  };

  /* Escape puts the tooltip away and takes back, in this order: a frame being drawn, a tool, the group, the selection. */
  document.addEventListener("keydown", (event) => {
    const { map } = lupe;
    if (event.key !== "Escape" || event.defaultPrevented || !map.svg || !map.svg.isConnected) return;
    map.tip.hide();
    const card = map.box.closest(".bl-mapcard") || map.box;
    const elsewhere = event.target !== document.body && !card.contains(event.target);
    if (elsewhere || document.querySelector(".offcanvas.show, .modal.show, .dropdown-menu.show")) return;
    if (map.cancelDrag()) return;
    if (map.svg.classList.contains("framing")) map.setMode(null);
    else if (lupe.state.group) lupe.setGroup(null);
    else lupe.select([], "map");
  });
})();
