/* Words explained at a tap: whatever bears data-word opens its explanation below it, and from the edge of the
   screen where there is no room. The explanations are those of the page /woerter, fetched once. */
import { based } from "../core/address.js";
import { closest, make, node } from "../core/dom.js";
import { GAP, room } from "./room.js";

const NARROW = matchMedia("(max-width: 760px)");

/** @type {Promise<Document> | null} */
let asked = null;
/** @type {{word: HTMLElement, box: HTMLElement} | null} */
let open = null;
/**
 * The word whose explanation was open when the pointer went down: the tap that closed it opens nothing.
 * @type {HTMLElement | null}
 */
let closing = null;

/** The page of all words in the reader's language. */
function explanations() {
  const query = new URLSearchParams({ sprache: document.documentElement.lang });
  asked ??= fetch(based(`/woerter?${query}`)).then(async (response) => {
    if (!response.ok) throw new Error(String(response.status));
    return new DOMParser().parseFromString(await response.text(), "text/html");
  });
  asked.catch(() => (asked = null)); // asked again at the next tap
  return asked;
}

/** @param {HTMLElement} word */
async function explain(word) {
  const found = await explanations().catch(() => null);
  if (!word.isConnected) return;
  const article = found?.querySelector(`[data-explains="${word.dataset.word}"]`) ?? failed(word);
  show(word, /** @type {HTMLElement} */ (article));
}

/**
 * What is said instead where the server is away.
 * @param {HTMLElement} word
 */
function failed(word) {
  const said = document.querySelector("[data-words-failed]");
  const { wordsFailed = "", wordsClose = "" } = said instanceof HTMLElement ? said.dataset : {};
  const title = make("h2", {}, word.textContent ?? "");
  return make("article", { "data-close": wordsClose }, title, make("p", {}, wordsFailed));
}

/**
 * @param {HTMLElement} word
 * @param {HTMLElement} article
 */
function show(word, article) {
  hide();
  const close = make("button", {
    type: "button",
    class: "bl-pop-close",
    "aria-label": article.dataset.close,
  });
  close.append(node("i", "bl-icon bl-icon-close"));
  const given = {
    popover: "manual",
    role: "dialog",
    "aria-labelledby": "wort",
    "aria-describedby": "wort-text",
  };
  const box = make("div", { class: "bl-pop bl-explained", ...given });
  const text = make("div", { id: "wort-text" });
  for (const part of article.children) {
    const copy = /** @type {HTMLElement} */ (document.importNode(part, true));
    if (copy.localName === "h2") {
      copy.id = "wort";
      box.append(make("div", { class: "bl-pop-head" }, copy, close));
    } else if (copy.localName === "p") text.append(copy);
    else box.append(copy);
  }
  box.append(text);
  close.addEventListener("click", () => hide(true));
  document.body.append(box);
  box.showPopover();
  open = { word, box };
  word.setAttribute("aria-expanded", "true");
  place();
  close.focus({ preventScroll: true });
  gone.observe(document.body, { childList: true, subtree: true });
}

/** @param {boolean} [back] whether the focus goes back to the word */
function hide(back = false) {
  if (!open) return;
  const { word, box } = open;
  const inside = box.contains(document.activeElement);
  open = null;
  gone.disconnect();
  box.remove();
  document.body.style.removeProperty("padding-bottom");
  word.removeAttribute("aria-expanded");
  if ((back || inside) && word.isConnected) word.focus({ preventScroll: true });
}

/* A word that is drawn anew takes its explanation along. */
const gone = new MutationObserver(() => {
  if (open && !open.word.isConnected) hide();
});

function place() {
  if (!open) return;
  const { word, box } = open;
  const at = word.getBoundingClientRect();
  if (at.bottom < 0 || at.top > innerHeight) return hide(true);
  box.classList.remove("bl-pop-sheet");
  const size = { width: box.offsetWidth, height: box.offsetHeight };
  const found = NARROW.matches ? null : room(at, size, { width: innerWidth, height: innerHeight });
  box.classList.toggle("bl-pop-sheet", !found);
  if (found) {
    box.dataset.side = found.side;
    box.style.left = `${found.left}px`;
    box.style.top = `${found.top}px`;
    box.style.setProperty("--bl-pop-at", `${(at.left + at.right) / 2 - found.left}px`);
    return;
  }
  box.removeAttribute("style");
  delete box.dataset.side;
  // The word stays to be seen above the sheet, at the end of a page too.
  const covered = at.bottom + GAP - box.getBoundingClientRect().top;
  if (covered <= 0) return;
  document.body.style.paddingBottom = `${size.height}px`;
  scrollerOf(word).scrollBy({ top: covered, behavior: "instant" });
}

/**
 * What scrolls around an element.
 * @param {HTMLElement} inner
 * @returns {Element}
 */
function scrollerOf(inner) {
  for (let around = inner.parentElement; around; around = around.parentElement) {
    const scrolls = /auto|scroll/.test(getComputedStyle(around).overflowY);
    if (scrolls && around.scrollHeight > around.clientHeight) return around;
  }
  return document.scrollingElement ?? document.documentElement;
}

/** @param {Event} event */
const wordAt = (event) => closest(event, "[data-word]");

/* What a word stands in (a row that is chosen at a click) does not take the tap. */
document.addEventListener(
  "click",
  (event) => {
    const word = wordAt(event);
    if (!word) return;
    event.preventDefault();
    event.stopPropagation();
    if (open?.word === word) hide(true);
    else if (closing !== word) explain(word);
    closing = null;
  },
  true,
);
document.addEventListener(
  "pointerdown",
  (event) => {
    closing = null;
    if (open && !open.box.contains(/** @type {Node} */ (event.target))) {
      if (open.word.contains(/** @type {Node} */ (event.target))) closing = open.word;
      hide();
    }
    if (wordAt(event)) explanations();
  },
  true,
);
for (const name of ["pointerover", "focusin"]) {
  document.addEventListener(name, (event) => {
    if (wordAt(event)) explanations();
  });
}
document.addEventListener(
  "keydown",
  (event) => {
    const word = wordAt(event);
    // A word is a button wherever it stands: a row or a map around it does not hear its keys.
    if (word && (event.key === "Enter" || event.key === " ")) event.stopPropagation();
    if (word && !(word instanceof HTMLButtonElement) && (event.key === "Enter" || event.key === " ")) {
      event.preventDefault();
      explain(word);
    }
    if (!open) return;
    if (event.key === "Tab") hide(true); // and from there to the next element
    if (event.key !== "Escape") return;
    event.preventDefault();
    event.stopPropagation();
    hide(true);
  },
  true,
);
/* The focus leaves the explanation: it closes, and the reader goes on from the word. */
document.addEventListener("focusin", (event) => {
  if (open && !open.box.contains(/** @type {Node} */ (event.target))) hide();
});
addEventListener("resize", place);
document.addEventListener(
  "scroll",
  ({ target }) => {
    if (!open?.box.contains(/** @type {Node} */ (target))) place(); // a sheet scrolls without moving
  },
  { capture: true, passive: true },
);
