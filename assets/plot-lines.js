/* The lines of a Plotly figure as SVG: strokes, bands and markers. */
(function () {
  "use strict";
  const { plots } = window.lupe;
  const { el } = plots;
  const SYMBOLS = ["circle", "square", "diamond", "triangle-up"];

  /* The nodes of one trace. `clip` is the id of the path that lines do not leave. */
  plots.trace = function (trace, frame, clip) {
    if (trace.mode === "markers") return trace.x.map((x, i) => marker(trace.marker, frame.x(x), frame.y(trace.y[i])));
    const points = trace.x.map((x, i) => `${frame.x(x).toFixed(1)},${frame.y(trace.y[i]).toFixed(1)}`).join("L");
    const path = el("path", { d: `M${points}`, "clip-path": `url(#${clip})` });
    if (trace.fill) {
      path.setAttribute("class", "bl-band");
      path.style.fill = trace.fillcolor;
    } else {
      path.setAttribute("class", "bl-line");
      Object.assign(path.style, { stroke: trace.line.color, strokeWidth: trace.line.width + "px" });
      if (trace.line.dash && trace.line.dash !== "solid") path.style.strokeDasharray = trace.line.dash;
    }
    return [path];
  };

  function marker(look, x, y) {
    const [symbol, open] = (look.symbol || "circle").split(/-(?=open)/);
    const path = el("path", { d: plots.shape(Math.max(SYMBOLS.indexOf(symbol), 0), look.size / 2), transform: `translate(${x.toFixed(1)},${y.toFixed(1)})` });
    const edge = look.line || { width: 0, color: "none" };
    Object.assign(path.style, { fill: open ? "var(--bl-surface)" : look.color, stroke: edge.color, strokeWidth: edge.width + "px" });
    return path;
  }
})();
