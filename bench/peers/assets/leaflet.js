/* The map of dash-leaflet: Leaflet's own layers are given their colours. */
(function () {
  "use strict";
  // Viridis in seven steps.
  const COLOURS = ["#440154", "#443983", "#31688e", "#21918c", "#35b779", "#90d743", "#fde725"];
  const NONE = "#e5e5e5";
  const layers = [];

  function colour(value, least, most) {
    if (value === null || value === undefined) return NONE;
    const at = most > least ? (value - least) / (most - least) : 0;
    return COLOURS[Math.min(Math.floor(at * COLOURS.length), COLOURS.length - 1)];
  }

  function legend(least, most) {
    const node = document.querySelector("#legend");
    if (!node) return;
    const step = (most - least) / COLOURS.length;
    node.replaceChildren(
      ...COLOURS.map((one, index) => {
        const box = document.createElement("span");
        box.style.cssText = `flex: 1; background: ${one}; color: ${index > 3 ? "black" : "white"}`;
        box.textContent = (least + index * step).toFixed(1);
        return box;
      }),
    );
  }

  window.peer = {
    paint(figures, values, fresh) {
      const { least, most } = figures;
      layers.forEach((layer, index) => layer.setStyle({ fillColor: colour(values[index], least, most) }));
      if (fresh) legend(least, most);
    },
  };
  window.dashExtensions = Object.assign({}, window.dashExtensions, {
    peer: {
      style(feature, { hideout }) {
        const fillColor = colour(hideout.values[feature.properties.gebiet], hideout.least, hideout.most);
        return { fillColor, fillOpacity: 1, color: "white", weight: 0.6 };
      },
      each(feature, layer, context) {
        layer.bindTooltip(feature.properties.name);
        layers.push(layer); // in the order of the file, which is that of the values
        if (layers.length === 1) legend(context.hideout.least, context.hideout.most);
      },
    },
  });
})();
