/* Answers for the network where there is none, from what the reader has had kept. With a network the network
   wins: only what bears the print of its content is taken from the store at once. Nothing is kept here. */
import { answer } from "./answering.js";
import { RECORD, isStoreOf, kindOf } from "./rules.js";

const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));

worker.addEventListener("install", () => worker.skipWaiting());
worker.addEventListener("activate", (event) => event.waitUntil(worker.clients.claim()));
worker.addEventListener("fetch", (event) => {
  const { request } = event;
  const kind = kindOf(request, place());
  if (!kind) return;
  const ask = () => fetch(request);
  event.respondWith(
    store()
      .catch(() => null)
      .then((held) =>
        held
          ? answer(
              { url: request.url.replace(place(), ""), destination: request.destination },
              kind,
              held,
              ask,
            )
          : ask(),
      ),
  );
});

/** Where the program stands: its host, and the path below which it lies. */
const place = () => worker.registration.scope.replace(/\/$/, "");

/** @returns {Promise<import("./answering.js").Held | null>} the newest store that is complete */
async function store() {
  const base = new URL(place()).pathname.replace(/\/$/, "");
  const names = (await caches.keys()).filter((name) => isStoreOf(name, base)).toReversed();
  for (const name of names) {
    const cache = await caches.open(name);
    const record = await cache.match(RECORD);
    if (record) return { cache, kept: await record.json() };
  }
  return null;
}
