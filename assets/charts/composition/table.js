/* A composition as a table: a row for each bar, a column for each part. */
import { make } from "../../core/dom.js";
import { HIDDEN } from "../describe/composition.js";

/** @typedef {import("../types").CompositionParts} CompositionParts */
/** @typedef {import("../types").CompositionRow} CompositionRow */

/**
 * @param {CompositionParts} parts
 * @param {CompositionRow[]} rows
 * @param {[first: string, last: string]} heads of the names of bars and of their wholes
 * @param {string} caption
 */
export function compositionTable(parts, rows, heads, caption) {
  const hidden = rows.some(({ pieces }) => pieces.some(({ part }) => part === HIDDEN));
  const named = [...parts.parts.map(({ name }) => name), ...(hidden ? [parts.hidden_name] : [])];
  const head = make(
    "tr",
    {},
    ...[heads[0], ...named, heads[1]].map((text) => make("th", { scope: "col" }, text)),
  );
  const body = rows.map((row) => {
    const cells = named.map((_, at) => {
      const part = at === parts.parts.length ? HIDDEN : at;
      const piece = row.pieces.find((one) => one.part === part);
      if (!piece) return make("td", {}, row.pieces.length ? "–" : at ? "" : row.note);
      const more = piece.words.slice(2).join(", ");
      return make("td", {}, `${piece.text}\u00a0%`, ...(more ? [make("small", {}, more)] : []));
    });
    return make("tr", {}, make("th", { scope: "row" }, row.name), ...cells, make("td", {}, row.total_text));
  });
  const table = { class: "bl-table" };
  return make(
    "table",
    table,
    make("caption", {}, caption),
    make("thead", {}, head),
    make("tbody", {}, ...body),
  );
}
