/* One scene in the list: number and order, its picture, its fields, and what can be done with it. */
import { make } from "../../core/dom.js";
import * as format from "../folder-format.js";
import { page, say } from "../folder-page.js";
import { change, cleaned } from "./changes.js";
import { stageChoice } from "./stage-choice.js";
import { thumbnails } from "./thumbnail.js";

/** @typedef {import("../folder-format.js").Scene} Scene */

/**
 * What a picture of the scene depends on.
 * @param {Scene} scene
 */
const drawnOf = (scene) => [format.query(scene), format.pictureOf(scene), scene.headline].join("\n");

/**
 * `before` is the row that stood for the scene until now; a picture that stays need not be drawn again.
 * @param {Scene} scene
 * @param {number} at
 * @param {HTMLElement | undefined} before
 */
export function sceneRow(scene, at, before) {
  const { words } = page;
  const n = at + 1;
  const id = `scene-${scene.id}`;
  const elsewhere = format.pageOf(scene) !== ""; // not on the Monitor
  const same = before?.dataset.view === drawnOf(scene);
  let picture = (same && before?.querySelector(".bl-scene-picture")) || preview(scene);
  const name = make("input", {
    ...{ id: `${id}-name`, class: "form-control", maxlength: format.MOST.name },
    ...{ "data-scene": "name", autocomplete: "off" },
  });
  name.value = scene.name;
  name.addEventListener("input", () => {
    const said = cleaned(name, format.line);
    change(() => (scene.name = said.trim() ? said : scene.title), null);
  });
  name.addEventListener("blur", () => (name.value = scene.name));
  const note = make("textarea", {
    ...{ id: `${id}-note`, class: "form-control", rows: 3, maxlength: format.MOST.note },
    ...{ "data-scene": "note", placeholder: words.note_hint },
  });
  note.value = scene.note;
  note.addEventListener("input", () => change(() => (scene.note = cleaned(note, format.clean)), null));
  const redraw = () => {
    const next = preview(scene);
    picture.replaceWith(next);
    picture = next;
    item.dataset.view = drawnOf(scene);
  };
  const item = make(
    "li",
    { class: "bl-card bl-scene", "data-id": scene.id, "data-view": drawnOf(scene) },
    make(
      "div",
      { class: "bl-scene-order" },
      make("span", { class: "bl-scene-grip", title: words.drag, "aria-hidden": "true" }, String(n)),
      button("up", words.up, scene, at === 0),
      button("down", words.down, scene, n === page.folder.scenes.length),
    ),
    picture,
    make(
      "div",
      { class: "bl-scene-words" },
      make("label", { for: name.id }, say("scene", { n })),
      name,
      ...stageChoice(scene, redraw),
      make("label", { for: note.id }, words.note),
      note,
      ...older(scene),
    ),
    make(
      "div",
      { class: "bl-scene-actions" },
      button("present", words.present_from, scene),
      opener(scene, "view", elsewhere ? words.view_page : words.view),
      opener(scene, "correct", elsewhere ? words.correct_page : words.correct),
      button("copy", words.copy, scene),
      button("delete", words.delete, scene),
    ),
  );
  return item;
}

/** @param {Scene} scene */
const numbered = (scene) => say("scene", { n: page.folder.scenes.indexOf(scene) + 1 });

/**
 * @param {string} what
 * @param {string} words
 * @param {Scene} scene
 * @param {boolean} [disabled]
 */
function button(what, words, scene, disabled = false) {
  const icon = what === "up" || what === "down";
  const inside = icon ? make("i", { class: `bl-icon bl-icon-${what}`, "aria-hidden": "true" }) : words;
  return make(
    "button",
    {
      type: "button",
      class: "btn bl-quiet",
      "data-scene": what,
      "aria-label": `${words}: ${numbered(scene)}`,
      title: icon ? words : null,
      "aria-disabled": disabled ? "true" : null,
    },
    inside,
  );
}

/**
 * A way to the page of the scene: to look, or to come back with another view.
 * @param {Scene} scene
 * @param {"view" | "correct"} what
 * @param {string} words
 */
function opener(scene, what, words) {
  return make(
    "a",
    {
      ...{ class: "btn bl-quiet", href: format.address(scene), "data-scene": what },
      "aria-label": `${words}: ${numbered(scene)}`,
    },
    words,
  );
}

/** @param {Scene} scene */
function preview(scene) {
  const frame = make("div", { class: "bl-scene-picture" });
  const alt = say("picture", { name: scene.name });
  const lost = () => frame.replaceChildren(make("p", {}, page.words.no_picture));
  frame.append(...thumbnails(scene, alt, lost));
  return frame;
}

/**
 * Kept on another data version than the one in force: says so, and either can be shown.
 * @param {Scene} scene
 */
function older(scene) {
  const old = format.version(scene);
  if (!old || old === page.version) return [];
  const group = make("span", { class: "bl-seg", role: "group", "aria-label": page.words.use });
  const choice = (/** @type {string} */ what, /** @type {boolean} */ pressed, /** @type {string} */ words) =>
    make("button", { type: "button", "data-scene": what, "aria-pressed": String(pressed) }, words);
  group.append(
    choice("old", !scene.newest, say("use_old", { old })),
    choice("new", scene.newest, page.words.use_new),
  );
  return [
    make("div", { class: "bl-scene-older" }, make("p", {}, say("older", { old, new: page.version })), group),
  ];
}
