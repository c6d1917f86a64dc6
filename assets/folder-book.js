/* The Sitzungsmappe as data: scenes, and how they are read from outside. How this browser keeps them: folder-store.js.
   Nothing that comes from outside is believed: whatever is not exactly a folder is refused with its cause. */
(function () {
  "use strict";
  const lupe = window.lupe;
  const FORMAT = "bildungslupe-mappe", EDITION = 1;
  // The same limits hold on the server, see dashboard/exports/folder.py.
  const MOST = { scenes: 40, name: 160, note: 1000, view: 1500, bytes: 200000, link: 8000 };
  const PARAMETERS = ["thema", "indikator", "jahr", "ebene", "gebiete", "gliederung", "amt", "vergleich", "groesse", "jahre", "raum", "farben", "indikator2", "gewichte", "niveau", "darstellung", "basisjahr", "klassen", "anzahl", "grenzen", "gebietsstand", "herkunft", "stand", "sprache", "ansicht"];
  // The same signs turn into line breaks or vanish on the server, see dashboard/exports/folder.py.
  const BREAKS = /\r\n|[\r\u000b\u000c\u001c-\u001e\u0085\u2028\u2029]/g; // other programs' line breaks: slides paste U+000B
  const NEVER = /[\u0000-\u0008\u000e-\u001b\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufdd0-\ufdef\ufffe\uffff]|\p{Surrogate}/gu;
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
  const text = (value, most) => typeof value === "string" && value.length <= most;

  /* Text as files can hold it: one kind of line break, no control signs, nothing that turns the direction of what follows. */
  const clean = (value) => value.replace(BREAKS, "\n").replace(NEVER, "");
  const line = (value) => clean(value).replace(/[\n\t]+/g, " ");

  /* A sentence with its facts: each place is filled once, so that a name may hold braces itself. */
  const fill = (sentence, facts) => sentence.replace(/\{(\w+)\}/g, (place, name) => (name in facts ? String(facts[name]) : place));

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
    return { name: line(given.name), scenes: given.szenen.map(scene) };
  }

  function scene(given, at) {
    const n = at + 1;
    const whole = own(given) && text(given.ansicht, MOST.view) && text(given.name, MOST.name) && given.name.trim() !== "" && text(given.titel, MOST.name) && text(given.notiz, MOST.note) && typeof given.neu === "boolean";
    if (!whole) throw new Refused("bad_scene", { n });
    for (const name of new URLSearchParams(line(given.ansicht)).keys()) {
      if (!PARAMETERS.includes(name)) throw new Refused("bad_parameter", { n, name: name.slice(0, 40) });
    }
    return { id: ++number, view: line(given.ansicht), name: line(given.name).trim() ? line(given.name) : line(given.titel) || "–", title: line(given.titel), note: clean(given.notiz), newest: given.neu };
  }

  function write(folder) {
    const scenes = folder.scenes.map((one) => ({ ansicht: one.view, name: one.name, titel: one.title, notiz: one.note, neu: one.newest }));
    return JSON.stringify({ format: FORMAT, fassung: EDITION, name: folder.name, szenen: scenes });
  }

  /* --- scenes ------------------------------------------------------------------------------------------------------- */

  function make(view, title) {
    const said = line(title).slice(0, MOST.name);
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

  lupe.folder = { FORMAT, EDITION, MOST, PARAMETERS, Refused, empty, read, write, clean, line, fill, make, copy, query, tidy, version };
})();
