/* The filters, which are the legend as well: what is ticked and chosen becomes the state of the page, and
   each says how many institutions it would leave. */
import { closest, element, inside, setText, written } from "../core/dom.js";
import { on } from "../core/events.js";
import { change, state } from "./state.js";

/** @typedef {import("./types").InstitutionView} InstitutionView */

const NO_KIND = "keine";
const form = element("institutions-form", HTMLFormElement);

/** @returns {HTMLInputElement[]} */
const ticks = () => [
  .../** @type {NodeListOf<HTMLInputElement>} */ (form.querySelectorAll("input[name=art]")),
];

/** Kinds that are ticked; all of them is what no address says. */
function kinds() {
  const ticked = ticks().filter((one) => one.checked);
  if (ticked.length === ticks().length) return [];
  return ticked.length ? ticked.map(({ value }) => value) : [NO_KIND];
}

/** @param {string} name */
const value = (name) => {
  const field = form.elements.namedItem(name);
  return field instanceof HTMLSelectElement || field instanceof HTMLInputElement ? field.value : "";
};

/** @param {string} text as `clock` of view.js writes it */
const minutes = (text) => {
  const [hours, rest] = text.split(":").map(Number);
  return text ? hours * 60 + rest : null;
};

/** @returns {Partial<InstitutionView>} */
function chosen() {
  const accessible = form.elements.namedItem("barrierefrei");
  return {
    kinds: kinds(),
    open_at: minutes(value("offen")),
    accessible: accessible instanceof HTMLInputElement && accessible.checked,
    carrier: value("traeger"),
    age: value("alter") === "" ? null : Number(value("alter")),
    languages: value("sprachen_vor_ort") ? [value("sprachen_vor_ort")] : [],
  };
}

form.addEventListener("change", (event) => {
  const field = /** @type {HTMLInputElement} */ (event.target);
  if (field.name === "umkreis") change({ radius_km: field.value ? Number(field.value) : null }, "radius");
  else if (field.name === "indikator") change({ indicator: field.value, year: null }, "indicator");
  else if (field.name === "folge" || !field.name) return;
  else change(chosen(), "filter");
});
form.addEventListener("submit", (event) => event.preventDefault());

document.addEventListener("click", (event) => {
  if (closest(event, "[data-all-kinds]")) {
    const none = !state.view.kinds.length;
    change({ kinds: none ? [NO_KIND] : [] }, "kinds");
  }
  if (closest(event, "[data-reset]")) {
    event.preventDefault();
    change(
      {
        ...{ kinds: [], open_at: null, accessible: false, carrier: "", age: null, languages: [], place: "" },
        ...{ radius_km: null, institution: "", indicator: "", year: null, cutout: [] },
      },
      "reset",
    );
  }
});

/* Fields say what the state is, whoever changed it. */
function show() {
  const { view, found } = state;
  for (const tick of ticks()) tick.checked = !view.kinds.length || view.kinds.includes(tick.value);
  for (const [name, text] of [
    ["traeger", view.carrier],
    ["alter", view.age === null ? "" : String(view.age)],
    ["sprachen_vor_ort", view.languages[0] ?? ""],
    ["indikator", view.indicator],
  ]) {
    const field = form.elements.namedItem(name);
    if (field instanceof HTMLSelectElement && field.value !== text) field.value = text;
  }
  const all = form.querySelector("[data-all-kinds]");
  if (all instanceof HTMLElement)
    written(all, (view.kinds.length ? all.dataset.all : all.dataset.none) ?? "");
  for (const radio of form.querySelectorAll("input[name=umkreis]")) {
    const one = /** @type {HTMLInputElement} */ (radio);
    one.checked = one.value === (view.radius_km === null ? "" : String(view.radius_km));
  }
  const accessible = form.elements.namedItem("barrierefrei");
  if (accessible instanceof HTMLInputElement) accessible.checked = view.accessible;
  if (found) counts(found);
  const notes = state.data?.childminders ?? {};
  if (state.data)
    setText("institutions-childminders", notes[state.place?.municipality ?? ""] ?? notes[""] ?? "");
}

/** @param {import("./types").Found} found */
function counts({ kinds: byKind, carriers, languages, accessible }) {
  for (const tick of ticks()) {
    const count = String(byKind.get(tick.value) ?? 0);
    written(inside(tick.closest("label") ?? form, ".bl-kind-count"), count);
  }
  options("traeger", carriers);
  options("sprachen_vor_ort", languages);
  const one = form.querySelector("[data-accessible]");
  if (one) written(one, String(accessible));
}

/**
 * The number of hits behind each option of a select.
 * @param {string} name
 * @param {Map<string, number>} counts
 */
function options(name, counts) {
  const field = form.elements.namedItem(name);
  if (!(field instanceof HTMLSelectElement)) return;
  for (const option of field.options)
    if (option.value) written(option, `${option.dataset.name} (${counts.get(option.value) ?? 0})`);
}

on("view", show);

/* On a phone the filters wait in a sheet. */
document.addEventListener("click", (event) => {
  const opener = closest(event, "[data-filters]");
  if (!opener) return;
  const open = document.documentElement.classList.toggle("bl-filters-open");
  for (const one of document.querySelectorAll("[data-filters]"))
    one.setAttribute("aria-expanded", String(open));
  if (open) inside(form, "input, select").focus();
});
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || !document.documentElement.classList.contains("bl-filters-open")) return;
  document.documentElement.classList.remove("bl-filters-open");
  for (const one of document.querySelectorAll("[data-filters]")) one.setAttribute("aria-expanded", "false");
});
