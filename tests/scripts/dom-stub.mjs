/* So much of a document as drawing an SVG takes, for Node. */

class Style {
  setProperty(name, value) {
    this[name] = value;
  }
}

export class Node {
  constructor(tag) {
    Object.assign(this, {
      tag,
      attributes: {},
      children: [],
      dataset: {},
      style: new Style(),
      textContent: "",
    });
    this.classList = {
      add: (name) => this.setAttribute("class", [this.attributes.class, name].join(" ").trim()),
    };
  }
  setAttribute(name, value) {
    this.attributes[name] = value;
  }
  append(...nodes) {
    this.children.push(...nodes);
  }
}

/** The node and all below it, in the order of the document. */
export const walk = (node) => [node, ...node.children.flatMap(walk)];

export const stub = { createElementNS: (space, tag) => new Node(tag) };
