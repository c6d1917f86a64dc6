/* What is compared: indicator, second indicator, level, comparison, base year, and whether examples count. */
import { closest, element, make, setText } from "../core/dom.js";
import { on } from "../core/events.js";
import { combobox } from "../search/combobox.js";
import { fitting } from "../search/indicator-search.js";
import { comparison, shown, go, say } from "./answer.js";

/** @typedef {ReturnType<typeof combobox>} Field */

/** @type {Field | null} */
let indicator = null;
/** @type {Field | null} */
let second = null;

/**
 * @param {string} id
 * @param {() => import("./types").Choice[]} given
 * @param {() => string} chosen
 * @param {(key: string) => unknown} choose
 */
function picker(id, given, chosen, choose) {
  const options = () => given().map((one) => ({ ...one, group: one.theme }));
  return combobox(element(id), {
    id,
    find: (text) => fitting(options(), text),
    shown: () => (comparison.data && options().find((one) => one.key === chosen())?.name) || "",
    chosen: (key) => key === chosen(),
    choose: (one) => choose(one.key),
  });
}

function pickers() {
  indicator =
    indicator ||
    picker(
      "comparison-indicator",
      () => shown().controls.indicators,
      () => shown().indicator,
      (key) => key === shown().indicator || go({ indikator: key, thema: null, gliederung: null }),
    );
  second =
    second ||
    picker(
      "comparison-second",
      () => shown().controls.seconds,
      () => shown().second,
      (key) => go({ indikator2: key }),
    );
  indicator.show();
  second.show();
  official();
  element("comparison-swap").hidden = !shown().second;
}

/* The switch that leaves example data out; the note says what is missing then. */
function official() {
  const { official, officialNote } = shown().controls;
  const host = element("comparison-official");
  host.hidden = official === null;
  let box = host.querySelector("input");
  if (!box) {
    const made = make("input", {
      type: "checkbox",
      role: "switch",
      id: "comparison-official-box",
      class: "form-check-input",
    });
    made.addEventListener("change", () => go({ herkunft: made.checked ? "amtlich" : null }));
    host.append(made, make("label", { for: made.id, class: "form-check-label" }, say("official_only")));
    box = made;
  }
  box.checked = official === true;
  setText("comparison-official-note", officialNote);
}

/* --- selects, levels --- */

/**
 * @param {string} id
 * @param {[string, string][]} options
 * @param {string} value
 * @param {(value: string) => void} change
 */
function select(id, options, value, change) {
  const node = make(
    "select",
    { id: `${id}-select`, class: "form-select" },
    ...options.map(([key, label]) => make("option", { value: key }, String(label))),
  );
  node.value = value;
  node.addEventListener("change", () => change(node.value));
  const had = document.activeElement && document.activeElement.id === node.id;
  element(id).replaceChildren(node);
  element(`${id}-field`).hidden = !options.length;
  if (had) node.focus();
}

function controls() {
  const data = shown();
  const { comparisons, comparison: chosen, levels, themes } = data.controls;
  select("comparison-against", comparisons, chosen, (kind) =>
    go({ vergleich: [kind, ...["kreis", "land"].filter((one) => one !== kind)].join(",") }),
  );
  select("comparison-theme", themes, data.theme, (theme) => go({ thema: theme }));
  const bases = data.base === null ? [] : data.years.slice(0, -1).map(String);
  select(
    "comparison-base",
    bases.map((year) => [year, year]),
    String(data.base ?? ""),
    (year) => go({ basisjahr: year }),
  );
  element("comparison-level").replaceChildren(
    ...levels.map(([level, label, possible]) => {
      const node = make(
        "button",
        { type: "button", "aria-pressed": String(level === data.level), disabled: possible ? null : "" },
        label,
      );
      node.addEventListener("click", () => level === data.level || go({ ebene: level }));
      return node;
    }),
  );
}

document.addEventListener("click", (event) => {
  if (!closest(event, "#comparison-swap") || !comparison.data) return;
  go({ indikator: shown().second, indikator2: shown().indicator, thema: shown().theme });
});
on("comparison", () => {
  pickers();
  controls();
});
