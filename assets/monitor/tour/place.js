/* Where the card of a step stands: below what it is about, else above, else beside it; never beyond the
   screen. On phones the style sheet puts it at the foot. */

const GAP = 12; // px

/**
 * @param {HTMLElement} card
 * @param {Element | null} about
 */
export function place(card, about) {
  if (!about) return;
  const [own, at] = [card.getBoundingClientRect(), about.getBoundingClientRect()];
  const [wide, high] = [window.innerWidth - GAP, window.innerHeight - GAP];
  const below = at.bottom + GAP;
  const above = at.top - GAP - own.height;
  const top = below + own.height <= high ? below : above >= GAP ? above : high - own.height;
  const beside = below + own.height > high && above < GAP;
  const wanted = beside
    ? at.right + GAP + own.width <= wide
      ? at.right + GAP
      : at.left - GAP - own.width
    : at.left;
  card.style.setProperty("--left", `${Math.max(GAP, Math.min(wanted, wide - own.width))}px`);
  card.style.setProperty("--top", `${Math.max(GAP, top)}px`);
}
