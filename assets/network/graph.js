/* The graph of who works with whom: what a box is linked to stands out while the pointer or the focus is on
   it, and arrow keys lead from box to box. Every box is a link; without this script all of them can be tabbed
   to. */

const BODY = "is-gremium";
const AGAIN = "is-picked";
const NEAR = "is-near";

/** @param {HTMLElement} graph the drawing, whose boxes name themselves and their neighbours */
export function readGraph(graph) {
  const boxes = /** @type {SVGAElement[]} */ ([...graph.querySelectorAll("[data-node]")]);
  const lines = /** @type {SVGElement[]} */ ([...graph.querySelectorAll("[data-first]")]);
  const named = new Map(boxes.map((one) => [one.dataset.node ?? "", one]));

  const near = (/** @type {SVGElement} */ box) => (box.dataset.near ?? "").split(" ").filter(Boolean);

  function stop(/** @type {SVGElement} */ box) {
    for (const one of boxes) one.setAttribute("tabindex", one === box ? "0" : "-1");
  }

  function pick(/** @type {SVGElement | null} */ box) {
    const name = box?.dataset.node ?? "";
    const linked = new Set(box ? [name, ...near(box)] : []);
    graph.classList.toggle(AGAIN, Boolean(box));
    for (const one of boxes) one.classList.toggle(NEAR, linked.has(one.dataset.node ?? ""));
    for (const one of lines) {
      one.classList.toggle(NEAR, Boolean(box) && (one.dataset.first === name || one.dataset.second === name));
    }
  }

  const focused = () => boxes.find((one) => one === document.activeElement) ?? null;

  /** @param {SVGElement} from @param {string} key */
  function next(from, key) {
    const isBody = from.classList.contains(BODY);
    const column = boxes.filter((one) => one.classList.contains(BODY) === isBody);
    const at = column.indexOf(/** @type {SVGAElement} */ (from));
    if (key === "ArrowDown") return column[at + 1];
    if (key === "ArrowUp") return column[at - 1];
    if (key === "Home") return column[0];
    if (key === "End") return column[column.length - 1];
    if (key !== (isBody ? "ArrowRight" : "ArrowLeft")) return undefined;
    const linked = new Set(near(from));
    return boxes.find((one) => one.classList.contains(BODY) !== isBody && linked.has(one.dataset.node ?? ""));
  }

  graph.addEventListener("keydown", (event) => {
    const box = focused();
    if (!box || event.altKey || event.ctrlKey || event.metaKey) return;
    if (!["ArrowDown", "ArrowUp", "ArrowLeft", "ArrowRight", "Home", "End"].includes(event.key)) return;
    event.preventDefault();
    next(box, event.key)?.focus();
  });
  graph.addEventListener("focusin", (event) => {
    const box = boxes.find((one) => one === event.target);
    if (!box) return;
    stop(box);
    pick(box);
  });
  graph.addEventListener("focusout", () => pick(null));
  graph.addEventListener("pointerover", (event) => {
    const box = event.target instanceof Element ? event.target.closest("[data-node]") : null;
    pick(named.get(/** @type {SVGElement | null} */ (box)?.dataset.node ?? "") ?? focused());
  });
  graph.addEventListener("pointerleave", () => pick(focused()));
  if (boxes[0]) stop(boxes[0]);
}
