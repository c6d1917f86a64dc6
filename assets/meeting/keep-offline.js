/* What of the folder is kept for when there is no network. */
import { offlineCard } from "../offline/card.js";
import * as format from "./folder-format.js";
import { page } from "./folder-page.js";
import { possibleAddress } from "./list/possible.js";
import { pictureAddress } from "./list/thumbnail.js";
import { stageAddress } from "./presenting/addresses.js";

/** @param {HTMLElement} card */
export const keepOffline = (card) => offlineCard(card, scenes);

/* Of each scene its stage, both pictures, what is said of it, and the Monitor that it opens. */
function scenes() {
  const all = page.folder.scenes;
  const more = all.flatMap((scene) => [
    pictureAddress(scene, false),
    pictureAddress(scene, true),
    possibleAddress(scene),
    ...(format.pageOf(scene) ? [] : [format.address(scene)]),
  ]);
  return { stages: all.map(stageAddress), more };
}
