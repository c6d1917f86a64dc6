/* A changed filter fetches the page of its address and puts what it shows in the place of what was
   there: the form keeps the focus, and the address tells the state. */
import { whenPresent } from "../core/arrival.js";
import { rewritten } from "../core/keeping.js";

let asked = 0;

/** @param {HTMLFormElement} form */
function address(form) {
  const chosen = new URLSearchParams();
  for (const [name, value] of new FormData(form)) {
    if (typeof value !== "string" || !value) continue;
    const before = name === "kursart" ? chosen.get(name) : null;
    chosen.set(name, before ? `${before},${value}` : value);
  }
  const query = chosen.toString().replaceAll("%2C", ",");
  return query ? `${form.getAttribute("action")}?${query}` : `${form.getAttribute("action")}`;
}

/** @param {HTMLFormElement} form */
async function apply(form) {
  const mine = ++asked;
  const target = address(form);
  const main = document.getElementById("inhalt");
  main?.setAttribute("aria-busy", "true");
  try {
    const answer = await fetch(target, { headers: { Accept: "text/html" } });
    if (!answer.ok) throw new Error(String(answer.status));
    const made = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (mine !== asked) return;
    const fresh = made.getElementById("inhalt");
    if (!fresh || !main) throw new Error("no page");
    rewritten(main, () => main.replaceChildren(...fresh.childNodes));
    for (const count of made.querySelectorAll("[data-count]")) {
      const own = form.querySelector(`[data-count="${count.getAttribute("data-count")}"]`);
      if (own) own.textContent = count.textContent;
    }
    history.replaceState(null, "", target);
    tell(main);
  } catch {
    if (mine === asked) window.location.assign(target);
  } finally {
    if (mine === asked) main?.removeAttribute("aria-busy");
  }
}

/** @param {HTMLElement} main */
function tell(main) {
  const live = document.getElementById("shell-live");
  const said = main.querySelector(".bl-int-courses .bl-cap p, .bl-int-sentence");
  if (live && said) live.textContent = said.textContent;
}

whenPresent("integration-form", (found) => {
  const form = /** @type {HTMLFormElement} */ (/** @type {unknown} */ (found));
  form.classList.add("bl-scripted");
  form.addEventListener("change", () => void apply(form));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    void apply(form);
  });
});
