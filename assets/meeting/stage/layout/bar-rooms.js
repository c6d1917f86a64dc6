/* How many named bars fit, in how many columns, and how wide their parts are. Lengths are in rem. */

/** @typedef {import("../types").StageBar} StageBar */

const PITCH = { least: 2.75, most: 4.2 };
const LEAST_BAR = 9; // a shorter bar says nothing
const MOST_BAR = 60;
const GAP = { name: 1.4, value: 1.4, columns: 6 };

/**
 * @typedef {{
 *   columns: StageBar[][], pitch: number, name: number, bar: number, wide: number, between: number,
 * }} BarRooms `wide` is a whole column, `name` reaches to the foot of the bars
 */

/**
 * Columns as they come where they have room; else one column of the first and the last and those that are
 * selected.
 * @param {StageBar[][]} columns
 * @param {import("../types").Size} room
 * @param {{name: number, value: number}} widest name and value
 * @returns {BarRooms}
 */
export function barsFor(columns, room, widest) {
  const count = Math.max(columns.length, 1);
  const wide = (room.width - (count - 1) * GAP.columns) / count;
  const bar = wide - widest.name - GAP.name - GAP.value - widest.value;
  const longest = Math.max(1, ...columns.map((one) => one.length));
  if (bar < LEAST_BAR && count > 1) return barsFor([columns.flat()], room, widest);
  const most = Math.max(Math.floor(room.height / PITCH.least), 1);
  const shown = longest > most ? columns.map((one) => fewer(one, most)) : columns;
  const tall = Math.max(1, ...shown.map((one) => one.length));
  return {
    columns: shown,
    pitch: Math.min(Math.max(room.height / tall, PITCH.least), PITCH.most),
    name: widest.name + GAP.name,
    bar: Math.min(Math.max(bar, 1), MOST_BAR),
    ...{ wide, between: GAP.columns },
  };
}

/**
 * So many of the bars: the selected, and from both ends inwards; where others are left out a gap is told.
 * @param {StageBar[]} bars the highest first
 * @param {number} most
 * @returns {StageBar[]}
 */
export function fewer(bars, most) {
  const kept = new Set(bars.flatMap(({ sign }, at) => (sign >= 0 ? [at] : [])).slice(0, most));
  for (let at = 0; kept.size < most && at < bars.length; at++) {
    const next = at % 2 ? bars.length - 1 - (at - 1) / 2 : at / 2;
    kept.add(next);
  }
  const order = [...kept].sort((one, other) => one - other);
  return order.map((at, index) => ({
    ...bars[at],
    gap: bars[at].gap || (index > 0 && order[index - 1] < at - 1),
  }));
}
