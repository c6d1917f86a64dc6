/* Text onto the clipboard, where the browser allows it. */

/**
 * A text that has yet to come is promised to the browser at once: Safari takes nothing later than the click.
 * @param {string | Promise<string>} text
 * @returns {Promise<boolean>} whether it is there now
 */
export async function copyText(text) {
  try {
    if (typeof text === "string") await navigator.clipboard.writeText(text);
    else await write(text);
    return true;
  } catch {
    return false; // refused, or not there at all on an address without https
  }
}

/** @param {Promise<string>} text */
async function write(text) {
  const plain = text.then((words) => new Blob([words], { type: "text/plain" }));
  try {
    await navigator.clipboard.write([new ClipboardItem({ "text/plain": plain })]);
  } catch {
    await navigator.clipboard.writeText(await text); // older browsers take no promise
  }
}
