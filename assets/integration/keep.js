/* What "Merken" of this page keeps: the courses as they are filtered, or one overlap with its proposal, on
   the data version that is shown. */
import { tidy } from "../core/address.js";
import { byId, element, inside } from "../core/dom.js";
import { PAGE } from "../meeting/folder-format.js";
import { keepWith } from "../meeting/present-view.js";

const NAME = "integration";
const BUTTON = "integration-keep";

keepWith(BUTTON, (part) => {
  const button = part ?? byId(BUTTON);
  if (!button) return null;
  const asked = new URLSearchParams(button.dataset.query);
  const view = tidy(new URLSearchParams([[PAGE, NAME], ...asked]));
  const heading = part
    ? inside(/** @type {Element} */ (part.closest("li")), "h3")
    : inside(element("inhalt"), "h1");
  return { view, title: heading.textContent?.trim() ?? "" };
});
