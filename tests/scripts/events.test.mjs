/* Who listens hears, whatever happens to others. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { emit, on } from "../../assets/core/events.js";

test("listeners hear of an event in the order in which they came, with its facts", () => {
  const heard = [];
  on("order", (...facts) => heard.push(["first", ...facts]));
  on("order", (...facts) => heard.push(["second", ...facts]));
  emit("order", 1, "two");
  assert.deepEqual(heard, [
    ["first", 1, "two"],
    ["second", 1, "two"],
  ]);
});

test("a listener that throws is reported and does not stop the others", (context) => {
  const reported = [];
  globalThis.reportError = (error) => reported.push(error.message);
  context.after(() => delete globalThis.reportError);
  let after = 0;
  on("broken", () => {
    throw new Error("broken view");
  });
  on("broken", () => after++);
  emit("broken");
  emit("broken");
  assert.equal(after, 2);
  assert.deepEqual(reported, ["broken view", "broken view"]);
});

test("an event that nobody listens to is no error", () => emit("nobody"));
