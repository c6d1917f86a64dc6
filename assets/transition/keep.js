/* What "Merken" of this page keeps: the flow in its year, on the data version that is shown. */
import { tidy } from "../core/address.js";
import { byId, element, inside } from "../core/dom.js";
import { PAGE } from "../meeting/folder-format.js";
import { keepWith } from "../meeting/present-view.js";

const NAME = "uebergang";

keepWith("transition-keep", () => {
  const { query = "", version = "" } = byId("transition-keep")?.dataset ?? {};
  const asked = new URLSearchParams(query);
  asked.set("stand", version);
  const view = tidy(new URLSearchParams([[PAGE, NAME], ...asked]));
  return { view, title: inside(element("inhalt"), "h1")?.textContent?.trim() ?? "" };
});
