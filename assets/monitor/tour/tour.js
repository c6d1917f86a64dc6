/* A tour of the Monitor in five steps, offered on the first visit of its bare address and opened again from
   the list of keys. Nothing waits for it: the page stays usable, and only whether it was wanted is kept. */
import { ours } from "../../core/address.js";
import { announce } from "../../core/announce.js";
import { whenPresent } from "../../core/arrival.js";
import { make } from "../../core/dom.js";
import { on } from "../../core/events.js";
import { isKept } from "../../offline/line.js";
import { place } from "./place.js";

const MEMORY = ours("lupe-rundgang"); // "nein" in localStorage; "später" in sessionStorage
/**
 * What each step is about; the first that is seen is shown.
 * @type {Record<string, string[]>}
 */
const ABOUT = {
  indicator: [".bl-field:has(#monitor-indicator-input)", "#monitor-filter-open", ".bl-filter"],
  year: [".bl-year", "#monitor-year"],
  map: [".bl-mapcard"],
  views: [".bl-card-tabs"],
  take: [".bl-title .bl-actions"],
};

/** @type {Record<string, string>} */
let words = {};
/** @type {string[]} */
let steps = [];
/** @type {HTMLElement | null} */
let box = null;
/** @type {Element | null} */
let marked = null;
/** @type {Element | null} */
let before = null;

whenPresent("monitor-tour", (host) => {
  words = JSON.parse(host.dataset.words ?? "{}");
  steps = (host.dataset.steps ?? "").split(" ");
  if (isFirst()) offer();
});
on("tour", () => show(0));

/* A link shows what it shows, and a frame is part of another page. */
function isFirst() {
  const bare = location.search === "" || /^\?sprache=\w+$/.test(location.search);
  if (!bare || location.hash || window.top !== window || isKept || box) return false;
  try {
    return !localStorage.getItem(MEMORY) && !sessionStorage.getItem(MEMORY);
  } catch {
    return false; // what cannot be remembered would be asked each time
  }
}

/**
 * @param {"localStorage" | "sessionStorage"} memory
 * @param {string} word
 */
function remember(memory, word) {
  try {
    window[memory].setItem(MEMORY, word);
  } catch {
    return; // nothing to remember with
  }
}

/**
 * @param {string} key
 * @param {string} look
 * @param {() => void} deed
 */
function button(key, look, deed) {
  const made = make("button", { type: "button", class: `btn ${look}`, "data-tour": key }, words[key]);
  made.addEventListener("click", deed);
  return made;
}

function offer() {
  const never = () => {
    remember("localStorage", "nein");
    close(words.again);
  };
  const later = () => {
    remember("sessionStorage", "später");
    close();
  };
  box = make(
    "aside",
    { class: "bl-tour bl-tour-offer", "aria-label": words.name },
    make("p", {}, words.offer),
    make(
      "div",
      { class: "bl-actions" },
      button("start", "btn-primary", () => show(0)),
      button("later", "bl-quiet", later),
      button("never", "bl-quiet", never),
    ),
  );
  document.body.append(box);
}

/** @param {string} [sentence] */
function close(sentence) {
  box?.remove();
  marked?.classList.remove("bl-toured");
  [box, marked] = [null, null];
  document.removeEventListener("keydown", onKey);
  const back = before instanceof HTMLElement && before.isConnected && before !== document.body;
  const to = back ? before : document.getElementById("inhalt");
  if (to instanceof HTMLElement) to.focus({ preventScroll: true });
  before = null;
  if (sentence) announce(sentence);
}

/** @param {number} at */
function show(at) {
  const [from, step] = [before ?? document.activeElement, steps[at]];
  box?.remove();
  marked?.classList.remove("bl-toured");
  marked =
    ABOUT[step]
      .map((one) => document.querySelector(one))
      .find((one) => one?.checkVisibility({ visibilityProperty: true })) ?? null;
  const last = at === steps.length - 1;
  const end = () => {
    remember("localStorage", "nein");
    close(words.again);
  };
  const title = make("h2", { id: "tour-title" }, words[`${step}_title`]);
  const position = words.position.replace("{n}", String(at + 1)).replace("{all}", String(steps.length));
  const on = last ? button("done", "btn-primary", end) : button("next", "btn-primary", () => show(at + 1));
  box = make(
    "div",
    { class: "bl-tour", role: "dialog", "aria-labelledby": "tour-title", "aria-describedby": "tour-text" },
    make("span", { class: "bl-tour-position" }, position),
    title,
    make("p", { id: "tour-text" }, words[`${step}_text`]),
    make(
      "div",
      { class: "bl-actions" },
      on,
      ...(at ? [button("back", "bl-quiet", () => show(at - 1))] : []),
      ...(last ? [] : [button("end", "bl-quiet", end)]),
    ),
  );
  before = from;
  document.body.append(box);
  document.addEventListener("keydown", onKey);
  marked?.classList.add("bl-toured");
  marked?.scrollIntoView({ block: "nearest" });
  place(box, marked);
  on.focus({ preventScroll: true });
}

/** @param {KeyboardEvent} event */
function onKey(event) {
  if (event.key !== "Escape" || event.defaultPrevented || document.querySelector("dialog[open]")) return;
  remember("localStorage", "nein");
  close(words.again);
}

window.addEventListener("resize", () => box && place(box, marked));
