/* A Sitzungsmappe as a file. */
import { saveFile } from "../exports/save-file.js";
import * as format from "./folder-format.js";
import { filed } from "./storage.js";

/** @typedef {import("./folder-format.js").Folder} Folder */
/** @typedef {Record<string, string>} Words */

/** @type {Record<string, string>} */
const SPELT = { ä: "ae", ö: "oe", ü: "ue" };

/** @param {string} text */
export const jsonFile = (text) => new Blob([text], { type: "application/json" });

/**
 * The folder as a file; `words` are those of the page.
 * @param {Folder} folder
 * @param {Words} words
 */
export function saveFolder(folder, words) {
  saveFile(jsonFile(format.write(folder)), fileName("lupe.json", folder, words));
  filed(folder);
}

/**
 * A name for files: letters, digits and hyphens of the folder's name.
 * @param {string} ending
 * @param {Folder} folder
 * @param {Words} words
 */
export function fileName(ending, folder, words) {
  const said = (folder.name || words.folder)
    .toLowerCase()
    .replaceAll("ß", "ss")
    .replace(/[äöü]/g, (sign) => SPELT[sign]);
  return `${
    said
      .replace(/[^a-z0-9]+/g, "-")
      .replace(/^-|-$/g, "")
      .slice(0, 60) || "sitzungsmappe"
  }.${ending}`;
}
