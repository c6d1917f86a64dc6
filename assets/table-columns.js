/* The table's columns: heading, text of a place in a year, and what a column is ordered by. */
(function () {
  "use strict";
  const lupe = window.lupe;

  /* A number out of "−1,3 je 1.000" (the first) or "263 von 1.432" (the last, `which` -1), for ordering only; NaN where there is none. */
  function number(text, lang, which = 0) {
    const found = text.replace(/−/g, "-").match(/-?[\d.,]*\d/g);
    if (!found) return NaN;
    const one = found.at(which);
    return parseFloat(lang === "de" ? one.replace(/\./g, "").replace(",", ".") : one.replace(/,/g, ""));
  }

  function columns(slab) {
    const { words, heading } = slab;
    const at = (name) => (row, column) => slab[name][row][column];
    const all = [
      { key: "name", head: words.name, text: (_, column) => slab.names[column], by: null },
      { key: "parent", head: words.parent, text: (_, column) => slab.parents[column], by: null },
      { key: "value", head: slab.short || slab.title, text: at("text"), by: (row, column) => slab.value[row][column] ?? NaN, right: true },
      { key: "interval", head: words.interval, text: at("interval"), by: (row, column) => slab.lower[row][column] ?? NaN, right: true },
      { key: "counts", head: words.counts, text: at("counts"), by: (row, column) => number(slab.counts[row][column], slab.lang, -1), right: true },
      { key: "change", head: "", text: at("change"), by: (row, column) => number(slab.change[row][column], slab.lang), right: true },
      { key: "trend", head: words.trendFive, text: at("trend"), by: (row, column) => number(slab.trend[row][column], slab.lang), right: true },
      { key: "difference", head: heading.difference, text: at("difference"), by: (row, column) => number(slab.difference[row][column], slab.lang), right: true },
      { key: "rank", head: words.rank, text: (row, column) => (slab.rank[row][column] ? String(slab.rank[row][column]) : ""), by: (row, column) => slab.rank[row][column] || NaN, right: true, up: true },
    ];
    const some = (name) => slab[name] !== null && slab[name].some((texts) => texts.some((text) => text !== ""));
    return all.filter((one) => {
      if (one.key === "parent") return words.parent && slab.parents.some(Boolean);
      if (one.key === "interval" || one.key === "counts" || one.key === "difference" || one.key === "change" || one.key === "trend") return some(one.key);
      return one.key !== "rank" || slab.ranked.some(Boolean);
    });
  }

  lupe.tableColumns = columns;
})();
