/* What the server says of a scene: the sentence that it computes, and what the stage could show. */
import { based } from "../../core/address.js";
import * as format from "../folder-format.js";

/**
 * `headline` is the computed sentence, `refused` why a picture cannot fill the stage.
 * @typedef {{headline: string, refused: Record<string, string>}} Possible
 */

/** @type {Map<string, Promise<Possible | null>>} */
const answers = new Map();

/** @param {Pick<format.Scene, "view" | "newest" | "picture">} scene */
export function possibleAddress(scene) {
  const page = format.pageOf(scene);
  return `${page && `/${page}`}/szene?${format.query(scene)}&bild=${format.pictureOf(scene)}`;
}

/**
 * Null where the server does not answer; then it is asked again the next time.
 * @param {Pick<format.Scene, "view" | "newest" | "picture">} scene
 * @returns {Promise<Possible | null>}
 */
export function possible(scene) {
  const asked = possibleAddress(scene);
  const known = answers.get(asked);
  if (known) return known;
  const answer = fetch(based(asked)).then(
    async (given) => (given.ok ? await given.json() : null),
    () => null,
  );
  answers.set(asked, answer);
  answer.then((found) => found || answers.delete(asked));
  return answer;
}
