/* Which rows of a table fit the screen. */

/** @typedef {import("../types").StageRow} StageRow */

/**
 * So many rows: the last of the selected, lowest and highest give way, never the district and the first.
 * @param {StageRow[]} rows
 * @param {number} most
 */
export function fitting(rows, most) {
  const kept = rows.slice();
  while (kept.length > most) {
    const at = ["highest", "selected", "lowest"]
      .map((part) => ({ part, all: kept.filter((one) => one.part === part) }))
      .sort((one, other) => other.all.length - one.all.length)[0].all;
    const out = at[0]?.part === "lowest" ? at[0] : at.at(-1);
    if (!out) break;
    kept.splice(kept.indexOf(out), 1);
  }
  return kept;
}
