/* Pages that Dash draws. The page has brought along what Dash would ask for: the layout and the list of
   callbacks. What Dash sends then carries the token of the session. */
import "../page.js";
import { csrfToken } from "../csrf.js";

/**
 * What Dash asks for, by the end of its address, and the element that holds it.
 * @type {Record<string, string>}
 */
const BROUGHT = { "_dash-layout": "blatt-layout", "_dash-dependencies": "blatt-dependencies" };
const ask = window.fetch;

window.fetch = (address, options = {}) => {
  const path = typeof address === "string" ? address.split("?", 1)[0] : "";
  const name = path.slice(path.lastIndexOf("/") + 1);
  const holder = document.getElementById(BROUGHT[name] ?? "");
  if (holder) {
    const headers = { "Content-Type": "application/json" };
    return Promise.resolve(new Response(holder.textContent, { headers }));
  }
  if (name !== "_dash-update-component") return ask(address, options);
  const headers = new Headers(options.headers);
  headers.set("X-CSRF-Token", csrfToken());
  return ask(address, { ...options, headers });
};
