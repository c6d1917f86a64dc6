/* The comparing page between address bar, server and its parts: one answer for all years of a query. Parts stand in files of
   their own and listen to "side" (another answer), "year", "hover", "selection" and "group". */
(function () {
  "use strict";
  const lupe = window.lupe;
  const { state } = lupe;
  const PAUSE = 120; // ms until a year that stands still is written into the address
  const side = { data: null, change: null, shapes: "", words: {}, go, say, byId, make, select };
  lupe.side = side;
  let turns = 0, timer = 0, failed = "";

  function byId(id) {
    return document.getElementById(id);
  }

  function make(name, attributes, ...inside) {
    const node = document.createElement(name);
    for (const [key, value] of Object.entries(attributes || {})) if (value !== null && value !== undefined) node.setAttribute(key, value);
    node.append(...inside);
    return node;
  }

  function say(key, facts) {
    return Object.entries(facts || {}).reduce((said, [name, value]) => said.replaceAll(`{${name}}`, () => value), side.words[key] || "");
  }

  /* Dash draws the frame of the page after the scripts have run. */
  if (location.pathname === "/vergleich") {
    const waiting = new MutationObserver(() => byId("side-page") && (waiting.disconnect(), open()));
    waiting.observe(document.documentElement, { childList: true, subtree: true });
    addEventListener("popstate", () => show(addressOf(location.search.slice(1)), "history"));
  }

  function open() {
    const page = byId("side-page");
    side.words = JSON.parse(page.dataset.words);
    show(page.dataset.address, "open");
  }

  /* Another query has its answer at the same data version and program, so that it may be kept for ever. */
  function addressOf(query) {
    const known = new URLSearchParams(byId("side-page").dataset.address.split("?")[1]);
    const wanted = new URLSearchParams(query);
    for (const name of ["stand", "fassung"]) if (!wanted.has(name) && known.has(name)) wanted.set(name, known.get(name));
    return `/vergleich/daten?${tidy(wanted)}`;
  }

  function tidy(query) {
    return query.toString().replaceAll("%2C", ",").replaceAll("%3A", ":");
  }

  async function show(address, how) {
    const turn = ++turns;
    const page = byId("side-page");
    failed = address;
    page.setAttribute("aria-busy", "true");
    try {
      const data = await lupe.answers.fetched(address);
      const { slab, change, series, map } = data.addresses;
      const [values, changed, drawn, shapes] = await Promise.all([
        lupe.answers.fetched(slab), change ? lupe.answers.fetched(change) : null, lupe.answers.fetched(series), lupe.map.fetched(map),
      ]);
      if (turn !== turns) return; // the reader has chosen again meanwhile
      adopt(data, values, changed, drawn, shapes, how);
    } catch (error) {
      if (turn === turns) tellOf(error);
    } finally {
      if (turn === turns) page.removeAttribute("aria-busy");
    }
  }

  function adopt(data, slab, change, series, shapes, how) {
    Object.assign(side, { data, change, shapes });
    failed = "";
    if (how === "choice") lupe.emit("side-notices", data.notices);
    else if (how === "history") byId("side-notice").replaceChildren();
    // A going back and a link bring their own year; a choice keeps the one on screen where there is one.
    const year = how === "choice" && data.years.includes(state.year) ? state.year : data.year;
    state.year = year;
    state.series = null;
    lupe.emit("palette", data.palette);
    if (state.slab !== slab) lupe.setSlab(slab);
    lupe.select(data.places.map((one) => one.key), "server");
    state.series = series;
    lupe.emit("series", series);
    lupe.emit("side", data, how);
    lupe.emit("year", state.year, "server");
    heading();
    if (how === "open" && data.section) byId(data.section)?.scrollIntoView();
  }

  /* What was asked for could not be had: the page stays as it is, and a button asks again. */
  function tellOf(error) {
    const german = document.documentElement.lang === "de";
    const again = make("button", { type: "button", class: "bl-link bl-plain" }, side.words.retry);
    again.addEventListener("click", () => {
      byId("side-notice").replaceChildren();
      lupe.answers.forget(failed);
      show(failed, "choice");
    });
    const said = (german && error.sentence) || side.words.error_title;
    byId("side-notice").replaceChildren(make("div", { class: "bl-notice", role: "alert" }, make("p", {}, said), again));
  }

  lupe.on("side-notices", (sentences) => {
    const host = byId("side-notice");
    host.replaceChildren();
    if (!sentences.length) return;
    const close = make("button", { type: "button", class: "btn bl-quiet", "aria-label": side.words.close, "data-dismiss": "notice" }, make("i", { class: "bl-icon bl-icon-close", "aria-hidden": "true" }));
    host.append(make("div", { class: "bl-notice" }, ...sentences.map((one) => make("p", {}, one)), close));
  });

  /* The reader changes something: the address is written, the answer fetched. null leaves a parameter out. */
  function go(changes, replace) {
    const query = new URLSearchParams(present());
    for (const [name, value] of Object.entries(changes)) {
      if (value === null || value === "") query.delete(name);
      else query.set(name, value);
    }
    const text = tidy(query);
    clearTimeout(timer);
    history[replace ? "replaceState" : "pushState"](null, "", text ? `?${text}` : location.pathname);
    show(addressOf(text), "choice");
  }

  /* The canonical query with the year on screen. */
  function present() {
    const query = new URLSearchParams(side.data ? side.data.query : location.search);
    if (side.data && state.year !== null) query.set("jahr", state.year);
    return tidy(query);
  }
  side.present = present;

  /* Whatever part selects places (search, points, legend): the address follows. */
  function select(keys) {
    go({ gebiete: keys.join(",") || null });
  }
  lupe.on("selection", (keys, origin) => {
    if (side.data && origin !== "server") select(keys);
  });

  /* A year step asks nobody and does not fill the history. */
  lupe.on("year", (year, origin) => {
    if (!side.data) return;
    heading();
    if (origin === "server") return;
    clearTimeout(timer);
    timer = setTimeout(() => history.replaceState(null, "", `?${present()}`), PAUSE);
  });

  function heading() {
    const { data } = side;
    const names = data.places.map((one) => one.name).join(", ");
    const title = names ? say("heading_one", { names }) : side.words.side || byId("side-title").textContent;
    const row = lupe.row();
    const year = row < 0 ? "" : state.slab.labels[row];
    byId("side-title").textContent = title;
    byId("side-subtitle").textContent = `${data.name} ${year} · ${data.subtitle}`;
    const badge = row < 0 ? "" : state.slab.badge[row];
    byId("side-badge").hidden = !badge;
    byId("side-badge").textContent = badge;
    byId("side-source").textContent = `${data.sources} ${data.dated}`;
    document.title = `${title} · Bildungslupe`;
    byId("side-monitor").href = `/?${monitor()}`;
    files();
  }

  /* The comparison as a file, in the year on screen. */
  function files() {
    for (const link of document.querySelectorAll("[data-side-file]")) {
      link.hidden = side.data.places.length < 2;
      link.href = `/vergleich.${link.dataset.sideFile}?${present()}`;
    }
  }

  /* The same places, indicator and year on the Monitor, which has its own tabs and no second indicator. */
  function monitor() {
    const query = new URLSearchParams(present());
    for (const name of ["ansicht", "indikator2", "thema", "basisjahr"]) query.delete(name);
    return tidy(query);
  }

  document.addEventListener("click", (event) => {
    const target = event.target.closest && event.target.closest("#side-link, .bl-side-nav a, [data-newer]");
    if (!target || !side.data) return;
    if (target.id === "side-link") copyLink(target);
    else if (target.dataset.part) jump(event, target.dataset.part);
  });

  function jump(event, part) {
    event.preventDefault();
    side.data = { ...side.data, query: withPart(part) };
    history.replaceState(null, "", `?${present()}`);
    byId(part).scrollIntoView({ behavior: matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth" });
    const heading = byId(part).querySelector("h2");
    heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
  }

  function withPart(part) {
    const query = new URLSearchParams(side.data.query);
    query.set("ansicht", part);
    return tidy(query);
  }

  async function copyLink(button) {
    const query = new URLSearchParams(present());
    query.set("stand", side.data.version);
    const link = `${location.origin}${location.pathname}?${tidy(query)}`;
    const done = await navigator.clipboard.writeText(link).then(() => true, () => false);
    const words = button.dataset[done ? "done" : "failed"];
    lupe.say(words);
    button.lastChild.textContent = words;
    setTimeout(() => (button.lastChild.textContent = button.dataset.label), 2500);
  }
})();
