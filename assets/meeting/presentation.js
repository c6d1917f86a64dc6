/* Shows the scenes of the Sitzungsmappe, full screen where that is allowed: each is a stage in a frame. The
   page underneath stays as it is and is there again after Escape. Another window, such as that of the
   presenter, steers it by what `presentation` offers and hears "scene" after each change. */
import { closest, element, inside, make } from "../core/dom.js";
import { emit } from "../core/events.js";
import { page, say } from "./folder-page.js";
import { deedOf, isPressed } from "./presentation-keys.js";
import * as keys from "../shell/keys.js";
import { stageAddress } from "./presenting/addresses.js";
import { foot } from "./presenting/foot.js";
import { frames } from "./presenting/frames.js";
import * as screen from "./presenting/full-screen.js";
import { overview } from "./presenting/overview.js";
import * as storage from "./storage.js";

/**
 * `on` says whether one runs, `at` which scene it shows, `edited` whether a headline was; `presenter` opens
 * the presenter's window, where there is one.
 */
export const presentation = {
  on: false,
  at: 0,
  edited: false,
  presenter: /** @type {(() => void) | null} */ (null),
  ...{ start, go, year, play, place, choose, black, end, edit, shown, turned },
};
/** @type {ReturnType<typeof build> | null} */
let parts = null;
/** @type {HTMLElement | null} */
let opener = null;

const scenes = () => page.folder.scenes;
const stage = () => parts?.pair.seen()?.lupe?.stage;
const yearNow = () => parts?.pair.seen()?.lupe?.state?.year ?? null;

/**
 * @param {number} at
 * @param {HTMLElement} from
 */
function start(at, from) {
  if (presentation.on || !scenes().length) return;
  opener = from;
  Object.assign(presentation, { on: true, edited: false });
  parts = build();
  const { box } = parts;
  behind(true);
  box.focus();
  screen.begin(box, page.words.small, { left: end, changed: (small) => emit("small", small) });
  go(at);
}

function end() {
  if (!presentation.on) return;
  presentation.on = false;
  screen.finish();
  parts?.foot.sleep();
  parts?.box.remove();
  parts = null;
  behind(false);
  opener?.focus({ preventScroll: true });
  emit("presented");
}

/**
 * Whether the page behind can be reached.
 * @param {boolean} inert
 */
function behind(inert) {
  element("inhalt").inert = inert;
  inside(document, ".bl-head").inert = inert;
}

function build() {
  const box = make("div", {
    id: "presentation",
    class: "bl-show",
    role: "dialog",
    "aria-modal": "true",
    "aria-label": page.words.folder,
    "aria-description": page.words.keys,
    tabindex: "-1",
  });
  const host = make("div", { class: "bl-show-frames" });
  const curtain = make("p", { class: "bl-curtain" }, page.words.waiting);
  const live = make("div", { class: "visually-hidden", "aria-live": "polite", role: "status" });
  const dark = make("div", { class: "bl-black", hidden: "" });
  dark.addEventListener("click", black);
  box.append(host, curtain, live);
  document.body.append(box); // frames load nothing before they are in the page
  const pair = frames(host, page.words.frame, { changed, arrived });
  const { back, on, note, full } = DEEDS;
  const deeds = { back, on, play, overview: lookOver, edit, note, full, black, end };
  const awake = (/** @type {boolean} */ one) => pointer(pair.seen(), one);
  const below = foot(box, { ...deeds, awake, turnTo: (one) => stage()?.turnTo(one) });
  const all = overview(box, go);
  box.append(dark);
  box.addEventListener("pointermove", below.moved);
  box.addEventListener("click", (event) => !closest(event, "button, input") && screen.clicked(event), true);
  return { box, curtain, live, dark, pair, foot: below, overview: all };
}

/**
 * A page in a frame: what happens in it concerns the presentation, too.
 * @param {Window} page
 */
function arrived(page) {
  const { document: inner } = page;
  // Elements of a frame are of another realm: they are asked by its own document.
  const busy = () => inner.querySelector("[contenteditable]") !== null;
  inner.addEventListener("keydown", (event) => key(event, busy()), true);
  inner.addEventListener("pointermove", (event) => parts?.foot.moved(event));
  inner.addEventListener("click", screen.clicked, true);
  pointer(page, false);
}

/**
 * Whether the pointer is to be seen over a page in a frame.
 * @param {Window | null} page
 * @param {boolean} visible
 */
function pointer(page, visible) {
  page?.document.documentElement.classList.toggle("is-asleep", !visible);
}

/** @param {number} at */
function go(at) {
  const all = scenes();
  if (!parts || at < 0 || at >= all.length) return;
  presentation.at = at;
  stage()?.stop();
  const scene = all[at];
  parts.live.textContent = say("showing", { n: at + 1, all: all.length, name: scene.name });
  parts.pair.show(stageAddress(scene));
}

/**
 * A stage in a frame is complete.
 * @param {Window} inner
 */
function shown(inner) {
  parts?.pair.completed(inner);
}

/**
 * Another scene is seen; the next one gets ready behind it.
 * @param {HTMLIFrameElement} frame
 */
function changed(frame) {
  if (!parts) return;
  parts.curtain.hidden = true;
  if (document.activeElement instanceof HTMLIFrameElement && document.activeElement !== frame)
    parts.box.focus();
  parts.foot.position(presentation.at, scenes().length);
  pointer(frame.contentWindow, parts.box.classList.contains("is-awake"));
  tell();
  const next = scenes()[presentation.at + 1];
  if (next) setTimeout(() => presentation.on && parts?.pair.prepare(stageAddress(next)), 400);
}

/**
 * The stage in a frame shows another year.
 * @param {Window} inner
 */
function turned(inner) {
  if (parts?.pair.isSeen(inner)) tell();
}

function tell() {
  parts?.foot.turned(stage(), yearNow());
  emit("scene", { at: presentation.at, year: yearNow() });
}

function black() {
  if (!parts) return;
  parts.dark.hidden = !parts.dark.hidden;
  if (!parts.dark.hidden) parts.live.textContent = say("black");
  emit("black", !parts.dark.hidden);
}

/* Notes stand in the presenter's window alone: the audience never sees one. */
function annotate() {
  screen.otherWindowOpens();
  presentation.presenter?.();
}

function lookOver() {
  if (!parts) return;
  if (!parts.overview.isOpen()) return parts.overview.open(presentation.at);
  parts.overview.close();
  parts.box.focus();
}

/* The headline of the scene that is seen, changed where it stands and kept in the folder. */
function edit() {
  const scene = scenes()[presentation.at];
  const seen = parts?.pair.seen();
  if (!scene || !seen || page.broken) return;
  seen.focus();
  stage()?.edit((text) => {
    parts?.box.focus();
    if (text === null || !parts) return;
    scene.headline = text;
    presentation.edited = true;
    const { kept } = storage.keep(page.folder);
    parts.live.textContent = kept ? say("edited") : say("not_saved");
    emit("headline", presentation.at);
    parts.pair.forget();
    go(presentation.at);
  });
}

/** @param {number} direction */
function year(direction) {
  stage()?.step(direction);
}

function play() {
  stage()?.play();
}

/** @param {number} direction */
function place(direction) {
  stage()?.nextPlace(direction);
}

function choose() {
  stage()?.choosePlace();
}

/** @type {Record<import("./presentation-keys.js").Deed, () => void>} */
const DEEDS = {
  on: () => go(presentation.at + 1),
  back: () => go(presentation.at - 1),
  first: () => go(0),
  last: () => go(scenes().length - 1),
  later: () => year(1),
  earlier: () => year(-1),
  play,
  place_on: () => place(1),
  place_back: () => place(-1),
  place_choose: choose,
  note: annotate,
  black,
  overview: lookOver,
  edit,
  full: screen.toggle,
  keys: keys.openKeys,
  end,
};

/**
 * A key pressed here or in a frame; `busy` says that what has the focus needs arrows and letters itself.
 * @param {KeyboardEvent} event
 * @param {boolean} busy
 */
function key(event, busy) {
  if (!presentation.on || !parts || keys.isOpen()) return;
  if (busy && event.key === "Escape" && event.view !== window) return; // leaves the headline as it was
  const digit = parts.overview.isOpen() && /^[1-9]$/.test(event.key) ? Number(event.key) : 0;
  const deed = digit ? null : deedOf(event, busy, !parts.dark.hidden);
  if ((!digit && !deed) || isPressed(event)) return;
  screen.here();
  event.preventDefault();
  event.stopImmediatePropagation();
  if (digit) {
    parts.overview.close();
    go(digit - 1);
  } else if (deed === "end" && parts.overview.isOpen()) lookOver();
  else if (deed) DEEDS[deed]();
}

const BUSY = ".bl-strip, input[type=range]";
document.addEventListener("keydown", (event) => key(event, Boolean(closest(event, BUSY))), true);
