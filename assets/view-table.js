/* The table: every place of the present year as text, sortable, filterable, selectable by pointer and keyboard.
   Rows are a pool that is refilled: a year step or another order changes texts, it moves no elements. */
(function () {
  "use strict";
  const lupe = window.lupe;
  const { plots, state } = lupe;
  const ROW_PX = 30; // at least so high is a row
  const CHUNK = 400; // rows built at once; more follow when the reader scrolls to the end
  const table = { columns: [], rows: [], view: [], limit: CHUNK, sort: "value", down: true, needle: "", host: null, top: 0, height: 900 };
  let collator = null;

  function node(tag, className, text) {
    const one = document.createElement(tag);
    if (className) one.className = className;
    if (text !== undefined) one.textContent = text;
    return one;
  }

  const fold = (text) => text.normalize("NFD").replace(/\p{Diacritic}/gu, "").replace(/ß/g, "ss").toLowerCase();

  /* A number out of "−1,3" or "263 von 1.432" (the last one), for ordering only; NaN where there is none. */
  function number(text) {
    const found = text.replace(/−/g, "-").match(/-?[\d.,]*\d/g);
    if (!found) return NaN;
    const last = found.at(-1);
    return parseFloat(state.slab.lang === "de" ? last.replace(/\./g, "").replace(",", ".") : last.replace(/,/g, ""));
  }

  function columns(slab) {
    const { words, heading } = slab;
    const at = (name) => (row, column) => slab[name][row][column];
    const all = [
      { key: "name", head: words.name, text: (_, column) => slab.names[column], by: null },
      { key: "parent", head: words.parent, text: (_, column) => slab.parents[column], by: null },
      { key: "value", head: slab.short || slab.title, text: at("text"), by: (row, column) => slab.value[row][column] ?? NaN, right: true },
      { key: "interval", head: words.interval, text: at("interval"), by: (row, column) => slab.lower[row][column] ?? NaN, right: true },
      { key: "counts", head: words.counts, text: at("counts"), by: (row, column) => number(slab.counts[row][column]), right: true },
      { key: "change", head: "", text: at("change"), by: (row, column) => number(slab.change[row][column]), right: true },
      { key: "difference", head: heading.difference, text: at("difference"), by: (row, column) => number(slab.difference[row][column]), right: true },
      { key: "rank", head: words.rank, text: (row, column) => (slab.rank[row][column] ? String(slab.rank[row][column]) : ""), by: (row, column) => slab.rank[row][column] || NaN, right: true, up: true },
    ];
    const some = (name) => slab[name] !== null && slab[name].some((texts) => texts.some((text) => text !== ""));
    return all.filter((one) => {
      if (one.key === "parent") return words.parent && slab.parents.some(Boolean);
      if (one.key === "interval" || one.key === "counts" || one.key === "difference" || one.key === "change") return some(one.key);
      return one.key !== "rank" || slab.ranked.some(Boolean);
    });
  }

  function build() {
    const host = document.getElementById("monitor-table");
    const slab = state.slab;
    if (!host || !slab) return;
    if (table.host === host && table.slab === slab) return;
    collator = collator || new Intl.Collator(slab.lang, { numeric: true });
    Object.assign(table, { host, slab, columns: columns(slab), rows: [], limit: CHUNK });
    if (!table.columns.some((one) => one.key === table.sort)) Object.assign(table, { sort: "value", down: true });
    table.folded = slab.names.map((name, i) => findable(`${name} ${slab.parents[i] || ""} ${slab.places[i]}`));
    table.former = slab.names.map((_, i) => findable(slab.formerly[i]));
    const element = node("table", "bl-table");
    table.caption = node("caption", "visually-hidden");
    table.head = node("thead");
    table.body = node("tbody");
    const line = node("tr");
    for (const column of table.columns) {
      const cell = node("th", (column.right ? "n " : "") + "bl-col-" + column.key);
      cell.scope = "col";
      const button = node("button", "bl-sort");
      button.type = "button";
      button.dataset.sort = column.key;
      column.label = node("span", "", column.head);
      button.append(column.label, node("i", "bl-arrow"));
      cell.appendChild(button);
      column.cell = cell;
      line.appendChild(cell);
    }
    table.head.appendChild(line);
    element.append(table.caption, table.head, table.body);
    const scroll = node("div", "bl-scroll");
    scroll.tabIndex = 0;
    scroll.setAttribute("role", "region");
    scroll.setAttribute("aria-label", slab.words.tableCaption.replace("{title}", slab.title));
    scroll.addEventListener("scroll", more, { passive: true });
    scroll.appendChild(element);
    table.scroll = scroll;
    table.none = node("p", "bl-nothing");
    host.replaceChildren(filter(slab), scroll);
  }

  function filter(slab) {
    const box = node("div", "bl-table-filter");
    const input = node("input", "form-control");
    input.type = "search";
    input.value = table.needle;
    input.placeholder = slab.words.tableFilter;
    input.setAttribute("aria-label", slab.words.tableFilter);
    input.addEventListener("input", () => {
      table.needle = input.value;
      table.limit = CHUNK;
      refresh();
    });
    table.found = node("span", "bl-found");
    table.found.setAttribute("role", "status");
    box.append(input, table.found);
    return box;
  }

  function arrange() {
    const { slab } = table;
    const row = lupe.row();
    const by = table.columns.find((one) => one.key === table.sort);
    const needle = fold(table.needle.trim());
    const view = [];
    slab.names.forEach((_, i) => {
      if (slab.inside[i] && (!slab.exists || row < 0 || slab.exists[row][i]) && (!needle || table.folded[i].includes(needle) || table.former[i].includes(needle))) view.push(i);
    });
    const sign = table.down ? -1 : 1;
    const names = (a, b) => collator.compare(slab.names[a], slab.names[b]);
    if (!by.by || row < 0) view.sort((a, b) => sign * collator.compare(by.text(row, a), by.text(row, b)) || names(a, b));
    else {
      const values = new Map(view.map((i) => [i, by.by(row, i)]));
      view.sort((a, b) => {
        const [x, y] = [values.get(a), values.get(b)];
        if (Number.isNaN(x) || Number.isNaN(y)) return Number.isNaN(x) - Number.isNaN(y) || names(a, b);
        return sign * (x - y) || names(a, b);
      });
    }
    table.view = view;
  }

  function makeRow() {
    const line = node("tr");
    const cells = table.columns.map((column) => {
      const cell = node(column.key === "name" ? "th" : "td", (column.right ? "n " : "") + "bl-col-" + column.key);
      if (column.key === "name") {
        cell.scope = "row";
        const button = node("button", "bl-pick");
        button.type = "button";
        cell.appendChild(button);
        return { cell, target: button.appendChild(node("span")), button };
      }
      if (column.key === "value") {
        const sign = cell.appendChild(node("i", "bl-sign"));
        sign.setAttribute("aria-hidden", "true");
        const word = cell.appendChild(node("span", "bl-sign-word"));
        return { cell, target: cell.appendChild(node("b")), sign, word };
      }
      if ((column.key === "change" || column.key === "difference") && table.slab["verdict_" + column.key]) {
        return { cell, target: cell.appendChild(node("span")), verdict: cell.appendChild(node("span", "bl-verdict")) };
      }
      return { cell, target: cell };
    });
    line.append(...cells.map((one) => one.cell));
    return { line, cells };
  }

  function put(target, text) {
    if (target.textContent !== text) target.textContent = text;
  }

  function fill() {
    const { slab, view, rows, columns: heads } = table;
    const row = lupe.row();
    const count = Math.min(view.length, table.limit);
    while (rows.length < count) {
      rows.push(makeRow());
      table.body.appendChild(rows.at(-1).line);
    }
    rows.forEach((one, r) => {
      if (one.line.hidden !== r >= count) one.line.hidden = r >= count;
      one.column = r < count ? view[r] : -1;
    });
    markRows();
    // What is seen first, the rest when the frame is out.
    const from = Math.floor(table.top / ROW_PX) - 2;
    const seen = (r) => r >= from && r < from + table.height / ROW_PX + 5;
    rows.forEach((_, r) => seen(r) && write(r));
    clearTimeout(table.later);
    table.later = setTimeout(() => rows.forEach((_, r) => seen(r) || write(r)), 40);

    function write(r) {
      if (r >= count) return;
      rows[r].line.dataset.key = slab.places[view[r]];
      rows[r].cells.forEach((cell, c) => {
        const text = row < 0 && !["name", "parent"].includes(heads[c].key) ? "" : heads[c].text(row, view[r]);
        if (heads[c].key === "name") put(cell.target, text + formerly(view[r]));
        else if (heads[c].key === "value") status(cell, row, view[r], text);
        else put(cell.target, text || "–");
        if (cell.verdict) chance(cell.verdict, text ? lupe.verdicts.code(slab, heads[c].key, row, view[r]) : -1);
      });
    }
  }

  /* Below a change or difference: whether it is more than chance. */
  function chance(target, code) {
    const { words } = table.slab;
    put(target, code < 0 ? "" : words.verdicts[code]);
    target.classList.toggle("bl-sure", code > 1);
    target.title = code < 0 ? "" : words.verdictSentences[code];
  }

  /* A row that only a former name brought here says so. */
  function formerly(column) {
    const needle = fold(table.needle.trim());
    const found = needle && !table.folded[column].includes(needle) && table.former[column].includes(needle);
    return found ? ` (${table.slab.formerly[column]})` : "";
  }

  /* Umlauts may be typed as plain vowels or spelt out. */
  function findable(text) {
    const spelt = text.toLocaleLowerCase("de").replaceAll("ä", "ae").replaceAll("ö", "oe").replaceAll("ü", "ue");
    return `${fold(text)} ${spelt}`;
  }

  /* Number, and where something is to be said about it: sign and word. A status without a number is sign and word alone. */
  function status(cell, row, column, text) {
    const { slab } = table;
    const signs = lupe.signs;
    const sign = row < 0 ? signs.MISSING : signs.at(slab, row, column);
    const few = row >= 0 && sign === signs.VALUE && signs.isFew(slab, row, column);
    const hasNumber = row >= 0 && slab.value[row][column] !== null;
    const plainValue = hasNumber && !few && sign !== signs.ZERO;
    cell.sign.hidden = plainValue;
    const example = hasNumber && slab.example[row][column] && mixed(row) ? slab.words.example : "";
    put(cell.word, few ? slab.words.few : example);
    cell.cell.classList.toggle("bl-no-number", !hasNumber);
    put(cell.target, text);
    if (plainValue) return;
    cell.sign.className = "bl-sign " + (few ? "few" : signs.CLASSES[sign]);
    cell.sign.textContent = few ? "" : signs.TEXTS[sign];
    cell.sign.style.setProperty("--c", few ? `var(--bl-c${Math.max(slab.class[row][column], 0)})` : "");
  }

  const mixed = (row) => table.slab.badge[row] && table.slab.example[row].some((one, i) => !one && table.slab.value[row][i] !== null);

  function headings() {
    const { slab } = table;
    const row = lupe.row();
    for (const column of table.columns) {
      if (column.key === "change" && row >= 0) put(column.label, slab.heading.change[row]);
      if (column.key === table.sort) column.cell.setAttribute("aria-sort", table.down ? "descending" : "ascending");
      else column.cell.removeAttribute("aria-sort");
    }
    put(table.caption, `${slab.words.tableCaption.replace("{title}", slab.title)}, ${state.year}`);
    put(table.found, table.needle ? `${table.view.length} ${slab.words.of} ${slab.inside.reduce((sum, one) => sum + one, 0)}` : "");
  }

  /* Selected, hovered and faded rows. */
  function markRows(origin) {
    if (!table.host || !lupe.shown("tabelle")) return;
    for (const one of table.rows) {
      const key = one.column < 0 ? null : table.slab.places[one.column];
      const mark = key === null ? -1 : lupe.mark(key);
      if (one.mark !== mark || one.marked !== key) {
        one.mark = mark;
        one.marked = key;
        const { button } = one.cells[0];
        one.line.classList.toggle("on", mark >= 0);
        button.setAttribute("aria-pressed", String(mark >= 0));
        const old = button.querySelector(".bl-marker");
        if (old) old.remove();
        if (mark >= 0) button.prepend(plots.mark(mark));
      }
      const under = key !== null && key === state.hover;
      if (one.under !== under) one.line.classList.toggle("bl-under", (one.under = under));
      if (under && origin && origin !== "table") bring(one.line);
      one.line.classList.toggle("bl-faded", Boolean(state.group && key !== null && !state.group.has(key)));
    }
  }

  /* Scrolls the table, never the page, so far that a row is seen below the sticky head. */
  function bring(line) {
    const { scroll, head } = table;
    const top = line.offsetTop - head.offsetHeight;
    if (top < scroll.scrollTop) scroll.scrollTop = top;
    else if (line.offsetTop + line.offsetHeight > scroll.scrollTop + scroll.clientHeight) scroll.scrollTop = line.offsetTop + line.offsetHeight - scroll.clientHeight;
  }

  function refresh() {
    if (!lupe.shown("tabelle") || !state.slab) return;
    build();
    if (!table.host) return;
    plots.dress(table.host, table.slab);
    arrange();
    headings();
    fill();
  }

  function more() {
    const { scroll } = table;
    table.top = scroll.scrollTop;
    table.height = scroll.clientHeight;
    if (table.limit >= table.view.length || scroll.scrollTop + scroll.clientHeight < scroll.scrollHeight - 300) return;
    table.limit += CHUNK;
    fill();
  }

  const inTable = (event) => event.target.closest && event.target.closest("#monitor-table");
  document.addEventListener("click", (event) => {
    const host = inTable(event);
    if (!host) return;
    const sort = event.target.closest("[data-sort]");
    if (sort) {
      const column = table.columns.find((one) => one.key === sort.dataset.sort);
      table.down = table.sort === column.key ? !table.down : Boolean(column.by) && !column.up;
      table.sort = column.key;
      return refresh();
    }
    const line = event.target.closest("tbody tr");
    if (line) lupe.toggle(line.dataset.key, "table");
  });
  document.addEventListener("pointerover", (event) => {
    const line = inTable(event) && event.target.closest("tbody tr");
    if (line) lupe.setHover(line.dataset.key, "table");
  });
  document.addEventListener("pointerout", (event) => {
    if (inTable(event) && !(event.relatedTarget && inTable({ target: event.relatedTarget }))) lupe.setHover(null, "table");
  });
  document.addEventListener("focusin", (event) => {
    const line = inTable(event) && event.target.closest("tbody tr");
    if (line) lupe.setHover(line.dataset.key, "table");
  });

  for (const name of ["slab", "year", "view", "palette"]) lupe.on(name, refresh);
  lupe.on("selection", () => markRows());
  lupe.on("group", () => markRows());
  lupe.on("hover", (_, origin) => markRows(origin || "other"));
})();
