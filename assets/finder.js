/* The search for a place in the head of every page: what the server finds leads to the place's own page. */
(function () {
  "use strict";
  const lupe = window.lupe;
  const PAUSE = 120; // ms without a key before the server is asked
  const KEPT = ["sprache", "stand", "herkunft"]; // what a link to another page takes along
  let host = null;

  const pause = () => new Promise((done) => setTimeout(done, PAUSE));

  function kept() {
    const query = new URLSearchParams(location.search);
    return KEPT.filter((name) => query.has(name)).map((name) => [name, query.get(name)]);
  }

  async function find(text) {
    const input = host.querySelector("input");
    await pause();
    if (input.value !== text && text) return []; // typed on: the later search answers
    try {
      const response = await fetch(`/orte?${new URLSearchParams([["suche", text], ...kept()])}`);
      return response.ok ? (await response.json()).orte : [];
    } catch {
      return [];
    }
  }

  const source = {
    id: "shell-find",
    find,
    shown: () => "",
    chosen: () => false,
    choose(one) {
      const query = new URLSearchParams(kept()).toString();
      location.assign(`/gemeinde/${one.key}${query && "?" + query}`);
    },
  };

  function build() {
    const found = document.getElementById("shell-find");
    if (!found || found === host) return;
    host = found;
    lupe.combobox(host, source);
  }

  /* Dash draws the head of the page after the scripts have run. */
  const waiting = new MutationObserver(() => document.getElementById("shell-find") && (waiting.disconnect(), build()));
  waiting.observe(document.documentElement, { childList: true, subtree: true });

  document.addEventListener("click", (event) => {
    const opener = event.target.closest && event.target.closest(".bl-find-open");
    if (!opener) return;
    const open = document.querySelector(".bl-head").classList.toggle("bl-finding");
    opener.setAttribute("aria-expanded", String(open));
    if (open) host.querySelector("input").focus();
  });
})();
