/* All scenes of a presentation at a glance, to jump to one. */
import { make } from "../../core/dom.js";
import { page, say } from "../folder-page.js";
import { pictureAddress } from "../list/thumbnail.js";

/**
 * @param {HTMLElement} box
 * @param {(at: number) => void} go
 */
export function overview(box, go) {
  const strip = make("nav", { class: "bl-strip", "aria-label": say("scenes"), hidden: "" });
  box.append(strip);

  /** @param {number} at of the scene that is seen */
  function open(at) {
    const dark = document.documentElement.dataset.bsTheme === "dark";
    strip.replaceChildren(
      ...page.folder.scenes.map((one, index) => {
        const image = make("img", { alt: "", width: 16, height: 9, src: pictureAddress(one, dark) });
        image.addEventListener("error", () => image.remove());
        const name = make("span", {}, make("b", {}, String(index + 1)), ` ${one.name}`);
        const button = make("button", { type: "button", class: "bl-plain" }, image, name);
        if (index === at) button.setAttribute("aria-current", "true");
        button.addEventListener("click", () => {
          close();
          go(index);
        });
        return button;
      }),
    );
    strip.hidden = false;
    strip.querySelectorAll("button")[at]?.focus();
  }

  function close() {
    strip.hidden = true;
  }

  return { isOpen: () => !strip.hidden, open, close };
}
