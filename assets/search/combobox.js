/* A searchable list: a combobox after the ARIA Authoring Practices (editable, list autocomplete). What it
   finds and what a choice does comes from its source; see indicator-picker.js and place-search.js. */
import { byId, closest, make } from "../core/dom.js";
import { announce } from "../core/announce.js";
import { filled } from "./hit-line.js";

/** @type {Record<string, number>} */
const STEPS = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 };

/**
 * What can be chosen: `note` stands beside the name, options of one `group` stand together. `marks` are spans
 * of the name that were typed, `example` marks what is invented, `shape` and `family` are the mark of an
 * institution's kind.
 * @typedef {{
 *   key: string, name: string, note?: string, group?: string,
 *   marks?: [number, number][], example?: boolean, shape?: string, family?: string,
 * }} Option
 */
/**
 * What was found without an answer of the server, which the list says below it.
 * @typedef {{unanswered: Option[]}} Unanswered
 */
/**
 * Nothing found, and what to try instead.
 * @typedef {{nothing: string}} Nothing
 */

/**
 * id      stem of the ids of input and list
 * find    the options for what was typed, or a promise of them; the field's data-unanswered is said below
 *         what was found without the server
 * grouped whether options stand under the names of their groups whatever was typed, and how many there are
 *         below them
 * shown   the name that stands in the closed field
 * chosen  whether an option is the one in force
 * choose  takes a choice
 * blank   false where nothing is listed as long as nothing is typed
 * listed  hears of a list that has just been drawn
 * @typedef {{
 *   id: string,
 *   grouped?: boolean,
 *   find: (text: string) => Option[] | Promise<Option[] | Unanswered | Nothing>,
 *   shown: () => string,
 *   chosen: (key: string) => boolean,
 *   choose: (one: Option) => void,
 *   blank?: boolean,
 *   listed?: (list: HTMLElement, found: Option[]) => void,
 * }} Source
 */

/**
 * Fills `host`, whose data-* hold the words `search`, `none` and `found`, with an input and its list.
 * @param {HTMLElement} host
 * @param {Source} source
 * @returns {{show: () => void}} `show` writes the closed field's name anew
 */
export function combobox(host, source) {
  const ids = { input: `${source.id}-input`, list: `${source.id}-list`, option: `${source.id}-option` };
  const input = make("input", {
    id: ids.input,
    type: "text",
    role: "combobox",
    autocomplete: "off",
    spellcheck: "false",
    "aria-expanded": "false",
    "aria-controls": ids.list,
    "aria-autocomplete": "list",
    class: "form-control",
    placeholder: host.dataset.search,
  });
  const list = make("ul", { id: ids.list, role: "listbox", "aria-label": host.dataset.search, hidden: "" });
  // An input cannot wrap a long name.
  const name = make("span", { class: "bl-combobox-name", "aria-hidden": "true" });
  /** @type {Option[]} */
  let found = [];
  let active = -1;
  let turn = 0;
  let entered = false; // Enter was pressed before the search had answered
  host.replaceChildren(input, name, list);
  show();

  input.addEventListener("input", () => open(input.value));
  input.addEventListener("click", () => {
    if (!list.hidden) return;
    if (source.blank === false) return open(input.value);
    input.select(); // after a choice the focus is still here, and the next search shall replace the name
    open("");
  });
  input.addEventListener("focus", () => input.select());
  input.addEventListener("blur", close);
  input.addEventListener("keydown", onKey);
  list.addEventListener("pointerdown", (event) => event.preventDefault());
  list.addEventListener("click", (event) => {
    const item = closest(event, "[role=option]");
    if (item && found[Number(item.dataset.index)]) choose(found[Number(item.dataset.index)]);
  });

  function show() {
    if (!list.hidden) return;
    input.value = name.textContent = source.shown();
    input.title = source.shown();
  }

  /** @param {string} text */
  async function open(text) {
    if (!text && source.blank === false) return close();
    const mine = ++turn;
    entered = false;
    list.setAttribute("aria-busy", "true");
    const answer = await source.find(text);
    if (mine !== turn || document.activeElement !== input) return; // typed on, or gone elsewhere meanwhile
    const alone = "unanswered" in answer;
    const nothing = "nothing" in answer ? answer.nothing : "";
    found = "unanswered" in answer ? answer.unanswered : "nothing" in answer ? [] : answer;
    fill(!text || source.grouped === true, alone, nothing);
    list.hidden = false;
    host.classList.add("is-open");
    input.setAttribute("aria-expanded", "true");
    move(text ? 0 : found.findIndex((one) => source.chosen(one.key)));
    list.removeAttribute("aria-busy");
    source.listed?.(list, found);
    const told = (host.dataset.found ?? "").replace("{count}", String(found.length));
    announce(alone ? `${told} ${host.dataset.unanswered ?? ""}`.trim() : nothing || told);
    if (entered && found[active]) choose(found[active]);
  }

  /**
   * @param {boolean} grouped
   * @param {boolean} alone without an answer of the server
   * @param {string} nothing what is said where nothing was found
   */
  function fill(grouped, alone, nothing) {
    /** @type {string | null} */
    let group = null;
    list.replaceChildren();
    found.forEach((option, index) => {
      if (grouped && option.group && option.group !== group)
        list.append(make("li", { role: "presentation", class: "bl-group" }, (group = option.group)));
      const item = make("li", {
        role: "option",
        id: `${ids.option}-${index}`,
        "data-index": index,
        "aria-selected": String(source.chosen(option.key)),
      });
      item.append(...filled(option, host.dataset.example ?? ""));
      list.append(item);
    });
    if (found.length && host.dataset.tip)
      list.append(make("li", { role: "presentation", class: "bl-found" }, ""));
    for (const said of [host.dataset.found?.replace("{count}", String(found.length)), host.dataset.tip])
      list.querySelector(".bl-found")?.append(make("span", {}, said ?? ""));
    const said = alone ? host.dataset.unanswered : found.length ? "" : nothing || host.dataset.none;
    if (said)
      list.append(
        make(
          "li",
          { role: "option", "aria-disabled": "true", "aria-selected": "false", class: "bl-nothing" },
          said,
        ),
      );
  }

  function close() {
    turn++;
    list.removeAttribute("aria-busy");
    if (list.hidden) return show();
    list.hidden = true;
    host.classList.remove("is-open");
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
    show();
  }

  /** Whether the list does not yet show what was found for the text in the field. */
  function searching() {
    return list.hasAttribute("aria-busy");
  }

  /** @param {number} index */
  function move(index) {
    list.querySelector(".is-active")?.classList.remove("is-active");
    input.removeAttribute("aria-activedescendant");
    active = found.length ? Math.max(0, Math.min(found.length - 1, index)) : -1;
    const item = active < 0 ? null : byId(`${ids.option}-${active}`);
    if (!item) return;
    item.classList.add("is-active");
    item.scrollIntoView({ block: "nearest" });
    input.setAttribute("aria-activedescendant", item.id);
  }

  /** @param {KeyboardEvent} event */
  function onKey(event) {
    const step = STEPS[event.key];
    if (step) {
      event.preventDefault();
      if (!list.hidden) move(active + step);
      // what is searched for already comes with its first option
      else if (!searching()) open(source.blank === false ? input.value : "");
    } else if (event.key === "Enter" && (!list.hidden || searching())) {
      event.preventDefault();
      if (searching()) entered = true;
      else if (found[active]) choose(found[active]);
    } else if (event.key === "Escape" && (!list.hidden || searching())) {
      event.stopPropagation();
      close();
    }
  }

  /** @param {Option} option */
  function choose(option) {
    source.choose(option);
    close();
  }

  return { show };
}
