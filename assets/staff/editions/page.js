/* The editor of a chapter: buttons insert templates, a preview follows while somebody writes, and text that
   was not saved is still there after a reload. Without scripts saving does it all. */
import "../page.js";
import { post } from "../csrf.js";

const PAUSE = 800;

/** @param {HTMLFormElement} form @param {HTMLTextAreaElement} text */
function follow(form, text) {
  const preview = document.getElementById("chapter-preview");
  if (!preview) return;
  let timer = 0;
  let asked = 0;

  async function ask() {
    const own = ++asked;
    preview?.setAttribute("aria-busy", "true");
    const answer = await post(`${location.pathname}/vorschau`, { body: new FormData(form) }).catch(
      () => null,
    );
    if (own !== asked) return;
    preview?.removeAttribute("aria-busy");
    if (!answer?.ok || !preview) return;
    const parts = await answer.json();
    if (own === asked) preview.innerHTML = parts.preview;
  }

  text.addEventListener("input", () => {
    clearTimeout(timer);
    timer = window.setTimeout(ask, PAUSE);
  });
}

/** @param {HTMLTextAreaElement} text */
function insert(text) {
  for (const button of document.querySelectorAll("[data-template]")) {
    button.addEventListener("click", () => {
      const template = button.getAttribute("data-template") ?? "";
      const start = text.selectionStart;
      text.setRangeText(template, start, text.selectionEnd, "select");
      text.focus();
      text.dispatchEvent(new Event("input", { bubbles: true }));
    });
  }
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
  keepUnsaved(form, text);
  follow(form, text);
}
