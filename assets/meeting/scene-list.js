/* The list of scenes on the page of the Sitzungsmappe. Every text is set as text. */
import { closest, element, make } from "../core/dom.js";
import { emit, on } from "../core/events.js";
import * as folders from "./list/folders.js";
import * as format from "./folder-format.js";
import { isOpen, page, say, tell } from "./folder-page.js";
import { change, keeping, sayBroken } from "./list/changes.js";
import { folderBar } from "./list/folder-bar.js";
import { move, position } from "./list/order.js";
import { sceneRow } from "./list/scene-row.js";
import { presentation } from "./presentation.js";
import { beginReplacing, endReplacing } from "./replacing/about.js";
import * as storage from "./storage.js";

/** @typedef {import("./folder-format.js").Scene} Scene */

/* Shows the folder that this browser has open. */
export function open() {
  const host = element("meeting-scenes");
  page.words = JSON.parse(host.dataset.words ?? "{}");
  page.version = host.dataset.version ?? "";
  endReplacing(); // who is back here has finished or given up
  Object.assign(page, storage.load());
  draw();
  if (page.broken) sayBroken();
  else if (!page.kept) tell(page.words.not_saved, [keeping()]);
  window.addEventListener("storage", ({ key }) => {
    if (key === storage.shown()) refresh();
    else if (key?.startsWith(folders.FIRST) && !presentation.on) redrawBar();
  });
  // While it was away it heard nothing.
  window.addEventListener("pageshow", (event) => event.persisted && refresh());
  on("presented", refresh);
  emit("folder");
}

/* Another window has changed the folder. What is shown in a presentation stays until its end. */
function refresh() {
  if (presentation.on || !(storage.overtaken() || presentation.edited)) return;
  const field = document.activeElement;
  const item = field?.closest("#meeting-scenes li");
  const at = item ? position(item) : -1;
  const scene = field?.getAttribute("data-scene");
  Object.assign(page, storage.load(storage.shown()));
  draw();
  if (at >= 0 && scene) focusOn(element("meeting-scenes").querySelectorAll("li")[at], scene);
}

/* Another window has made, changed or deleted another folder. */
function redrawBar() {
  const bar = document.querySelector(".bl-meeting-folders");
  if (bar && !bar.contains(document.activeElement)) bar.replaceWith(folderBar());
}

/**
 * `focus` is [id of a scene, name of a button] that has the focus afterwards.
 * @param {import("./list/changes.js").Focus | null} [focus]
 */
function draw(focus) {
  const host = element("meeting-scenes");
  const { scenes } = page.folder;
  element("meeting-actions").hidden = false;
  for (const button of document.querySelectorAll("#meeting-actions [data-folder]")) {
    if (button.getAttribute("data-folder") !== "open") button.toggleAttribute("hidden", !scenes.length);
  }
  const bar = page.broken ? [] : [folderBar()];
  if (!scenes.length) {
    const link = make("a", { href: `/${location.search}`, class: "btn btn-primary" }, page.words.to_monitor);
    const empty = make("div", {}, make("p", {}, page.words.empty), link);
    host.replaceChildren(...bar, make("div", { class: "bl-card bl-state" }, empty));
    return;
  }
  const kept = new Map([...host.querySelectorAll("li")].map((one) => [one.dataset.id, one]));
  const list = make("ol", { class: "bl-scenes", "aria-label": page.words.scenes });
  scenes.forEach((scene, at) => list.append(sceneRow(scene, at, kept.get(String(scene.id)))));
  host.replaceChildren(...bar, list);
  if (focus) focusOn(host.querySelector(`li[data-id="${focus[0]}"]`), focus[1]);
}
on("folder-changed", draw);

/**
 * @param {Element | null | undefined} item
 * @param {string} name of a button or field of the scene
 */
function focusOn(item, name) {
  const target = item?.querySelector(`[data-scene="${name}"]`);
  if (target instanceof HTMLElement) target.focus();
}

on("theme", () => {
  if (!isOpen()) return;
  element("meeting-scenes").replaceChildren(); // the pictures follow
  draw();
});

document.addEventListener("click", (event) => {
  const target = closest(event, "#meeting-scenes [data-scene]");
  if (!target || target.getAttribute("aria-disabled")) return;
  const id = Number(target.closest("li")?.dataset.id);
  const { scenes } = page.folder;
  const at = scenes.findIndex((one) => one.id === id);
  const scene = scenes[at];
  const what = target.dataset.scene;
  if (what === "up" || what === "down") move(at, at + (what === "up" ? -1 : 1), what);
  else if (what === "copy") duplicate(scene, at);
  else if (what === "delete") remove(scene, at);
  else if (what === "present") presentation.start(at, target);
  else if (what === "old" || what === "new") {
    change(() => (scene.newest = what === "new"), null);
    draw([scene.id, what]);
  } else if (what === "correct" && !beginReplacing(storage.shown(), scene, at)) {
    event.preventDefault();
    tell(page.words.replace_blocked);
  }
});

/**
 * @param {Scene} scene
 * @param {number} at
 */
function duplicate(scene, at) {
  if (page.folder.scenes.length >= format.MOST.scenes) return tell(say("full", { n: format.MOST.scenes }));
  const second = format.copy(scene);
  change(
    (folder) => folder.scenes.splice(at + 1, 0, second),
    say("copied", { n: at + 2, name: scene.name }),
    [second.id, "name"],
  );
}

/**
 * @param {Scene} scene
 * @param {number} at
 */
function remove(scene, at) {
  const next = page.folder.scenes[at + 1] || page.folder.scenes[at - 1];
  change(
    (folder) => folder.scenes.splice(at, 1),
    say("deleted", { name: scene.name }),
    next ? [next.id, "delete"] : null,
  );
  if (!next) element("inhalt").focus();
}
