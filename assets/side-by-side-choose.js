/* What is compared: the chosen places with their signs, in order; similar ones to add; indicator, year, level, comparison. */
(function () {
  "use strict";
  const lupe = window.lupe;
  const { state, side } = lupe;
  const { byId, make, say } = side;
  const STEP_MS = 900; // a year stays while playing
  let playing = 0, indicator = null, second = null, focus = null;

  /* --- places -------------------------------------------------------------------------------------------------------- */

  function places() {
    const { data } = side;
    const keys = data.places.map((one) => one.key);
    byId("side-places").replaceChildren(...data.places.map((place, at) => item(place, at, keys)));
    byId("side-places").hidden = !keys.length;
    const full = keys.length >= lupe.most;
    byId("side-search").hidden = full;
    byId("side-full").hidden = !full;
    similar();
    tellState();
    if (focus) (byId("side-places").querySelector(focus) || byId("monitor-place-input"))?.focus();
    focus = null;
  }

  function item(place, at, keys) {
    const name = make("a", { href: place.key.length === 8 ? `/gemeinde/${place.key}` : `/?gebiete=${place.key}&ebene=${side.data.level}`, class: "bl-side-name" }, place.name);
    const row = make("li", { "data-place": place.key }, lupe.plots.mark(at), make("span", { class: "bl-side-who" }, name, make("small", { title: place.line }, place.line)));
    row.append(button("up", say("up", place), at === 0, () => move(keys, at, -1)), button("down", say("down", place), at === keys.length - 1, () => move(keys, at, 1)), button("close", say("remove", place), false, () => remove(keys, at)));
    return row;
  }

  function button(icon, label, off, action) {
    const node = make("button", { type: "button", class: "btn bl-quiet", "aria-label": label, title: label, "data-do": icon, "aria-disabled": off ? "true" : null }, make("i", { class: `bl-icon bl-icon-${icon}`, "aria-hidden": "true" }));
    node.addEventListener("click", () => off || action());
    return node;
  }

  function move(keys, at, by) {
    const next = keys.slice();
    next.splice(at + by, 0, next.splice(at, 1)[0]);
    focus = `[data-place="${keys[at]}"] [data-do="${by < 0 ? "up" : "down"}"]`;
    lupe.say(say("moved", { name: side.data.places[at].name, place: at + by + 1 }));
    side.select(next);
  }

  function remove(keys, at) {
    const next = keys.filter((_, index) => index !== at);
    focus = next.length ? `[data-place="${next[Math.min(at, next.length - 1)]}"] [data-do="close"]` : "#none";
    lupe.say(say("removed", { name: side.data.places[at].name }));
    side.select(next);
  }

  /* Who is like the first place, with the reasons, to be added one by one. */
  function similar() {
    const { data } = side;
    const found = data.similar;
    byId("side-similar-field").hidden = !found || data.places.length >= lupe.most;
    if (!found) return;
    byId("side-similar-title").textContent = found.question;
    const rows = found.places.map(([key, name, reasons]) => make("li", {}, adder(key, name), make("small", {}, reasons)));
    byId("side-similar").replaceChildren(rows.length ? make("ol", {}, ...rows) : make("p", { class: "bl-note" }, found.none));
  }

  function adder(key, name) {
    const node = make("button", { type: "button", class: "bl-link bl-plain", "data-like-place": key }, say("add_similar", { name }));
    node.addEventListener("click", () => side.select([...side.data.places.map((one) => one.key), key]));
    return node;
  }

  /* Fewer than two places: what is missing, and the next step. */
  function tellState() {
    const { data } = side;
    const host = byId("side-state");
    const count = data.places.length;
    host.hidden = count > 1;
    byId("side-page").dataset.places = String(Math.min(count, 2));
    if (count > 1) return host.replaceChildren();
    const search = make("button", { type: "button", class: "btn btn-primary" }, side.words.search_next);
    search.addEventListener("click", () => byId("monitor-place-input").focus());
    const like = count && data.similar && data.similar.places[0];
    const title = make("h2", {}, count ? side.words.one : side.words.none);
    const text = make("p", {}, count ? say("one_text", data.places[0]) : side.words.none_text);
    host.replaceChildren(make("div", {}, title, text), make("div", { class: "bl-side-next" }, search, ...(like ? [Object.assign(adder(like[0], like[1]), { className: "btn bl-quiet" })] : [])));
  }

  /* --- indicators ---------------------------------------------------------------------------------------------------- */

  function picker(id, given, chosen, choose) {
    const options = () => given().map((one) => ({ ...one, group: one.theme }));
    return lupe.combobox(byId(id), {
      id,
      find: (text) => lupe.fitting(options(), text),
      shown: () => (side.data && options().find((one) => one.key === chosen())?.name) || "",
      chosen: (key) => key === chosen(),
      choose: (one) => choose(one.key),
    });
  }

  function pickers() {
    indicator = indicator || picker("side-indicator", () => side.data.controls.indicators, () => side.data.indicator, (key) => key === side.data.indicator || side.go({ indikator: key, thema: null, gliederung: null }));
    second = second || picker("side-second", () => side.data.controls.seconds, () => side.data.second, (key) => side.go({ indikator2: key }));
    indicator.show();
    second.show();
    official();
    byId("side-swap").hidden = !side.data.second;
  }

  /* The switch that leaves example data out; the note says what is missing then. */
  function official() {
    const { official, officialNote } = side.data.controls, host = byId("side-official");
    if (!host.firstChild) {
      const box = make("input", { type: "checkbox", role: "switch", id: "side-official-box", class: "form-check-input" });
      box.addEventListener("change", () => side.go({ herkunft: box.checked ? "amtlich" : null }));
      host.append(box, make("label", { for: box.id, class: "form-check-label" }, say("official_only")));
    }
    host.firstChild.checked = official;
    byId("side-official-note").textContent = officialNote;
  }

  /* --- selects, levels ----------------------------------------------------------------------------------------------- */

  function select(id, options, value, change) {
    const node = make("select", { id: `${id}-select`, class: "form-select" }, ...options.map(([key, label]) => make("option", { value: key }, String(label))));
    node.value = value;
    node.addEventListener("change", () => change(node.value));
    const had = document.activeElement && document.activeElement.id === node.id;
    byId(id).replaceChildren(node);
    byId(`${id}-field`).hidden = !options.length;
    if (had) node.focus();
  }

  function controls() {
    const { data } = side;
    const { comparisons, comparison, levels, themes } = data.controls;
    select("side-comparison", comparisons, comparison, (kind) => side.go({ vergleich: [kind, ...["kreis", "land"].filter((one) => one !== kind)].join(",") }));
    select("side-theme", themes, data.theme, (theme) => side.go({ thema: theme }));
    const before = data.years.filter((year) => year < data.years.at(-1));
    select("side-base", data.base === null ? [] : before.map((year) => [year, year]), data.base, (year) => side.go({ basisjahr: year }));
    byId("side-level").replaceChildren(...levels.map(([level, label, possible]) => {
      const node = make("button", { type: "button", "aria-pressed": String(level === data.level), disabled: possible ? null : "" }, label);
      node.addEventListener("click", () => level === data.level || side.go({ ebene: level }));
      return node;
    }));
  }

  /* --- year ---------------------------------------------------------------------------------------------------------- */

  function slider() {
    const { years } = side.data;
    const host = byId("side-year-range");
    let node = byId("side-year");
    if (!node) host.append((node = make("input", { id: "side-year", type: "range", class: "form-range", min: 0, step: 1 })));
    node.max = String(Math.max(years.length - 1, 0));
    byId("side-year-ticks").replaceChildren(make("span", {}, String(years[0] ?? "")), make("span", {}, String(years.at(-1) ?? "")));
  }

  function year() {
    if (!side.data || !byId("side-year")) return;
    const node = byId("side-year"), row = lupe.row(), label = row < 0 ? "" : state.slab.labels[row];
    node.value = String(row);
    node.setAttribute("aria-valuetext", label);
    node.style.setProperty("--share", state.slab.years.length > 1 ? row / (state.slab.years.length - 1) : 1);
    byId("side-year-label").textContent = label;
  }

  function play(start) {
    clearInterval(playing);
    playing = start ? setInterval(() => step(1), STEP_MS) : 0;
    const node = byId("side-year-play");
    node.classList.toggle("is-playing", Boolean(playing));
    node.setAttribute("aria-label", playing ? node.dataset.pause : node.dataset.play);
  }

  function step(by) {
    const { years } = state.slab;
    lupe.setYear(years[(lupe.row() + by + years.length) % years.length], "player");
  }

  document.addEventListener("input", (event) => {
    if (event.target.id !== "side-year" || !side.data) return;
    play(false);
    lupe.setYear(state.slab.years[Number(event.target.value)], "slider");
  });
  document.addEventListener("click", (event) => {
    const target = event.target.closest && event.target.closest("#side-year-play, #side-swap");
    if (!target || !side.data) return;
    if (target.id === "side-swap") side.go({ indikator: side.data.second, indikator2: side.data.indicator, thema: side.data.theme });
    else {
      if (!playing) step(1);
      play(!playing);
    }
  });

  /* --- linking ------------------------------------------------------------------------------------------------------- */

  for (const [name, over] of [["pointerover", true], ["pointerout", false], ["focusin", true], ["focusout", false]]) {
    document.addEventListener(name, (event) => {
      const node = side.data && event.target.closest && event.target.closest("[data-place], [data-like-place]");
      if (node) lupe.setHover(over ? node.dataset.place || node.dataset.likePlace : null, "side");
    });
  }
  lupe.on("hover", (key) => {
    if (!side.data) return;
    for (const node of document.querySelectorAll("[data-place]")) node.classList.toggle("bl-under", node.dataset.place === key);
  });

  lupe.on("side", () => {
    pickers();
    controls();
    slider();
    places();
  });
  lupe.on("year", year);
})();
