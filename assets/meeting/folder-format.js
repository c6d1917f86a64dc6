/* The Sitzungsmappe as data: scenes, and how they are read from outside. How this browser keeps them:
   storage.js. Nothing that comes from outside is believed: whatever is not exactly a folder is refused with
   its cause. */
import { tidy } from "../core/address.js";

const FORMAT = "bildungslupe-mappe";
const EDITION = 2; // 1 had neither picture nor headline: the name was said above the scene
// The same limits hold on the server, see dashboard/meeting/scenes.py.
export const MOST = {
  ...{ scenes: 40, name: 160, headline: 160, note: 1000 },
  ...{ view: 4000, bytes: 200000, link: 8000 },
};
/* What can fill the stage; "" is what the view itself had open, see `pictureOf`. */
export const STAGE_PICTURES = [
  "karte",
  "zeitreihe",
  "rangfolge",
  "tabelle",
  "verteilung",
  "trichter",
  "zweikarten",
  "zusammensetzung",
];
export const PARAMETERS = [
  "thema",
  "indikator",
  "jahr",
  "ebene",
  "gebiete",
  "gliederung",
  "amt",
  "vergleich",
  "groesse",
  "jahre",
  "raum",
  "farben",
  "indikator2",
  "gewichte",
  "aehnlich_in",
  "niveau",
  "darstellung",
  "basisjahr",
  "klassen",
  "anzahl",
  "grenzen",
  "gebietsstand",
  "herkunft",
  "stand",
  "sprache",
  "ansicht",
  "zusammensetzung",
  "gruppe",
  "ausschnitt",
  "ziel",
  "notiz",
];
/** Parameter that names the page of a scene; without it it is the Monitor's. */
export const PAGE = "seite";
const INSTITUTIONS = "bildungslandkarte";
const TRANSITION = "uebergang";
const INTEGRATION = "integration";
/** What scenes of other pages may hold; the server knows the same, see dashboard/meeting/scenes.py. */
export const PARAMETERS_OF = {
  "": PARAMETERS,
  [INSTITUTIONS]: [
    PAGE,
    "ansicht",
    "art",
    "ort",
    "umkreis",
    "offen",
    "barrierefrei",
    "traeger",
    "alter",
    "sprachen_vor_ort",
    "einzug",
    "schulart",
    "weg",
    "szenario",
    "verkehr",
    "richtwert",
    "annahmen",
    "darstellung",
    "folge",
    "indikator",
    "jahr",
    "herkunft",
    "stand",
    "sprache",
    "ausschnitt",
  ],
  [TRANSITION]: [
    PAGE,
    "jahr",
    "gebiete",
    "gliederung",
    "niveau",
    "herkunft",
    "stand",
    "sprache",
    "zusammensetzung",
  ],
  [INTEGRATION]: [
    PAGE,
    "kursart",
    "niveau",
    "ort",
    "umkreis",
    "ab",
    "betreuung",
    "frei",
    "online",
    "darstellung",
    "ueberschneidung",
    "herkunft",
    "stand",
    "sprache",
  ],
};
// The same signs turn into line breaks or vanish on the server, see dashboard/meeting/scenes.py.
// Other programs' line breaks: slides paste U+000B.
const BREAKS = /\r\n|[\r\u000b\u000c\u001c-\u001e\u0085\u2028\u2029]/g;
const NEVER = new RegExp(
  [
    "[\\u0000-\\u0008\\u000e-\\u001b\\u001f\\u007f-\\u009f]", // control signs
    "[\\u202a-\\u202e\\u2066-\\u2069]", // what turns the direction of a text
    "[\\ufdd0-\\ufdef\\ufffe\\uffff]|\\p{Surrogate}", // no characters
  ].join("|"),
  "gu",
);
let number = 0;

/**
 * A view of the Monitor as it was kept. `view` is its query, `title` what the Monitor called it, `name` what
 * the reader calls it, `newest` whether it follows the newest data version. `picture` fills the stage ("":
 * what the view had open), `headline` is said above it ("": the computed finding).
 * @typedef {{
 *   id: number, view: string, name: string, title: string, note: string, newest: boolean,
 *   picture: string, headline: string,
 * }} Scene
 */

/** @typedef {{name: string, scenes: Scene[]}} Folder */

/** @typedef {Record<string, string | number>} Facts what a sentence is filled with */

/** Why something is no folder; `key` names the sentence. */
export class Refused extends Error {
  /**
   * @param {string} key
   * @param {Facts} [facts]
   */
  constructor(key, facts = {}) {
    super(key);
    this.key = key;
    this.facts = facts;
  }
}

/** @returns {Folder} */
export const empty = () => ({ name: "", scenes: [] });

/**
 * @param {unknown} value
 * @returns {value is Record<string, unknown>}
 */
function own(value) {
  return Object.prototype.toString.call(value) === "[object Object]";
}

/**
 * @param {unknown} value
 * @param {number} most characters
 * @returns {value is string}
 */
function text(value, most) {
  return typeof value === "string" && value.length <= most;
}

/**
 * Text as files can hold it: one kind of line break, no control signs, nothing that turns the direction of
 * what follows.
 * @param {string} value
 */
export const clean = (value) => value.replace(BREAKS, "\n").replace(NEVER, "");
/** @param {string} value */
export const line = (value) => clean(value).replace(/[\n\t]+/g, " ");

/**
 * A sentence with its facts: each place is filled once, so that a name may hold braces itself.
 * @param {string} sentence
 * @param {Facts} facts
 */
export const fill = (sentence, facts) =>
  sentence.replace(/\{(\w+)\}/g, (place, name) => (name in facts ? String(facts[name]) : place));

/**
 * A folder out of text from anywhere. Throws Refused.
 * @param {string} source
 * @returns {Folder}
 */
export function read(source) {
  if (typeof source !== "string") throw new Refused("bad_text");
  if (source.length > MOST.bytes) throw new Refused("bad_large");
  let given;
  try {
    given = JSON.parse(source);
  } catch {
    throw new Refused("bad_text");
  }
  if (!own(given) || given.format !== FORMAT || !Array.isArray(given.szenen)) throw new Refused("bad_text");
  if (typeof given.fassung === "number" && Number.isInteger(given.fassung) && given.fassung > EDITION)
    throw new Refused("bad_newer");
  if ((given.fassung !== EDITION && given.fassung !== 1) || !text(given.name, MOST.name))
    throw new Refused("bad_text");
  if (given.szenen.length > MOST.scenes) throw new Refused("bad_many", { n: MOST.scenes });
  const first = given.fassung === 1;
  return { name: line(given.name), scenes: given.szenen.map((one, at) => scene(one, at + 1, first)) };
}

/**
 * @param {unknown} given
 * @param {number} n
 * @param {boolean} first whether it is written as in the first edition
 * @returns {Scene}
 */
function scene(given, n, first) {
  if (!own(given)) throw new Refused("bad_scene", { n });
  const { ansicht, name, titel, notiz, neu } = given;
  const { bild, satz } = first ? { bild: "", satz: "" } : given;
  const said =
    text(ansicht, MOST.view) && text(name, MOST.name) && text(titel, MOST.name) && text(notiz, MOST.note);
  if (!said || name.trim() === "" || typeof neu !== "boolean") throw new Refused("bad_scene", { n });
  if (!text(satz, MOST.headline) || typeof bild !== "string" || !["", ...STAGE_PICTURES].includes(bild))
    throw new Refused("bad_scene", { n });
  const held = new URLSearchParams(line(ansicht));
  const known = /** @type {Record<string, string[]>} */ (PARAMETERS_OF)[held.get(PAGE) ?? ""] ?? PARAMETERS;
  for (const parameter of held.keys()) {
    if (!known.includes(parameter)) throw new Refused("bad_parameter", { n, name: parameter.slice(0, 40) });
  }
  const called = line(name).trim() ? line(name) : line(titel) || "–";
  return {
    id: ++number,
    view: line(ansicht),
    name: called,
    title: line(titel),
    note: clean(notiz),
    newest: neu,
    picture: bild,
    headline: first && called !== line(titel) ? called : line(satz),
  };
}

/** @param {{name: string, scenes: Omit<Scene, "id">[]}} folder */
export function write(folder) {
  const scenes = folder.scenes.map((one) => ({
    ansicht: one.view,
    name: one.name,
    titel: one.title,
    notiz: one.note,
    neu: one.newest,
    bild: one.picture,
    satz: one.headline,
  }));
  return JSON.stringify({ format: FORMAT, fassung: EDITION, name: folder.name, szenen: scenes });
}

/* --- scenes --- */

/**
 * @param {string} view
 * @param {string} title
 * @returns {Scene}
 */
export function make(view, title) {
  const said = line(title).slice(0, MOST.name);
  return { id: ++number, view, name: said, title: said, note: "", newest: false, picture: "", headline: "" };
}

/**
 * @param {Scene} one
 * @returns {Scene}
 */
export const copy = (one) => ({ ...one, id: ++number });

/**
 * The address of what a scene shows, on the data version that it shall show.
 * @param {Pick<Scene, "view" | "newest">} one
 */
export function query(one) {
  const asked = new URLSearchParams(one.view);
  if (one.newest) asked.delete("stand");
  return tidy(asked);
}

/** @param {Scene} one */
export const version = (one) => new URLSearchParams(one.view).get("stand") || "";

/**
 * The page of a scene, "" for the Monitor.
 * @param {Pick<Scene, "view">} one
 */
export const pageOf = (one) => new URLSearchParams(one.view).get(PAGE) ?? "";

/**
 * Where a scene opens as the page that it was kept on.
 * @param {Pick<Scene, "view" | "newest">} one
 */
export function address(one) {
  const asked = new URLSearchParams(query(one));
  asked.delete(PAGE);
  return `/${pageOf(one)}?${tidy(asked)}`;
}

/**
 * What fills the stage: what was chosen, else what the view had open beside the map, else the map.
 * @param {Pick<Scene, "picture" | "view">} one
 */
export const pictureOf = (one) =>
  pageOf(one) || one.picture || new URLSearchParams(one.view).get("ansicht") || "karte";
