import assert from "node:assert/strict";
import { afterEach, beforeEach, describe, test } from "node:test";

/* React, as far as our components use it: elements as plain objects, effects run at once. */
const effects = [];
const listeners = new Set();
const pushed = [];
const address = { pathname: "/", search: "?indikator=a", hash: "" };
const ours = {
  location: address,
  history: {
    state: {},
    pushState(state, title, written) {
      pushed.push(written);
      address.search = written.slice(1);
    },
  },
  window: {
    addEventListener: (name, act) => listeners.add(act),
    removeEventListener: (name, act) => listeners.delete(act),
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
const { visits } = await import("../../assets/monitor/visits.js");
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

  /* The reader goes back or forward. */
  function goTo(search, state = {}) {
    Object.assign(address, { search });
    ours.history.state = state;
    for (const act of listeners) act();
  }

  test("the address says its query on arriving and at each visit, until it is gone", () => {
    const lasting = listeners.size;
    Location({ setProps });
    assert.deepEqual(told, [{ search: "?indikator=a", visit: 0 }]);
    assert.deepEqual(pushed, [], "nothing was asked of it");
    goTo("?indikator=b");
    assert.deepEqual(told.at(-1), { search: "?indikator=b", visit: 1 });
    goTo("?indikator=b", null);
    assert.equal(told.length, 2, "a part of the page is no other address");
    effects.find(Boolean)();
    assert.equal(listeners.size, lasting);
  });

  test("the address takes another query, and its own only once", () => {
    const here = { answered: visits() };
    Location({ answer: "?indikator=c", ...here, setProps });
    assert.deepEqual(pushed, ["/?indikator=c"]);
    Location({ answer: address.search, ...here, setProps });
    assert.deepEqual(pushed, ["/?indikator=c"]);
  });

  test("the address takes no answer to what was asked before a visit", () => {
    const before = visits();
    goTo("?indikator=d");
    Location({ answer: "?indikator=c", answered: before, setProps });
    assert.deepEqual([pushed, address.search], [[], "?indikator=d"]);
    Location({ answer: "?indikator=e", answered: visits(), setProps });
    assert.deepEqual(pushed, ["/?indikator=e"]);
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
