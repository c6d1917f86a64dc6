/* What is asked when a reader writes a note or sets a target, on every page alike: a page says what there is
   and takes what becomes of it. */
import { closest } from "../core/dom.js";
import { fill } from "../meeting/folder-format.js";
import { ask, words } from "./own-dialog.js";
import { MOST, numberOf, readNotes, readTargets, refusal, withNote, withTarget } from "./own-words.js";

/** @typedef {"notiz" | "ziel"} Name of the parameter that has the notes, or the targets */

/**
 * Opens the dialog of every button with `data-own-note` (key of the place) or `data-own-target` (key of the
 * indicator) and tells the page what has been written.
 * @param {() => URLSearchParams} present the query that holds what has been written
 * @param {(written: URLSearchParams, indicator: string) => void} change of a note there is no indicator
 */
export function answerQuestions(present, change) {
  const now = (/** @type {Name} */ name) => present().get(name) ?? "";
  const put = (/** @type {Name} */ name, /** @type {string} */ text, indicator = "") => {
    const query = present();
    query.delete(name);
    if (text) query.set(name, text);
    change(query, indicator);
  };
  document.addEventListener("click", (event) => {
    const button = closest(event, "[data-own-note], [data-own-target]");
    if (!button) return;
    if (button.dataset.ownNote) askNote(button.dataset.ownNote, button.dataset.name ?? "");
    else askTarget(button);
  });

  /**
   * @param {string} place
   * @param {string} name
   */
  function askNote(place, name) {
    const said = words();
    const value = readNotes(now("notiz")).find(([key]) => key === place)?.[1] ?? "";
    ask({
      title: fill(value ? said.note_change : said.note_write, { name }),
      help: fill(said.note_help, { letters: MOST.letters }),
      label: said.note,
      ...{ value, lines: true, again: () => document.querySelector(`[data-own-note="${place}"]`) },
      check: (text) => {
        const why = refusal(withNote(now("notiz"), place, text));
        return why && fill(said[`note_${why}`], { count: MOST.notes });
      },
      save: (text) => put("notiz", withNote(now("notiz"), place, text)),
    });
  }

  /** @param {HTMLElement} button */
  function askTarget({ dataset }) {
    const said = words();
    const { lang } = document.documentElement;
    const { ownTarget: indicator = "", short = "", highest = "" } = dataset;
    const before = readTargets(now("ziel")).find(([key]) => key === indicator)?.[1] ?? "";
    const machine = (/** @type {string} */ text) => numberOf(text, lang) ?? "";
    ask({
      title: fill(said.target_set, { indicator: short }),
      ...{ help: said.target_help, label: `${said.target_value}, ${said.target_example}`, lines: false },
      value: lang === "de" ? before.replace(".", ",") : before,
      again: () => document.querySelector(`[data-own-target="${indicator}"]`),
      check: (text) => {
        const number = numberOf(text, lang);
        if (number === null) return fill(said.target_number, { example: said.target_example });
        if (Number(number) > Number(highest))
          return fill(said.target_high, { highest: Number(highest).toLocaleString(lang) });
        const targets = readTargets(withTarget(now("ziel"), indicator, number));
        return targets.length > MOST.targets ? fill(said.target_many, { count: MOST.targets }) : "";
      },
      save: (text) => put("ziel", withTarget(now("ziel"), indicator, machine(text)), indicator),
    });
  }
}
