/* Parts that are written anew keep what the reader has chosen, and the focus. */
import assert from "node:assert/strict";
import { after, before, beforeEach, describe, test } from "node:test";

const NAMES = ["document", "Element", "Text", "HTMLElement"];
const own = Object.getOwnPropertyDescriptors(globalThis);

class Element {
  constructor(nodeName, facts = {}, ...childNodes) {
    Object.assign(this, { nodeName, facts, childNodes, parentNode: null });
    for (const one of childNodes) one.parentNode = this;
  }
  get attributes() {
    return Object.entries(this.facts).map(([name, value]) => ({ name, value }));
  }
  get lastChild() {
    return this.childNodes.at(-1);
  }
  getAttributeNames = () => Object.keys(this.facts);
  getAttribute = (name) => this.facts[name] ?? null;
  hasAttribute = (name) => name in this.facts;
  setAttribute = (name, value) => void (this.facts[name] = value);
  matches = () => ["A", "DETAILS"].includes(this.nodeName);
  isEqualNode = (other) => JSON.stringify(this.outline()) === JSON.stringify(other.outline());
  outline = () => [this.nodeName, this.facts, this.childNodes.map((one) => one.outline())];
  querySelectorAll = () => this.childNodes.flatMap((one) => [one, ...one.querySelectorAll()]);
  focus = () => void (globalThis.document.activeElement = this);
  replaceWith(next) {
    const { childNodes } = this.parentNode;
    childNodes[childNodes.indexOf(this)] = next;
    next.parentNode = this.parentNode;
    if ([this, ...this.querySelectorAll()].includes(globalThis.document.activeElement))
      globalThis.document.activeElement = null;
  }
}

describe("written anew", () => {
  let chooseAgain;
  let rewrite;

  before(async () => {
    Object.assign(globalThis, { Element, Text: class {}, HTMLElement: Element });
    globalThis.document = { addEventListener: () => null, activeElement: null };
    ({ chooseAgain } = await import("../../assets/core/keeping.js"));
    ({ rewrite } = await import("../../assets/core/dom.js"));
  });
  beforeEach(() => (globalThis.document.activeElement = null));
  after(() => {
    for (const name of NAMES)
      if (name in own) Object.defineProperty(globalThis, name, own[name]);
      else delete globalThis[name];
  });

  const optionsOf = (...pairs) => ({
    options: pairs.map(([value, text]) => ({ value, text, selected: false })),
  });
  const chosenOf = ({ options }) => options.filter((one) => one.selected).map((one) => one.value);

  test("an option whose value is an address of the scenario is chosen again by its words", () => {
    const now = optionsOf(["?szenario=zu:b,um:a", "A"], ["?szenario=zu:b,um:c", "C"]);
    chooseAgain(now, { value: "?szenario=um:a", text: "A" });
    assert.deepEqual(chosenOf(now), ["?szenario=zu:b,um:a"]);
  });

  test("its value counts before its words, and words of two options are none", () => {
    const same = optionsOf(["1", "A"], ["2", "A"]);
    chooseAgain(same, { value: "2", text: "A" });
    assert.deepEqual(chosenOf(same), ["2"]);
    const gone = optionsOf(["1", "A"], ["2", "A"]);
    chooseAgain(gone, { value: "3", text: "A" });
    assert.deepEqual(chosenOf(gone), []);
  });

  test("a link that gets another address keeps the focus, and so does one within what is replaced", () => {
    const parent = new Element("DIV", {}, new Element("A", { href: "/a" }));
    parent.childNodes[0].focus();
    rewrite(parent, [new Element("A", { href: "/b" })]);
    assert.equal(globalThis.document.activeElement, parent.childNodes[0]);
    assert.equal(globalThis.document.activeElement.facts.href, "/b");
    const details = (open) => new Element("DETAILS", { open }, new Element("SUMMARY"));
    const around = new Element("DIV", {}, details("1"));
    around.childNodes[0].childNodes[0].focus();
    rewrite(around, [details("2")]);
    assert.equal(globalThis.document.activeElement, around.childNodes[0].childNodes[0]);
  });

  test("what was not focused does not take the focus", () => {
    const parent = new Element("DIV", {}, new Element("A", { href: "/a" }));
    rewrite(parent, [new Element("A", { href: "/b" })]);
    assert.equal(globalThis.document.activeElement, null);
  });
});
