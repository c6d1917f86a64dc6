/* The table of the compared places: values, differences and their words in the year on screen. */
(function () {
  "use strict";
  const lupe = window.lupe;
  const { state, side } = lupe;
  const { byId, make, say } = side;
  const SHAPES = ["keine", "zufall", "moeglich", "deutlich", "keine"]; // by the codes of docs/slab.md

  function draw() {
    const { data } = side;
    const host = data && byId("side-table");
    if (!host) return;
    const row = lupe.row();
    const table = data.tables[row];
    const label = row < 0 ? "" : table.label;
    byId("side-table-caption").textContent = row < 0 ? "" : say("caption", { indicator: data.name, year: label });
    if (!table || !table.rows.length) return host.replaceChildren();
    const first = data.places[0].name;
    const several = table.rows.length > 1;
    const heads = [
      ["column_place"], ["column_value"], ["column_interval"], ["column_difference", { reference: data.reference }],
      ...(several ? [["column_first", { name: first }]] : []), ["column_trend"], ["column_rank"],
    ];
    const head = make("tr", {}, ...heads.filter(([key]) => key !== "column_difference" || data.reference).map(([key, facts], at) => make("th", { scope: "col", class: at ? "n" : null }, say(key, facts))));
    const body = table.rows.map((one, at) => line(one, at, several));
    if (table.reference) body.push(reference(table.reference, head.children.length));
    const caption = make("caption", { class: "visually-hidden" }, say("caption", { indicator: data.name, year: label }));
    host.replaceChildren(make("table", { class: "bl-table" }, caption, make("thead", {}, head), make("tbody", {}, ...body)));
    mark();
  }

  function line(one, at, several) {
    const { data } = side;
    const place = data.places[at];
    const who = make("th", { scope: "row" }, lupe.plots.mark(at), " ", make("span", {}, place.name));
    const rank = one.rank ? say("rank", { rank: one.rank[0], ranked: one.rank[1] }) : say("no_rank");
    const cells = [who, make("td", { class: "n" }, ...value(one)), make("td", { class: "n" }, one.interval)];
    if (data.reference) cells.push(compared(one.difference));
    if (several) cells.push(one.first ? compared(one.first) : make("td", { class: "n" }, "\u2013"));
    cells.push(moved(one), make("td", { class: "n bl-soft" }, one.known ? rank : ""));
    return make("tr", { "data-place": place.key }, ...cells);
  }

  function value(one) {
    const parts = [];
    const { signs } = lupe;
    const sign = signs.BY_STATUS[one.status];
    if (!one.known && signs.CLASSES[sign]) parts.push(make("i", { class: `bl-sign ${signs.CLASSES[sign]}`, "aria-hidden": "true" }));
    else if (one.few) parts.push(make("i", { class: "bl-sign few", "aria-hidden": "true" }));
    parts.push(make(one.known ? "b" : "span", {}, one.text));
    const below = [one.counts, one.few ? side.words.few : "", one.example && one.known ? side.words.example : ""].filter(Boolean);
    if (below.length) parts.push(make("small", {}, below.join(" \u00b7 ")));
    return parts;
  }

  /* The trend with its verdict, and below it the change from the year before, which is a number only. */
  function moved(one) {
    const cell = compared(one.trend);
    const [text, why] = one.change;
    if (text) cell.append(make("small", { title: why || null }, `${say("column_change")} ${text}`));
    return cell;
  }

  function compared([text, code, word, sentence]) {
    const said = make("span", { class: `bl-word ${SHAPES[code]}`, title: sentence }, word);
    return make("td", { class: "n" }, ...(text ? [make("b", {}, text)] : []), make("span", { class: "bl-side-verdict" }, said, make("span", { class: "visually-hidden" }, ` ${sentence}`)));
  }

  function reference([name, text, counts], columns) {
    const cells = [make("th", { scope: "row" }, make("span", {}, name)), make("td", { class: "n" }, make("b", {}, text), ...(counts ? [make("small", {}, counts)] : []))];
    for (let at = 2; at < columns; at++) cells.push(make("td", {}));
    return make("tr", { class: "bl-side-reference" }, ...cells);
  }

  function mark() {
    for (const node of document.querySelectorAll("#side-table [data-place]")) node.classList.toggle("bl-under", node.dataset.place === state.hover);
  }

  lupe.on("side", draw);
  lupe.on("year", draw);
})();
