/* Which pages the head has room for, as numbers alone. */

/**
 * Which of the pages stand in the row, in their order. All where they fit without the menu; else as many from
 * the first on as fit beside it, and the present one in the place of the last.
 * @param {number[]} widths of the pages, in px
 * @param {number} room of the whole row
 * @param {number} menu width of the menu
 * @param {number} present the present page, -1 for none of them
 * @param {boolean} always whether the menu stands there in any case
 */
export function inRow(widths, room, menu, present, always) {
  const all = widths.reduce((sum, width) => sum + width, 0);
  if (all + (always ? menu : 0) <= room) return widths.map(() => true);
  let left = room - menu - (widths[present] ?? 0);
  let full = false;
  return widths.map((width, index) => {
    if (index === present) return true;
    full ||= width > left;
    if (full) return false;
    left -= width;
    return true;
  });
}
