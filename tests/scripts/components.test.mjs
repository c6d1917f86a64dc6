import assert from "node:assert/strict";
import { afterEach, beforeEach, describe, test } from "node:test";

/* React, as far as our components use it: elements as plain objects, effects run at once. */
const effects = [];
const listeners = {};
const pushed = [];
const address = { pathname: "/", search: "?indikator=a", hash: "" };
const ours = {
  location: address,
  history: { pushState: (state, title, address) => pushed.push(address) },
  window: {
    addEventListener: (name, act) => (listeners[name] = act),
    removeEventListener: (name) => delete listeners[name],
    React: {
      createElement: (type, properties, ...children) => ({ type, ...properties, children: children.flat() }),
      useLayoutEffect: (act) => effects.push(act()),
      useRef: (current) => ({ current }),
    },
  },
};
const present = () => Object.fromEntries(Object.keys(ours).map((name) => [name, globalThis[name]]));
let theirs = present(); // other tests have pages of their own
Object.assign(globalThis, ours);
await import("../../assets/monitor/components/components.js");
Object.assign(globalThis, theirs);
const { Chips, Location, Segments, Select, Still, TextField } = ours.window.layouts;

let told;
const setProps = (properties) => told.push(properties);
const OPTIONS = [
  { value: "a", label: "Amt", disabled: false },
  { value: "k", label: "Kreis", disabled: true },
];

describe("components", () => {
  beforeEach(() => {
    theirs = present();
    Object.assign(globalThis, ours);
    told = [];
    pushed.length = 0;
    effects.length = 0;
  });
  afterEach(() => Object.assign(globalThis, theirs));

  test("the address says its query on arriving and on going back, until it is gone", () => {
    Location({ setProps });
    assert.deepEqual(told, [{ search: "?indikator=a" }]);
    assert.deepEqual(pushed, [], "nothing was asked of it");
    address.search = "?indikator=b";
    listeners.popstate();
    assert.deepEqual(told.at(-1), { search: "?indikator=b" });
    effects.find(Boolean)();
    assert.deepEqual(Object.keys(listeners), []);
  });

  test("the address takes another query, and its own only once", () => {
    Location({ search: "?indikator=c", setProps });
    assert.deepEqual(pushed, ["/?indikator=c"]);
    Location({ search: address.search, setProps });
    assert.deepEqual(pushed, ["/?indikator=c"]);
  });

  const inputs = (group) => group.children.map((one) => one.children[0]);

  test("of segments one is chosen, of chips any number", () => {
    const segments = Segments({ id: "level", options: OPTIONS, value: "a", setProps });
    assert.deepEqual(
      inputs(segments).map((one) => [one.checked, one.disabled]),
      [
        [true, false],
        [false, true],
      ],
    );
    inputs(segments)[1].onChange();
    const chips = Chips({ id: "with", options: OPTIONS, value: ["a"], setProps });
    inputs(chips)[1].onChange();
    inputs(chips)[0].onChange();
    inputs(Chips({ id: "with", options: OPTIONS, setProps }))[0].onChange();
    assert.deepEqual(
      told.map((one) => one.value),
      ["k", ["a", "k"], [], ["a"]],
    );
  });

  test("every label belongs to its input", () => {
    for (const { children } of Segments({ id: "level", options: OPTIONS, setProps }).children) {
      const [input, label] = children;
      assert.equal(label.htmlFor, input.id);
    }
  });

  test("a list tells what is chosen and shows nothing where that is not offered", () => {
    const list = Select({ id: "theme", options: OPTIONS, setProps });
    assert.equal(list.value, "");
    assert.ok(list.children[0].hidden);
    list.onChange({ target: { value: "k" } });
    assert.deepEqual(told, [{ value: "k" }]);
  });

  test("a still part is its element with the HTML that the server wrote", () => {
    const given = { tag: "section", attributes: { id: "part", className: "card" }, html: "<b>a</b>" };
    const { type, id, className, dangerouslySetInnerHTML, children } = Still(given);
    assert.deepEqual([type, id, className, children], ["section", "part", "card", []]);
    assert.deepEqual(dangerouslySetInnerHTML, { __html: "<b>a</b>" });
  });

  test("a line of text tells when it is left and at Enter, not at each letter", () => {
    const field = TextField({ id: "breaks", value: "1", invalid: true, setProps });
    assert.equal(field["aria-invalid"], true);
    field.onKeyUp({ key: "2", currentTarget: { value: "12" } });
    assert.deepEqual(told, []);
    field.onKeyUp({ key: "Enter", currentTarget: { value: "12" } });
    field.onBlur({ currentTarget: { value: "12; 13" } });
    assert.deepEqual(told, [{ value: "12" }, { value: "12; 13" }]);
  });
});
