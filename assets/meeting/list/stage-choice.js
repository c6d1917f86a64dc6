/* What fills the stage of a scene and the sentence above it. The server says what the indicator can show, why
   it cannot show the rest, and the sentence that it would compute. */
import { make } from "../../core/dom.js";
import * as format from "../folder-format.js";
import { page, say } from "../folder-page.js";
import { change, cleaned } from "./changes.js";
import { possible } from "./possible.js";

/** @typedef {import("../folder-format.js").Scene} Scene */

/* Only what is on screen asks the server: a folder may have forty scenes. */
const watching = new IntersectionObserver((entries) => {
  for (const { isIntersecting, target } of entries) {
    if (!isIntersecting) continue;
    watching.unobserve(target);
    target.dispatchEvent(new CustomEvent("scene-visible"));
  }
});

/**
 * Both fields with their labels; `drawn` is called when the picture has to follow.
 * @param {Scene} scene
 * @param {() => void} drawn
 */
export function stageChoice(scene, drawn) {
  const { words } = page;
  const id = `scene-${scene.id}`;
  const picture = make("select", { id: `${id}-picture`, class: "form-select", "data-scene": "picture" });
  const headline = make("textarea", {
    ...{ id: `${id}-headline`, class: "form-control", rows: 1, maxlength: format.MOST.headline },
    ...{ "data-scene": "headline", placeholder: words.headline_hint },
  });
  const own = format.pageOf(scene) || (new URLSearchParams(scene.view).get("ansicht") ?? "karte");
  picture.disabled = format.pageOf(scene) !== ""; // such a page has one picture
  for (const name of ["", ...format.STAGE_PICTURES]) {
    const label = name ? words[`picture_${name}`] : say("picture_kept", { name: words[`picture_${own}`] });
    picture.append(make("option", { value: name }, label));
  }
  picture.value = scene.picture;
  headline.value = scene.headline;
  const ask = async () => {
    const found = await possible(scene);
    if (!found) return;
    headline.placeholder = found.headline;
    for (const option of picture.options) {
      const why = found.refused[option.value];
      option.disabled = Boolean(why) && option.value !== scene.picture;
      if (why) option.textContent = `${words[`picture_${option.value}`]}: ${why}`;
    }
  };
  picture.addEventListener("change", () => {
    change(() => (scene.picture = picture.value), null);
    ask();
    drawn();
  });
  headline.addEventListener("input", () => {
    change(() => (scene.headline = cleaned(headline, format.line)), null);
  });
  headline.addEventListener("change", drawn);
  picture.addEventListener("scene-visible", ask);
  watching.observe(picture);
  return [
    make("label", { for: picture.id }, words.picture_label),
    picture,
    make("label", { for: headline.id }, words.headline_label),
    headline,
  ];
}
