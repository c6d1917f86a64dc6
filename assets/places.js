/* The search for places: by present and former names and keys, which the server knows, and by the Amt they belong to. */
(function () {
  "use strict";
  const lupe = window.lupe;
  const PAUSE = 120; // ms without a key before the server is asked
  const MOST = 400; // places in the list at once
  let host = null;

  const pause = () => new Promise((done) => setTimeout(done, PAUSE));

  function option(column, note, group) {
    const { slab } = lupe.state;
    return { key: slab.places[column], name: slab.names[column], note, group };
  }

  /* Every place of the map, in order of their names. */
  function all() {
    const { slab } = lupe.state;
    return slab.names.map((_, column) => option(column, slab.parents[column])).slice(0, MOST);
  }

  async function find(text) {
    const { slab } = lupe.state;
    if (!slab) return [];
    if (!text.trim()) return all();
    const { input } = host;
    await pause();
    if (input.value !== text) return []; // typed on: the later search answers
    const found = new Map();
    for (const area of await asked(text)) {
      const column = lupe.column(area.gebiet);
      if (column >= 0) found.set(column, area.frueher ? host.dataset.formerly.replace("{name}", () => area.frueher) : slab.parents[column]);
    }
    const words = lupe.fold(text).split(/\s+/).filter(Boolean);
    slab.parents.forEach((parent, column) => {
      if (parent && !found.has(column) && words.every((word) => lupe.fold(parent).includes(word))) found.set(column, parent);
    });
    return [...found].slice(0, MOST).map(([column, note]) => option(column, note));
  }

  /* What the server finds on the map's territory; without an answer only names on the page are searched. */
  async function asked(text) {
    const query = new URLSearchParams({ suche: text });
    const territory = new URLSearchParams(location.search).get("gebietsstand");
    if (territory) query.set("gebietsstand", territory);
    if (territory) query.set("jahr", lupe.state.year);
    try {
      const response = await fetch(`/api/v1/gebiete?${query}`);
      return response.ok ? (await response.json()).gebiete : named(text);
    } catch {
      return named(text);
    }
  }

  function named(text) {
    const { slab } = lupe.state, wanted = lupe.fold(text.trim());
    return slab.places.filter((_, column) => lupe.fold(slab.names[column]).includes(wanted)).map((key) => ({ gebiet: key }));
  }

  const source = {
    id: "monitor-place",
    find,
    shown: () => "",
    chosen: (key) => lupe.mark(key) >= 0,
    choose(one) {
      const { selection } = lupe.state;
      if (!selection.includes(one.key)) lupe.select([...selection.slice(0, lupe.most - 1), one.key], "search");
      lupe.say(host.dataset.chosen.replace("{name}", () => one.name));
    },
  };

  function build() {
    const box = document.getElementById("monitor-place-picker");
    if (!box || box === host) return;
    host = box;
    lupe.combobox(host, source);
    host.input = host.querySelector("input");
  }
  lupe.on("slab", build);
  lupe.on("error", build);

  document.addEventListener("click", (event) => {
    if (!event.target.closest || !event.target.closest("[data-find-place]") || !host) return;
    const opener = document.getElementById("monitor-filter-open");
    if (opener.offsetParent) opener.click(); // on a phone the panel waits in a drawer
    host.input.focus();
  });
})();
