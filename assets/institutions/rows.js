/* One row of the list: what stands in it, the same as layouts/institutions/rows.py writes without scripts. */
import { make, node } from "../core/dom.js";
import { el } from "../core/svg.js";
import { distance, pageOf, say } from "./state.js";

/** @typedef {import("./types").Hit} Hit */
/** @typedef {import("./types").Kind} Kind */

/**
 * The sign of a kind, for lists.
 * @param {Kind} kind
 */
export function kindSign({ group, shape }) {
  const svg = el("svg", { class: `bl-kind k-${group}`, viewBox: "0 0 16 16", "aria-hidden": "true" });
  svg.append(el("use", { href: `#shape-${shape}` }));
  return svg;
}

/**
 * @param {Hit} hit
 * @param {boolean} open whether it is the chosen one, whose row says more
 */
export function row({ one, km }, open) {
  const name = make("button", {
    type: "button",
    class: "bl-plain bl-hit-name",
    "aria-expanded": String(open),
  });
  name.textContent = one.name;
  const first = node("div", "bl-hit-first");
  first.append(name, node("span", "", km === null ? "" : distance(km)));
  const where = node("span");
  where.append([one.kind.name, one.where].filter(Boolean).join(" · "));
  if (one.example) where.append(" · ", node("b", "bl-example-word", say("example")));
  if (!one.exact) where.append(` · ${say("approximate")}`);
  const second = node("div", "bl-hit-second");
  second.append(where, node("span", `bl-fresh bl-fresh-${one.freshness}`, one.confirmed));
  const body = node("div");
  body.append(first, second, ...(open ? more(one) : []));
  const item = make("li", { class: open ? "bl-hit bl-hit-open" : "bl-hit", "data-key": one.key });
  item.append(kindSign(one.kind), body);
  return item;
}

/** @param {import("./types").Institution} one */
function more(one) {
  const facts = node("dl");
  for (const [label, text] of one.facts) facts.append(node("dt", "", label), node("dd", "", text));
  const links = node("p", "bl-hit-links");
  links.append(make("a", { class: "btn btn-primary", href: pageOf(one.key) }, say("whole_entry")));
  if (one.longitude !== null && one.exact)
    links.append(
      make("a", { class: "btn bl-quiet", href: `geo:${one.latitude},${one.longitude}` }, say("route")),
    );
  return [facts, links];
}
