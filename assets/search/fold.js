/* Text as it is compared in searches: without capitals and accents. */

/** @param {string} text */
export function fold(text) {
  return text.toLocaleLowerCase("de").normalize("NFD").replace(/\p{M}/gu, "").replaceAll("ß", "ss");
}
