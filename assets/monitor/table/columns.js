/* The table's columns: heading, text of a place in a year, and what a column is ordered by. */

/**
 * A number out of "−1,3 je 1.000" (the first) or "263 von 1.432" (the last, `which` -1), for ordering only;
 * NaN where there is none.
 * @param {string} text
 * @param {string} lang
 * @param {number} [which]
 */
function numberIn(text, lang, which = 0) {
  const found = text.replace(/−/g, "-").match(/-?[\d.,]*\d/g);
  if (!found) return NaN;
  const one = found.at(which) ?? "";
  return parseFloat(lang === "de" ? one.replace(/\./g, "").replace(",", ".") : one.replace(/,/g, ""));
}

/**
 * `text` is what stands in a cell, `by` what its column is ordered by (null for texts), `up` whether small
 * comes first.
 * @typedef {{
 *   key: string,
 *   head: string,
 *   text: (row: number, column: number) => string,
 *   by: ((row: number, column: number) => number) | null,
 *   right?: boolean,
 *   up?: boolean,
 * }} Column
 */

/** @typedef {"text" | "interval" | "counts" | "change" | "trend" | "difference"} TextName texts of a slab */

/**
 * @param {import("../../core/types").Slab} slab
 * @returns {Column[]}
 */
export function tableColumns(slab) {
  const { words, heading } = slab;
  /** @param {TextName} name */
  const at = (name) => (/** @type {number} */ row, /** @type {number} */ column) =>
    slab[name]?.[row][column] ?? "";
  const number =
    (/** @type {TextName} */ name, which = 0) =>
    (/** @type {number} */ row, /** @type {number} */ column) =>
      numberIn(at(name)(row, column), slab.lang, which);
  /** @type {Column[]} */
  const all = [
    { key: "name", head: words.name, text: (_, column) => slab.names[column], by: null },
    { key: "parent", head: words.parent, text: (_, column) => slab.parents[column], by: null },
    {
      key: "value",
      head: slab.short || slab.title,
      text: at("text"),
      by: (row, column) => slab.value[row][column] ?? NaN,
      right: true,
    },
    {
      key: "interval",
      head: words.interval,
      text: at("interval"),
      by: (row, column) => slab.lower?.[row][column] ?? NaN,
      right: true,
    },
    {
      key: "counts",
      head: words.counts,
      text: at("counts"),
      by: number("counts", -1),
      right: true,
    },
    {
      key: "change",
      head: "",
      text: at("change"),
      by: number("change"),
      right: true,
    },
    {
      key: "trend",
      head: words.trendFive,
      text: at("trend"),
      by: number("trend"),
      right: true,
    },
    {
      key: "difference",
      head: heading.difference,
      text: at("difference"),
      by: number("difference"),
      right: true,
    },
    {
      key: "rank",
      head: words.rank,
      text: (row, column) => (slab.rank[row][column] ? String(slab.rank[row][column]) : ""),
      by: (row, column) => slab.rank[row][column] || NaN,
      right: true,
      up: true,
    },
  ];
  /** @param {TextName} name */
  const some = (name) => slab[name]?.some((texts) => texts.some((text) => text !== ""));
  return all.filter(({ key }) => {
    switch (key) {
      case "parent":
        return words.parent && slab.parents.some(Boolean);
      case "interval":
      case "counts":
      case "difference":
      case "change":
      case "trend":
        return some(key);
      default:
        return key !== "rank" || slab.ranked.some(Boolean);
    }
  });
}
