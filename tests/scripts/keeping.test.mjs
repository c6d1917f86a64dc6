/* What is kept, and what keeps nothing: with stand-ins for the browser's stores and workers. */
import assert from "node:assert/strict";
import { afterEach, beforeEach, describe, test } from "node:test";
import * as keeping from "../../assets/offline/keeping.js";

const LIST = "/offline/umfang";
const offered = {
  ...{ version: "1", fresh: "x", language: "de", home: "/", level: "gemeinde", indicators: 1, words: {} },
  ...{ pages: ["/"], figures: ["/slab?fassung=x"], profiles: ["/gemeinde/1"] },
};
let stores;
let gone;
let workers;
let answers;

const NAMES = ["caches", "navigator", "fetch"];
const before = Object.getOwnPropertyDescriptors(globalThis);

describe("keeping for a meeting", () => {
  afterEach(() => {
    for (const name of NAMES)
      if (name in before) Object.defineProperty(globalThis, name, before[name]);
      else delete globalThis[name];
  });

  beforeEach(() => {
    [stores, gone, workers] = [new Map(), [], []];
    answers = { [LIST]: () => Response.json(offered) };
    globalThis.caches = {
      keys: async () => [...stores.keys()],
      delete: async (name) => stores.delete(name),
      open: async (name) => {
        if (!stores.has(name)) stores.set(name, new Map());
        const of = stores.get(name);
        return { match: async (key) => of.get(key)?.clone(), put: async (key, one) => void of.set(key, one) };
      },
    };
    const found = (names) =>
      names.map((name) => ({
        [name === "below" ? "active" : name]: {
          scriptURL: `https://monitor.example/${name === "other" ? "other" : "offline"}.js`,
        },
        scope: name === "below" ? "https://monitor.example/bildung/" : "https://monitor.example/",
        unregister: async () => gone.push(name),
      }));
    const serviceWorker = { register: async () => null, getRegistrations: async () => found(workers) };
    Object.defineProperty(globalThis, "navigator", { value: { serviceWorker }, configurable: true });
    globalThis.fetch = async (address) => answers[address]?.() ?? new Response("ok");
  });

  const keep = () =>
    keeping.keep(
      offered,
      LIST,
      { stages: ["/buehne?a"], more: [] },
      () => "",
      () => {},
      new AbortController().signal,
    );

  test("all of it is kept under what is said of it", async () => {
    const record = await keep();
    assert.equal(record.missed, 0);
    assert.equal(record.level, "gemeinde");
    assert.deepEqual(await keeping.kept(), JSON.parse(JSON.stringify(record)));
  });

  test("a picture or figure that is not there is counted", async () => {
    answers["/slab?fassung=x"] = () => new Response("", { status: 404 });
    assert.equal((await keep()).missed, 1);
  });

  for (const [what, address, status] of [
    ["a page that is not there", "/gemeinde/1", 404],
    ["a server that is away", "/slab?fassung=x", 503],
  ])
    test(`${what} keeps nothing`, async () => {
      answers[address] = () => new Response("", { status });
      await assert.rejects(keep(), { why: "lost" });
      assert.equal(stores.size, 0);
    });

  const busy = () => new Response("", { status: 503, headers: { "Retry-After": "0" } });

  test("a server that is busy is asked again", async () => {
    let refusals = 2;
    answers["/slab?fassung=x"] = () => (refusals-- > 0 ? busy() : new Response("ok"));
    assert.equal((await keep()).missed, 0);
  });

  test("one that stays busy keeps nothing and is not called lost", async () => {
    answers["/gemeinde/1"] = busy;
    await assert.rejects(keep(), { why: "busy" });
    assert.equal(stores.size, 0);
  });

  test("who stops does not wait for a busy server", async () => {
    const stopping = new AbortController();
    answers[LIST] = () => new Response("", { status: 503, headers: { "Retry-After": "30" } });
    globalThis.fetch = async (address, { signal }) => {
      signal.throwIfAborted();
      return answers[address]();
    };
    const asked = keeping.offeredBy(LIST, stopping.signal);
    setTimeout(() => stopping.abort());
    await assert.rejects(asked, { name: "AbortError" });
  });

  test("what a release has changed in the meantime is not kept", async () => {
    answers[LIST] = () => Response.json({ ...offered, fresh: "y" });
    await assert.rejects(keep(), { why: "outdated" });
    assert.equal(await keeping.kept(), null);
  });

  test("removing takes stores that were never completed, and workers that have not begun", async () => {
    workers = ["active", "waiting", "installing", "other", "below"];
    stores.set("lupe-bereit-/bildung:x-1", new Map());
    stores.set("lupe-bereit-half", new Map());
    stores.set("another", new Map());
    assert.equal(await keeping.leftOver(), true);
    await keeping.remove();
    assert.deepEqual(gone, ["active", "waiting", "installing"]);
    assert.deepEqual([...stores.keys()], ["lupe-bereit-/bildung:x-1", "another"]);
    assert.equal(await keeping.leftOver(), false);
  });
});
