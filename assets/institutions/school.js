/* Schools in charge: the answer for the reader's place and a kind of school. */
import { announce } from "../core/announce.js";
import { closest, element, make, node } from "../core/dom.js";
import { on } from "../core/events.js";
import { rewritten } from "../core/keeping.js";
import { catchments, load, showInCharge } from "./catchments.js";
import { responsible, schoolYear } from "./rules/responsible.js";
import { change, say, state } from "./state.js";

function show() {
  const { view, place } = state;
  if (view.tab !== "schule" || !state.data) return;
  load();
  if (!catchments) return;
  const answer = place && view.school_kind ? answered() : null;
  panel(answer);
  showInCharge(answer?.catchments ?? []);
}

function answered() {
  const { view, place, institutions } = state;
  if (!place) return null;
  const known = institutions.filter(({ kind }) => kind.key === view.school_kind).length;
  return responsible(place, view.school_kind, catchments ?? [], known, schoolYear(new Date()));
}

/** @typedef {import("./types").Catchment} Catchment */

/** @param {number} year */
const yearWords = (year) => `${year}/${String((year + 1) % 100).padStart(2, "0")}`;

/** @param {ReturnType<typeof answered>} answer */
function panel(answer) {
  const { view, place, data } = state;
  const target = element("institutions-school-answer");
  if (!answer || !place) {
    target.replaceChildren(node("p", "", say(place ? "school_choose_kind" : "school_choose_place")));
    return;
  }
  const kind = data?.kinds.find(({ key }) => key === view.school_kind);
  const named = answer.catchments.filter(({ institution }) => institution);
  const schools = named.map(({ institution }) => state.byKey.get(institution)?.name ?? institution);
  const facts = {
    ...{ place: place.name, kind: kind?.name ?? "", kinds: kind?.plural ?? "", count: schools.length },
    ...{ school: schools.join(", "), year: answer.year === null ? "" : yearWords(answer.year) },
    office: data?.offices[place.municipality] ?? say("office"),
  };
  /** @type {HTMLElement[]} */
  const parts = [node("p", "bl-school-sentence", say(`school_${answer.case}`, facts))];
  const list = node("ul", "bl-school-list");
  list.append(...bySchool(named).map(school));
  for (const { institution, rule } of answer.catchments)
    if (!institution && rule) list.append(node("li", "", rule));
  if (list.children.length) parts.push(list);
  if (answer.year !== null && !answer.current) parts.push(node("p", "", say("school_past", facts)));
  if (schools.length) parts.push(node("p", "bl-note", say("school_ask", facts)));
  rewritten(target, () => target.replaceChildren(...parts));
  announce(say(`school_${answer.case}`, facts));
}

/**
 * Catchments of one school with one rule together, in the order of the first of each.
 * @param {Catchment[]} named
 */
function bySchool(named) {
  /** @type {Map<string, Catchment[]>} */
  const found = new Map();
  for (const one of named) {
    const name = JSON.stringify([one.institution, one.rule, one.example]);
    found.set(name, [...(found.get(name) ?? []), one]);
  }
  return [...found.values()];
}

/** @param {Catchment[]} of one school */
function school(of) {
  const [one] = of;
  const button = make("button", {
    type: "button",
    class: "bl-link bl-plain",
    "data-school": one.institution,
  });
  button.textContent = state.byKey.get(one.institution)?.name ?? one.institution;
  const inside = of.map(({ part }) => part).filter(Boolean);
  const item = node("li");
  item.append(button);
  if (inside.length) item.append(` ${say("school_part", { part: inside.join(", ") })}`);
  if (one.example) item.append(" ", node("b", "bl-example-word", say("example")));
  if (one.rule) item.append(node("p", "", one.rule));
  return item;
}

on("view", show);
on("catchments", show);

element("institutions-school-kind").addEventListener("change", (event) =>
  change({ school_kind: /** @type {HTMLSelectElement} */ (event.target).value }, "school"),
);
document.addEventListener("click", (event) => {
  const school = closest(event, "[data-school]");
  if (school) change({ institution: school.dataset.school ?? "" }, "list");
});
