/* What was fetched is kept, and where another indicator's figures lie is foretold. */
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { fetched, foretold, forget, known } from "../../assets/core/fetching.js";

let asked = [];
let answer;
globalThis.fetch = async (address) => {
  asked.push(address);
  return answer(address);
};
const json = (body, ok = true) => ({ ok, json: async () => body });

beforeEach(() => {
  asked = [];
  answer = (address) => json({ address });
});

test("an address is asked once", async () => {
  const first = await fetched("/slab?a=1");
  assert.equal(await fetched("/slab?a=1"), first);
  assert.equal(known("/slab?a=1"), first);
  assert.deepEqual(asked, ["/slab?a=1"]);
});

test("a forgotten address is asked again", async () => {
  await fetched("/slab?a=2");
  forget("/slab?a=2");
  assert.equal(known("/slab?a=2"), undefined);
  await fetched("/slab?a=2");
  assert.equal(asked.length, 2);
});

test("a refusal carries the server's sentence and reference, and is not kept", async () => {
  answer = () => json({ detail: "Diese Fassung gibt es nicht.", vorgang: "x1" }, false);
  await assert.rejects(fetched("/slab?a=3"), { sentence: "Diese Fassung gibt es nicht.", reference: "x1" });
  assert.equal(known("/slab?a=3"), undefined);
});

test("a refusal that is no JSON is one without a sentence", async () => {
  answer = () => ({
    ok: false,
    json: async () => {
      throw new SyntaxError("<html>");
    },
  });
  await assert.rejects(fetched("/slab?a=4"), (error) => error.sentence === undefined);
});

test("of many addresses the oldest is forgotten first", async () => {
  for (let at = 0; at <= 96; at++) await fetched(`/many?${at}`);
  assert.equal(known("/many?0"), undefined);
  assert.ok(known("/many?1"));
  assert.ok(known("/many?96"));
});

test("another indicator's address keeps the rest of the view, without breakdown and theme", () => {
  const here = "/slab?thema=kita&indikator=kinder_u3&ebene=amt&gliederung=geschlecht:w&stand=2026.1";
  assert.equal(foretold(here, "kinderarmut"), "/slab?indikator=kinderarmut&ebene=amt&stand=2026.1");
});
