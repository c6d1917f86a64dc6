/* Areas as pixels: which area each pixel shows is known, so that a year only looks up colours. A pixel at a
   border is a mixture of its cells with the border above. */

/**
 * What is the same in every year: `own` is the area of each pixel, or 0; `mixed` are the pixels at borders,
 * `parts` the areas of their cells, `over` how much of them the border covers, from 0 to 1.
 * @typedef {{width: number, height: number, own: Uint16Array, mixed: Uint32Array, parts: Uint16Array,
 *   over: Float32Array, side: number}} Picture
 */
/**
 * Colours of pixels as their bytes lie in memory: red, green, blue, opacity, from the lowest on. `plain` by
 * area, and those of `tiles` where an area has a pattern; `border` is that of the lines between areas.
 * @typedef {{plain: Uint32Array, tiles: (Tile | undefined)[], border: number}} Tones
 */
/** @typedef {{size: number, pixels: Uint32Array}} Tile a square that is repeated from the corner on */

/**
 * @param {Uint16Array} cells
 * @param {number} width px
 * @param {number} height px
 * @param {number} side cells of a pixel, across and down
 * @param {{wide: boolean, strength: number}} border as wide as a cell or, if `wide`, as two, and so opaque
 * @returns {Picture}
 */
export function pictureOf(cells, width, height, side, { wide, strength }) {
  const columns = width * side;
  const own = new Uint16Array(width * height);
  const count = side * side;
  /** @type {number[]} */
  const mixed = [];
  /** @type {number[]} */
  const parts = [];
  /** @type {number[]} */
  const over = [];
  const differs = (/** @type {number} */ at, /** @type {boolean} */ right, /** @type {boolean} */ down) =>
    (right && cells[at] !== cells[at + 1]) || (down && cells[at] !== cells[at + columns]);
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      const corner = row * side * columns + column * side;
      const first = cells[corner];
      const inner = column < width - 1 && row < height - 1;
      if (inner && even(corner, first)) {
        own[row * width + column] = first;
        continue;
      }
      let edges = 0;
      for (let down = 0; down < side; down++)
        for (let across = 0; across < side; across++) {
          const at = corner + down * columns + across;
          const right = column < width - 1 || across < side - 1;
          const below = row < height - 1 || down < side - 1;
          const before =
            wide &&
            ((column + across > 0 && cells[at] !== cells[at - 1]) ||
              (row + down > 0 && cells[at] !== cells[at - columns]));
          if (before || differs(at, right, below)) edges++;
          parts.push(cells[at]);
        }
      mixed.push(row * width + column);
      over.push((edges / count) * strength);
    }
  }

  /**
   * Whether all cells of a pixel, and those to the right and below that its border looks at, are of one area.
   * @param {number} corner
   * @param {number} first
   */
  function even(corner, first) {
    for (let down = 0; down <= side; down++) {
      const from = corner + down * columns;
      for (let at = from; at <= from + side; at++) if (cells[at] !== first) return false;
    }
    if (!wide) return true;
    for (let step = 0; step < side; step++) {
      const [left, above] = [corner + step * columns - 1, corner - columns + step];
      if ((left >= 0 && cells[left] !== first) || (above >= 0 && cells[above] !== first)) return false;
    }
    return true;
  }

  return {
    ...{ width, height, own, side },
    mixed: Uint32Array.from(mixed),
    parts: Uint16Array.from(parts),
    over: Float32Array.from(over),
  };
}

/**
 * Writes a picture's colours into pixels of its size.
 * @param {Picture} picture
 * @param {Tones} tones
 * @param {Uint32Array} pixels
 */
export function fill(picture, { plain, tiles, border }, pixels) {
  const { own, width, mixed, parts, over, side } = picture;
  const patterned = tiles.some(Boolean);
  if (!patterned) for (let at = 0; at < own.length; at++) pixels[at] = plain[own[at]];
  else
    for (let at = 0; at < own.length; at++) {
      const tile = tiles[own[at]];
      pixels[at] = tile ? tiled(tile, at % width, Math.floor(at / width)) : plain[own[at]];
    }
  const count = side * side;
  const [lineRed, lineGreen, lineBlue] = [border & 255, (border >>> 8) & 255, (border >>> 16) & 255];
  for (let n = 0; n < mixed.length; n++) {
    const at = mixed[n];
    let [red, green, blue, alpha] = [0, 0, 0, 0];
    for (let part = n * count; part < (n + 1) * count; part++) {
      const tile = patterned ? tiles[parts[part]] : undefined;
      const tone = tile ? tiled(tile, at % width, Math.floor(at / width)) : plain[parts[part]];
      const opaque = tone >>> 24;
      red += (tone & 255) * opaque;
      green += ((tone >>> 8) & 255) * opaque;
      blue += ((tone >>> 16) & 255) * opaque;
      alpha += opaque;
    }
    // The border lies over what the cells are together; sums are weighted by their opacity.
    const line = over[n] * 255 * count;
    const below = 1 - over[n];
    const whole = alpha * below + line;
    if (whole <= 0) {
      pixels[at] = 0;
      continue;
    }
    const mix = (/** @type {number} */ sum, /** @type {number} */ edge) =>
      Math.round((sum * below + edge * line) / whole);
    pixels[at] =
      (mix(red, lineRed) |
        (mix(green, lineGreen) << 8) |
        (mix(blue, lineBlue) << 16) |
        (Math.round(whole / count) << 24)) >>>
      0;
  }
}

/**
 * @param {Tile} tile
 * @param {number} across
 * @param {number} down
 */
const tiled = ({ size, pixels }, across, down) => pixels[(down % size) * size + (across % size)];
