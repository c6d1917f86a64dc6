/* A job that runs: asks how far it is, and shows it where the page tells of it. Without scripts the page
   has a link that loads it again. */
import { based } from "../core/address.js";

const PAUSE = 1000;
const PATIENCE = 5;

/**
 * @typedef {object} JobState
 * @property {boolean} ended
 * @property {string} state
 * @property {number} share
 * @property {string} share_text
 * @property {string} state_text
 * @property {string} sentence
 * @property {boolean} may_be_cancelled
 */

/**
 * @param {Element} place
 * @param {JobState} job
 */
function show(place, job) {
  const line = place.querySelector("progress");
  if (line) line.value = job.share;
  const share = place.querySelector(".bl-job-share");
  const onPage = place.hasAttribute("data-job-page");
  const words = onPage || job.state === "runs" ? job.share_text : job.state_text;
  if (share && share.textContent !== words) share.textContent = words;
  const sentence = place.querySelector(".bl-job-sentence");
  if (sentence && sentence.textContent !== job.sentence) sentence.textContent = job.sentence;
  if (!onPage) return;
  for (const form of document.querySelectorAll(".bl-job-acts form")) {
    if (form instanceof HTMLElement) form.hidden = !job.may_be_cancelled;
  }
}

/** @param {Element} place */
async function follow(place) {
  const address = place.getAttribute("data-job") ?? "";
  for (let failures = 0; failures < PATIENCE;) {
    await new Promise((done) => setTimeout(done, PAUSE));
    if (document.hidden) continue;
    try {
      const answer = await fetch(based(address), { credentials: "same-origin" });
      if (!answer.ok) throw new Error(String(answer.status));
      /** @type {JobState} */
      const job = await answer.json();
      failures = 0;
      show(place, job);
      if (job.ended && place.hasAttribute("data-job-page")) return window.location.reload();
      if (job.ended) return place.classList.add("is-over");
    } catch {
      failures += 1;
    }
  }
}

for (const place of document.querySelectorAll("[data-job]")) {
  for (const link of document.querySelectorAll(".bl-job-reload")) {
    if (link instanceof HTMLElement) link.hidden = true;
  }
  follow(place);
}
