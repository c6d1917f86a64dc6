/* "Erkunden": opens a chart in a dialog, large, with zoom, tooltips and a rectangle that selects. The figure
   is that of the file, drawn for the room that the dialog has. */
import { tidy } from "../core/address.js";
import { closest, make } from "../core/dom.js";
import { fetched } from "../core/fetching.js";
import { column, state } from "../core/store.js";
import { changeBy, draw, plotly, selectable } from "./explore-figure.js";
import { present } from "./present.js";

const PAUSE = 250; // ms that the size stands still before the chart is drawn for it

/** @typedef {import("./explore-figure.js").Figure} Figure */
/** @typedef {import("./explore-figure.js").Plot} Plot */
/** @typedef {import("./explore-figure.js").Plotly} Plotly */
/** @typedef {import("../core/fetching.js").Refusal} Refusal */

/**
 * The open dialog with its parts, the chart that stands in it, and which of several requests is the last.
 * @typedef {{
 *   dialog: HTMLDialogElement, opener: HTMLElement, words: Record<string, string>, view: string,
 *   parts: ReturnType<typeof partsOf>, tools: HTMLElement,
 *   drawn: {plotly: Plotly, plot: Plot, figure: Figure} | null, room: string, turn: number,
 * }} Opened
 */

/** @type {Opened | null} */
let opened = null;

document.addEventListener("click", (event) => {
  const button = closest(event, "button[data-explore]");
  if (button && !opened) open(button);
});

/** @param {HTMLElement} opener */
function open(opener) {
  const words = JSON.parse(opener.dataset.words ?? "{}");
  const view = opener.dataset.explore || state.view;
  const parts = partsOf(words, `${address(view, "html")}`);
  const tools = make("div", { class: "bl-explore-tools", role: "group", "aria-label": words.tools });
  const dialog = make(
    "dialog",
    { class: "bl-explore-dialog", "aria-labelledby": "explore-title" },
    make("header", {}, make("div", {}, parts.title, parts.subtitle), parts.close),
    tools,
    make("div", { class: "bl-explore-stage" }, parts.plot, parts.said),
    make("footer", {}, parts.chosen, parts.summary, parts.caption),
  );
  document.body.append(dialog);
  opened = { dialog, opener, words, view, parts, tools, drawn: null, room: "", turn: 0 };
  toolbar(opened);
  parts.close.addEventListener("click", () => dialog.close());
  dialog.addEventListener("close", close);
  parts.plot.addEventListener("keydown", onKey);
  dialog.showModal();
  let timer = 0;
  const sizes = new ResizeObserver(() => {
    clearTimeout(timer);
    timer = window.setTimeout(load, opened?.room ? PAUSE : 0);
  });
  sizes.observe(parts.plot);
  dialog.addEventListener("close", () => {
    sizes.disconnect();
    clearTimeout(timer);
  });
}

/**
 * @param {Record<string, string>} words
 * @param {string} file
 */
function partsOf(words, file) {
  const icon = make("i", { class: "bl-icon bl-icon-close", "aria-hidden": "true" });
  return {
    title: make("h2", { id: "explore-title" }, words.title),
    subtitle: make("p", {}),
    close: make("button", { type: "button", class: "btn bl-quiet", "aria-label": words.close }, icon),
    save: make("a", { class: "btn bl-quiet", href: file, download: "" }, words.save),
    plot: make("div", { class: "bl-explore-plot", tabindex: "0", role: "group", "aria-label": words.keys }),
    said: make("div", { class: "bl-explore-said", role: "status" }),
    chosen: make("p", { role: "status" }),
    summary: make("p", { id: "explore-summary" }),
    caption: make("p", {}),
  };
}

function close() {
  if (!opened) return;
  const { dialog, opener, drawn } = opened;
  opened = null;
  drawn?.plotly.purge(drawn.plot);
  dialog.remove();
  opener.focus();
}

/**
 * Of the view on screen, in its theme. Tabs and themes of indicators are nothing that a chart shows.
 * @param {string} view
 * @param {"html" | "json"} kind
 * @param {string} [room]
 */
function address(view, kind, room) {
  const dark = document.documentElement.dataset.bsTheme === "dark";
  const query = present({ hell: dark ? "nein" : "ja", ...(room ? { platz: room } : {}) });
  for (const name of ["ansicht", "thema"]) query.delete(name);
  return `/bild/${view}.${kind}?${tidy(query)}`;
}

async function load() {
  const here = opened;
  if (!here) return;
  const { plot } = here.parts;
  const letters = Math.round(parseFloat(getComputedStyle(plot).fontSize));
  const room = [plot.clientWidth, plot.clientHeight, letters].join("x");
  if (room === here.room) return;
  here.room = room;
  const turn = ++here.turn;
  if (!here.drawn) say(here, here.words.busy);
  try {
    const [library, figure] = await Promise.all([plotly(), fetched(address(here.view, "json", room))]);
    if (opened === here && turn === here.turn) await show(here, library, figure);
  } catch (error) {
    if (opened === here && turn === here.turn) refuse(here, /** @type {Refusal} */ (error));
  }
}

/**
 * @param {Opened} here
 * @param {Plotly} library
 * @param {Figure} figure
 */
async function show(here, library, figure) {
  const { parts, words } = here;
  const { title, subtitle = "", summary = "", caption = "", example } = figure.layout.meta;
  parts.title.textContent = title;
  parts.subtitle.replaceChildren(subtitle);
  if (example) parts.subtitle.append(" ", make("span", { class: "bl-example" }, example));
  parts.summary.textContent = summary;
  parts.caption.textContent = caption;
  parts.chosen.textContent = "";
  if (!figure.data.length) return say(here, words.empty);
  parts.plot.setAttribute("aria-describedby", parts.summary.id);
  if (here.drawn) here.drawn.plotly.purge(here.drawn.plot);
  parts.said.replaceChildren();
  const plot = await draw(library, parts.plot, figure);
  here.drawn = { plotly: library, plot, figure };
  plot.on("plotly_selected", (told) => chosen(here, told?.points.map((one) => one.customdata ?? "") ?? null));
  plot.on("plotly_deselect", () => chosen(here, null));
  toolbar(here);
}

/**
 * Names the places in the rectangle; null for none drawn.
 * @param {Opened} here
 * @param {string[] | null} keys
 */
function chosen({ parts, words }, keys) {
  const names = [...new Set(keys ?? [])].flatMap((key) => state.slab?.names[column(key)] ?? []);
  const said = words.chosen.replace("{count}", String(names.length)).replace("{names}", names.join(", "));
  parts.chosen.textContent = keys === null ? "" : names.length ? said : words.chosen_none;
}

/**
 * A sentence in the place of the chart.
 * @param {Opened} here
 * @param {string} sentence
 * @param {...Node} more
 */
function say({ parts }, sentence, ...more) {
  parts.said.replaceChildren(make("p", {}, sentence), ...more);
}

/**
 * What happened and a button that tries again. `fetch` and a script that does not come throw a TypeError.
 * @param {Opened} here
 * @param {Refusal} error
 */
function refuse(here, error) {
  const { words } = here;
  if (here.drawn) here.drawn.plotly.purge(here.drawn.plot);
  here.drawn = null;
  here.room = "";
  const again = make("button", { type: "button", class: "btn btn-primary" }, words.retry);
  again.addEventListener("click", () => {
    here.parts.plot.focus();
    load();
  });
  say(here, error instanceof TypeError ? words.offline : error.sentence || words.failed, again);
  toolbar(here);
}

/* --- tools --- */

/**
 * Buttons of the chart that is drawn; without one only the file can be saved.
 * @param {Opened} here
 */
function toolbar(here) {
  const { drawn, words, tools, parts } = here;
  const modes = ["zoom", "pan", ...(drawn && selectable(drawn.figure).length ? ["select"] : [])];
  const ways = modes.map((mode) => {
    const button = tool(words[mode], () => {
      for (const one of ways) one.setAttribute("aria-pressed", String(one === button));
      drawn?.plotly.relayout(drawn.plot, { dragmode: mode });
    });
    button.setAttribute("aria-pressed", String(mode === "zoom"));
    return button;
  });
  const keys = [
    ["+", words.in],
    ["-", words.out],
    ["0", words.all],
  ].map(([key, word]) => tool(word, () => change(key)));
  const group = make("div", { class: "bl-seg", role: "group", "aria-label": words.tools }, ...ways);
  tools.replaceChildren(...(drawn ? [group, ...keys] : []), parts.save);
}

/**
 * @param {string} word
 * @param {() => void} action
 */
function tool(word, action) {
  const button = make("button", { type: "button", class: "btn bl-quiet" }, word);
  button.addEventListener("click", action);
  return button;
}

/** @param {string} key */
function change(key) {
  if (!opened?.drawn) return false;
  const { plotly: library, plot, figure } = opened.drawn;
  const changes = changeBy(key, plot.layout, figure.layout);
  if (changes) library.relayout(plot, changes);
  return changes !== null;
}

/** @param {KeyboardEvent} event */
function onKey(event) {
  if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey) return;
  if (change(event.key)) event.preventDefault();
}
