/* Addresses: where the program stands, queries as the server writes them, and links that are passed on. They
   are written as if it stood at the root; what the server has written as `href`, `src` or `action` has the
   path below which it stands. */

const base = () => globalThis.document?.documentElement?.dataset?.base ?? "";

/**
 * An address of the program as the browser has to ask for it; all others stay as they are.
 * @param {string} address
 */
export const based = (address) => (/^\/(?!\/)/.test(address) ? base() + address : address);

/**
 * The name under which this program keeps something in the browser. Below another path of the host another
 * one may stand, which shares the browser's memory.
 * @param {string} name
 */
export const ours = (name) => (base() ? `${base()}:${name}` : name);

/**
 * The path of a link or page within the program.
 * @param {string} path
 */
export const within = (path) => (base() && path.startsWith(`${base()}/`) ? path.slice(base().length) : path);

/** The path of this page within the program. */
export const here = () => within(location.pathname);

/**
 * Markup that the server has sent within data, with its own addresses as the browser has to ask for them.
 * @param {string} markup
 */
export const placed = (markup) => markup.replace(/(\s(?:href|src|action)=")\/(?!\/)/g, `$1${base()}/`);

/** What a link to another page of ours takes along. */
const TAKEN_ALONG = ["sprache", "stand", "herkunft"];

/**
 * Commas and colons stay readable.
 * @param {URLSearchParams} query
 */
export function tidy(query) {
  return query.toString().replaceAll("%2C", ",").replaceAll("%3A", ":");
}

/** Whether this page is the Monitor, which has an address of its own where the portal stands at "/". */
export const isMonitor = () => /^\/(monitor)?$/.test(here());

/** Language, data version and provenance of the present address, for a link to another page. */
export function takenAlong() {
  const here = new URLSearchParams(location.search);
  return new URLSearchParams(TAKEN_ALONG.flatMap((name) => here.getAll(name).map((value) => [name, value])));
}

/** What the reader has added: it stands last in addresses. */
export const OWN = ["ziel", "notiz"];

/**
 * An address of ours with what the reader has added to the present one.
 * @param {string} address
 */
export function withOwnWords(address) {
  const here = new URLSearchParams(location.search);
  const own = new URLSearchParams(OWN.flatMap((name) => here.getAll(name).map((value) => [name, value])));
  return own.size ? `${address}${address.includes("?") ? "&" : "?"}${tidy(own)}` : address;
}

/**
 * The address to pass on, with the server's own; the long form, which opens the same view, where the server
 * does not answer.
 * @param {string} page path of the page after the slash, "" for the Monitor
 * @param {string} query
 * @returns {Promise<string>}
 */
export async function shortLink(page, query) {
  const long = `${location.origin}${based(`/${page}?${query}`)}`;
  try {
    const answer = await fetch(based(`/l?seite=${encodeURIComponent(page)}&${query}`));
    return answer.ok ? location.origin + based((await answer.json()).link) : long;
  } catch {
    return long;
  }
}
