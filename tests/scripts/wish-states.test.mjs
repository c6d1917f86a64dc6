/* Between a wish, a foretold answer and the server's last word: each row of the table in docs/slab.md. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { next, OVERTAKEN, REMINDERS, START } from "../../assets/monitor/wish-states.js";

const POVERTY = "indikator=kinderarmut&jahr=2024";
const CARE = "indikator=betreuung_u3&jahr=2024";
const chosen = (indicator, more) => ({ type: "chosen", indicator, foretellable: true, now: 0, ...more });
const answered = (query, now = 10, older = false) => ({ type: "answered", query, older, now });
const due = (now = 5) => ({ type: "due", now });

/** Runs happenings after each other; the deeds of each, and where it ends. */
function story(...happenings) {
  let wish = START;
  const done = happenings.map((one) => {
    const after = next(wish, one);
    wish = after.wish;
    return after.deeds;
  });
  return { wish, done, last: done.at(-1) };
}

const wishAfter = (...happenings) => story(...happenings).wish;

test("without a wish every answer of the server is fetched, and drawn when it is here", () => {
  const { wish, done } = story(answered(POVERTY), { type: "fetched", question: 1 });
  assert.deepEqual(done, [["fetch"], ["draw"]]);
  assert.equal(wish.phase.name, "settled");
});

test("figures that were asked for before the last question are not drawn, nor is their failure told", () => {
  const asked = [answered(POVERTY), answered(CARE)];
  assert.deepEqual(story(...asked, { type: "fetched", question: 1 }).last, []);
  assert.deepEqual(story(...asked, { type: "failed", question: 1 }).last, []);
  assert.deepEqual(story(...asked, { type: "failed", question: 2 }).last, ["sayFailure"]);
});

test("a wish is foretold at once and told to the server when the wait is over", () => {
  const { wish, done } = story(chosen("kinderarmut"), due(250));
  assert.deepEqual(done, [
    ["wait", "foretell"],
    ["waitNoMore", "tell"],
  ]);
  assert.deepEqual(wish.phase, { name: "told", indicator: "kinderarmut", told: 250, reminders: 0 });
});

test("a wish whose figures cannot be foretold is told at once", () => {
  const { wish, last } = story(chosen("kinderarmut", { foretellable: false, now: 7 }));
  assert.deepEqual(last, ["waitNoMore", "tell"]);
  assert.deepEqual(wish.phase, { name: "told", indicator: "kinderarmut", told: 7, reminders: 0 });
});

test("foretold figures are drawn until the server has answered, heard of the wish or not", () => {
  const foretold = { type: "foretold", indicator: "kinderarmut", question: 0 };
  assert.deepEqual(story(chosen("kinderarmut"), foretold).last, ["drawForetold"]);
  assert.deepEqual(story(chosen("kinderarmut"), due(), foretold).last, ["drawForetold"]);
  assert.deepEqual(story(chosen("kinderarmut"), due(), answered(POVERTY), foretold).last, []);
  assert.deepEqual(
    story(chosen("kinderarmut"), answered(POVERTY), foretold).last,
    [],
    "nor before it has heard",
  );
});

test("of two wishes only the last one's figures are drawn and only it is told", () => {
  const two = [chosen("kinderarmut"), chosen("betreuung_u3")];
  assert.deepEqual(story(...two, { type: "foretold", indicator: "kinderarmut", question: 0 }).last, []);
  assert.deepEqual(story(...two, { type: "foretold", indicator: "betreuung_u3", question: 0 }).last, [
    "drawForetold",
  ]);
  assert.equal(story(...two, due()).wish.phase.indicator, "betreuung_u3");
});

test("drawing what was foretold lets answers to earlier questions be forgotten", () => {
  const { last } = story(
    answered(CARE),
    chosen("kinderarmut"),
    { type: "foretold", indicator: "kinderarmut", question: 1 },
    { type: "fetched", question: 1 },
  );
  assert.deepEqual(last, []);
});

test("an answer to something else is not shown while the server has not heard of the wish", () => {
  const { wish, last } = story(chosen("kinderarmut"), answered(CARE));
  assert.deepEqual(last, []);
  assert.equal(wish.phase.name, "wished");
});

test("an answer that agrees with the wish is shown even before the server has heard of it", () => {
  const { wish, last } = story(chosen("kinderarmut"), answered(POVERTY));
  assert.deepEqual(last, ["fetch"]);
  assert.equal(wish.phase.name, "wished", "it is told all the same, for the server keeps the choice");
});

test("the server's answer to the wish is its last word", () => {
  const { wish, last } = story(chosen("kinderarmut"), due(), answered(POVERTY));
  assert.deepEqual(last, ["fetch"]);
  assert.equal(wish.phase.name, "settled");
  assert.equal(wish.question, 1);
});

test("an answer to an earlier choice is passed over, and the server told again", () => {
  const { wish, last } = story(chosen("kinderarmut"), due(5), answered(CARE, 900));
  assert.deepEqual(last, ["tell"]);
  assert.deepEqual(wish.phase, { name: "told", indicator: "kinderarmut", told: 900, reminders: 1 });
  assert.equal(wish.question, 0);
});

test("another answer long after telling is the server's last word", () => {
  const told = [chosen("kinderarmut"), due(5)];
  assert.deepEqual(story(...told, answered(CARE, 5 + OVERTAKEN)).last, ["tell"]);
  const { wish, last } = story(...told, answered(CARE, 6 + OVERTAKEN));
  assert.deepEqual(last, ["fetch"]);
  assert.equal(wish.phase.name, "settled");
});

test("a server that insists on another indicator is not told for ever", () => {
  const insisting = Array.from({ length: REMINDERS + 1 }, (_, at) => answered(CARE, 10 + at));
  const { wish, done } = story(chosen("kinderarmut"), due(5), ...insisting);
  assert.deepEqual(done.slice(2), [...Array(REMINDERS).fill(["tell"]), ["fetch"]]);
  assert.equal(wish.phase.name, "settled");
});

test("going back in the history takes the wish back", () => {
  const { wish, last } = story(chosen("kinderarmut"), { type: "returned" });
  assert.deepEqual(last, ["waitNoMore"]);
  assert.equal(wish.phase.name, "settled");
  assert.deepEqual(story(chosen("kinderarmut"), { type: "returned" }, due()).last, []);
  assert.deepEqual(story(chosen("kinderarmut"), due(), { type: "returned" }, answered(CARE)).last, ["fetch"]);
});

test("what was asked for before going back is not shown any more, whenever it comes", () => {
  const returned = { type: "returned" };
  assert.deepEqual(story(answered(POVERTY), returned, { type: "fetched", question: 1 }).last, []);
  assert.deepEqual(story(answered(POVERTY), returned, { type: "failed", question: 1 }).last, []);
  assert.deepEqual(story(returned, answered(POVERTY, 10, true)).last, []);
  const { wish, done } = story(
    answered(POVERTY),
    returned,
    answered(POVERTY, 10, true),
    answered(CARE),
    { type: "fetched", question: 1 },
    { type: "fetched", question: wishAfter(answered(POVERTY), returned, answered(CARE)).question },
  );
  assert.deepEqual(done.slice(2), [[], ["fetch"], [], ["draw"]]);
  assert.equal(wish.phase.name, "settled");
});

test("the figures that the page began with are fetched anew for who goes back to them", () => {
  const begun = { type: "begun", query: POVERTY };
  assert.deepEqual(story(begun, { type: "returned" }, answered(POVERTY)).last, ["fetch"]);
});

test("what is due is told once, and nothing where nothing was wished", () => {
  assert.deepEqual(story(due()).last, []);
  assert.deepEqual(story(chosen("kinderarmut"), due(), due()).last, []);
});

test("Dash's first call brings nothing new where the page has asked for the same by itself", () => {
  const begun = { type: "begun", query: POVERTY };
  assert.deepEqual(story(begun, answered(POVERTY)).done, [["fetch"], []]);
  assert.deepEqual(story(begun, answered(POVERTY), { type: "fetched", question: 1 }).last, ["draw"]);
  assert.deepEqual(story(begun, answered(POVERTY), answered(POVERTY)).last, ["fetch"], "only the first call");
  assert.deepEqual(story(begun, answered(CARE)).last, ["fetch"]);
});

test("asking again for what failed is a question of its own and leaves a wish alone", () => {
  const { wish, last } = story(chosen("kinderarmut"), { type: "retried" });
  assert.deepEqual(last, ["fetch"]);
  assert.equal(wish.question, 1);
  assert.equal(wish.phase.name, "wished");
});
