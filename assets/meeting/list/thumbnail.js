/* The small picture of a scene: its stage, drawn by the server. */
import { make } from "../../core/dom.js";
import { tidy } from "../../core/address.js";
import * as format from "../folder-format.js";

/** @typedef {import("../folder-format.js").Scene} Scene */

/**
 * The address of a scene's picture, in another year than its own where one is given.
 * @param {Pick<Scene, "view" | "newest" | "picture" | "headline">} scene
 * @param {boolean} dark
 * @param {number | null} [year]
 */
export function pictureAddress(scene, dark, year = null) {
  const asked = new URLSearchParams(format.query(scene));
  const own = asked.get("jahr");
  if (year !== null) asked.set("jahr", String(year));
  asked.set("bild", format.pictureOf(scene));
  // What was typed holds of the scene's own year.
  if (scene.headline && (year === null || own === null || own === String(year)))
    asked.set("satz", scene.headline);
  asked.set("hell", dark ? "nein" : "ja");
  const page = format.pageOf(scene);
  return `/bild/${page && `${page}-`}szene.svg?${tidy(asked)}`;
}

/**
 * Images of it: the one that is seen, and for a dark page the bright one for paper, which is fetched as soon
 * as the other is here. `lost` is called where there is none.
 * @param {Scene} scene
 * @param {string} alt
 * @param {() => void} lost
 */
export function thumbnails(scene, alt, lost) {
  const dark = document.documentElement.dataset.bsTheme === "dark";
  const image = drawn(scene, alt, dark);
  image.addEventListener("error", lost);
  if (!dark) return [image];
  const paper = drawn(scene, alt, false);
  image.className = "bl-on-screen";
  paper.className = "bl-on-paper";
  image.addEventListener("load", () => (paper.loading = "eager"));
  return [image, paper];
}

/**
 * @param {Scene} scene
 * @param {string} alt
 * @param {boolean} dark
 */
const drawn = (scene, alt, dark) =>
  make("img", { alt, width: 256, height: 144, loading: "lazy", src: pictureAddress(scene, dark) });
