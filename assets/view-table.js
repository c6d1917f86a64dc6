/* The table: every place of the present year as text, sortable, filterable, selectable by pointer and keyboard.
   Rows are a pool that is refilled: a year step or another order changes texts, it moves no elements. */
(function () {
  "use strict";
  const lupe = window.lupe;
  const { fold, plots, state } = lupe;
  const ROW_PX = 30; // at least so high is a row
  const CHUNK = 400; // rows built at once; more follow when the reader scrolls to the end
  const table = { columns: [], rows: [], view: [], limit: CHUNK, sort: "value", down: true, needle: "", host: null, top: 0, height: 900 };
  const { put } = lupe.tableCells;
  let collator = null;

  function node(tag, className, text) {
    const one = document.createElement(tag);
    if (className) one.className = className;
    if (text !== undefined) one.textContent = text;
    return one;
  }

  function build() {
    const host = document.getElementById("monitor-table");
    const slab = state.slab;
    if (!host || !slab) return;
    if (table.host === host && table.slab === slab) return;
    collator = collator || new Intl.Collator(slab.lang, { numeric: true });
    Object.assign(table, { host, slab, columns: lupe.tableColumns(slab), rows: [], limit: CHUNK });
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
      column.label = node("span");
      button.append(column.label, node("i", "bl-arrow"));
      heading(column, column.head);
      cell.appendChild(button);
      column.cell = cell;
      line.appendChild(cell);
    }
    table.head.appendChild(line);
    element.append(table.caption, table.head, table.body);
    const scroll = node("div", "bl-scroll");
    scroll.tabIndex = 0;
    scroll.setAttribute("role", "region");
    scroll.setAttribute("aria-label", slab.words.tableCaption.replace("{title}", () => slab.title));
    scroll.addEventListener("scroll", more, { passive: true });
    scroll.appendChild(element);
    table.scroll = scroll;
    table.none = node("p", "bl-nothing");
    host.replaceChildren(filter(slab), scroll);
  }

  /* What follows a comma is the unit, and the first to go where room is short. */
  function heading(column, text) {
    if (column.label.textContent === text) return;
    const [name, ...unit] = text.split(",");
    column.label.replaceChildren(name, node("span", "bl-head-unit", unit.length ? `,${unit.join(",")}` : ""));
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

  function fill() {
    const { slab, view, rows, columns: heads } = table;
    const row = lupe.row();
    const count = Math.min(view.length, table.limit);
    while (rows.length < count) {
      rows.push(lupe.tableCells.make(heads, slab));
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
      lupe.tableCells.write(rows[r].cells, heads, slab, row, view[r], formerly(view[r]));
    }
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

  function headings() {
    const { slab } = table;
    const row = lupe.row();
    for (const column of table.columns) {
      if (column.key === "change" && row >= 0) heading(column, slab.heading.change[row]);
      if (column.key === table.sort) column.cell.setAttribute("aria-sort", table.down ? "descending" : "ascending");
      else column.cell.removeAttribute("aria-sort");
    }
    put(table.caption, `${slab.words.tableCaption.replace("{title}", () => slab.title)}, ${state.year}`);
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
