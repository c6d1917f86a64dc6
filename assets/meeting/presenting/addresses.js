/* Where the stage of a scene lies. Its picture: list/thumbnail.js. */
import { tidy } from "../../core/address.js";
import * as format from "../folder-format.js";

/** @typedef {import("../folder-format.js").Scene} Scene */

/** @param {Scene} scene */
export function stageAddress(scene) {
  const query = new URLSearchParams(format.query(scene));
  if (scene.picture) query.set("bild", scene.picture);
  if (scene.headline) query.set("satz", scene.headline);
  const page = format.pageOf(scene);
  return `${page && `/${page}`}/buehne?${tidy(query)}`;
}
