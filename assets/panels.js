/* What surrounds the views: tabs, summary, and the states in which a view has nothing to show. */
(function () {
  "use strict";
  const lupe = window.lupe;
  const { state } = lupe;
  const PATIENCE = 150; // ms before a wait becomes visible: shorter ones would only flicker
  let waiting = 0;
  state.view = state.view || "rangfolge";

  const byId = (id) => document.getElementById(id);
  const tabs = () => [...document.querySelectorAll("#monitor-tabs [role=tab]")];

  /* Whether a tab's view is the open one; only that one is kept up to date. */
  lupe.shown = (view) => state.view === view;

  /* Opens a tab. Others (a link, going back) do so by emitting "view" with its name. */
  lupe.on("view", (view, origin) => {
    state.view = view;
    for (const tab of tabs()) {
      const open = tab.dataset.view === view;
      tab.setAttribute("aria-selected", String(open));
      tab.tabIndex = open ? 0 : -1;
      byId(tab.getAttribute("aria-controls")).classList.toggle("bl-off", !open);
    }
    states();
    if (origin === "tabs") lupe.tellServer("monitor-view", { data: view });
  });

  document.addEventListener("click", (event) => {
    const tab = event.target.closest && event.target.closest("#monitor-tabs [role=tab]");
    if (tab && tab.dataset.view !== state.view) lupe.emit("view", tab.dataset.view, "tabs");
    if (event.target.closest && event.target.closest("[data-retry]")) {
      lupe.emit("error", null);
      lupe.emit("retry");
    }
    if (event.target.closest && event.target.closest("[data-every-place]")) {
      for (const id of ["monitor-amt", "monitor-size"]) lupe.tellServer(id, { value: "alle" });
    }
    const year = event.target.closest && event.target.closest("[data-show-year]");
    if (year) lupe.setYear(Number(year.dataset.showYear), "views");
  });

  document.addEventListener("keydown", (event) => {
    const list = tabs();
    const at = list.indexOf(document.activeElement);
    if (at < 0) return;
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: list.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    const next = list[(to + list.length) % list.length];
    next.focus();
    lupe.emit("view", next.dataset.view, "tabs");
  });

  /* "Für 2011 gibt es hier keine Werte", the summary beside the tabs. */
  function states() {
    const { slab, year } = state;
    if (!slab) return;
    const row = lupe.row();
    const summary = byId("monitor-summary");
    if (summary) summary.textContent = row < 0 ? "" : slab.summary[row];
    const marks = byId("monitor-marks");
    if (marks) {
      marks.textContent = row < 0 || !slab.marks ? "" : slab.marks[row];
      marks.hidden = !marks.textContent;
    }
    const veil = byId("monitor-empty");
    if (!veil) return;
    const bare = (r) => slab.order[r].length === 0;
    veil.hidden = (row >= 0 && !bare(row)) || state.view === "tabelle";
    if (veil.hidden) return;
    const filled = slab.years.filter((_, r) => !bare(r));
    const nobody = !slab.inside.some(Boolean);
    const next = veil.querySelector("button");
    next.toggleAttribute("data-every-place", nobody);
    if (nobody) {
      veil.querySelector("h3").textContent = slab.words.noPlaces;
      next.hidden = false;
      delete next.dataset.showYear;
      next.textContent = slab.words.noPlacesNext;
      return;
    }
    veil.querySelector("h3").textContent = slab.shown ? slab.shown.sentence : slab.words.noValues.replace("{year}", year);
    next.hidden = !filled.length;
    if (!filled.length) return;
    const nearest = filled.reduce((best, one) => (Math.abs(one - year) < Math.abs(best - year) ? one : best));
    next.dataset.showYear = nearest;
    next.textContent = slab.words.noValuesNext.replace("{year}", nearest);
  }

  /* emit("loading", true | false): grey shapes of the views, but only when it takes longer than a blink. */
  lupe.on("loading", (busy) => {
    clearTimeout(waiting);
    const show = () => document.querySelectorAll(".bl-loading").forEach((one) => one.hidden === busy && (one.hidden = !busy));
    if (busy) waiting = setTimeout(show, PATIENCE);
    else show();
  });

  /* emit("error", {message, reference} | null): what happened, that the selection is kept, one button. */
  lupe.on("error", (error) => {
    lupe.emit("loading", false);
    const alert = byId("monitor-error");
    if (!alert) return;
    alert.hidden = !error;
    if (!error) return;
    const [title, text] = alert.querySelectorAll("p");
    // The server speaks German; and a sentence with a reference would name it twice.
    const told = error.reference || document.documentElement.lang !== "de" ? "" : error.message;
    title.textContent = told || title.dataset.text;
    text.textContent = (error.reference ? text.dataset.text : text.dataset.plain).replace("{reference}", error.reference);
  });

  lupe.on("slab", () => {
    const open = tabs().find((tab) => tab.getAttribute("aria-selected") === "true");
    if (open) state.view = open.dataset.view; // the server may have opened another one
    const alert = byId("monitor-error");
    if (alert) alert.hidden = true;
    lupe.emit("loading", false);
    states();
  });
  lupe.on("year", states);
})();
