/* The order of scenes: by buttons and by dragging. */
import { closest } from "../../core/dom.js";
import { page, say } from "../folder-page.js";
import { change } from "./changes.js";

/**
 * Where an element stands among its siblings.
 * @param {Element} item
 */
export const position = (item) => [...(item.parentElement?.children ?? [])].indexOf(item);

/**
 * The focus stays on the button that was pressed, wherever its scene goes.
 * @param {number} from
 * @param {number} to
 * @param {string} what
 */
export function move(from, to, what) {
  const { scenes } = page.folder;
  const scene = scenes[from];
  const sentence = say("moved", { name: scene.name, n: to + 1, all: scenes.length });
  change((folder) => folder.scenes.splice(to, 0, ...folder.scenes.splice(from, 1)), sentence, [
    scene.id,
    what,
  ]);
}

/** @type {{item: HTMLElement, from: number} | null} */
let drag = null;
document.addEventListener("pointerdown", (event) => {
  const item = closest(event, ".bl-scene-grip")?.closest("li");
  if (!item || event.button) return;
  event.preventDefault();
  drag = { item, from: position(item) };
  item.classList.add("is-dragged");
});
document.addEventListener("pointermove", (event) => {
  if (!drag) return;
  const { item } = drag;
  const others = [...(item.parentElement?.children ?? [])].filter((one) => one !== item);
  const before = others.find((one) => {
    const box = one.getBoundingClientRect();
    return event.clientY < box.top + box.height / 2;
  });
  if (before) before.before(item);
  else others.at(-1)?.after(item);
});
for (const name of ["pointerup", "pointercancel"]) {
  document.addEventListener(name, () => {
    if (!drag) return;
    const { item, from } = drag;
    const to = position(item);
    drag = null;
    item.classList.remove("is-dragged");
    if (to !== from) move(from, to, "name");
  });
}
