/* The page's state in the browser and who listens to it. See docs/slab.md. */
(function () {
  "use strict";
  const listeners = {};
  const state = { slab: null, seen: null, series: null, year: null, selection: [], hover: null };
  const MOST = 8; // places that can be told apart by colour and marker
  let columns = new Map();

  function emit(name, ...args) {
    for (const callback of listeners[name] || []) callback(...args);
  }

  function tellServer(id, props) {
    if (!document.getElementById("monitor-filter")) return; // other pages have no callbacks
    emit("telling");
    if (window.dash_clientside && window.dash_clientside.set_props) window.dash_clientside.set_props(id, props);
  }

  const lupe = {
    state,
    most: MOST,
    on(name, callback) {
      (listeners[name] = listeners[name] || []).push(callback);
    },
    emit,
    row() {
      return state.slab ? state.slab.years.indexOf(state.year) : -1;
    },
    column(key) {
      return columns.has(key) ? columns.get(key) : -1;
    },
    mark(key) {
      return state.selection.indexOf(key);
    },
    setSlab(slab) {
      state.slab = slab;
      state.seen = seen(slab);
      columns = new Map(slab.places.map((key, index) => [key, index]));
      if (!slab.years.includes(state.year)) state.year = nearest(slab.years, state.year);
      emit("slab", slab);
    },
    setHover(key, origin) {
      if (key === state.hover) return;
      state.hover = key;
      emit("hover", key, origin);
    },
    setYear(year, origin) {
      if (year === state.year) return;
      state.year = year;
      emit("year", year, origin);
    },
    /* Takes a new selection and, unless it came from the server, tells the server. */
    select(keys, origin) {
      const next = [...new Set(keys)].slice(0, MOST);
      if (next.length === state.selection.length && next.every((key, i) => key === state.selection[i])) return;
      state.selection = next;
      emit("selection", next, origin);
      if (origin !== "server") tellServer("monitor-selection", { data: next });
    },
    toggle(key, origin) {
      const kept = state.selection.filter((one) => one !== key);
      lupe.select(kept.length === state.selection.length ? [...kept, key] : kept, origin);
    },
    tellServer,
  };

  /* The slab with what the map shows in the place of the values: difference or change, where one is shown. */
  function seen(slab) {
    return slab.shown ? { ...slab, ...slab.shown, unit: "", reference: null, lower: null, upper: null } : slab;
  }

  function nearest(years, wanted) {
    if (!years.length) return null;
    if (wanted === null) return years[years.length - 1];
    return years.reduce((best, year) => (Math.abs(year - wanted) <= Math.abs(best - wanted) ? year : best));
  }

  window.lupe = lupe;
})();
