/* What stands at the foot of a presentation: dots for its scenes, and in their place hints, years and scenes
   when the mouse moves. They go again, as the pointer does. */
import { make } from "../../core/dom.js";
import { say } from "../folder-page.js";

/** @typedef {import("../../core/types").PublishedStage} PublishedStage */
/** @typedef {Record<DeedName, () => void>} Deeds */
/**
 * @typedef {"back" | "on" | "play" | "overview" | "edit" | "note" | "full" | "black" | "end"} DeedName
 */

const AWAKE = 3000; // ms after the last movement of the mouse
const MOST_DOTS = 6;

/**
 * @param {HTMLElement} box
 * @param {Deeds & {turnTo: (year: number) => void, awake: (awake: boolean) => void}} deeds `awake` hears
 *   whether the pointer is to be seen
 */
export function foot(box, deeds) {
  const dots = make("div", { class: "bl-show-dots", role: "img" });
  /** @type {[number, string][]} */
  let years = [];
  const slider = make("input", { type: "range", min: "0", "aria-label": say("key_year") });
  const label = make("output", {});
  const play = button("P", "key_play", deeds.play);
  const hints = make(
    "div",
    { class: "bl-hints" },
    make("span", {}, button("‹", "key_back", deeds.back), button("›", "key_on", deeds.on)),
    make("span", { class: "bl-hint-years" }, play, slider, label),
    make("span", {}, button("G", "key_overview", deeds.overview), word("key_overview")),
    make("span", {}, button("E", "key_edit", deeds.edit), word("key_headline")),
    make("span", {}, button("N", "key_note", deeds.note), word("key_notes")),
    make("span", {}, button("F", "key_full", deeds.full), word("key_full")),
    make("span", {}, button("B", "key_black", deeds.black), word("key_black")),
    make("span", {}, button("Esc", "key_end", deeds.end), word("key_end")),
  );
  slider.addEventListener("input", () => deeds.turnTo(years[Number(slider.value)][0]));
  box.append(dots, hints);

  /**
   * @param {string} key
   * @param {string} name
   * @param {() => void} deed
   */
  function button(key, name, deed) {
    const node = make("button", { type: "button", "aria-label": say(name), title: say(name) }, key);
    node.addEventListener("click", deed);
    return node;
  }

  /** @param {string} name */
  function word(name) {
    return make("span", { class: "bl-hint-word", "aria-hidden": "true" }, say(name));
  }

  /* --- awake and asleep --- */
  let timer = 0;
  let last = "";

  /**
   * @param {MouseEvent} event
   */
  function moved(event) {
    const at = `${event.screenX},${event.screenY}`;
    if (at === last) return; // the picture has changed under a resting mouse
    const first = last === "";
    last = at;
    if (!first) wake();
  }

  function wake() {
    clearTimeout(timer);
    box.classList.add("is-awake");
    deeds.awake(true);
    timer = window.setTimeout(sleep, AWAKE);
  }

  function sleep() {
    clearTimeout(timer);
    box.classList.remove("is-awake");
    deeds.awake(false);
  }

  /**
   * @param {number} at
   * @param {number} all
   */
  function position(at, all) {
    dots.setAttribute("aria-label", say("page", { n: at + 1, all }));
    if (all > MOST_DOTS) return dots.replaceChildren(say("position", { n: at + 1, all }));
    dots.replaceChildren(
      ...Array.from({ length: all }, (_, one) => make("i", one === at ? { class: "is-current" } : {})),
    );
  }

  /**
   * @param {PublishedStage | undefined} stage
   * @param {number | null} year
   */
  function turned(stage, year) {
    years = stage?.years() ?? [];
    const at = years.findIndex(([one]) => one === year);
    slider.max = String(Math.max(years.length - 1, 0));
    slider.value = String(Math.max(at, 0));
    slider.disabled = play.disabled = years.length < 2;
    label.textContent = years[at]?.[1] ?? "";
    slider.setAttribute("aria-valuetext", label.textContent);
  }

  return { moved, sleep, position, turned };
}
