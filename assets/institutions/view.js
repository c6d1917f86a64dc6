/* The state of the page as its address holds it: written as dashboard/institutions/view.py writes it. */
import { tidy } from "../core/address.js";

/** @typedef {import("./types").InstitutionView} InstitutionView */

const two = (/** @type {number} */ number) => String(number).padStart(2, "0");

/** @param {number} minutes after midnight */
export const clock = (minutes) => `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;

/** Parameters in the order of the address, and how their value is written; "" where nothing is said. */
/** @type {[string, (view: InstitutionView) => string][]} */
const PARAMETERS = [
  ["ansicht", ({ tab }) => (tab === "einrichtungen" ? "" : tab)],
  ["art", ({ kinds }) => kinds.join(",")],
  ["ort", ({ place }) => place],
  ["umkreis", ({ radius_km: km }) => (km === null ? "" : String(km))],
  ["offen", ({ open_at: opens }) => (opens === null ? "" : clock(opens))],
  ["barrierefrei", ({ accessible }) => (accessible ? "ja" : "")],
  ["traeger", ({ carrier }) => carrier],
  ["alter", ({ age }) => (age === null ? "" : String(age))],
  ["sprachen_vor_ort", ({ languages }) => languages.join(",")],
  ["einzug", ({ institution }) => institution],
  ["schulart", (view) => view.school_kind],
  ["weg", ({ travel }) => (travel === "minuten" ? "" : travel)],
  ["szenario", ({ scenario }) => scenario],
  ["verkehr", ({ mode }) => mode],
  ["richtwert", ({ norm }) => norm],
  ["annahmen", ({ assumptions }) => assumptions],
  ["darstellung", ({ display }) => (display === "raster" ? "" : display)],
  ["folge", ({ order }) => (order === "entfernung" ? "" : order)],
  ["indikator", ({ indicator }) => indicator],
  ["jahr", ({ year }) => (year === null ? "" : String(year))],
  ["herkunft", ({ figures }) => (figures === "alle" ? "" : figures)],
  ["stand", ({ version }) => version],
  ["sprache", ({ language }) => (language === "de" ? "" : language)],
  ["ausschnitt", ({ cutout }) => cutout.join(",")],
];

/**
 * The canonical query without a question mark.
 * @param {InstitutionView} view
 */
export function queryOf(view) {
  const query = new URLSearchParams();
  for (const [name, write] of PARAMETERS) {
    const text = write(view);
    if (text) query.set(name, text);
  }
  return tidy(query);
}
