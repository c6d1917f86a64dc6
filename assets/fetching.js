/* Slabs and time series: fetched once per address, and foretold for an indicator before the server has said where they lie. */
(function () {
  "use strict";
  const KEPT = 96; // slabs and series
  const kept = new Map(); // by address; they never change

  /* What lies at an address. Rejects with the server's own `sentence` and `reference`. */
  async function fetched(address) {
    if (kept.has(address)) return kept.get(address);
    const response = await fetch(address);
    const body = await response.json().catch(() => ({}));
    if (!response.ok) throw Object.assign(new Error(), { sentence: body.detail, reference: body.vorgang });
    kept.set(address, body);
    if (kept.size > KEPT) kept.delete(kept.keys().next().value);
    return body;
  }

  /* The address of the same view of another indicator. The breakdown is one of this indicator and is left out. */
  function foretold(address, indicator) {
    const [path, query] = address.split("?");
    const pairs = query.split("&").filter((pair) => !/^(gliederung|thema)=/.test(pair));
    return `${path}?${pairs.map((pair) => (pair.startsWith("indikator=") ? `indikator=${indicator}` : pair)).join("&")}`;
  }

  const known = (address) => kept.get(address);
  const forget = (address) => kept.delete(address);

  window.lupe.answers = { fetched, foretold, known, forget };
})();
