/* The editor of a chapter: buttons insert templates, a preview follows while somebody writes, and text that
   was not saved is still there after a reload. Without scripts saving does it all. */
import { placed } from "../../core/address.js";
import "../page.js";
import { rewritten } from "../../core/keeping.js";
import { post } from "../csrf.js";

const PAUSE = 800;
const PAPER_PAUSE = 2500;
const SEARCH_PAUSE = 300;

/** @param {HTMLFormElement} form @param {HTMLTextAreaElement} text */
function follow(form, text) {
  const preview = document.getElementById("chapter-preview");
  if (!preview) return;
  const forms = document.getElementById("preview-as");
  let timer = 0;
  let asked = 0;
  let shown = "web";

  async function ask() {
    const own = ++asked;
    preview?.setAttribute("aria-busy", "true");
    const body = new FormData(form);
    body.set("als", shown);
    const answer = await post(`${location.pathname}/vorschau`, { body }).catch(() => null);
    if (own !== asked) return;
    preview?.removeAttribute("aria-busy");
    if (!preview) return;
    if (!answer?.ok) {
      if (shown !== "web") preview.textContent = preview.dataset.failed ?? "";
      return;
    }
    const parts = await answer.json();
    if (own === asked) rewritten(preview, () => (preview.innerHTML = placed(parts.preview)));
  }

  forms?.removeAttribute("hidden");
  forms?.addEventListener("click", (event) => {
    const button = event.target instanceof Element && event.target.closest("[data-preview-as]");
    if (!(button instanceof HTMLElement)) return;
    for (const one of forms.querySelectorAll("[data-preview-as]"))
      one.setAttribute("aria-pressed", String(one === button));
    shown = button.dataset.previewAs ?? "web";
    clearTimeout(timer);
    if (shown === "pdf") preview.textContent = preview.dataset.wait ?? "";
    ask();
  });

  text.addEventListener("input", () => {
    clearTimeout(timer);
    timer = window.setTimeout(ask, shown === "pdf" ? PAPER_PAUSE : PAUSE);
  });
}

/** @param {HTMLTextAreaElement} text */
function insert(text) {
  document.addEventListener("click", (event) => {
    const button = event.target instanceof Element && event.target.closest("[data-template]");
    if (!button) return;
    const template = button.getAttribute("data-template") ?? "";
    const isTool = button.classList.contains("bl-edition-tool");
    text.setRangeText(template, text.selectionStart, text.selectionEnd, isTool ? "select" : "end");
    text.focus();
    text.dispatchEvent(new Event("input", { bubbles: true }));
  });
}

/** Figures found by words, each with a button that inserts it where the caret stands. */
function findFacts() {
  const finder = document.getElementById("fact-finder");
  const results = document.getElementById("fact-results");
  const search = document.getElementById("fact-search");
  const kind = document.getElementById("fact-form");
  if (!finder || !results || !(search instanceof HTMLInputElement) || !(kind instanceof HTMLSelectElement))
    return;
  let timer = 0;
  let asked = 0;

  async function ask() {
    const own = ++asked;
    const query = new URLSearchParams({ suche: search.value, form: kind.value });
    const answer = await fetch(`${location.pathname}/zahlen?${query}`).catch(() => null);
    if (own !== asked || !answer?.ok) return;
    const parts = await answer.json();
    if (own === asked) rewritten(results, () => (results.innerHTML = placed(parts.found)));
  }

  finder.hidden = false;
  const later = () => {
    clearTimeout(timer);
    timer = window.setTimeout(ask, SEARCH_PAUSE);
  };
  search.addEventListener("input", later);
  kind.addEventListener("change", later);
  search.addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return;
    event.preventDefault(); // it would save the chapter
    clearTimeout(timer);
    ask();
  });
}

/**
 * What is written and not saved stays in this browser until it is saved or discarded.
 * @param {HTMLFormElement} form
 * @param {HTMLTextAreaElement} text
 */
function keepUnsaved(form, text) {
  const place = `chapter:${location.pathname}`;
  const asked = document.getElementById("chapter-unsaved");
  const stored = text.defaultValue;
  const found = read(place);
  if (found && found.text === stored) localStorage.removeItem(place);
  else if (found && asked) offer(asked, found, text, place);

  text.addEventListener("input", () => {
    try {
      localStorage.setItem(place, JSON.stringify({ text: text.value, at: new Date().toISOString() }));
    } catch {
      /* no room or not allowed: then only saving keeps it */
    }
  });
  form.addEventListener("submit", () => form.setAttribute("aria-busy", "true"));
  form.addEventListener("keydown", (event) => {
    if (event.key !== "s" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    form.requestSubmit();
  });
}

/**
 * @param {string} place
 * @returns {{ text: string, at: string } | null}
 */
function read(place) {
  try {
    const found = JSON.parse(localStorage.getItem(place) ?? "null");
    return typeof found?.text === "string" && typeof found.at === "string" ? found : null;
  } catch {
    return null;
  }
}

/**
 * @param {HTMLElement} asked
 * @param {{ text: string, at: string }} found
 * @param {HTMLTextAreaElement} text
 * @param {string} place
 */
function offer(asked, found, text, place) {
  const at = new Date(found.at).toLocaleString(document.documentElement.lang);
  const said = document.createElement("span");
  said.textContent = (asked.dataset.words ?? "").replace("{at}", at);
  const take = button(asked.dataset.take ?? "");
  const drop = button(asked.dataset.drop ?? "");
  take.addEventListener("click", () => {
    text.value = found.text;
    asked.hidden = true;
    text.focus();
    text.dispatchEvent(new Event("input", { bubbles: true }));
  });
  drop.addEventListener("click", () => {
    localStorage.removeItem(place);
    asked.hidden = true;
    text.focus();
  });
  asked.replaceChildren(said, take, drop);
  asked.hidden = false;
}

/** @param {string} words */
function button(words) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "btn btn-outline-secondary bl-small-button";
  made.textContent = words;
  return made;
}

const form = document.getElementById("chapter-form");
const text = document.getElementById("text");
if (form instanceof HTMLFormElement && text instanceof HTMLTextAreaElement) {
  insert(text);
  findFacts();
  keepUnsaved(form, text);
  follow(form, text);
}
