/* The button of a page that copies the short link of what it shows. */
import { here, shortLink } from "../core/address.js";
import { announce } from "../core/announce.js";
import { copyText } from "../core/clipboard.js";
import { closest } from "../core/dom.js";

/**
 * @param {string} id of the button, whose last span says what has happened
 * @param {() => {done: string, failed: string}} words
 */
export function linkButton(id, words) {
  document.addEventListener("click", async (event) => {
    const button = closest(event, `#${id}`);
    if (!button) return;
    const copied = await copyText(shortLink(here().slice(1), location.search.slice(1)));
    const said = copied ? words().done : words().failed;
    const label = button.querySelector("span:last-child");
    if (label) label.textContent = said;
    announce(said);
  });
}
