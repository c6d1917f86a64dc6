/* What is said of a mark under the pointer or the keyboard: name, kind, place and distance; of a mark that no
   zoom takes apart the names of all, to choose from. */
import { inside, make, node } from "../../core/dom.js";
import { distance, kmOf, say } from "../state.js";

/** @typedef {import("../types").Mark} Mark */
/** @typedef {import("../types").Institution} Institution */

const MOST = 12; // names in a list
const BESIDE = 14; // px between mark and words

/** @param {Institution} one */
function about(one) {
  const km = kmOf(one);
  const parts = [one.kind.name, one.where, km === null ? "" : distance(km)];
  return parts.filter(Boolean).join(" · ");
}

/**
 * How many institutions of which kinds a mark stands for: "12 Einrichtungen: 5 Kitas, 3 Grundschulen …".
 * @param {Mark} mark
 */
function counted({ members }) {
  /** @type {Map<import("../types").Kind, number>} */
  const counts = new Map();
  for (const { kind } of members) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  const most = [...counts].sort((a, b) => b[1] - a[1]);
  return most.map(([kind, count]) => `${count} ${count === 1 ? kind.name : kind.plural}`).join(", ");
}

/** @param {Mark} mark */
export function sentence(mark) {
  const [one] = mark.members;
  if (mark.members.length > 1) return `${say("cluster", { count: mark.members.length })}: ${counted(mark)}`;
  return [one.name, about(one), one.confirmed].filter(Boolean).join(", ");
}

/**
 * @param {HTMLElement} box
 * @param {() => import("../../map/types").View | null} view
 * @param {(one: Institution) => void} choose
 */
export function markTip(box, view, choose) {
  const tip = inside(box, ".bl-tip");
  tip.addEventListener("keydown", (event) => {
    if (event.key === "Escape") hide();
  });

  function hide() {
    tip.hidden = true;
    tip.classList.remove("bl-tip-open");
  }

  /**
   * @param {Mark} mark
   * @param {boolean} all whether all names are listed, to choose from
   */
  function show(mark, all) {
    const [one] = mark.members;
    const several = mark.members.length > 1;
    /** @type {HTMLElement[]} */
    const parts = several
      ? [node("h3", "", say("cluster", { count: mark.members.length })), node("p", "", counted(mark))]
      : [node("h3", "", one.name), node("p", "", about(one)), node("p", "bl-tip-note", one.confirmed)];
    if (one.example && !several) parts.push(node("span", "bl-example", say("example")));
    if (!several && !one.exact) parts.push(node("p", "bl-tip-note", say("approximate")));
    tip.replaceChildren(...parts, ...(all ? [listOf(mark)] : []));
    tip.classList.toggle("bl-tip-open", all);
    tip.hidden = false;
    stand(mark);
    if (all) inside(tip, "button").focus();
  }

  /** @param {Mark} mark */
  function listOf({ members }) {
    const list = node("ul", "bl-tip-list");
    for (const one of members.slice(0, MOST)) {
      const button = make("button", { type: "button", class: "bl-link bl-plain" }, one.name);
      button.addEventListener("click", () => {
        hide();
        choose(one);
      });
      const item = node("li");
      item.append(button, node("small", "", one.kind.name));
      list.append(item);
    }
    if (members.length > MOST)
      list.append(node("li", "", say("more_here", { count: members.length - MOST })));
    return list;
  }

  /** @param {Mark} mark */
  function stand({ x, y, radius }) {
    const seen = view();
    if (!seen) return;
    const at = { x: x * seen.scale + seen.x, y: y * seen.scale + seen.y };
    const { offsetWidth: width, offsetHeight: height } = tip;
    const left = at.x > seen.width / 2 ? at.x - radius - BESIDE - width : at.x + radius + BESIDE;
    const top = at.y - height / 2;
    const within = (/** @type {number} */ wish, /** @type {number} */ most) =>
      Math.max(8, Math.min(wish, most - 8));
    const [x0, y0] = [within(left, seen.width - width), within(top, seen.height - height)];
    tip.style.transform = `translate(${x0}px, ${y0}px)`;
  }

  return { show, hide };
}
