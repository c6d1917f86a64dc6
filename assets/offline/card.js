/* "Für die Sitzung bereithalten" on the page of the Sitzungsmappe: what is kept, of when, and how much.
   Every sentence comes from the page. */
import { announce } from "../core/announce.js";
import { make } from "../core/dom.js";
import { on } from "../core/events.js";
import * as keeping from "./keeping.js";

/** @typedef {import("./rules.js").Kept} Kept */
/** @typedef {{stages: string[], more: string[]}} Scenes */

const MEGABYTE = 1_000_000;

/**
 * @param {HTMLElement} card
 * @param {() => Scenes} scenes addresses of what shows the scenes of the folder
 */
export function offlineCard(card, scenes) {
  /** @type {Record<string, string>} */
  const words = JSON.parse(card.dataset.words ?? "{}");
  const { version = "", fresh = "", list = "" } = card.dataset;
  const lang = document.documentElement.lang;
  const host = make("div", { class: "bl-offline-state" });
  /** @type {AbortController | null} */
  let running = null;
  card.append(host);

  /**
   * @param {string} key
   * @param {Record<string, unknown>} [facts]
   */
  const say = (key, facts = {}) =>
    words[key].replace(/\{(\w+)\}/g, (whole, name) => String(facts[name] ?? whole));
  const size = (/** @type {number} */ bytes) =>
    `${new Intl.NumberFormat(lang, { maximumFractionDigits: 1 }).format(bytes / MEGABYTE)} MB`;
  const moment = (/** @type {Date} */ at) =>
    new Intl.DateTimeFormat(lang, { dateStyle: "long", timeStyle: "short" }).format(at);

  /**
   * @param {string} key
   * @param {string} look
   * @param {() => unknown} deed
   */
  function button(key, look, deed) {
    const made = make("button", { type: "button", class: `btn ${look}`, "data-offline": key }, words[key]);
    made.addEventListener("click", deed);
    return made;
  }

  /** @param {string} [told] what has just happened */
  async function draw(told = "") {
    if (running) return;
    if (!keeping.possible()) return show([told || words.impossible], []);
    const kept = await keeping.kept().catch(() => null);
    if (!kept) {
      const rest = (await keeping.leftOver().catch(() => false))
        ? [button("remove", "bl-quiet", remove)]
        : [];
      return show([told, holds()], [button("start", "btn-primary", begin), ...rest]);
    }
    const renew = news(kept);
    const look = renew.length ? "btn-primary" : "bl-quiet";
    show(
      [told, ...renew, ...facts(kept)],
      [button("renew", look, begin), button("remove", "bl-quiet", remove)],
      renew.length > 0,
    );
  }

  const holds = () => say("holds", { ...card.dataset, size: size(Number(card.dataset.bytes)) });

  /** @param {Kept} kept */
  function facts(kept) {
    const { bytes, at, missed } = kept;
    const told = { ...kept, scenes: kept.scenes.length, size: size(bytes), at: moment(new Date(at)) };
    return [say("kept", told), say("content", told), missed ? say("missed", { n: missed }) : ""];
  }

  /**
   * What has changed since: then renewing is offered first.
   * @param {Kept} kept
   */
  function news(kept) {
    const left = scenes().stages.filter((one) => !kept.scenes.includes(one)).length;
    const newer = kept.version !== version;
    return [
      newer ? say("newer", { new: version, version: kept.version }) : "",
      !newer && kept.fresh !== fresh ? words.changed : "",
      left ? say("scenes", { n: left }) : "",
    ].filter(Boolean);
  }

  /**
   * @param {string[]} sentences
   * @param {HTMLElement[]} buttons
   * @param {boolean} [warn]
   */
  function show(sentences, buttons, warn = false) {
    const focused = host.contains(document.activeElement);
    const lines = sentences.filter(Boolean).map((one) => make("p", {}, one));
    if (warn) lines[0].className = "bl-offline-news";
    host.replaceChildren(...lines, make("div", { class: "bl-actions" }, ...buttons));
    if (focused) buttons[0]?.focus({ preventScroll: true });
  }

  async function begin() {
    if (running) return;
    const stopping = (running = new AbortController());
    const before = (await keeping.kept().catch(() => null)) !== null;
    const bar = make("progress", { "aria-label": words.title, max: "1", value: "0" });
    const text = make("span", {});
    host.replaceChildren(
      make("div", { class: "bl-offline-progress" }, bar, text),
      make(
        "div",
        { class: "bl-actions" },
        button("stop", "bl-quiet", () => stopping.abort()),
      ),
    );
    host.querySelector("button")?.focus({ preventScroll: true });
    try {
      const offered = await keeping.offeredBy(list, stopping.signal);
      const banner = (/** @type {Date} */ at) => say("banner", { version: offered.version, at: moment(at) });
      await keeping.keep(offered, list, scenes(), banner, progress, stopping.signal);
      after(words.done);
    } catch (error) {
      const why = stopping.signal.aborted ? "stopped" : error instanceof keeping.NotKept ? error.why : "lost";
      after(words[why === "stopped" && before ? "stopped_before" : why]);
    }

    /**
     * @param {number} done
     * @param {number} all
     * @param {number} bytes
     */
    function progress(done, all, bytes) {
      bar.setAttribute("value", String(done / all));
      text.textContent = say("running", { done, all, size: size(bytes) });
    }
  }

  /** @param {string} sentence */
  function after(sentence) {
    running = null;
    announce(sentence);
    draw(sentence);
  }

  async function remove() {
    await keeping.remove();
    after(words.removed);
  }

  on("folder", () => draw());
  on("folder-changed", () => draw());
  card.hidden = false;
  draw();
}
