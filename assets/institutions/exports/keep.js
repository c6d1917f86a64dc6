/* What "Merken" of the Bildungslandkarte keeps, and the addresses of picture and slide. */
import { tidy } from "../../core/address.js";
import { closest, element, inside } from "../../core/dom.js";
import { PAGE } from "../../meeting/folder-format.js";
import { keepWith } from "../../meeting/present-view.js";
import { state } from "../state.js";
import { queryOf } from "../view.js";

const NAME = "bildungslandkarte";

keepWith("institutions-keep", () => {
  if (!state.data) return null;
  const asked = new URLSearchParams(present());
  return { view: tidy(new URLSearchParams([[PAGE, NAME], ...asked])), title: title() };
});

/** The state on screen with the data version that it shows. */
const present = () => queryOf({ ...state.view, version: state.data?.version ?? state.view.version });

/** What the page calls it: the question of a scenario, the ways, or how much is found where. */
function title() {
  const said = (/** @type {Element | null} */ one) => one?.textContent?.trim() ?? "";
  const page = said(inside(element("inhalt"), "h1"));
  if (state.view.tab === "erreichbarkeit") {
    const card = element("reachability-card");
    return said(card.querySelector(".bl-whatif h3") ?? card.querySelector("h2")) || page;
  }
  if (state.view.tab === "schule") {
    const card = inside(document, ".bl-school");
    return `${page}: ${said(card.querySelector(".bl-school-sentence") ?? card.querySelector("h2"))}`;
  }
  const found = [element("institutions-count"), element("institutions-where")].map(said);
  return `${page}: ${found.filter(Boolean).join(" ")}`;
}

// Before the click, whichever device makes it: the browser then saves from the address of this moment.
for (const event of ["pointerdown", "keydown", "focusin", "click"]) {
  document.addEventListener(
    event,
    (happened) => {
      const link = closest(happened, "a[data-export]", HTMLAnchorElement);
      if (link) link.href = `${link.pathname}?${present()}`;
    },
    true,
  );
}
