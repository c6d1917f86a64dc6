/* Notices above a page: their button that closes them, and the one that goes on to the newest data version.
 */
import { closest, element } from "../core/dom.js";

document.addEventListener("click", (event) => {
  const target = closest(event, "button", HTMLButtonElement);
  if (!target) return;
  if (target.dataset.dismiss === "notice") {
    target.closest(".bl-notice")?.remove();
    // The button is gone, the reader's place on the page is not.
    element("inhalt").focus({ preventScroll: true });
  } else if (target.dataset.newer) newest();
});

function newest() {
  const query = new URLSearchParams(location.search);
  query.delete("stand");
  location.search = query.toString();
}
