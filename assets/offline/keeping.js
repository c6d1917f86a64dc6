/* Keeps pages and figures for when there is no network: fetches them, packs them and puts them into a store
   of the browser, and removes it again. A store counts only once it is complete. */
import { based } from "../core/address.js";
import { AWAY, BUSY, PACKED, RECORD, askedBy, isStoreOf, nameOf, prefixOf } from "./rules.js";

/** @typedef {import("./rules.js").Kept} Kept */

/**
 * What the server offers to be kept.
 * @typedef {{
 *   version: string, fresh: string, language: string, home: string, level: string, bytes: number,
 *   indicators: number, levels: number, pages: string[], figures: string[], profiles: string[],
 *   words: Record<string, string>,
 * }} Offered
 */

/** Why nothing was kept: `full`, `lost`, `busy`, `outdated` or `stopped`. */
export class NotKept extends Error {
  /** @param {"full" | "lost" | "busy" | "outdated" | "stopped"} cause */
  constructor(cause) {
    super(cause);
    this.why = cause;
  }
}

const WORKER = "/offline.js";
const AT_ONCE = 3; // requests that other readers should not wait for
const TRIES = 5; // of what a busy server puts off
const LONGEST = 60; // seconds of one such wait
const TAKEN = ["Content-Type", "Content-Security-Policy", "X-Content-Type-Options", "Referrer-Policy"];
const PACKED_ALREADY = /^(font|image\/(png|webp|jpeg))/;

/** Whether this browser can keep anything here. */
export const possible = () =>
  "serviceWorker" in navigator && "caches" in window && "CompressionStream" in window;

/** @returns {Promise<Kept | null>} what is kept now */
export async function kept() {
  for (const name of (await stores()).toReversed()) {
    const record = await (await caches.open(name)).match(RECORD);
    if (record) return record.json();
  }
  return null;
}

/** Whether something lies here that was never completed. */
export const leftOver = async () => (await stores()).length > 0 && !(await kept());

/** The path below which the program lies, empty where it has the host for itself. */
const base = () => based("/").slice(0, -1);
const stores = async () => (await caches.keys()).filter((name) => isStoreOf(name, base()));

/** Removes everything, the worker too. */
export async function remove() {
  for (const name of await stores()) await caches.delete(name);
  for (const one of await navigator.serviceWorker.getRegistrations())
    if (
      new URL(one.scope).pathname === based("/") &&
      [one.active, one.waiting, one.installing].some((each) => each?.scriptURL.endsWith(WORKER))
    )
      await one.unregister();
}

/**
 * What the server offers to be kept now.
 * @param {string} list address of the list
 * @param {AbortSignal} signal
 * @returns {Promise<Offered>}
 */
export async function offeredBy(list, signal) {
  const answer = await answered(list, { signal, cache: "no-store" });
  if (!answer.ok) throw new NotKept("lost");
  return answer.json();
}

/**
 * An answer; a server that is busy and says for how long is asked again a few times.
 * @param {string} address
 * @param {RequestInit & {signal: AbortSignal}} more
 * @returns {Promise<Response>}
 */
async function answered(address, more) {
  for (let left = TRIES - 1; ; left -= 1) {
    const response = await fetch(based(address), more);
    const seconds = response.status === BUSY ? Number(response.headers.get("Retry-After") ?? NaN) : NaN;
    if (!(seconds >= 0)) return response;
    if (!left) throw new NotKept("busy");
    await pause(Math.min(seconds, LONGEST), more.signal);
  }
}

/**
 * @param {number} seconds
 * @param {AbortSignal} signal ends the wait at once
 */
const pause = (seconds, signal) =>
  new Promise((done) => {
    const waited = setTimeout(done, seconds * 1000);
    const end = () => (clearTimeout(waited), done(null));
    if (signal.aborted) end();
    else signal.addEventListener("abort", end, { once: true });
  });

/**
 * Keeps all of it, then removes what was kept before. What a release has changed in the meantime is not kept:
 * its parts would not belong together.
 * @param {Offered} offered
 * @param {string} list address where that was offered
 * @param {{stages: string[], more: string[]}} scenes addresses of stages, and of what else shows the scenes
 * @param {(at: Date) => string} banner
 * @param {(done: number, all: number, bytes: number) => void} progress
 * @param {AbortSignal} signal
 * @returns {Promise<Kept>}
 */
export async function keep(offered, list, scenes, banner, progress, signal) {
  const name = `${prefixOf(base())}${offered.fresh}-${Date.now()}`;
  const at = new Date();
  try {
    await navigator.serviceWorker.register(based(WORKER), { scope: based("/") });
    const cache = await caches.open(name);
    const counted = await fill(cache, offered, [...scenes.stages, ...scenes.more], progress, signal);
    const { version, fresh, language, home, level, indicators, words } = offered;
    if ((await offeredBy(list, signal)).fresh !== fresh) throw new NotKept("outdated");
    const record = {
      ...{ version, fresh, language, home, level, indicators, words, ...counted, at: at.toISOString() },
      ...{ profiles: offered.profiles.length, scenes: scenes.stages, banner: banner(at) },
    };
    await cache.put(RECORD, new Response(JSON.stringify(record)));
    for (const other of await stores()) if (other !== name) await caches.delete(other);
    navigator.storage?.persist?.().catch(() => false); // asks nobody in most browsers
    return record;
  } catch (error) {
    await caches.delete(name).catch(() => false);
    if (!(await kept().catch(() => null))) await remove().catch(() => null);
    throw reason(error, signal);
  }
}

/**
 * @param {unknown} error
 * @param {AbortSignal} signal
 */
function reason(error, signal) {
  if (signal.aborted) return new NotKept("stopped");
  if (error instanceof DOMException && error.name === "QuotaExceededError") return new NotKept("full");
  return error instanceof TypeError ? new NotKept("lost") : error;
}

/**
 * @param {Cache} cache
 * @param {Offered} offered
 * @param {string[]} scenes
 * @param {(done: number, all: number, bytes: number) => void} progress
 * @param {AbortSignal} signal
 */
async function fill(cache, offered, scenes, progress, signal) {
  const { version, pages, figures, profiles } = offered;
  const needed = new Set([...pages, ...profiles]);
  const asked = new Set([...pages, ...scenes, ...figures, ...profiles]);
  const waiting = [...asked];
  const counted = { bytes: 0, missed: 0 };
  let done = 0;

  async function take() {
    for (let address = waiting.shift(); address; address = waiting.shift()) {
      const response = await answered(address, { signal });
      if (response.ok) await put(address, response);
      else if (needed.has(address) || AWAY.includes(response.status)) throw new NotKept("lost");
      else counted.missed += 1;
      done += 1;
      progress(done, asked.size, counted.bytes);
    }
  }

  /**
   * @param {string} address
   * @param {Response} response
   */
  async function put(address, response) {
    const type = response.headers.get("Content-Type") ?? "";
    const body = await response.blob();
    if (type.startsWith("text/html") || type.startsWith("text/css"))
      for (const more of askedBy(await body.text(), type)) {
        if (asked.has(more)) continue;
        asked.add(more);
        waiting.push(more);
      }
    const headers = new Headers();
    for (const one of TAKEN) if (response.headers.has(one)) headers.set(one, response.headers.get(one) ?? "");
    const packed = PACKED_ALREADY.test(type) ? body : await pack(body);
    if (packed !== body) headers.set(PACKED, "gzip");
    await cache.put(nameOf(address, version), new Response(packed, { headers }));
    counted.bytes += packed.size;
  }

  await Promise.all(Array.from({ length: AT_ONCE }, take)).finally(() => waiting.splice(0));
  return counted;
}

/** @param {Blob} body */
const pack = (body) => new Response(body.stream().pipeThrough(new CompressionStream("gzip"))).blob();
