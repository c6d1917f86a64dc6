/* The Monitor's state between address bar, slider, slab and server. */
(function () {
  "use strict";
  const lupe = window.lupe;
  const slabs = new Map(); // by address; they never change
  const KEPT_SLABS = 24;
  const STEP_MS = 900; // time a year stays while playing
  let wanted = "";
  const asked = { drawing: "", palette: "see" };
  let playing = null;
  let addressTimer = null;

  const element = (id) => document.getElementById(id);

  /* --- slab and map ------------------------------------------------------------------------------------------------ */

  async function fetchSlab(address) {
    if (slabs.has(address)) return slabs.get(address);
    const response = await fetch(address);
    const body = await response.json().catch(() => ({}));
    if (!response.ok) throw Object.assign(new Error(), { sentence: body.detail, reference: body.vorgang });
    slabs.set(address, body);
    if (slabs.size > KEPT_SLABS) slabs.delete(slabs.keys().next().value);
    return body;
  }

  let mapAddress = "";
  async function showMap(address) {
    if (address === mapAddress && lupe.map.box?.isConnected) return;
    await lupe.map.load(address);
    mapAddress = address;
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
    if (address !== mapAddress && lupe.map.swap(address)) mapAddress = address;
  }

  /* Called by Dash with what the server settled on. What the reader has changed meanwhile is newer and stays. */
  async function show(address, drawing, query, year, selection, palette, view) {
    if (!address) return window.dash_clientside.no_update;
    const before = { ...lupe.state };
    wanted = address;
    asked.drawing = drawing;
    asked.palette = palette;
    const known = slabs.has(address);
    if (view && view !== lupe.state.view) lupe.emit("view", view, "server");
    if (!known) lupe.emit("loading", true);
    try {
      const [slab] = await Promise.all([fetchSlab(address), showMap(drawing)]);
      await fetchDrawings(drawing, slab);
      if (wanted !== address) return window.dash_clientside.no_update;
      if (year !== null && year !== undefined && lupe.state.year === before.year) lupe.state.year = year;
      lupe.emit("palette", slab.shown ? "div" : palette);
      const fresh = lupe.state.slab !== slab;
      if (fresh) lupe.setSlab(slab);
      if (lupe.state.selection === before.selection) lupe.select(selection || [], "server");
      lupe.emit("year", lupe.state.year, "server");
      lupe.emit("error", null);
    } catch (error) {
      // Only the server's own sentences are for readers; what the browser calls a failure is not.
      if (wanted === address) lupe.emit("error", { message: error.sentence || "", reference: error.reference || "" });
    } finally {
      lupe.emit("loading", false);
    }
    return window.dash_clientside.no_update;
  }

  lupe.on("retry", () => {
    const address = wanted;
    slabs.delete(address);
    if (!address) return;
    show(address, mapAddress || asked.drawing, "", lupe.state.year, lupe.state.selection, asked.palette);
  });

  /* --- year --------------------------------------------------------------------------------------------------------- */

  function showYear() {
    const { slab, year } = lupe.state;
    if (!slab) return;
    const row = lupe.row();
    const label = row < 0 ? String(year) : slab.labels[row];
    const slider = element("monitor-year");
    if (slider) {
      if (slider.max !== String(slab.years.length - 1)) slider.max = String(slab.years.length - 1);
      if (slider.value !== String(row)) slider.value = String(row);
      slider.setAttribute("aria-valuetext", label);
      slider.style.setProperty("--share", slab.years.length > 1 ? row / (slab.years.length - 1) : 1);
    }
    put("monitor-year-label", label);
    put("monitor-title-year", label);
    put("monitor-source", row < 0 ? "" : slab.source);
    put("monitor-badge", row < 0 ? "" : slab.badge[row]);
    put("monitor-provenance", slab.provenance);
    element("monitor-badge")?.classList.toggle("bl-example", row >= 0 && slab.badge[row] !== "");
    document.title = `${slab.title} ${label} · Bildungslupe`;
    lupe.tellServer("monitor-shown-year", { data: year });
    clearTimeout(addressTimer);
    addressTimer = setTimeout(writeAddress, 120);
  }

  function put(id, text) {
    const target = element(id);
    if (target && target.textContent !== text) target.textContent = text;
  }

  /* A year step replaces the address: playing must not fill the history. */
  function writeAddress() {
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

  document.addEventListener("input", (event) => {
    if (event.target.id !== "monitor-year" || !lupe.state.slab) return;
    play(false);
    lupe.setYear(lupe.state.slab.years[Number(event.target.value)], "slider");
  });
  lupe.on("year", followYear);
  lupe.on("year", showYear);
  lupe.on("slab", showYear);

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
