/* What is answered for a request: by the network where it answers, else by what is kept. Nothing here listens
   or stores; see worker.js. */
import { AWAY, NOTICE, PACKED, monitorOf, nameOf, namesOf, withBanner } from "./rules.js";

/** @typedef {import("./rules.js").Kept} Kept */
/** @typedef {{cache: {match: (name: string) => Promise<Response | undefined>}, kept: Kept}} Held */
/** @typedef {{url: string, destination: string}} Asked */

const PATIENCE = 6000; // ms after which a kept page stands for one that does not come

/**
 * @param {Asked} asked
 * @param {"page" | "forever" | "fresh"} kind
 * @param {Held} held
 * @param {() => Promise<Response>} ask the network
 * @param {number} [patience]
 * @returns {Promise<Response>}
 */
export async function answer(asked, kind, held, ask, patience = PATIENCE) {
  if (kind === "forever") return (await found(held, asked.url)) ?? ask();
  const network = ask();
  network.catch(() => null); // heard below
  if (kind === "fresh") return orElse(network, () => found(held, asked.url));
  const kept = await page(held, asked.url);
  if (!kept) return orElse(network, async () => told(await notice(held), held, asked));
  const late = new Promise((/** @type {(none: null) => void} */ done) => setTimeout(done, patience, null));
  const got = await Promise.race([network, late]).catch(() => null);
  return got && !AWAY.includes(got.status) ? got : ((await told(kept, held, asked)) ?? network);
}

/**
 * The network's answer, however long it takes; something else only where it fails.
 * @param {Promise<Response>} network
 * @param {() => Promise<Response | undefined>} instead
 */
async function orElse(network, instead) {
  const got = await network.catch(() => null);
  if (got && !AWAY.includes(got.status)) return got;
  return (await instead()) ?? got ?? network;
}

/**
 * What is kept under an address.
 * @param {Held} held
 * @param {string} url
 */
async function found({ cache, kept }, url) {
  let hit;
  for (const name of namesOf(url, kept.version)) hit ??= await cache.match(name);
  if (!hit || !hit.headers.has(PACKED)) return hit;
  const plain = hit.body?.pipeThrough(new DecompressionStream("gzip"));
  return new Response(plain, { headers: hit.headers });
}

/**
 * The kept page of an address, or the Monitor's that can show what it asks for.
 * @param {Held} held
 * @param {string} url
 */
async function page(held, url) {
  const { version, home, level } = held.kept;
  const monitor = monitorOf(nameOf(url, version), home, level);
  return (await found(held, url)) ?? (monitor ? found(held, monitor) : undefined);
}

/**
 * The page that says that another one is not kept.
 * @param {Held} held
 */
const notice = async (held) =>
  (await found(held, NOTICE)) ?? found(held, `${NOTICE}?sprache=${held.kept.language}`);

/**
 * A page with the line that says of when it is; a frame has the line of the page around it.
 * @param {Response | undefined} hit
 * @param {Held} held
 * @param {Asked} asked
 */
async function told(hit, held, asked) {
  if (!hit || asked.destination === "iframe") return hit;
  const headers = new Headers(hit.headers);
  return new Response(withBanner(await hit.text(), held.kept), { headers });
}
