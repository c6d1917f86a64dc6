/* What is answered while the network answers, is slow, or is away. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { answer } from "../../assets/offline/answering.js";

const kept = { version: "1", home: "/", level: "gemeinde", language: "en", banner: "kept", words: {} };
const held = (pages) => ({
  kept,
  cache: { match: async (name) => (name in pages ? new Response(pages[name]) : undefined) },
});
const PAGES = {
  "/a": "<html><body>old",
  "/offline?sprache=en": "<html><body>not kept",
  "/": "<html><body>monitor",
};
const after = (ms, deed) =>
  new Promise((done, fail) =>
    setTimeout(() => {
      try {
        done(deed());
      } catch (error) {
        fail(error);
      }
    }, ms),
  );
const said = async (path, kind, ask, destination = "document") =>
  (await answer({ url: `https://monitor.example${path}`, destination }, kind, held(PAGES), ask, 20)).text();

const fine = () => Promise.resolve(new Response("new"));
const slow = () => after(60, () => new Response("new"));
const gone = () => Promise.reject(new TypeError("no network"));
const away = () => Promise.resolve(new Response("proxy", { status: 503 }));

test("the network wins where it answers in time", async () => {
  for (const path of ["/a", "/b"]) assert.equal(await said(path, "page", fine), "new");
});

test("a kept page stands for one that is slow or does not come, and says so", async () => {
  for (const ask of [slow, gone, away]) {
    const page = await said("/a", "page", ask);
    assert.match(page, /bl-offline-line.*>kept<.*old/);
  }
  assert.equal(await said("/a", "page", gone, "iframe"), "<html><body>old");
  assert.match(await said("/?ebene=gemeinde", "page", gone), /monitor/);
});

test("a page that is not kept waits for the network; only without one the notice is shown", async () => {
  assert.equal(await said("/b", "page", slow), "new");
  for (const ask of [gone, away]) assert.match(await said("/b", "page", ask), />kept<.*not kept/);
});

test("what changes waits, too, and what is missing everywhere is the network's answer", async () => {
  assert.equal(await said("/a", "fresh", slow), "new");
  assert.equal(await said("/a", "fresh", away), "<html><body>old");
  assert.equal(await said("/c", "fresh", away), "proxy");
  await assert.rejects(said("/c", "fresh", gone));
});

test("what was kept before names were sorted is found", async () => {
  const before = { ...held({ "/b?sprache=en&ort=1": "old" }) };
  const asked = { url: "https://monitor.example/b?sprache=en&ort=1&stand=1", destination: "document" };
  assert.equal(await (await answer(asked, "fresh", before, gone)).text(), "old");
});

test("what bears the print of its content is taken at once", async () => {
  assert.equal(await said("/a", "forever", gone), "<html><body>old");
  assert.equal(await said("/c", "forever", fine), "new");
});
