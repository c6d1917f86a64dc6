/* Which place a click on the map chooses for a scenario, while answers write its buttons anew. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { placeOnMap } from "../../assets/institutions/reachability/on-map.js";

const pressed = "[data-on-map][aria-pressed=true]";

/** A panel with the buttons to open and to move, as an answer has written them. */
function panel() {
  const root = { dataset: {}, buttons: [], moving: "" };
  root.written = (scenario) => {
    root.moving = scenario && `?um=${scenario}`;
    root.buttons = [
      ["auf", `?auf=${scenario}`],
      ["um", "moving"],
    ].map(([adding, onMap]) => buttonOf(adding, onMap));
  };
  root.querySelectorAll = () => root.buttons;
  root.querySelector = (selector) => {
    if (selector === "select[data-moving]") return { value: root.moving };
    const adding = /data-adding="(\w+)"/.exec(selector)?.[1];
    const found = root.buttons.find((one) => (selector === pressed ? one.pressed() : one.adding === adding));
    return found ?? null;
  };
  root.written("a");
  return root;
}

function buttonOf(adding, onMap) {
  const of = { "aria-pressed": "false" };
  return {
    ...{ adding, dataset: { onMap }, pressed: () => of["aria-pressed"] === "true" },
    ...{ closest: () => ({ dataset: { adding } }), getAttribute: (name) => of[name] },
    setAttribute: (name, value) => void (of[name] = value),
  };
}

test("a place that is asked for before an answer joins the scenario of the answer", () => {
  const root = panel();
  const onMap = placeOnMap(root);
  for (const [at, before, after] of [
    [0, "?auf=a", "?auf=a,b"],
    [1, "?um=a", "?um=a,b"],
  ]) {
    root.written("a");
    onMap.press(root.buttons[at]);
    assert.equal(onMap.target(), before);
    const waits = onMap.waits();
    root.written("a,b");
    onMap.goOn(waits);
    assert.equal(onMap.target(), after);
    assert.ok(root.buttons[at].pressed() && "choosing" in root.dataset);
    onMap.stop();
  }
});

test("what is pressed twice, or has nothing to move, waits no more", () => {
  const root = panel();
  const onMap = placeOnMap(root);
  onMap.press(root.buttons[0]);
  onMap.press(root.buttons[0]);
  assert.equal(onMap.target(), "");
  onMap.press(root.buttons[1]);
  const waits = onMap.waits();
  root.written("");
  onMap.goOn(waits);
  assert.ok(onMap.target() === "" && !("choosing" in root.dataset) && !root.buttons[1].pressed());
  onMap.goOn(undefined);
  assert.equal(onMap.target(), "");
});
