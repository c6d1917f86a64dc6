/* The search in the head of every page, and on the start page a second time: institutions, places, questions,
   indicators, courses and pages, which the server finds in the state that the reader looks at. */
import { closest, inside } from "../core/dom.js";
import { OWN, isMonitor, takenAlong, withOwnWords } from "../core/address.js";
import { whenPresent } from "../core/arrival.js";
import { PAGE, isSwitchedOff } from "../core/keys.js";
import { state } from "../core/store.js";
import { combobox } from "../search/combobox.js";

/** @typedef {import("./combobox.js").Option} Option */
/** @typedef {import("./combobox.js").Unanswered} Unanswered */
/** @typedef {import("./combobox.js").Nothing} Nothing */
/** @typedef {Omit<Option, "key"> & {address: string}} Hit */

const PAUSE = 120; // ms without a key before the server is asked
const FIELDS = ["highlights-find", "shell-find"]; // the first that is there is reached with "/"

const pause = () => new Promise((done) => setTimeout(done, PAUSE));

/** What the reader looks at: on the Monitor with the year and the places of this moment. */
function present() {
  const { slab, year, selection } = state;
  const query = slab ? new URLSearchParams(location.search) : takenAlong();
  for (const name of OWN) query.delete(name); // the reader's words find nothing
  if (slab) query.set("indikator", slab.indicator);
  if (slab && query.has("jahr")) query.set("jahr", String(year));
  if (slab && selection.length) query.set("gebiete", selection.join(","));
  return query;
}

/**
 * Makes a combobox of a field.
 * @param {HTMLElement} host
 */
function build(host) {
  const input = () => inside(host, "input", HTMLInputElement);

  /**
   * @param {string} text
   * @returns {Promise<Option[] | Unanswered | Nothing>}
   */
  async function find(text) {
    await pause();
    if (input().value !== text && text) return []; // typed on: the later search answers
    const query = present();
    query.set("suche", text);
    query.set("seite", isMonitor() ? "/" : location.pathname);
    try {
      const response = await fetch(`/suche?${query}`);
      if (!response.ok) return { unanswered: [] };
      /** @type {{treffer: Hit[], hinweis?: string}} */
      const { treffer, hinweis } = await response.json();
      if (hinweis) return { nothing: hinweis };
      return treffer.map(({ address, ...one }) => ({ ...one, key: address }));
    } catch {
      return { unanswered: [] };
    }
  }

  combobox(host, {
    id: host.id,
    grouped: true,
    find,
    shown: () => "",
    chosen: () => false,
    choose: (one) => location.assign(state.slab ? withOwnWords(one.key) : one.key),
  });
}

for (const id of FIELDS) {
  if (id === "shell-find" || document.getElementById(id)) whenPresent(id, build);
}

/** Whether what is typed goes into a field already. */
const typing = () =>
  document.activeElement instanceof HTMLElement &&
  (document.activeElement.isContentEditable || document.activeElement.matches("input, textarea, select"));

document.addEventListener("keydown", (event) => {
  if (PAGE[event.key] !== "find" || event.ctrlKey || event.metaKey || event.altKey || typing()) return;
  if (isSwitchedOff(event.key)) return;
  const field = FIELDS.map((id) => document.getElementById(id)).find((one) => one);
  if (!field || field.closest("[inert]")) return;
  event.preventDefault();
  if (!field.checkVisibility()) inside(document, ".bl-find-open").click();
  inside(field, "input").focus();
});

document.addEventListener("click", (event) => {
  const opener = closest(event, ".bl-find-open");
  if (!opener) return;
  const head = inside(document, ".bl-head");
  const open = head.classList.toggle("bl-searching");
  opener.setAttribute("aria-expanded", String(open));
  if (open) inside(head, ".bl-finder input").focus();
});
