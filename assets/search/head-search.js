/* The search in the head of every page, and on the start page a second time: institutions, places, questions,
   indicators, courses and pages, which the server finds in the state that the reader looks at. */
import { based, here, isMonitor, OWN, takenAlong, withOwnWords } from "../core/address.js";
import { closest, inside } from "../core/dom.js";
import { whenPresent } from "../core/arrival.js";
import { state } from "../core/store.js";
import { foundBy, leadsToSearch } from "./asking.js";
import { combobox } from "./combobox.js";

const FIELDS = ["highlights-find", "shell-find"]; // the first that is there is reached with "/"

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

  const page = () => (isMonitor() ? "/" : here());

  combobox(host, {
    id: host.id,
    grouped: true,
    find: (text) => foundBy(text, () => input().value, present, page()),
    shown: () => "",
    chosen: () => false,
    choose: (one) => location.assign(based(state.slab ? withOwnWords(one.key) : one.key)),
  });
}

for (const id of FIELDS) {
  if (id === "shell-find" || document.getElementById(id)) whenPresent(id, build);
}

document.addEventListener("keydown", (event) => {
  if (!leadsToSearch(event)) return;
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
