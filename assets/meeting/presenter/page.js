/* The window of whoever presents: what is on stage, what comes next, the note, the time, and a way to every
   scene. It only tells the presentation what to do; nothing of it is shown to anybody else. */
import { announce } from "../../core/announce.js";
import { whenPresent } from "../../core/arrival.js";
import { closest, inside } from "../../core/dom.js";
import { publish } from "../../core/published.js";
import { deedOf, isPressed } from "../presentation-keys.js";
import { clock } from "./clock.js";
import { channelName, jumpOf } from "./messages.js";
import { fill, parts, tell } from "./view.js";

/** @typedef {import("./messages.js").State} State */
/** @typedef {import("./messages.js").Wish} Wish */

const BETWEEN = 900; // ms in which a second digit belongs to the first
const TICK = 5000; // ms

whenPresent("presenter", (host) => {
  const words = JSON.parse(host.dataset.words ?? "{}");
  const id = location.hash.slice(1);
  if (!/^\d+$/.test(id)) return; // opened by hand: the sentence that stands there says what to do
  const channel = new BroadcastChannel(channelName(id));
  const ask = (/** @type {Wish} */ wish) => channel.postMessage(wish);
  const time = clock(words);
  const all = parts(words, time.node);
  /** @type {State | null} */
  let state = null;
  let typed = "";
  let typing = 0;

  channel.onmessage = ({ data }) => {
    if (data?.kind === "over") return over();
    if (data?.kind === "kept" && !data.done) announce(words.not_saved);
    if (data?.kind !== "state" || !data.scenes?.length) return;
    if (!state) host.replaceChildren(all.head, all.left, all.next, all.card, all.jump, all.keys);
    if (state && state.at !== data.at) announce(all.stage.textContent ?? "");
    if (state && state.at !== data.at) leaveNote();
    state = data;
    fill(all, data, words);
    time.turn(data.since);
    publish({ presenter: data });
  };
  setInterval(() => state && time.turn(state.since), TICK);
  ask({ kind: "hello" });

  function over() {
    announce(words.presenter_over);
    channel.close();
    window.close();
  }

  /** @param {number} at */
  const go = (at) => state && at >= 0 && at < state.scenes.length && ask({ kind: "go", at });

  function changeNote() {
    if (!state) return;
    if (!all.field.hidden) return leaveNote();
    all.field.value = state.scenes[state.at].note;
    all.field.hidden = false;
    all.note.hidden = true;
    all.edit.textContent = words.presenter_done;
    all.field.focus();
  }

  function leaveNote() {
    if (all.field.hidden || !state) return;
    all.field.hidden = true;
    all.note.hidden = false;
    all.edit.textContent = words.presenter_edit;
    all.edit.focus();
  }
  all.field.addEventListener("input", () => {
    if (state) ask({ kind: "note", at: state.at, note: all.field.value });
  });

  /** @type {Record<string, () => unknown>} */
  const DEEDS = {
    on: () => state && go(state.at + 1),
    back: () => state && go(state.at - 1),
    first: () => go(0),
    last: () => state && go(state.scenes.length - 1),
    later: () => ask({ kind: "year", by: 1 }),
    earlier: () => ask({ kind: "year", by: -1 }),
    play: () => ask({ kind: "play" }),
    place_on: () => ask({ kind: "place", by: 1 }),
    place_back: () => ask({ kind: "place", by: -1 }),
    place_choose: () => ask({ kind: "choose" }),
    black: () => ask({ kind: "black" }),
    end: () => ask({ kind: "end" }),
    note: () => window.close(),
    overview: () => inside(all.grid, "[aria-current]").focus(),
    "edit-note": changeNote,
    edit: () => tell(all, words.presenter_headline, true),
    full: () => tell(all, words.presenter_headline, true),
  };

  document.addEventListener("click", (event) => {
    const jump = closest(event, "[data-jump]");
    if (jump) return go(Number(jump.dataset.jump));
    DEEDS[closest(event, "[data-presenter]")?.dataset.presenter ?? ""]?.();
  });
  document.addEventListener("keydown", (event) => {
    if (closest(event, "textarea")) {
      if (event.key === "Escape") leaveNote();
      return;
    }
    if (/^\d$/.test(event.key) && !event.ctrlKey && !event.metaKey && !event.altKey) return digit(event.key);
    const deed = deedOf(event, Boolean(closest(event, "select")), false);
    if (!deed || !DEEDS[deed] || isPressed(event)) return;
    event.preventDefault();
    DEEDS[deed]();
  });

  /** @param {string} key */
  function digit(key) {
    clearTimeout(typing);
    const { number, wait } = jumpOf(typed + key, state?.scenes.length ?? 0);
    typed = wait;
    if (number) go(number - 1);
    typing = window.setTimeout(() => {
      if (typed) go(Number(typed) - 1);
      typed = "";
    }, BETWEEN);
  }
});
