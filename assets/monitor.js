/* The Monitor's state between address bar, slider, slab and server. */
(function () {
  "use strict";
  const lupe = window.lupe;
  const PATIENCE = 250; // ms until the server hears of a choice whose figures are still on their way
  const STEP_MS = 900; // time a year stays while playing
  const asked = { slab: "", series: "", drawing: "", palette: "see" };
  let playing = null;
  let addressTimer = null;

  const element = (id) => document.getElementById(id);

  /* --- slab and map ------------------------------------------------------------------------------------------------ */

  let turns = 0; // of several questions only the last one's answers are shown, all of them together
  let base = ""; // address of the drawing from which those of single years come

  function showMap(drawing) {
    if (drawing === base && lupe.map.box?.isConnected) return;
    lupe.map.draw(drawing);
    base = drawing;
  }

  /* The first drawing is shown as soon as it is there: nothing else is on the page that it could contradict. */
  async function fetchMap(drawing, turn) {
    await lupe.map.fetched(drawing);
    if (turn === turns && !lupe.state.slab) showMap(drawing);
  }

  /* On the reporting year's territory a year has boundaries of its own; the slab says which. */
  function drawingOf(drawing, slab, year) {
    const row = slab && slab.territories ? slab.years.indexOf(year) : -1;
    return row < 0 ? drawing : drawing.replace(/gebietsstand=[^&]*/, `gebietsstand=${slab.territories[row]}`);
  }

  /* All of them are fetched at once, so that a step over a reform asks nobody either. */
  async function fetchDrawings(drawing, slab) {
    const every = (slab.territories ? slab.years : []).map((year) => drawingOf(drawing, slab, year));
    await Promise.all([...new Set(every)].map(lupe.map.fetched));
  }

  function followYear() {
    const { slab, year } = lupe.state;
    if (!slab || !slab.territories) return;
    const address = drawingOf(asked.drawing, slab, year);
    if (address !== lupe.map.address) lupe.map.swap(address);
  }

  /* Called by Dash with what the server settled on. What the reader has changed meanwhile is newer and stays. */
  async function show(address, seriesAddress, drawing, query, year, selection, palette, view, yearAsked) {
    const repeated = begun === query;
    begun = null;
    if (!address || repeated || overtaken(query)) return window.dash_clientside.no_update;
    const turn = ++turns, before = { ...lupe.state };
    Object.assign(asked, { slab: address, series: seriesAddress, drawing, palette });
    if (view && view !== lupe.state.view) lupe.emit("view", view, "server");
    if (!lupe.answers.known(address) || !lupe.answers.known(seriesAddress)) lupe.emit("loading", true);
    try {
      const [slab, series] = await Promise.all([lupe.answers.fetched(address), lupe.answers.fetched(seriesAddress), fetchMap(drawing, turn)]);
      await fetchDrawings(drawing, slab);
      if (turn !== turns) return window.dash_clientside.no_update;
      showMap(drawing);
      const stepped = lupe.state.year !== before.year || (yearAsked && yearAsked !== before.year);
      adopt(slab, series, year && !stepped ? year : lupe.state.year);
      if (stepped) showYear(); // the answer has written its older year into address and store
      else if (lupe.state.slab) put("monitor-source-year", label()); // the answer has brought the line around it anew
      if (lupe.state.selection === before.selection) lupe.select(selection || [], "server");
      lupe.emit("error", null);
    } catch (error) {
      // Only the server's own sentences are for readers; what the browser calls a failure is not.
      if (turn === turns) lupe.emit("error", { message: error.sentence || "", reference: error.reference || "" });
    } finally {
      if (turn === turns) lupe.emit("loading", false);
    }
    return window.dash_clientside.no_update;
  }

  /* The page arrives with the address of its first figures. They are drawn as soon as there is a place for them, because Dash
     calls `show` only after a round through all of its callbacks; that first call then brings nothing new. */
  let begun = null;
  const arriving = new MutationObserver(() => {
    const place = element("inhalt");
    if (!place) return;
    arriving.disconnect();
    if (!place.dataset.start) return;
    const first = JSON.parse(place.dataset.start);
    show(...first);
    begun = first[3];
  });
  arriving.observe(document.documentElement, { childList: true, subtree: true });

  /* Draws what is new of a slab, a series and a year, everything once. */
  function adopt(slab, series, year) {
    const { state } = lupe;
    const fresh = { slab: state.slab !== slab, series: state.series !== series, year: state.year !== year };
    const palette = slab.shown ? "div" : asked.palette;
    state.year = year;
    state.series = series;
    if (palette !== state.palette) lupe.emit("palette", palette);
    if (fresh.slab) lupe.setSlab(slab);
    else if (fresh.year) lupe.emit("year", year, "server");
    if (fresh.slab) followYear();
    if (fresh.series) lupe.emit("series", series);
  }

  lupe.on("retry", () => {
    const { slab, series, drawing, palette } = asked;
    lupe.answers.forget(slab);
    lupe.answers.forget(series);
    lupe.map.forget(drawing);
    if (slab) show(slab, series, drawing, "", lupe.state.year, lupe.state.selection, palette);
  });

  /* The reader chooses an indicator: it is drawn as soon as its figures are here. The server is asked after that and has the
     last word: it knows which levels, filters and years the indicator has. */
  lupe.choose = async function (indicator) {
    tellLater(indicator);
    const { state, answers } = lupe;
    const before = state.slab, turn = turns;
    if (!before || before.territories) return told();
    const addresses = [asked.slab, asked.series].map((address) => answers.foretold(address, indicator));
    const known = addresses.map(answers.known);
    const [slab, series] = known.every(Boolean) ? known : await Promise.all(addresses.map(answers.fetched)).catch(() => []);
    if (!slab || turn !== turns || state.slab !== before || slab.indicator !== indicator || slab.level !== before.level) return;
    turns++; // an answer to an earlier question that is still on its way is none any more
    [asked.slab, asked.series] = addresses;
    adopt(slab, series, state.year);
    setTimeout(() => requestAnimationFrame(() => setTimeout(told))); // what is drawn is on screen before Dash begins its work
  };

  let untold = null;
  function tellLater(indicator) {
    clearTimeout(untold?.timer);
    untold = { indicator, timer: setTimeout(told, PATIENCE) };
  }
  function told() {
    if (!untold) return;
    const { indicator, timer } = untold;
    clearTimeout(timer);
    untold = null;
    wish = { indicator, until: performance.now() + 3000 };
    lupe.tellServer("monitor-indicator", { data: indicator });
  }

  /* An answer to an earlier choice may come in just after the reader's last one and put itself in its place: that is asked again. */
  let wish = null;
  function overtaken(query) {
    const answered = new URLSearchParams(query).get("indikator");
    if (untold) return untold.indicator !== answered;
    if (!wish || performance.now() > wish.until) return false;
    const { indicator } = wish;
    wish = null;
    if (answered === indicator) return false;
    tellLater(indicator);
    told();
    return true;
  }
  lupe.on("telling", told); // whatever else is told comes after it
  window.addEventListener("popstate", () => {
    clearTimeout(untold?.timer);
    untold = wish = null; // whoever goes back wants what was before
  }, true);

  /* --- year --------------------------------------------------------------------------------------------------------- */

  function label() {
    const { slab, year } = lupe.state, row = lupe.row();
    return row < 0 ? String(year) : slab.labels[row];
  }

  function showYear() {
    const { slab } = lupe.state;
    if (!slab || !element("monitor-year")) return;
    const row = lupe.row(), named = label();
    const slider = element("monitor-year");
    if (slider) {
      if (slider.max !== String(slab.years.length - 1)) slider.max = String(slab.years.length - 1);
      if (slider.value !== String(row)) slider.value = String(row);
      slider.setAttribute("aria-valuetext", named);
      slider.style.setProperty("--share", slab.years.length > 1 ? row / (slab.years.length - 1) : 1);
    }
    put("monitor-year-label", named);
    put("monitor-title-year", named);
    put("monitor-source-year", named);
    put("monitor-source", row < 0 ? "" : slab.source);
    put("monitor-badge", row < 0 ? "" : slab.badge[row]);
    put("monitor-provenance", slab.provenance);
    element("monitor-badge")?.classList.toggle("bl-example", row >= 0 && slab.badge[row] !== "");
    document.title = `${slab.title} ${named} · Bildungslupe`;
    yearTold = false;
    clearTimeout(addressTimer);
    addressTimer = setTimeout(writeAddress, 120);
  }

  /* The server hears of the year once it stands still, or before it hears anything else: telling takes longer than drawing. */
  let yearTold = true;
  function tellYear() {
    if (yearTold) return;
    yearTold = true;
    lupe.tellServer("monitor-shown-year", { data: lupe.state.year });
  }
  lupe.on("telling", tellYear);
  for (const name of ["click", "change"]) {
    document.addEventListener(name, (event) => event.target.id === "monitor-year" || tellYear(), true);
  }

  function put(id, text) {
    const target = element(id);
    if (target && target.textContent !== text) target.textContent = text;
  }

  /* A year step replaces the address: playing must not fill the history. */
  function writeAddress() {
    tellYear();
    const query = new URLSearchParams(location.search);
    if (location.pathname !== "/" || query.get("jahr") === String(lupe.state.year)) return;
    if (!location.search && lupe.state.year === lupe.state.slab.years.at(-1)) return; // the bare address stays bare
    query.set("jahr", String(lupe.state.year));
    history.replaceState(history.state, "", `?${tidy(query)}`);
    lupe.tellServer("url", { href: location.href }); // else Dash would bring back the address it knows with its next change
  }

  /* As the server writes it: commas and colons stay readable. */
  function tidy(query) {
    return query.toString().replaceAll("%2C", ",").replaceAll("%3A", ":");
  }

  function step(direction) {
    const { years } = lupe.state.slab;
    const next = lupe.row() + direction;
    lupe.setYear(years[(next + years.length) % years.length], "player");
  }

  function play(start) {
    clearInterval(playing);
    playing = start ? setInterval(() => step(1), STEP_MS) : null;
    const button = element("monitor-play");
    if (!button) return;
    button.classList.toggle("is-playing", Boolean(playing));
    button.setAttribute("aria-label", playing ? button.dataset.pause : button.dataset.play);
  }

  /* React would take these events first and spend longer on them than drawing takes; nothing there waits for the slider. */
  for (const name of ["input", "change"]) {
    window.addEventListener(name, (event) => {
      if (event.target.id !== "monitor-year" || !lupe.state.slab) return;
      event.stopPropagation();
      play(false);
      lupe.setYear(lupe.state.slab.years[Number(event.target.value)], "slider");
    }, true);
  }
  lupe.on("year", followYear);
  lupe.on("year", showYear);
  lupe.on("slab", showYear);
  lupe.on("series", ({ title, subtitle }) => {
    put("monitor-title", title);
    put("monitor-subtitle", subtitle);
  });

  /* --- buttons ------------------------------------------------------------------------------------------------------ */

  document.addEventListener("click", (event) => {
    const target = event.target.closest("button");
    if (!target) return;
    if (target.id === "monitor-play" && lupe.state.slab) {
      if (!playing) step(1);
      play(!playing);
    } else if (target.id === "monitor-link") copyLink(target);
    else if (target.id === "monitor-filter-open") drawer(true);
    else if (target.id === "monitor-filter-close") drawer(false);
    else if (target.dataset.dismiss === "notice") {
      target.closest(".bl-notice").remove();
      element("inhalt").focus({ preventScroll: true }); // the button is gone, the reader's place on the page is not
    }
    else if (target.dataset.newer) newer();
  });

  async function copyLink(button) {
    const query = new URLSearchParams(location.search);
    for (const [name, value] of new URLSearchParams(lupe.state.slab ? { jahr: lupe.state.year, indikator: lupe.state.slab.indicator, stand: lupe.state.slab.version } : {})) {
      query.set(name, value);
    }
    const link = `${location.origin}${location.pathname}?${tidy(query)}`;
    let done = true;
    try {
      await navigator.clipboard.writeText(link);
    } catch {
      done = false;
    }
    lupe.say(button.dataset[done ? "done" : "failed"]);
    const label = button.lastChild;
    const before = button.dataset.label;
    label.textContent = button.dataset[done ? "done" : "failed"];
    setTimeout(() => (label.textContent = before), 2500);
  }

  function newer() {
    const query = new URLSearchParams(location.search);
    query.delete("stand");
    location.search = query.toString();
  }

  /* --- the filter panel as a drawer on small screens ---------------------------------------------------------------- */

  function drawer(open) {
    document.body.classList.toggle("bl-drawer-open", open);
    element("monitor-filter-open")?.setAttribute("aria-expanded", String(open));
    element("inhalt").inert = open;
    document.querySelector(".bl-head").inert = open;
    (open ? element("monitor-filter-close") : element("monitor-filter-open"))?.focus();
  }
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && document.body.classList.contains("bl-drawer-open")) drawer(false);
  });

  /* Speaks to a screen reader without moving the focus. */
  lupe.say = function (sentence) {
    const live = element("shell-live");
    if (live) live.textContent = sentence;
  };

  window.dash_clientside = Object.assign({}, window.dash_clientside);
  window.dash_clientside.lupe = Object.assign({}, window.dash_clientside.lupe, { show });
})();
