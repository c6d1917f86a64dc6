/* A choice made while the answer to another one is on its way. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { changedBy, choiceIn } from "../../assets/institutions/reachability/choice.js";

const of = (query) => choiceIn(new URLSearchParams(query));

test("an address is read with what goes without saying", () => {
  assert.deepEqual(of("art=grundschule&szenario=zu:a;um:b@1,2"), {
    ...{ kinds: ["grundschule"], travel: "minuten", scenario: "zu:a;um:b@1,2", mode: "", norm: "" },
    ...{ assumptions: "", display: "raster", place: "" },
  });
});

test("a second choice keeps what the first has changed", () => {
  const written = of("art=grundschule");
  const first = changedBy(written, of("art=grundschule&szenario=zu:a"), written);
  const second = changedBy(written, of("art=grundschule&szenario=auf:11.8,53.4"), first);
  assert.equal(second.scenario, "zu:a;auf:11.8,53.4");
  const third = changedBy(written, of("art=grundschule&verkehr=rad"), second);
  assert.deepEqual([third.scenario, third.mode], ["zu:a;auf:11.8,53.4", "rad"]);
  const other = changedBy(written, of("art=kita"), third);
  assert.deepEqual([other.kinds, other.mode], [["kita"], "rad"]);
});

test("what a choice takes back goes, whatever has come meanwhile, and nothing stands twice", () => {
  const written = of("szenario=zu:a;um:b@1,2");
  const first = changedBy(written, of("szenario=um:b@1,2"), written);
  assert.equal(first.scenario, "um:b@1,2");
  assert.equal(changedBy(written, of("szenario=zu:a;um:b@3,4"), first).scenario, "um:b@3,4");
  assert.equal(changedBy(written, of(""), first).scenario, "");
  const added = of("szenario=zu:a;um:b@1,2;zu:c");
  assert.equal(changedBy(written, added, added).scenario, "zu:a;um:b@1,2;zu:c");
});
