/* Answers for the network where there is none, from what the reader has had kept. With a network the network
   wins: only what bears the print of its content is taken from the store at once. Nothing is kept here. */
import { NOTICE, PACKED, PREFIX, RECORD, kindOf, monitorOf, nameOf, withBanner } from "./rules.js";

/** @typedef {import("./rules.js").Kept} Kept */

const PATIENCE = 6000; // ms after which a network that does not answer is none
const AWAY = [502, 503, 504]; // what a proxy says for a server that is not there
const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));

worker.addEventListener("install", () => worker.skipWaiting());
worker.addEventListener("activate", (event) => event.waitUntil(worker.clients.claim()));
worker.addEventListener("fetch", (event) => {
  const kind = kindOf(event.request, worker.location.origin);
  if (kind) event.respondWith(answer(event.request, kind));
});

/** @returns {Promise<{cache: Cache, kept: Kept} | null>} the newest store that is complete */
async function store() {
  const names = (await caches.keys()).filter((name) => name.startsWith(PREFIX)).toReversed();
  for (const name of names) {
    const cache = await caches.open(name);
    const record = await cache.match(RECORD);
    if (record) return { cache, kept: await record.json() };
  }
  return null;
}

/**
 * @param {Request} request
 * @param {"page" | "forever" | "fresh"} kind
 */
async function answer(request, kind) {
  const held = await store().catch(() => null);
  if (!held) return fetch(request);
  if (kind === "forever") return (await found(held, request.url)) ?? fetch(request);
  const network = fetch(request);
  const late = new Promise((done) => setTimeout(done, PATIENCE, null));
  const got = await Promise.race([network, late]).catch(() => null);
  if (got instanceof Response && !AWAY.includes(got.status)) return got;
  const instead = kind === "page" ? await page(held, request) : await found(held, request.url);
  network.catch(() => null); // heard already
  return instead ?? got ?? network;
}

/**
 * @param {{cache: Cache, kept: Kept}} held
 * @param {string} url
 */
async function found({ cache, kept }, url) {
  const hit = await cache.match(nameOf(url, kept.version));
  if (!hit || !hit.headers.has(PACKED)) return hit;
  const plain = hit.body?.pipeThrough(new DecompressionStream("gzip"));
  return new Response(plain, { headers: hit.headers });
}

/**
 * The page of an address, or the one that says that it is not kept. A frame has the line of the page around
 * it.
 * @param {{cache: Cache, kept: Kept}} held
 * @param {Request} request
 */
async function page(held, request) {
  const monitor = monitorOf(nameOf(request.url, held.kept.version), held.kept.home);
  const hit =
    (await found(held, request.url)) ??
    (monitor ? await found(held, monitor) : undefined) ??
    (await found(held, NOTICE)) ??
    (await found(held, `${NOTICE}?sprache=${held.kept.language}`));
  if (!hit || request.destination === "iframe") return hit;
  const headers = new Headers(hit.headers);
  return new Response(withBanner(await hit.text(), held.kept), { headers });
}
