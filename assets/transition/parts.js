/* Blocks and streams of the flow: pointer and keys reach each of them. A stream stands out with its
   outline, a block with all of its streams; a box below says the numbers. */
import { byId, closest, make, node } from "../core/dom.js";

const STREAM = /^stream-(\d)-(\d)$/;
const BLOCK = /^block-(certificate|destination)-(\d)$/;

/** @type {SVGGElement | null} */
let shown = null;

/** @param {Event} event */
const partAt = (event) =>
  /** @type {SVGGElement | null} */ (
    event.target instanceof Element ? event.target.closest(".bl-part") : null
  );

/**
 * The streams of a part: itself, or those that begin or end in a block.
 * @param {SVGGElement} part
 * @returns {SVGGElement[]}
 */
function streamsOf(part) {
  const svg = part.ownerSVGElement;
  const block = BLOCK.exec(part.dataset.part ?? "");
  if (!svg || !block) return [part];
  const place = block[1] === "certificate" ? 1 : 2;
  return every(svg).filter((one) => STREAM.exec(one.dataset.part ?? "")?.[place] === block[2]);
}

/** @param {SVGSVGElement} svg */
const every = (svg) => /** @type {SVGGElement[]} */ ([...svg.querySelectorAll(".bl-part")]);

/** @param {SVGGElement} part */
function say(part) {
  if (part === shown) return;
  forgetPart();
  shown = part;
  part.ownerSVGElement?.classList.add("has-shown");
  for (const one of streamsOf(part)) one.classList.add("is-shown");
  const tip = document.querySelector(".bl-flow-tip");
  if (!(tip instanceof HTMLElement)) return;
  const [title, ...lines] = /** @type {string[]} */ (JSON.parse(part.dataset.lines ?? "[]"));
  tip.replaceChildren(node("h3", "", title), ...lines.map((line) => make("p", {}, line)));
  tip.hidden = false;
  const card = tip.parentElement?.getBoundingClientRect();
  const box = part.getBoundingClientRect();
  if (!card) return;
  const left = Math.min(
    Math.max((box.left + box.right) / 2 - card.left - tip.offsetWidth / 2, 8),
    card.width - tip.offsetWidth - 8,
  );
  const below = box.bottom - card.top + 8;
  const above = box.top - card.top - tip.offsetHeight - 8;
  tip.style.left = `${left}px`;
  tip.style.top = `${below + tip.offsetHeight > card.height && above > 0 ? above : below}px`;
}

/** Nothing stands out, and nothing is said. */
export function forgetPart() {
  shown = null;
  for (const one of document.querySelectorAll(".bl-part.is-shown")) one.classList.remove("is-shown");
  for (const one of document.querySelectorAll(".has-shown")) one.classList.remove("has-shown");
  const tip = document.querySelector(".bl-flow-tip");
  if (tip instanceof HTMLElement) tip.hidden = true;
}

/**
 * Where an arrow key leads: up and down to the part before and after of the same kind, left and right
 * along the streams from a block to the other.
 * @param {SVGGElement} part
 * @param {string} key
 * @returns {SVGGElement | undefined}
 */
function neighbour(part, key) {
  const svg = part.ownerSVGElement;
  if (!svg) return undefined;
  const parts = every(svg);
  const named = (/** @type {string} */ name) => parts.find((one) => one.dataset.part === name);
  const own = part.dataset.part ?? "";
  const [stream, block] = [STREAM.exec(own), BLOCK.exec(own)];
  if (key === "Home") return parts[0];
  if (key === "End") return parts.at(-1);
  if (key === "ArrowUp" || key === "ArrowDown") {
    const kind = block ? `block-${block[1]}` : own.split("-")[0];
    const same = parts.filter((one) => (one.dataset.part ?? "").startsWith(kind));
    const at = same.indexOf(part) + (key === "ArrowDown" ? 1 : -1);
    return same[at] ?? parts[parts.indexOf(part) + (key === "ArrowDown" ? 1 : -1)];
  }
  const right = key === "ArrowRight";
  if (stream) return named(right ? `block-destination-${stream[2]}` : `block-certificate-${stream[1]}`);
  if (!block) return undefined;
  const leads = block[1] === "certificate" ? right : !right;
  return leads ? streamsOf(part)[0] : undefined;
}

/**
 * Tab leads to the part that was reached last.
 * @param {SVGGElement} part
 */
function reach(part) {
  for (const one of part.ownerSVGElement ? every(part.ownerSVGElement) : [])
    one.setAttribute("tabindex", "-1");
  part.setAttribute("tabindex", "0");
  part.focus();
}

document.addEventListener("pointerover", (event) => {
  const part = partAt(event);
  if (part) say(part);
  else if (shown && !closest(event, ".bl-flow-tip")) forgetPart();
});
document.addEventListener("focusin", (event) => {
  const part = partAt(event);
  if (part) say(part);
  else forgetPart();
});
document.addEventListener("click", (event) => {
  const part = partAt(event);
  if (part) reach(part);
});
document.addEventListener("keydown", (event) => {
  const part = partAt(event);
  if (!part || !byId("transition-flow")) return;
  if (event.key === "Escape") {
    forgetPart();
    return;
  }
  const next = /^(Arrow|Home|End)/.test(event.key) ? neighbour(part, event.key) : undefined;
  if (!next) return;
  event.preventDefault();
  reach(next);
});
