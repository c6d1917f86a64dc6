/* `window.lupe`: what other windows may ask a page for. A presentation shows the Monitor in a frame and
   steers it; whoever examines a page in the browser's console, as the tests do, finds its state there. No
   module of ours reads from it within its own window. */

/** @param {Record<string, unknown>} parts */
export function publish(parts) {
  window.lupe = Object.assign(window.lupe ?? {}, parts);
}
