/* How an address names what made a group stand out: class, status and few cases; a frame and similar places
   have no name there. And how it names the part of the map that is seen. */

/** @param {string | null} origin see `state` in core/store.js */
export function wordOf(origin) {
  if (origin === "few") return "wenige";
  const [kind, code] = (origin ?? "").split(":");
  return kind === "class" ? `klasse:${code}` : kind === "status" ? `zeichen:${code}` : "";
}

/** @param {string} word */
export function originOf(word) {
  if (word === "wenige") return "few";
  const [kind, code] = word.split(":");
  return `${kind === "klasse" ? "class" : "status"}:${code}`;
}

/**
 * The part of the map that an address names; null for the whole, and for what there cannot be, of which the
 * server tells the reader.
 * @param {string} word
 */
export function cutoutOf(word) {
  const numbers = word.split(",").map(Number);
  const [x, y, zoom] = numbers;
  const can = numbers.length === 3 && x >= 0 && x <= 1 && y >= 0 && y <= 1 && zoom > 1 && zoom <= 24;
  return can ? numbers : null;
}
