/* Measures and indicators: while somebody writes, checks and texts beside the form follow.
   Without scripts the buttons do the same. */
import { placed } from "../../core/address.js";
import "../page.js";
import { rewritten } from "../../core/keeping.js";
import { post } from "../csrf.js";

const PAUSE = 700;

/** @param {HTMLFormElement} form */
function follow(form) {
  const checked = document.getElementById("definition-checked");
  const preview = document.getElementById("definition-preview");
  if (!checked || !preview) return;
  let timer = 0;
  let asked = 0;

  async function ask() {
    const own = ++asked;
    const body = new FormData(form);
    body.delete("figures");
    const answer = await post(`${form.action}/pruefen`, { body }).catch(() => null);
    if (!answer?.ok || own !== asked) return;
    const parts = await answer.json();
    if (checked) rewritten(checked, () => (checked.innerHTML = placed(parts.checked)));
    if (preview) rewritten(preview, () => (preview.innerHTML = placed(parts.preview)));
  }

  form.addEventListener("input", () => {
    clearTimeout(timer);
    timer = window.setTimeout(ask, PAUSE);
  });
  form.addEventListener("submit", () => {
    asked += 1;
    clearTimeout(timer);
    form.setAttribute("aria-busy", "true");
  });
}

const form = document.getElementById("definition-form");
if (form instanceof HTMLFormElement) follow(form);
