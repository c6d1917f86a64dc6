/* A year in the peers: the map is painted by the script beside this one, the charts are given what
   changes. */
(function () {
  "use strict";
  const LONGEST = 20;
  const drawn = { figures: null, year: null };
  const keep = () => window.dash_clientside.no_update;
  const graph = (id) => document.querySelector(`#${id} .js-plotly-plot`);

  function ranked(values, names) {
    const order = values.map((value, index) => [value, index]).filter(([value]) => value !== null);
    order.sort((one, other) => other[0] - one[0]);
    const highest = order.slice(0, LONGEST);
    return { x: [highest.map(([value]) => value)], y: [highest.map(([, index]) => names[index])] };
  }

  function draw(figures, year, names) {
    if (drawn.figures === figures && drawn.year === year) return;
    const fresh = drawn.figures !== figures && drawn.figures !== null;
    Object.assign(drawn, { figures, year });
    const values = figures.values[figures.years.indexOf(year)];
    if (!values) return;
    window.peer.paint(figures, values, fresh);
    const cursor = { "shapes[0].x0": year, "shapes[0].x1": year };
    const lines = { x: [figures.years], y: [figures.mean] };
    if (fresh) Plotly.update(graph("series"), lines, cursor);
    else Plotly.relayout(graph("series"), cursor);
    const bars = ranked(values, names);
    if (fresh) Plotly.update(graph("ranking"), bars, { "xaxis.range": [0, figures.most] });
    else Plotly.restyle(graph("ranking"), bars);
    document.documentElement.dataset.shown = `${figures.indicator} ${year}`;
  }

  window.dash_clientside = Object.assign({}, window.dash_clientside, {
    peer: {
      next(_, year, figures, names) {
        const next = figures.years[(figures.years.indexOf(year) + 1) % figures.years.length];
        draw(figures, next, names);
        return next;
      },
      show(year, figures, names) {
        draw(figures, year, names);
      },
      adopt(figures, year, names) {
        const { years } = figures;
        const shown = years.includes(year) ? year : years.at(-1);
        if (drawn.figures === null) drawn.figures = {};
        draw(figures, shown, names);
        return [years[0], years.at(-1), shown === year ? keep() : shown];
      },
    },
  });
})();
