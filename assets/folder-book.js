/* The Sitzungsmappe as data: scenes, how they are read from outside, and how this browser keeps them.
   Nothing that comes from outside is believed: whatever is not exactly a folder is refused with its cause. */
(function () {
  "use strict";
  const lupe = window.lupe;
  const FORMAT = "bildungslupe-mappe", EDITION = 1;
  const KEY = "lupe-mappe"; // in localStorage
  // The same limits hold on the server, see dashboard/exports/folder.py.
  const MOST = { scenes: 40, name: 160, note: 1000, view: 1500, bytes: 200000, link: 8000 };
  const PARAMETERS = ["thema", "indikator", "jahr", "ebene", "gebiete", "gliederung", "amt", "vergleich", "groesse", "jahre", "raum", "farben", "indikator2", "gewichte", "niveau", "darstellung", "basisjahr", "klassen", "anzahl", "grenzen", "gebietsstand", "herkunft", "stand", "sprache", "ansicht"];
  const BREAKING = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffe\uffff]/; // signs that no text has; tabs and lines may be
  let memory = null; // the text, where the browser keeps nothing
  let number = 0;

  /* Why something is no folder; `key` names the sentence. */
  class Refused extends Error {
    constructor(key, facts) {
      super(key);
      Object.assign(this, { key, facts: facts || {} });
    }
  }

  const empty = () => ({ name: "", scenes: [] });
  const own = (value) => Object.prototype.toString.call(value) === "[object Object]";
  const text = (value, most) => typeof value === "string" && value.length <= most && !BREAKING.test(value);

  /* A folder out of text from anywhere. Throws Refused. */
  function read(source) {
    if (typeof source !== "string") throw new Refused("bad_text");
    if (source.length > MOST.bytes) throw new Refused("bad_large");
    let given;
    try {
      given = JSON.parse(source);
    } catch {
      throw new Refused("bad_text");
    }
    if (!own(given) || given.format !== FORMAT || !Array.isArray(given.szenen)) throw new Refused("bad_text");
    if (Number.isInteger(given.fassung) && given.fassung > EDITION) throw new Refused("bad_newer");
    if (given.fassung !== EDITION || !text(given.name, MOST.name)) throw new Refused("bad_text");
    if (given.szenen.length > MOST.scenes) throw new Refused("bad_many", { n: MOST.scenes });
    return { name: given.name, scenes: given.szenen.map(scene) };
  }

  function scene(given, at) {
    const n = at + 1;
    const whole = own(given) && text(given.ansicht, MOST.view) && text(given.name, MOST.name) && given.name.trim() !== "" && text(given.titel, MOST.name) && text(given.notiz, MOST.note) && typeof given.neu === "boolean";
    if (!whole) throw new Refused("bad_scene", { n });
    for (const name of new URLSearchParams(given.ansicht).keys()) {
      if (!PARAMETERS.includes(name)) throw new Refused("bad_parameter", { n, name: name.slice(0, 40) });
    }
    return { id: ++number, view: given.ansicht, name: given.name, title: given.titel, note: given.notiz, newest: given.neu };
  }

  function write(folder) {
    const scenes = folder.scenes.map((one) => ({ ansicht: one.view, name: one.name, titel: one.title, notiz: one.note, neu: one.newest }));
    return JSON.stringify({ format: FORMAT, fassung: EDITION, name: folder.name, szenen: scenes });
  }

  /* --- this browser ------------------------------------------------------------------------------------------------- */

  function stored() {
    try {
      return window.localStorage.getItem(KEY);
    } catch {
      return memory;
    }
  }

  /* What the browser keeps: {folder, broken}; `broken` is {text, cause} where it cannot be read, and then stays. */
  function load() {
    const found = stored();
    if (found === null) return { folder: empty(), broken: null };
    try {
      return { folder: read(found), broken: null };
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      return { folder: empty(), broken: { text: found, cause: error } };
    }
  }

  /* False where the browser keeps nothing; the folder then lives as long as the page. */
  function keep(folder) {
    memory = write(folder);
    try {
      window.localStorage.setItem(KEY, memory);
      return true;
    } catch {
      return false;
    }
  }

  function forget() {
    memory = null;
    try {
      window.localStorage.removeItem(KEY);
    } catch {
      /* there is nothing to forget */
    }
  }

  /* --- scenes ------------------------------------------------------------------------------------------------------- */

  function make(view, title) {
    const said = title.slice(0, MOST.name);
    return { id: ++number, view, name: said, title: said, note: "", newest: false };
  }

  const copy = (one) => ({ ...one, id: ++number });

  /* The address of what a scene shows, on the data version that it shall show. */
  function query(one) {
    const asked = new URLSearchParams(one.view);
    if (one.newest) asked.delete("stand");
    return tidy(asked);
  }

  /* As the server writes it: commas and colons stay readable. */
  const tidy = (asked) => asked.toString().replaceAll("%2C", ",").replaceAll("%3A", ":");

  const version = (one) => new URLSearchParams(one.view).get("stand") || "";

  lupe.folder = { FORMAT, EDITION, MOST, PARAMETERS, KEY, Refused, empty, read, write, load, keep, forget, make, copy, query, tidy, version };
})();
