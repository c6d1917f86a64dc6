/* The line above a kept page: it asks for the network until it is there once. */
import assert from "node:assert/strict";
import { test } from "node:test";

class Element {
  constructor() {
    Object.assign(this, { dataset: {}, children: [], heard: {} });
  }
  setAttribute() {}
  append(...more) {
    this.children.push(...more);
  }
  replaceChildren(...more) {
    this.children = more;
  }
  addEventListener(name, deed) {
    this.heard[name] = deed;
  }
}

test("once the server has answered nobody asks again, and the way to load anew stays", async (context) => {
  context.mock.timers.enable({ apis: ["setTimeout"] });
  const line = new Element();
  line.dataset.words = JSON.stringify({ again: "back", reload: "reload", asks: "needs the network" });
  const heard = {};
  const before = Object.getOwnPropertyDescriptors(globalThis);
  context.after(() => {
    for (const name of [
      "HTMLElement",
      "document",
      "window",
      "fetch",
      "addEventListener",
      "removeEventListener",
    ])
      if (name in before) Object.defineProperty(globalThis, name, before[name]);
      else delete globalThis[name];
  });
  const asked = [];
  Object.assign(globalThis, {
    HTMLElement: Element,
    document: { querySelector: () => line, createElement: () => new Element(), getElementById: () => null },
    window: Object.assign(globalThis, {
      addEventListener: (name, deed) => (heard[name] = deed),
      removeEventListener: (name) => delete heard[name],
    }),
    fetch: () => new Promise((done) => asked.push(done)),
  });
  const { tellKept } = await import("../../assets/offline/line.js");
  const answered = async (at, ok) => {
    asked[at]({ ok });
    for (let turn = 0; turn < 5; turn++) await Promise.resolve();
  };
  const buttons = () => line.children[0].children.filter((one) => one instanceof Element).length;

  context.mock.timers.tick(8000);
  heard.online(); // a second one while the first waits
  assert.equal(asked.length, 2);
  await answered(1, true);
  await answered(0, false);
  context.mock.timers.tick(60_000);
  assert.equal(asked.length, 2);
  assert.equal(heard.online, undefined);
  assert.equal(buttons(), 1);
  tellKept("asks");
  assert.equal(buttons(), 1);
});
