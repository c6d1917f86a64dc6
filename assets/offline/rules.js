/* What the worker answers and under which name it was kept; the same for the page that keeps and for the
   worker. Nothing here fetches or stores. */

/** How the names of our stores begin; what follows is the state that they hold and when it was fetched. */
export const PREFIX = "lupe-bereit-";
/**
 * How the names begin of the stores of the program that lies below a path: another one may lie there, too.
 * @param {string} base empty for a program that has the host for itself
 */
export const prefixOf = (base) => PREFIX + (base && `${base}:`);

/**
 * Whether a store is that of the program below a path.
 * @param {string} name
 * @param {string} base
 */
export const isStoreOf = (name, base) =>
  name.startsWith(prefixOf(base)) && (base !== "" || !name.startsWith(`${PREFIX}/`));

/** Under this address lies what is said of a store; without it a store is not complete. */
export const RECORD = "/offline/stand";
/** Shown where a page is not kept. */
export const NOTICE = "/offline";
/** What a proxy says for a server that is not there. */
export const AWAY = [502, 503, 504];
/** With Retry-After: what a server says that has too much to do. */
export const BUSY = 503;
/** Header of what was packed before it was kept. */
export const PACKED = "x-bereit-gepackt";

/**
 * What is said of a store. The Monitor lies at `home` and shows `level` where none is named. `scenes`
 * are the addresses of their stages; `banner` and `words` stand above kept pages.
 * @typedef {{
 *   version: string, fresh: string, language: string, home: string, level: string, at: string, bytes: number,
 *   indicators: number, profiles: number, scenes: string[], missed: number, banner: string,
 *   words: Record<string, string>,
 * }} Kept
 */

/** @typedef {"page" | "forever" | "fresh" | null} Kind null for what the worker leaves alone */

const FIGURES = /^\/(slab|zeitreihe|karte\.svg|zusammensetzung)$/;
const FILES = /^\/(paket|_dash-component-suites)\//;
const FRESH = /^\/((\w+\/)?szene|buehne\/daten|bild\/[\w-]*szene\.svg|assets\/icons\/[\w.-]+)$/;
const PAGES = /^\/([a-z]+(-[a-z]+)*(\/[\w-]+)?)?$/;
/* Machines and commands have no pages. */
const NO_PAGES = /^\/(api|bild|l|healthz|suche|slab|zeitreihe)(\/|$)/;

/**
 * Whether and how a request is answered: pages and what changes ask the network first; what bears the print
 * of its content never changes.
 * @param {{method: string, mode: string, url: string}} request
 * @param {string} place host of the program, and the path below which it lies
 * @returns {Kind}
 */
export function kindOf({ method, mode, url }, place) {
  if (method !== "GET" || !url.startsWith(`${place}/`)) return null;
  const { pathname, searchParams } = new URL(url.slice(place.length), place);
  if (mode === "navigate") return PAGES.test(pathname) && !NO_PAGES.test(pathname) ? "page" : null;
  if (FILES.test(pathname)) return "forever";
  if (FIGURES.test(pathname)) return searchParams.has("fassung") ? "forever" : null;
  return FRESH.test(pathname) ? "fresh" : null;
}

/**
 * The address under which something is kept: without what names the kept state itself.
 * @param {string} url
 * @param {string} version the data version that is kept
 */
export function nameOf(url, version) {
  const [pathname, query = ""] = url
    .replace(/^https?:..[^/]+/, "")
    .replace(/#.*/, "")
    .split("?");
  const search = query && `?${query}`;
  if (FIGURES.test(pathname) || FILES.test(pathname)) return pathname + search;
  const left = pairsOf(search, version).toSorted(byKey);
  return left.length ? `${pathname}?${left.join("&")}` : pathname;
}

/**
 * The names under which something may be kept: a store that was filled before names were sorted has the pairs
 * of the query as they stood.
 * @param {string} url
 * @param {string} version
 */
export function namesOf(url, version) {
  const name = nameOf(url, version);
  const [pathname, query = ""] = url
    .replace(/^https?:..[^/]+/, "")
    .replace(/#.*/, "")
    .split("?");
  const unsorted = pairsOf(`?${query}`, version).join("&");
  return [...new Set([name, unsorted ? `${pathname}?${unsorted}` : name])];
}

/**
 * The pairs of a query without what names the kept state itself.
 * @param {string} search
 * @param {string} version
 */
const pairsOf = (search, version) =>
  search
    .slice(1)
    .split("&")
    .filter((one) => one && one !== `stand=${version}` && !one.startsWith("breite="));

/**
 * Pairs of a query by their keys, those of one key as they stand.
 * @param {string} one
 * @param {string} other
 */
const byKey = (one, other) =>
  one.split("=")[0] < other.split("=")[0] ? -1 : Number(one.split("=")[0] > other.split("=")[0]);

/* What the Monitor's page finds out by itself in any state, out of the figures that are kept. */
const BY_ITSELF = ["indikator", "jahr", "gebiete", "ansicht", "thema", "farben", "ausschnitt", "gruppe"];

/**
 * The kept page of the Monitor that can show what an address asks for; null where none can. Elsewhere than at
 * the root it has that address, too, where a view is named.
 * @param {string} name see `nameOf`
 * @param {string} home where the Monitor lies
 * @param {string} level that it shows where none is named
 */
export function monitorOf(name, home, level) {
  const [pathname, query = ""] = name.split("?");
  const searchParams = new URLSearchParams(query);
  if (pathname !== "/" && pathname !== "/monitor") return null;
  if (pathname !== home && home !== "/" && ![...searchParams.keys()].some((key) => key !== "sprache"))
    return null;
  const left = [...searchParams].filter(
    ([key, value]) => !BY_ITSELF.includes(key) && !(key === "ebene" && value === level),
  );
  if (left.some(([key]) => key !== "ebene" && key !== "sprache")) return null;
  return left.length
    ? `${home}?${left
        .map(([key, value]) => `${key}=${value}`)
        .toSorted(byKey)
        .join("&")}`
    : home;
}

const ATTRIBUTES = /(?:src|href)="[^":?]*?(\/(?:paket|_dash-component-suites|assets)\/[^"]+)"/g;
const ASKED = /\/(?:slab|zeitreihe|karte\.svg|zusammensetzung)\?[^"'\s<>\\]*fassung=[\w.-]+/g;
const WITHIN_STYLE = /url\(["']?(schrift-[^"')]+)["']?\)/g; // beside the style sheet

/**
 * Addresses that a page or style sheet asks for.
 * @param {string} text
 * @param {string} type media type
 * @returns {string[]}
 */
export function askedBy(text, type) {
  if (type.startsWith("text/css")) return [...text.matchAll(WITHIN_STYLE)].map((one) => `/paket/${one[1]}`);
  if (!type.startsWith("text/html")) return [];
  const plain = text.replaceAll("&quot;", '"').replaceAll("&amp;", "&").replaceAll("\\u0026", "&");
  const files = [...plain.matchAll(ATTRIBUTES)].map((one) => one[1]);
  return [...new Set([...files, ...(plain.match(ASKED) ?? [])])];
}

/**
 * A page with the line that says of when it is.
 * @param {string} page HTML
 * @param {Kept} kept
 */
export function withBanner(page, kept) {
  const words = escaped(JSON.stringify(kept.words));
  const line = `<p class="bl-offline-line" role="status" data-words="${words}">${escaped(kept.banner)}</p>`;
  return page
    .replace("<html", () => '<html data-kept=""')
    .replace(/<body[^>]*>/, (found) => `${found}${line}`);
}

const SIGNS = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** @param {string} text */
const escaped = (text) => text.replace(/[&<>"]/g, (sign) => SIGNS[/** @type {keyof typeof SIGNS} */ (sign)]);
