/* Contents stand open beside the page; on a narrow screen they stand above it and are folded. */
import { whenPresent } from "../core/arrival.js";

const NARROW = matchMedia("(max-width: 56.24em)");

whenPresent("report-fold", (found) => {
  const fold = /** @type {HTMLDetailsElement} */ (found);
  const arrange = () => {
    fold.open = !NARROW.matches;
    fold.classList.add("is-folded");
  };
  arrange();
  NARROW.addEventListener("change", arrange);
  fold.addEventListener("click", (event) => {
    const link = event.target instanceof Element && event.target.closest('a[href^="#"]');
    if (link && NARROW.matches) fold.open = false;
  });
});
