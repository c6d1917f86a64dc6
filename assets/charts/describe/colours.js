/* What colour a mark has, as a role: the same words as dashboard/charts/colours.py. */

/** @typedef {import("../../core/types").Slab} Slab */

/** @param {number} position of a selected place, counted from 0 */
export const ofPlace = (position) => `place-${(position % 8) + 1}`;

/**
 * Zero, which stands in no class (index -1), is as pale as the ground.
 * @param {number} index
 * @param {number} count
 */
export const ofClass = (index, count) => (index >= 0 ? `class-${index}-${count}` : "bg");

/** @param {number} share from 0 to 1 on a continuous scale */
const ofShare = (share) => `ramp-${share.toFixed(4)}`;

/**
 * The nearest of the seven colours of a continuous scale.
 * @param {number} share
 */
export const ofNearest = (share) => ofShare(Math.floor(share * 6 + 0.5) / 6);

/**
 * The colour of a place's class in a row of the slab; `nearest` takes one of seven on a continuous scale.
 * @param {Slab} slab
 * @param {number} row
 * @param {number} column
 * @param {boolean} [nearest]
 */
export function ofCell(slab, row, column, nearest = false) {
  if (!slab.legend.continuous) return ofClass(slab.class[row][column], slab.legend.labels.length);
  const share = slab.share?.[row][column] ?? 0;
  return nearest ? ofNearest(share) : ofShare(share);
}

/**
 * The palette of a difference has its middle at zero, whatever the reader has chosen for values.
 * @param {Slab} slab
 * @param {string | null} palette
 */
export const paletteOf = (slab, palette) => (slab.shown ? "diverging" : (palette ?? "see"));
