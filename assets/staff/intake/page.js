/* Bringing data in. Without this script files are chosen and sent by a plain form. */
import { based } from "../../core/address.js";
import "../page.js";
import "./cells.js";
import { csrfToken } from "../csrf.js";

for (const form of document.querySelectorAll("form.bl-intake-drop"))
  improve(/** @type {HTMLFormElement} */ (form));

/* Whoever chooses a place in the list means it, and not the candidate beside it. */
for (const other of document.querySelectorAll(".bl-intake-other select"))
  other.addEventListener("change", () => {
    const choice = /** @type {HTMLInputElement | null} */ (other.parentElement?.querySelector("input"));
    if (choice) choice.checked = true;
  });

/**
 * Files are sent as soon as they are chosen or dropped, and the page says how far they are.
 * @param {HTMLFormElement} form
 */
function improve(form) {
  const field = /** @type {HTMLInputElement} */ (form.querySelector('input[type="file"]'));
  form.classList.add("is-live");
  field.addEventListener("change", () => field.files?.length && send(form));
  form.addEventListener("dragover", (event) => {
    event.preventDefault();
    form.classList.add("is-over");
  });
  form.addEventListener("dragleave", () => form.classList.remove("is-over"));
  form.addEventListener("drop", (event) => {
    event.preventDefault();
    form.classList.remove("is-over");
    if (!event.dataTransfer?.files.length) return;
    field.files = event.dataTransfer.files;
    send(form);
  });
}

/** @param {HTMLFormElement} form */
function send(form) {
  const told = /** @type {HTMLElement} */ (form.querySelector(".bl-intake-progress"));
  const request = new XMLHttpRequest();
  request.open("POST", form.action);
  request.setRequestHeader("X-CSRF-Token", csrfToken());
  request.setRequestHeader("X-Upload", "script");
  request.upload.addEventListener("progress", ({ loaded, total }) => {
    told.textContent = `${Math.round((100 * loaded) / total)} %`;
  });
  request.addEventListener("load", () => {
    const told = /json/.test(request.getResponseHeader("Content-Type") ?? "") && request.status === 200;
    if (told) location.assign(based(JSON.parse(request.responseText).path));
    else form.submit(); // the page of the answer says what is wrong
  });
  request.addEventListener("error", () => form.submit());
  request.send(new FormData(form));
}
