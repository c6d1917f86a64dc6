/* Notes and targets of the reader's own as an address holds them: dashboard/domain/own_words.py has the same
   limits. Nothing here draws or asks. */

export const MOST = { notes: 8, letters: 280, written: 2000, targets: 8 };

/** @typedef {[key: string, text: string]} Pair key of a place or indicator, and the note or number */

/**
 * @param {string} text
 * @param {string} between
 * @returns {Pair[]}
 */
const pairs = (text, between) =>
  text
    .split(between)
    .filter(Boolean)
    .map((part) => {
      const at = part.indexOf(":");
      return [part.slice(0, at), part.slice(at + 1)];
    });

/** @param {string} notes as the address has them, one a line */
export const readNotes = (notes) => pairs(notes, "\n");
/** @param {string} targets as the address has them */
export const readTargets = (targets) => pairs(targets, ",");

/**
 * Pairs with another value of a key, or without it where that is empty; a new one stands last.
 * @param {Pair[]} all
 * @param {string} key
 * @param {string} value
 * @returns {Pair[]}
 */
function replaced(all, key, value) {
  if (!value) return all.filter(([one]) => one !== key);
  return all.some(([one]) => one === key)
    ? all.map(([one, before]) => [one, one === key ? value : before])
    : [...all, [key, value]];
}

/**
 * The notes with another one for a place, on one line; an empty one takes it away.
 * @param {string} notes
 * @param {string} place
 * @param {string} note
 */
export const withNote = (notes, place, note) =>
  replaced(readNotes(notes), place, note.replace(/\s+/gu, " ").trim())
    .map((pair) => pair.join(":"))
    .join("\n");

/**
 * The targets with another one for an indicator; an empty one takes it away.
 * @param {string} targets
 * @param {string} indicator
 * @param {string} value
 */
export const withTarget = (targets, indicator, value) =>
  replaced(readTargets(targets), indicator, value)
    .map((pair) => pair.join(":"))
    .join(",");

/**
 * Characters that a text takes in an address, as the server writes it.
 * @param {string} text
 */
export const written = (text) =>
  encodeURIComponent(text)
    .replace(/%2C|%3A/g, ",")
    .replace(/[!'()*]/g, "%20").length;

/**
 * Why a link does not hold these notes; empty where it does.
 * @param {string} notes
 * @returns {"" | "long" | "many"}
 */
export function refusal(notes) {
  if (readNotes(notes).length > MOST.notes) return "many";
  return written(notes) > MOST.written ? "long" : "";
}

/**
 * A number as the language writes it, as addresses have it; null for what is none. A percent sign behind it
 * is passed over.
 * @param {string} text
 * @param {string} lang
 */
export function numberOf(text, lang) {
  const plain = text.replace(/[\s\u00a0]*%?[\s\u00a0]*$/u, "").trim();
  const known =
    lang === "de" ? /^(\d{1,12}|\d{1,3}(\.\d{3})+)(,\d{1,6})?$/ : /^(\d{1,12}|\d{1,3}(,\d{3})+)(\.\d{1,6})?$/;
  if (!known.test(plain)) return null;
  return lang === "de" ? plain.replaceAll(".", "").replace(",", ".") : plain.replaceAll(",", "");
}
