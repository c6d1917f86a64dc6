/* Two frames, of which one is seen: the other gets ready meanwhile, and then they change in one cross-fade.
   Frames never add to the browser's history, so that going back leaves the presentation as a whole. */
import { based } from "../../core/address.js";
import { make } from "../../core/dom.js";

/** @typedef {{node: HTMLIFrameElement, address: string, complete: boolean}} Frame */

const FADE = 200; // ms
const PATIENCE = 8000; // ms after which a scene is shown however far it is

/**
 * @param {HTMLElement} host
 * @param {string} title
 * @param {{changed: (frame: HTMLIFrameElement) => void, arrived: (page: Window) => void}} told `changed` when
 *   another frame is seen, `arrived` for each page that was loaded
 */
export function frames(host, title, { changed, arrived }) {
  const pair = [frame(), frame()];
  /** @type {Frame | null} the one that is seen */
  let front = null;
  /** @type {Frame | null} the one that shall be seen as soon as it is complete */
  let wanted = null;
  let waiting = 0;
  let fading = 0;

  /** @returns {Frame} */
  function frame() {
    const node = make("iframe", { title, class: "is-away", "aria-hidden": "true", tabindex: "-1" });
    host.append(node);
    node.addEventListener("load", () => {
      const page = node.contentWindow;
      if (page && page.location.href !== "about:blank") arrived(page);
    });
    return { node, address: "", complete: false };
  }

  /**
   * @param {Frame} one
   * @param {string} address
   */
  function load(one, address) {
    Object.assign(one, { address, complete: false });
    one.node.contentWindow?.location.replace(based(address));
  }

  const back = () => pair.find((one) => one !== front) ?? pair[0];

  /**
   * Shows an address as soon as its page is complete; what is seen stays until then.
   * @param {string} address
   */
  function show(address) {
    clearTimeout(waiting);
    const next = back();
    wanted = next;
    if (next.address !== address) load(next, address);
    if (next.complete) return change();
    waiting = window.setTimeout(change, PATIENCE);
  }

  /**
   * Gets an address ready, unless another one is awaited.
   * @param {string} address
   */
  function prepare(address) {
    if (!wanted && back().address !== address) load(back(), address);
  }

  /**
   * The page of a frame has everything on screen.
   * @param {Window} page
   */
  function completed(page) {
    const one = pair.find(({ node }) => node.contentWindow === page);
    if (!one) return;
    one.complete = true;
    if (one === wanted) change();
  }

  function change() {
    clearTimeout(waiting);
    const next = wanted;
    if (!next) return;
    wanted = null;
    const before = front;
    front = next;
    next.node.classList.remove("is-away");
    next.node.classList.add("is-front");
    next.node.removeAttribute("aria-hidden");
    next.node.removeAttribute("tabindex");
    if (before) {
      before.node.classList.remove("is-front");
      before.address = ""; // whoever comes back finds the scene as it was kept
    }
    clearTimeout(fading);
    const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
    fading = window.setTimeout(() => leave(before), before && !still ? FADE : 0);
    changed(next.node);
  }

  /** @param {Frame | null} one */
  function leave(one) {
    if (!one || one === front) return;
    one.node.classList.add("is-away");
    one.node.setAttribute("aria-hidden", "true");
    one.node.setAttribute("tabindex", "-1");
  }

  /** The pages in both frames, the seen one first. */
  const seen = () => front?.node.contentWindow ?? null;
  const isSeen = (/** @type {Window} */ page) => seen() === page;
  const forget = () => pair.forEach((one) => one !== front && (one.address = ""));

  return { show, prepare, completed, seen, isSeen, forget };
}
