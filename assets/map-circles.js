/* Numbers as circles on the map: their sizes come from the slab as parts of the largest, their colours are those of the classes.
   They keep their size in px when the map is zoomed, so that the legend beside it stays true. The pointer goes through to the areas. */
(function () {
  "use strict";
  const lupe = window.lupe;
  const LARGEST = 27, SMALL = 0.62; // px of the largest radius at a root of 16 px, and its part on a phone
  lupe.mapParts = lupe.mapParts || {};

  lupe.mapParts.circles = function (map) {
    let nodes = new Map(), source = null, drawn = null;

    const largest = () => LARGEST * (map.view.root / 16) * (map.svg.hasAttribute("data-small") ? SMALL : 1);

    /* A circle for each area, the largest below; none where the slab has no circles. */
    function adopt(slab) {
      if (source === map.svg && drawn === slab.circles) return;
      const layer = map.svg.querySelector(".bl-circles");
      source = map.svg;
      drawn = slab.circles;
      nodes = new Map();
      layer.replaceChildren();
      if (!drawn) return;
      const most = (area) => Math.max(...drawn.share.map((year) => year[area.column]));
      const placed = map.areas.filter((area) => area.column >= 0).map((area) => [most(area), area]).filter(([share]) => share > 0);
      for (const [, area] of placed.sort(([a], [b]) => b - a)) {
        nodes.set(area.key, map.element("circle", { cx: area.x, cy: area.y, r: 0 }, layer));
      }
    }

    /* `look` is the class of the area without its own; share 0 hides the circle. */
    function paint(area, share, look) {
      const node = nodes.get(area.key);
      if (!node) return;
      if (node.share !== share) node.setAttribute("r", radius((node.share = share)));
      if (node.look !== look) node.setAttribute("class", (node.look = look));
    }

    const radius = (share) => (share ? (share * largest()) / map.view.scale : 0).toFixed(4);

    function size() {
      if (source !== map.svg) return;
      for (const node of nodes.values()) if (node.share) node.setAttribute("r", radius(node.share));
    }

    return { adopt, paint, size, largest };
  };
})();
