/* The Monitor's quiet way to the comparing page: there once two places are selected, with all that both pages understand. */
(function () {
  "use strict";
  const lupe = window.lupe;
  const SHARED = ["indikator", "ebene", "vergleich", "jahre", "gliederung", "raum", "farben", "niveau", "gewichte", "herkunft", "stand", "sprache"];

  function follow() {
    const link = document.getElementById("monitor-side");
    const { selection, slab, year } = lupe.state;
    if (!link || !slab) return;
    link.hidden = selection.length < 2;
    const here = new URLSearchParams(location.search);
    const query = new URLSearchParams(SHARED.filter((name) => here.has(name)).map((name) => [name, here.get(name)]));
    for (const [name, value] of [["indikator", slab.indicator], ["ebene", slab.level], ["jahr", year], ["gebiete", selection.join()]]) query.set(name, value);
    link.href = `/vergleich?${query.toString().replaceAll("%2C", ",").replaceAll("%3A", ":")}`;
  }

  for (const name of ["selection", "slab", "year"]) lupe.on(name, follow);
  document.addEventListener("pointerdown", follow, true); // the address may have changed meanwhile
})();
