/* Measures in the page: from an input event to the painted frame in which the last panel changed.

   Two clocks end a measurement, and the later one counts. The second animation frame after the last
   change: the browser has committed the change by then, but a slow painter may still be at it. And, where
   the event changed something at once, the browser's own Event Timing: the moment when the next frame was
   on screen, in steps of 8 ms. */
(function () {
  "use strict";
  const MARKED = ["childList", "attributes", "characterData", "subtree"];
  const EVENT_TIMING_FROM = 16; // ms, the least that browsers report
  const shown = new Map(); // time stamp of an event -> ms until its frame was on screen
  let run = null;

  new PerformanceObserver((list) => {
    for (const one of list.getEntries()) shown.set(one.startTime.toFixed(1), one.duration);
  }).observe({ type: "event", durationThreshold: EVENT_TIMING_FROM, buffered: true });

  /* The second frame after a change has left the compositor: its first callback runs before the change is
     painted. */
  function afterPaint(then) {
    requestAnimationFrame(() => requestAnimationFrame(() => then(performance.now())));
  }

  /* The end of the main thread's work on the frame that holds the change: a task queued inside that
     frame's callback. */
  function afterFrame(then) {
    requestAnimationFrame(() => {
      const channel = new MessageChannel();
      channel.port1.onmessage = () => then(performance.now());
      channel.port2.postMessage(null);
    });
  }

  function pause(milliseconds) {
    return new Promise((resolve) => setTimeout(resolve, milliseconds));
  }

  /* Starts listening: `event` begins the clock (null: now), changes below the `panels` (selectors) stop it
     again and again; with `drawings` only those inside an SVG, since Dash marks what it waits for. */
  function arm(event, panels, drawings = false) {
    run = {
      event,
      started: null,
      stamp: null,
      changed: {},
      last: 0,
      painted: null,
      framed: null,
      pending: 0,
      observers: [],
    };
    const mine = run;
    if (event === null) {
      mine.started = mine.stamp = performance.now();
    } else {
      const begin = (one) => {
        mine.started = performance.now();
        mine.stamp = one.timeStamp;
      };
      window.addEventListener(event, begin, { capture: true, once: true });
    }
    for (const selector of panels) {
      const named = document.querySelector(selector);
      if (!named) continue;
      const panel = named.closest(".bl-plot") || named; // what scripts draw over a plot is part of its panel
      const observer = new MutationObserver((changes) => {
        if (mine.started === null || (drawings && !changes.some(inDrawing))) return;
        mine.changed[selector] = (mine.changed[selector] || 0) + 1;
        touch(mine);
      });
      observer.observe(panel, Object.fromEntries(MARKED.map((name) => [name, true])));
      mine.observers.push(observer);
    }
  }

  function inDrawing({ target }) {
    const node = target instanceof Element ? target : target.parentElement;
    return node !== null && node.closest("svg") !== null;
  }

  /* Something changed just now; several changes before one frame end with the same frame. */
  function touch(mine) {
    mine.last = performance.now();
    mine.pending += 1;
    const number = mine.pending;
    afterFrame((now) => {
      if (number === mine.pending) mine.framed = now;
    });
    afterPaint((now) => {
      if (number === mine.pending) mine.painted = now;
    });
  }

  /* Resolves when nothing has changed for `quiet` ms and `ready` (a name below) agrees; the waiting is not
     in the figures. */
  async function result(quiet, patience, wait, ready, argument) {
    const limit = performance.now() + patience;
    const agrees = ready ? conditions[ready] : () => true;
    while (performance.now() < limit) {
      const over = run.painted !== null && performance.now() - run.last > quiet && run.painted >= run.last;
      if (over && agrees(argument)) break;
      await pause(20);
    }
    run.observers.forEach((observer) => observer.disconnect());
    const late = performance.now() >= limit;
    const onScreen = run.event === null ? 0 : await onScreenAfter(run, wait);
    return {
      late,
      toPaint: Math.max(run.painted - run.stamp, onScreen),
      toFrame: run.framed - run.started,
      toFrameFromPointer: run.framed - run.stamp,
      changed: run.changed,
    };
  }

  /* Event Timing of the run's event. Frames that came at once are not reported: 0 after `wait` ms. */
  async function onScreenAfter(mine, wait) {
    const limit = performance.now() + wait;
    const key = mine.stamp.toFixed(1);
    while (!shown.has(key) && performance.now() < limit) await pause(20);
    return shown.get(key) || 0;
  }

  /* The baseline's WebGL map; its canvas cannot be observed, so it says itself when the new tiles are
     drawn. */
  function glMap() {
    const graph = document.querySelector("#map .js-plotly-plot");
    const subplot = graph && graph._fullLayout && graph._fullLayout.map && graph._fullLayout.map._subplot;
    return subplot && subplot.map ? subplot.map : null;
  }

  function glReady(map) {
    return (
      map.isStyleLoaded() !== undefined &&
      map.areTilesLoaded() &&
      Object.keys(map.getStyle().sources).every((id) => map.isSourceLoaded(id))
    );
  }

  function glAreas() {
    const map = glMap();
    if (!map) return 0;
    const layers = map
      .getStyle()
      .layers.filter((layer) => layer.type === "fill")
      .map((layer) => layer.id);
    const found = layers.length ? map.queryRenderedFeatures({ layers }) : [];
    return new Set(found.map((one) => one.id ?? JSON.stringify(one.properties))).size;
  }

  /* Panels of the baseline count when Plotly says so, the map when it has drawn a frame with all its
     tiles. */
  function armBaseline(event) {
    arm(event, []);
    const mine = run;
    mine.plots = new Set();
    mine.mapDrawn = false;
    for (const id of ["map", "series", "ranking"]) {
      const graph = document.querySelector(`#${id} .js-plotly-plot`);
      const plotted = () => {
        if (mine !== run || mine.started === null) return;
        mine.plots.add(id);
        mine.changed[`#${id}`] = (mine.changed[`#${id}`] || 0) + 1;
        touch(mine);
        if (id === "map") waitForMap(mine);
      };
      graph.on("plotly_afterplot", plotted);
      mine.observers.push({ disconnect: () => graph.removeListener("plotly_afterplot", plotted) });
    }
  }

  function waitForMap(mine) {
    const map = glMap();
    const drawn = () => {
      if (mine !== run || mine.mapDrawn || !glReady(map)) return;
      mine.mapDrawn = true;
      map.off("render", drawn);
      touch(mine);
    };
    map.on("render", drawn);
    map.triggerRepaint();
  }

  function coloured(path) {
    const fill = getComputedStyle(path).fill;
    return fill !== "none" && fill !== "rgba(0, 0, 0, 0)";
  }

  const count = (selector) => document.querySelectorAll(selector).length;
  const charted = () => count("#series .trace") > 0 && count("#ranking .point") > 0;

  const conditions = {
    baselineUpdated: () => run.plots.size === 3 && run.mapDrawn,
    slab: (indicator) => Boolean(window.lupe && lupe.state.slab && lupe.state.slab.indicator === indicator),
    changed: (panels) => panels.every((panel) => run.changed[panel]),
    shown: (indicator) => (document.documentElement.dataset.shown || "").startsWith(`${indicator} `),
    floorWorks: () => count("#map .bl-area[class*=' ']") > 1 && count("#legend span") > 1,
    floorDrawn: () => conditions.floorWorks() && count("#series circle") > 0 && count("#ranking path") > 1,
    choroplethWorks: () =>
      count("#map .choroplethlayer path") > 1 && count("#map .cbfill") > 0 && count("#year") > 0,
    choroplethDrawn: () => conditions.choroplethWorks() && charted(),
    vizroWorks: () =>
      count("#map .choroplethlayer path") > 1 && count("#map .cbfill") > 0 && count("[role=slider]") > 0,
    vizroDrawn: () => conditions.vizroWorks() && charted(),
    leafletWorks: () =>
      count("#map .leaflet-overlay-pane path") > 1 && count("#legend span") > 1 && count("#year") > 0,
    leafletDrawn: () => conditions.leafletWorks() && charted(),
    baselineWorks: () =>
      Boolean(glMap() && glReady(glMap()) && glAreas() > 0 && document.querySelector("#year")),
    baselineDrawn: () =>
      conditions.baselineWorks() &&
      ["series", "ranking"].every((id) =>
        document.querySelector(`#${id} .main-svg .trace, #${id} .main-svg .point`),
      ),
    productWorks: () => {
      const areas = document.querySelectorAll("#monitor-map .bl-area");
      const painted = document.querySelector("#monitor-map canvas"); // thousands of areas are no nodes
      const slider = document.querySelector("input#monitor-year, #monitor-year input");
      return Boolean(
        (painted || areas.length > 1) &&
        window.lupe &&
        lupe.state.slab &&
        lupe.row() >= 0 &&
        (painted || coloured(areas[0])) &&
        slider &&
        !slider.disabled &&
        document.querySelector("#monitor-legend button, #monitor-legend [role=option], #monitor-legend li"),
      );
    },
    productDrawn: () =>
      conditions.productWorks() &&
      Boolean(document.querySelector("#monitor-series .bl-lines path")) &&
      Boolean(document.querySelector("#monitor-ranking .bl-chart-marks path")),
  };

  /* Notes the first frame in which each condition holds, in ms since the navigation, with the bytes that
     had arrived. */
  function watchLoad(names) {
    const seen = {};
    const look = () => {
      for (const name of names) {
        if (name in seen || !document.body) continue;
        let holds = false;
        try {
          holds = conditions[name]();
        } catch {
          holds = false; // half-built pages are the normal case here
        }
        if (holds) seen[name] = { at: performance.now() };
      }
      if (names.some((name) => !(name in seen))) requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
    window.probe.seen = seen;
  }

  window.probe = { arm, armBaseline, result, watchLoad, glAreas, conditions, seen: {} };
})();
