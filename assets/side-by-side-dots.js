/* All figures of a theme: a row per indicator, a sign per place, measured in usual spreads from the district. */
(function () {
  "use strict";
  const lupe = window.lupe;
  const { side } = lupe;
  const { byId, make, say } = side;
  const { el } = lupe.plots;
  let tip = null;

  function draw() {
    const { data } = side;
    const host = data && byId("side-dots");
    if (!host) return;
    const row = lupe.row();
    const shown = row < 0 ? [] : data.dots.at[row].map((at) => data.dots.rows[at]);
    const focused = host.contains(document.activeElement) ? document.activeElement.dataset.indicator : null;
    const lonely = data.places.length ? [] : [make("p", { class: "bl-note" }, side.words.dots_empty)];
    host.replaceChildren(...lonely, scale(), ...shown.filter((one) => !one.without).map(line), ...named(shown));
    tip = host.appendChild(make("div", { class: "bl-tip bl-point-tip", hidden: "" }));
    if (focused) host.querySelector(`[data-indicator="${focused}"]`)?.focus({ preventScroll: true });
    hovered(lupe.state.hover);
  }

  const share = (value) => ((Math.min(Math.max(value, -side.data.dots.end), side.data.dots.end) / side.data.dots.end) * 48 + 50).toFixed(2) + "%";

  function scale() {
    const svg = el("svg", { "aria-hidden": "true" });
    for (const at of [-3, -2, -1, 0, 1, 2, 3]) {
      const text = at < 0 ? `\u2212${-at}` : at > 0 ? `+${at}` : "0";
      svg.append(el("text", { x: share(at), y: 14, "text-anchor": "middle" }, text));
    }
    const ends = make("div", { class: "bl-dotends" }, make("span", {}, side.words.dots_lower), make("span", {}, side.words.dots_higher));
    return make("div", { class: "bl-dotrow bl-dotscale", "aria-hidden": "true" }, make("span", {}), make("div", {}, ends, svg));
  }

  /* Figures without dots, by the reason, which is said once. */
  function named(shown) {
    const reasons = [...new Set(shown.map((one) => one.without).filter(Boolean))];
    return reasons.flatMap((reason) => [make("p", { class: "bl-note bl-dotreason" }, reason), ...shown.filter((one) => one.without === reason).map(line)]);
  }

  function line(row) {
    const name = make("button", { type: "button", class: "bl-plain", "data-indicator": row.key, "aria-label": say("dots_pick", { name: row.name }), "aria-current": row.key === side.data.indicator ? "true" : null }, row.name);
    const below = [row.year, row.district ? `${side.words.district_short} ${row.district}` : "", row.example ? side.words.example : ""].filter(Boolean);
    const head = make("div", { class: "bl-dothead" }, name, make("small", {}, below.join(" \u00b7 ")));
    const told = row.dots.map((dot, at) => `${side.data.places[at].name} ${dot.text}${dot.few ? ` (${side.words.few})` : ""}`);
    const spoken = make("span", { class: "visually-hidden" }, row.without ? "" : [...told, row.note].filter(Boolean).join("; "));
    const strip = row.without ? make("p", { class: "bl-note" }, told.join(", ")) : drawing(row);
    const note = !row.without && row.note ? [make("p", { class: "bl-note" }, row.note)] : [];
    return make("div", { class: `bl-dotrow${row.without ? " bl-dotless" : ""}` }, head, make("div", { class: "bl-dotstrip" }, strip, ...note), spoken);
  }

  function drawing(row) {
    const svg = el("svg", { "aria-hidden": "true" });
    const [low, first, third, high] = row.span;
    svg.append(el("line", { x1: share(low), x2: share(high), y1: 14, y2: 14, class: "bl-dotspan" }));
    const bar = el("line", { x1: share(first), x2: share(third), y1: 14, y2: 14, class: "bl-dotmiddle" });
    svg.append(bar, el("line", { x1: share(0), x2: share(0), y1: 0, y2: 28, class: row.district ? "bl-dotzero" : "bl-dotzero bl-dotmedian" }));
    row.dots.forEach((dot, at) => {
      if (dot.at === null) return;
      const place = el("svg", { x: share(dot.at), y: 14, class: "bl-dotplace", "data-dot": dot.key, "data-tip": `${side.data.places[at].name}|${dot.text}|${[dot.counts, dot.few ? side.words.few : "", dot.example ? side.words.example : ""].filter(Boolean).join(" \u00b7 ")}` });
      const sign = el("path", { d: lupe.plots.shape(at, 6), class: `bl-point-chosen${at > 3 ? " open" : ""}${dot.few ? " bl-pale" : ""}` });
      place.style.setProperty("--c", lupe.plots.place(at));
      place.append(el("circle", { r: 11, class: "bl-dotaround" }), sign);
      svg.append(place);
    });
    return svg;
  }

  function hovered(key) {
    for (const node of document.querySelectorAll("#side-dots [data-dot]")) node.classList.toggle("bl-under", node.dataset.dot === key);
  }

  function show(node) {
    if (!tip) return;
    tip.hidden = !node;
    if (!node) return;
    const [name, text, more] = node.dataset.tip.split("|");
    tip.replaceChildren(make("h3", {}, name), make("p", {}, text), ...(more ? [make("p", {}, more)] : []));
    const host = byId("side-dots").getBoundingClientRect(), at = node.getBoundingClientRect();
    const left = at.left + at.width / 2 - host.left;
    tip.style.left = `${Math.max(Math.min(left + 14, host.width - tip.offsetWidth - 2), 0)}px`;
    tip.style.top = `${at.top - host.top - tip.offsetHeight - 2}px`;
  }

  for (const [name, over] of [["pointerover", true], ["pointerout", false]]) {
    document.addEventListener(name, (event) => {
      const node = event.target.closest && event.target.closest("#side-dots [data-dot]");
      if (!node) return;
      lupe.setHover(over ? node.dataset.dot : null, "dots");
      show(over ? node : null);
    });
  }
  document.addEventListener("click", (event) => {
    const node = event.target.closest && event.target.closest("#side-dots [data-indicator]");
    if (node && node.dataset.indicator !== side.data.indicator) side.go({ indikator: node.dataset.indicator, thema: side.data.theme, gliederung: null });
  });

  lupe.on("side", draw);
  lupe.on("year", draw);
  lupe.on("hover", hovered);
})();
