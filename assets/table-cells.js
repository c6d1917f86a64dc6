/* One row of the table: its cells, and what they say of a place in a year. */
(function () {
  "use strict";
  const lupe = window.lupe;
  const BELOW = ["interval", "counts"]; // shown below the value where their columns have no room

  function node(tag, className) {
    const one = document.createElement(tag);
    if (className) one.className = className;
    return one;
  }

  function make(columns, slab) {
    const line = node("tr");
    const cells = columns.map((column) => {
      const cell = node(column.key === "name" ? "th" : "td", (column.right ? "n " : "") + "bl-col-" + column.key);
      if (column.key === "name") {
        cell.scope = "row";
        const button = node("button", "bl-pick");
        button.type = "button";
        cell.appendChild(button);
        return { cell, target: button.appendChild(node("span")), button, parent: cell.appendChild(node("small", "bl-row-parent")) };
      }
      if (column.key === "value") {
        const sign = cell.appendChild(node("i", "bl-sign"));
        sign.setAttribute("aria-hidden", "true");
        const word = cell.appendChild(node("span", "bl-sign-word"));
        const target = cell.appendChild(node("b"));
        const more = BELOW.filter((key) => columns.some((one) => one.key === key));
        return { cell, target, sign, word, below: more.map((key) => [key, cell.appendChild(node("small", `bl-row-below bl-row-${key}`))]) };
      }
      if ((column.key === "trend" || column.key === "difference") && slab["verdict_" + column.key]) {
        return { cell, target: cell.appendChild(node("span")), verdict: cell.appendChild(node("span", "bl-verdict")) };
      }
      return { cell, target: cell };
    });
    line.append(...cells.map((one) => one.cell));
    return { line, cells };
  }

  /* `note` is what stands behind the name. */
  function write(cells, columns, slab, row, column, note) {
    cells.forEach((cell, c) => {
      const { key, text } = columns[c];
      const shown = row < 0 && !["name", "parent"].includes(key) ? "" : text(row, column);
      if (key === "name") {
        put(cell.target, shown + note);
        put(cell.parent, slab.parents[column] || "");
      } else if (key === "value") {
        value(cell, slab, row, column, shown);
        for (const [name, target] of cell.below) put(target, row < 0 ? "" : slab[name][row][column]);
      }
      else (key === "change" || key === "trend" || key === "difference" ? number : put)(cell.target, shown || "–");
      if (cell.verdict) chance(cell.verdict, shown ? lupe.verdicts.code(slab, key, row, column) : -1, slab.words, key);
    });
  }

  function put(target, text) {
    if (target.textContent !== text) target.textContent = text;
  }

  /* A number with its unit in a node of its own, which narrow tables leave to screen readers: the heading or the title says it. */
  function number(target, text) {
    if (target.textContent === text) return;
    const at = text.endsWith("%") ? -1 : text.indexOf("\u00a0");
    target.textContent = at < 0 || !/\d$/.test(text.slice(0, at)) ? text : text.slice(0, at);
    if (target.textContent === text) return;
    const unit = target.appendChild(node("span", "bl-cell-unit"));
    unit.textContent = text.slice(at);
  }

  /* Below a trend or difference: whether it is more than chance. */
  function chance(target, code, words, kind) {
    put(target, code < 0 ? "" : words.verdicts[code]);
    target.classList.toggle("bl-sure", code === 2 || code === 3);
    target.title = code < 0 ? "" : (kind === "trend" ? words.trendSentences : words.verdictSentences)[code];
  }

  /* Number, and where something is to be said about it: sign and word. A status without a number is sign and word alone. */
  function value(cell, slab, row, column, text) {
    const { signs } = lupe;
    const sign = row < 0 ? signs.MISSING : signs.at(slab, row, column);
    const few = row >= 0 && sign === signs.VALUE && signs.isFew(slab, row, column);
    const hasNumber = row >= 0 && slab.value[row][column] !== null;
    const plainValue = hasNumber && !few && sign !== signs.ZERO;
    cell.sign.hidden = plainValue;
    const example = hasNumber && slab.example[row][column] && mixed(slab, row) ? slab.words.example : "";
    put(cell.word, few ? slab.words.few : example);
    cell.word.classList.toggle("bl-few", few);
    cell.sign.title = few ? slab.words.few : "";
    cell.cell.classList.toggle("bl-no-number", !hasNumber);
    number(cell.target, text);
    if (plainValue) return;
    cell.sign.className = "bl-sign " + (few ? "few" : signs.CLASSES[sign]);
    cell.sign.textContent = few ? "" : signs.TEXTS[sign];
    cell.sign.style.setProperty("--c", few ? `var(--bl-c${Math.max(slab.class[row][column], 0)})` : "");
  }

  const mixed = (slab, row) => slab.badge[row] && slab.example[row].some((one, i) => !one && slab.value[row][i] !== null);

  lupe.tableCells = { make, write, put };
})();
