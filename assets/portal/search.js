/* The large search of the portal: the form that the page brings along becomes a combobox. Enter without a
   list, and whoever has no scripts, goes to the page with all hits. */
import { based, takenAlong } from "../core/address.js";
import { whenPresent } from "../core/arrival.js";
import { byId, inside, make } from "../core/dom.js";
import { foundBy, leadsToSearch } from "../search/asking.js";
import { combobox } from "../search/combobox.js";

/** @typedef {import("../search/combobox.js").Option & {kind?: string}} Option */

const ID = "portal-find";

/** @param {HTMLElement} host */
function build(host) {
  const { value, name } = inside(host, "input", HTMLInputElement);
  const icons = new Map(
    (host.dataset.icons ?? "").split(" ").map((one) => /** @type {[string, string]} */ (one.split(":"))),
  );
  const input = () => inside(host, "input", HTMLInputElement);

  /**
   * Each line with the icon of what it is, unless it has the mark of an institution's kind, and with the key
   * that opens it.
   * @param {HTMLElement} list
   * @param {Option[]} found
   */
  function listed(list, found) {
    for (const item of list.querySelectorAll("[data-index]")) {
      const { kind = "" } = found[Number(item.getAttribute("data-index"))];
      if (!item.querySelector(".bl-kind"))
        item.prepend(
          make("i", { class: `bl-icon bl-icon-${icons.get(kind) ?? "pin"}`, "aria-hidden": "true" }),
        );
      item.append(make("kbd", { "aria-hidden": "true" }, host.dataset.enter ?? ""));
    }
  }

  const box = combobox(host, {
    id: ID,
    grouped: true,
    blank: false,
    find: (text) => foundBy(text, () => input().value, takenAlong, "/portal"),
    shown: () => input().value,
    chosen: () => false,
    choose: (one) => location.assign(based(one.key)),
    listed,
  });
  Object.assign(input(), { name, value, maxLength: 80 });
  box.show();
  addClear(host);
  byId("portal-search")?.classList.add("is-combobox");
}

/**
 * The button that empties the field.
 * @param {HTMLElement} host
 */
function addClear(host) {
  const input = inside(host, "input", HTMLInputElement);
  const named = { "aria-label": host.dataset.clear ?? "" };
  const button = make("button", {
    type: "button",
    class: "bl-portal-clear",
    ...named,
  });
  button.append(make("i", { class: "bl-icon bl-icon-close", "aria-hidden": "true" }));
  const look = () => (button.hidden = !input.value);
  button.addEventListener("click", () => {
    input.value = "";
    input.dispatchEvent(new Event("input", { bubbles: true }));
    input.focus();
  });
  input.addEventListener("input", look);
  host.after(button);
  look();
}

whenPresent(ID, build);

document.addEventListener("keydown", (event) => {
  const field = byId(`${ID}-input`);
  if (!field || !leadsToSearch(event)) return;
  event.preventDefault();
  field.focus();
});
