/* Places and the district as rows of named bars, highest first: what each row says, and where its bar begins
   and ends. */
import * as verdicts from "../../words/verdict-text.js";

/** @typedef {import("../../core/types").Slab} Slab */

/**
 * `mark` is the place's position among the selected ones, else -1, and `column` that in the slab, -1 for the
 * district; `from` and `to` are the ends of the bar as shares of the width, null where there is no value;
 * `verdict` is a code, -1 where the difference is not what is shown.
 * @typedef {{
 *   key: string, mark: number, column: number, name: string, value: number | null, text: string,
 *   few: boolean, verdict: number, from: number | null, to: number | null,
 * }} Row
 */

/**
 * Every year has the same scale, from zero to the farthest value of these rows in any year, so that a year
 * step moves nothing but the bars. `line` is the district's value as a share of the width, `goal` that of the
 * target, null without one.
 * @param {Slab} slab with the values themselves
 * @param {Slab} displayed what the map shows in their place
 * @param {number} row
 * @param {number[]} columns of the places, -1 for one that the slab has not
 * @param {string[]} selection
 * @param {number | null} [target] of the reader's own
 * @returns {{rows: Row[], line: number | null, goal: number | null}}
 */
export function namedRows(slab, displayed, row, columns, selection, target = null) {
  const own = displayed.district?.line ? displayed.district : null;
  const apart = own && !columns.some((column) => slab.places[column] === own.key) ? own : null;
  const all = displayed.value.flatMap((values) => columns.map((column) => values[column] ?? 0));
  const ends = [0, ...all, ...(own?.value ?? []).map((value) => value ?? 0), target ?? 0];
  const [low, high] = [Math.min(...ends), Math.max(...ends)];
  const share = (/** @type {number} */ value) => (high > low ? (value - low) / (high - low) : 0);
  const bar = (/** @type {number | null} */ value) =>
    value === null
      ? { from: null, to: null }
      : { from: share(Math.min(value, 0)), to: share(Math.max(value, 0)) };
  const tested = !displayed.shown || displayed.title === slab.heading.difference;
  /** @type {Row[]} */
  const rows = columns.flatMap((column) => {
    if (column < 0) return [];
    const value = displayed.value[row][column];
    const compared = tested && slab.difference?.[row][column];
    return [
      {
        ...{ key: slab.places[column], column, mark: selection.indexOf(slab.places[column]) },
        ...{ name: slab.names[column], value, ...bar(value) },
        text: displayed.text[row][column] || slab.words.status[slab.status[row][column]] || "",
        few: value !== null && Boolean(slab.few[row][column]),
        verdict: compared ? verdicts.code(slab, "difference", row, column) : -1,
      },
    ];
  });
  if (apart && apart.value[row] !== null) {
    const value = apart.value[row];
    rows.push({
      ...{
        key: apart.key,
        mark: -1,
        column: -1,
        name: slab.words.district || apart.name,
        value,
        ...bar(value),
      },
      ...{ text: apart.text[row], few: false, verdict: -1 },
    });
  }
  const rank = (/** @type {Row} */ one) => one.value ?? -Infinity;
  rows.sort((one, other) => (rank(other) === rank(one) ? 0 : rank(other) - rank(one)));
  const at = own?.value[row] ?? null;
  return { rows, line: at === null ? null : share(at), goal: target === null ? null : share(target) };
}
