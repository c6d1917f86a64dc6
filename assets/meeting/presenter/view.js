/* The parts of the presenter's window and how they are filled. Every text is set as text. */
import { based } from "../../core/address.js";
import { make } from "../../core/dom.js";
import * as format from "../folder-format.js";
import { pictureAddress } from "../list/thumbnail.js";
import { possible } from "../list/possible.js";

/** @typedef {import("./messages.js").State} State */
/** @typedef {import("./messages.js").Shown} Shown */
/** @typedef {Record<string, string>} Words */

const dark = () => document.documentElement.dataset.bsTheme === "dark";

/**
 * @param {Words} words
 * @param {string} deed
 * @param {string} label
 * @param {{key?: string, look?: string, sign?: string, name?: string}} [more]
 */
function button(words, deed, label, { key, look = "btn btn-outline-secondary", sign, name } = {}) {
  const pointing = sign ? make("span", { "aria-hidden": "true" }, sign) : "";
  return make(
    "button",
    { type: "button", class: look, "data-presenter": deed, "aria-label": name },
    ...(deed === "back" ? [pointing] : []),
    words[label] ?? label,
    ...(deed === "back" ? [] : [pointing]),
    ...(key ? [make("kbd", { "aria-hidden": "true" }, key)] : []),
  );
}

/**
 * All parts, empty. `time` is the clock.
 * @param {Words} words
 * @param {HTMLElement} time
 */
export function parts(words, time) {
  const name = make("b");
  const told = make("span", { role: "status" }, words.presenter_private);
  const stage = make("h2");
  const picture = make("img", { alt: "", width: 640, height: 360 });
  const year = make("output");
  const dim = button(words, "black", "presenter_black", { key: "B" });
  const next = make("section", { class: "bl-presenter-next", "aria-label": words.presenter_next });
  const noteHead = make("h2");
  const note = make("div", { class: "bl-presenter-text", tabindex: "0", role: "region" });
  const edit = button(words, "edit-note", "presenter_edit", { look: "bl-link bl-plain" });
  const field = make("textarea", { class: "form-control", maxlength: format.MOST.note, hidden: "" });
  const grid = make("ol", { class: "bl-presenter-grid", "aria-label": words.presenter_jump });
  const head = make(
    "header",
    { class: "bl-presenter-head" },
    make("span", { class: "bl-logo", "aria-hidden": "true" }),
    make("p", {}, name, told),
    time,
    button(words, "end", "presenter_end", { key: "Esc" }),
  );
  const controls = make(
    "div",
    { class: "bl-presenter-controls" },
    button(words, "back", "presenter_back", { sign: "‹ " }),
    button(words, "on", "presenter_on", { sign: " ›", look: "btn btn-primary" }),
    make(
      "div",
      { class: "bl-presenter-year", role: "group", "aria-label": words.presenter_year },
      make("span", { "aria-hidden": "true" }, words.presenter_year),
      button(words, "earlier", "↓", { name: words.presenter_earlier }),
      year,
      button(words, "later", "↑", { name: words.presenter_later }),
      button(words, "play", "presenter_play"),
    ),
    dim,
  );
  const left = make("section", { class: "bl-presenter-now", "aria-label": words.presenter_now });
  left.append(stage, make("div", { class: "bl-presenter-stage" }, picture), controls);
  const card = make("section", { class: "bl-presenter-note bl-card", "aria-label": words.note });
  card.append(make("div", {}, noteHead, edit), note, field);
  const jump = make("section", { class: "bl-presenter-jump", "aria-label": words.presenter_jump });
  const hint = make("p", {}, make("b", {}, words.presenter_jump), ` ${words.presenter_jump_hint} `);
  hint.append(make("kbd", {}, "G"));
  jump.append(hint, grid);
  return {
    ...{ head, left, next, card, jump, keys: keys(words) },
    ...{ name, told, stage, picture, year, dim, noteHead, note, edit, field, grid },
  };
}

/** @param {Words} words */
function keys(words) {
  const entries = /** @type {[string[], string][]} */ ([
    [["←", "→"], "presenter_key_scene"],
    [["↑", "↓"], "presenter_year"],
    [["P"], "presenter_play"],
    [["O", "I", words.presenter_key_enter], "presenter_key_place"],
    [["1–9"], "presenter_key_jump"],
    [[words.presenter_key_home, words.presenter_key_end], "presenter_key_ends"],
    [["G"], "presenter_key_overview"],
    [["B"], "presenter_black"],
    [["N"], "presenter_key_window"],
    [["E", "F"], "presenter_key_stage"],
    [["Esc"], "presenter_end"],
  ]);
  const line = make("p", { class: "bl-presenter-keys" });
  for (const [signs, label] of entries)
    line.append(make("span", {}, ...signs.map((one) => make("kbd", {}, one)), ` ${words[label]}`));
  return line;
}

/**
 * @param {ReturnType<typeof parts>} all
 * @param {State} state
 * @param {Words} words
 */
export function fill(all, state, words) {
  const { scenes, at } = state;
  const scene = scenes[at];
  all.name.textContent = state.name || words.untitled;
  const where = { n: at + 1, all: scenes.length, name: scene.name };
  all.stage.replaceChildren(
    make("span", {}, words.presenter_now),
    ` ${format.fill(words.presenter_of, where)}`,
  );
  drawn(all.picture, pictureAddress(scene, dark(), state.year));
  all.picture.alt = format.fill(words.presenter_picture, { name: scene.name });
  all.left.classList.toggle("is-black", state.black);
  all.year.textContent = state.year === null ? "" : String(state.year);
  all.dim.setAttribute("aria-pressed", String(state.black));
  tell(all, state.small ? words.presenter_small : words.presenter_private, state.small);
  all.noteHead.textContent = format.fill(words.presenter_note, { n: at + 1 });
  all.note.setAttribute("aria-label", all.noteHead.textContent);
  const said = scene.note.trim() ? scene.note.split(/\n+/) : [words.no_note];
  all.note.replaceChildren(...said.filter((one) => one.trim()).map((one) => make("p", {}, one)));
  following(all.next, scenes[at + 1], at + 2, words);
  grid(all.grid, state);
}

/**
 * What the head says: that nobody sees this window, or what is to be known at once.
 * @param {Pick<ReturnType<typeof parts>, "told">} all
 * @param {string} text
 * @param {boolean} urgent
 */
export function tell({ told }, text, urgent) {
  if (told.textContent !== text) told.textContent = text;
  told.classList.toggle("is-urgent", urgent);
}

/**
 * An image asks for its picture only when it is another.
 * @param {HTMLImageElement} image
 * @param {string} address
 */
function drawn(image, address) {
  const wanted = based(address);
  if (image.getAttribute("src") !== wanted) image.setAttribute("src", wanted);
}

/**
 * @param {HTMLElement} host
 * @param {Shown | undefined} scene
 * @param {number} number
 * @param {Words} words
 */
function following(host, scene, number, words) {
  if (!scene) {
    host.replaceChildren(make("p", {}, words.presenter_last));
    return;
  }
  const sentence = make("p", { class: "bl-presenter-sentence" }, scene.headline);
  const kind = words[`picture_${format.pictureOf(scene)}`];
  const when = new URLSearchParams(scene.view).get("jahr");
  const image = make("img", { alt: "", width: 266, height: 150, src: pictureAddress(scene, dark()) });
  const title = make("h2", {}, make("span", {}, words.presenter_next), ` ${number} · ${scene.name}`);
  const small = make("p", {}, [kind, when].filter(Boolean).join(", "));
  host.replaceChildren(image, make("div", {}, title, sentence, small));
  if (!scene.headline) possible(scene).then((found) => found && (sentence.textContent = found.headline));
}

/**
 * Numbers and names to jump to; an entry whose scene stays keeps its picture.
 * @param {HTMLElement} host
 * @param {State} state
 */
function grid(host, { scenes, at }) {
  scenes.forEach((scene, index) => {
    const known = host.children[index];
    const item = known ?? make("li");
    if (!known) {
      const image = make("img", { alt: "", width: 214, height: 120, loading: "lazy" });
      const label = make("span", {}, make("b", {}, String(index + 1)), make("span"));
      item.append(make("button", { type: "button", "data-jump": index }, image, label));
      host.append(item);
    }
    const [image] = item.getElementsByTagName("img");
    drawn(image, pictureAddress(scene, dark()));
    const [, name] = item.getElementsByTagName("span");
    name.textContent = ` ${scene.name}`;
    const [to] = item.getElementsByTagName("button");
    if (index === at) to.setAttribute("aria-current", "true");
    else to.removeAttribute("aria-current");
  });
  while (host.children.length > scenes.length) host.lastElementChild?.remove();
}
