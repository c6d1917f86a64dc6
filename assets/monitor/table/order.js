/* Which places the table has in a year, and in which order. */
import { fold } from "../../search/fold.js";

/** @typedef {import("../../core/types").Slab} Slab */
/** @typedef {import("./columns.js").Column} Column */
/** @typedef {{sort: string, down: boolean, needle: string}} Wanted what the reader has made of the table */

/**
 * Umlauts may be typed as plain vowels or spelt out.
 * @param {string} text
 */
function findable(text) {
  const spelt = text
    .toLocaleLowerCase("de")
    .replaceAll("ä", "ae")
    .replaceAll("ö", "oe")
    .replaceAll("ü", "ue");
  return `${fold(text)} ${spelt}`;
}

/**
 * Answers for each place of a slab whether a reader who typed something finds it, and whether by a former
 * name alone. Names are made ready for it when somebody types.
 * @param {Slab} slab
 */
export function finder(slab) {
  /** @type {{names: string[], former: string[]} | null} */
  let texts = null;
  /** @param {string} typed */
  return (typed) => {
    const needle = fold(typed.trim());
    if (!needle) return () => ({ byName: true, byFormer: false });
    texts ??= {
      names: slab.names.map((name, at) => findable(`${name} ${slab.parents[at] || ""} ${slab.places[at]}`)),
      former: slab.formerly.map(findable),
    };
    const { names, former } = texts;
    return (/** @type {number} */ column) => {
      const byName = names[column].includes(needle);
      return { byName, byFormer: !byName && former[column].includes(needle) };
    };
  };
}

/** @type {{names: string[], lang: string, turns: Uint32Array} | null} */
let sorted = null;
/**
 * The turn of each name in the alphabet: comparing thousands of names takes longer than a year may take, and
 * slabs of the same places have the same.
 * @param {string[]} names
 * @param {string} lang
 */
function turnsOf(names, lang) {
  const before = sorted;
  const same =
    before?.lang === lang &&
    before.names.length === names.length &&
    names.every((name, at) => name === before.names[at]);
  if (before && same) return before.turns;
  const { compare } = new Intl.Collator(lang, { numeric: true });
  const turns = new Uint32Array(names.length);
  const order = [...names.keys()].sort((a, b) => compare(names[a], names[b]) || a - b);
  order.forEach((column, turn) => (turns[column] = turn));
  sorted = { names, lang, turns };
  return turns;
}

/**
 * Columns of the slab in the order of the rows: places inside the filters that exist in the year and are
 * found. Of texts the alphabet decides; places without a number come last.
 * @param {Slab} slab
 * @param {number} row -1 for a year that the slab does not have
 * @param {Column | undefined} by
 * @param {boolean} down
 * @param {(column: number) => {byName: boolean, byFormer: boolean}} found
 */
export function arranged(slab, row, by, down, found) {
  const view = [...slab.names.keys()].filter((column) => {
    if (!slab.inside[column] || (slab.exists && row >= 0 && !slab.exists[row][column])) return false;
    const { byName, byFormer } = found(column);
    return byName || byFormer;
  });
  if (!by) return view;
  const sign = down ? -1 : 1;
  const turns = turnsOf(slab.names, slab.lang);
  const { by: number, text } = by;
  if (by.key === "name") return view.sort((a, b) => sign * (turns[a] - turns[b]));
  // A year without figures has no order of them.
  if (number && row < 0) return view.sort((a, b) => turns[a] - turns[b]);
  if (!number) {
    const { compare } = new Intl.Collator(slab.lang, { numeric: true });
    return view.sort((a, b) => sign * compare(text(row, a), text(row, b)) || turns[a] - turns[b]);
  }
  const values = new Float64Array(slab.names.length);
  for (const column of view) values[column] = number(row, column);
  return view.sort((a, b) => {
    const [x, y] = [values[a], values[b]];
    if (x !== x || y !== y) return Number(x !== x) - Number(y !== y) || turns[a] - turns[b];
    return sign * (x - y) || turns[a] - turns[b];
  });
}
