/* The key figures: district, first selected place large and second in one line below, change, rank, distance. */
(function () {
  "use strict";
  const lupe = window.lupe;
  const { plots, state } = lupe;

  function node(tag, className, text) {
    const one = document.createElement(tag);
    if (className) one.className = className;
    if (text !== undefined) one.textContent = text;
    return one;
  }

  /* One figure: heading, large text with a remark beside it, and a line below. */
  function figure({ head, mark = -1, big, beside, second, wide, link }) {
    const box = node("div", wide ? "bl-figure bl-figure-wide" : "bl-figure");
    const term = node("dt");
    if (mark >= 0) term.appendChild(plots.mark(mark));
    const name = term.appendChild(node(link ? "a" : "span", "", head));
    if (link) name.href = link;
    const detail = node("dd");
    if (big) {
      const line = node("div", "bl-big");
      const [number, unit] = big.soft ? [big.text] : parted(big.text);
      line.appendChild(node(big.soft ? "span" : "b", big.soft ? "bl-soft" : "", number));
      if (unit) line.appendChild(node("small", "bl-unit", unit));
      if (beside) line.appendChild(typeof beside === "string" ? node("span", "", beside) : beside);
      detail.appendChild(line);
    }
    if (second) detail.appendChild(second);
    box.append(term, detail);
    return box;
  }

  /* Number and unit, where that is a word: it stands smaller beside the number. */
  function parted(text) {
    const at = text.indexOf("\u00a0");
    return at < 0 || text.endsWith("%") ? [text] : [text.slice(0, at), text.slice(at + 1)];
  }

  function below(mark, parts) {
    const line = node("div", "bl-second");
    if (mark >= 0) line.appendChild(plots.mark(mark));
    for (const part of parts) if (part) line.appendChild(part);
    return line;
  }

  /* The page of a place of this district: other districts have none. */
  function profile(slab, column) {
    const key = slab.places[column];
    const query = new URLSearchParams([...new URLSearchParams(location.search)].filter(([one]) => ["sprache", "stand", "herkunft"].includes(one)));
    return slab.level !== "kreis" || (slab.district && slab.district.key === key) ? `/gemeinde/${key}${query.size ? "?" + query : ""}` : "";
  }

  const strong = (text) => node("b", "", text);
  const number = (text, value) => (value === null ? plain(text) : strong(text));
  const plain = (text) => (text ? node("span", "", text) : null);

  function draw() {
    const strip = document.getElementById("monitor-figures");
    const slab = state.slab;
    if (!strip || !slab) return;
    const row = lupe.row();
    if (row < 0) return strip.replaceChildren();
    const places = state.selection.map((key, mark) => ({ mark, column: lupe.column(key) })).filter((one) => one.column >= 0);
    const [first, second] = places;
    const boxes = [];
    if (slab.district) boxes.push(district(slab, row));
    if (first) boxes.push(...chosen(slab, row, first, second));
    else boxes.push(...nothingChosen(slab, row));
    strip.classList.toggle("bl-figures-none", !first);
    strip.replaceChildren(...boxes);
  }

  /* What the verdict of a trend or difference means, where there is room for a sentence. */
  const why = (slab, one) => node("p", "bl-why", slab.words.verdictSentences[one]);

  function value(text, number) {
    return { text, soft: number === null };
  }

  function district(slab, row) {
    const own = slab.district;
    const text = own.text[row] || "–";
    return figure({
      head: slab.words.district || own.name,
      big: { text, soft: own.value[row] === null },
      second: below(-1, [plain(own.value[row] === null ? "" : own.counts[row] || without(slab) || (own.example[row] ? slab.words.example : ""))]),
    });
  }

  /* A rate without its counts says so, for nothing about it can be tested. */
  const without = (slab) => (/^(percent|per_10+)$/.test(slab.unit) ? slab.words.noCounts : "");

  /* Why a place cannot be compared: its own value, the other's, or that they do not go together. */
  function whyNot(slab, row, place) {
    const { words, reference } = slab;
    if (slab.value[row][place.column] === null) return words.differenceOwn;
    if (reference.key === "amt") return words.differenceEither; // one for each place, and only its name is here
    if (reference.value[row] !== null) return words.differenceSources;
    return reference.text[row] ? words.differenceReference.replace("{status}", reference.text[row]) : words.differenceNone;
  }

  function chosen(slab, row, first, second) {
    const { words, heading } = slab;
    const at = (name, place) => slab[name][row][place.column];
    const rank = (place) => (at("rank", place) ? String(at("rank", place)) : "");
    const ranked = `${words.of} ${slab.ranked[row]}`;
    const own = state.selection.length && slab.reference && slab.places[first.column] === slab.reference.key;
    const verdict = (kind, place) => (at(kind, place) ? lupe.verdicts.code(slab, kind, row, place.column) : -1);
    /* Of the heading of a difference that is not the one of the shown numbers. */
    const note = (kind) => (slab.unrounded[kind][row][first.column] ? `, ${words.unrounded}` : "");
    const pill = (kind) => (verdict(kind, first) < 0 ? null : lupe.verdicts.pill(slab, verdict(kind, first), kind));
    /* Below the first place's verdict: the second place with its own, else the sentence that explains the first. */
    const other = (kind, none) => {
      if (!second) return verdict(kind, first) < 0 ? null : why(slab, verdict(kind, first));
      const one = verdict(kind, second);
      return below(second.mark, one < 0 ? [plain(none)] : [strong(at(kind, second)), plain(words.verdicts[one])]);
    };
    const boxes = [
      figure({
        head: slab.names[first.column],
        link: profile(slab, first.column),
        mark: first.mark,
        big: value(at("text", first), at("value", first)),
        beside: remark(slab, row, first),
        second: second && below(second.mark, [plain(slab.names[second.column]), number(at("text", second), slab.value[row][second.column]), plain(remark(slab, row, second))]),
      }),
      slab.trend && at("trend", first) ? figure({
        head: heading.trend[row],
        big: { text: at("trend", first) },
        beside: pill("trend"),
        second: second ? other("trend", words.trendNone) : lastChange(slab, row, at("change", first), note("change")),
      }) : figure({
        head: heading.change[row] + note("change"),
        big: at("change", first) ? { text: at("change", first) } : { text: words.noChange, soft: true },
        second: second ? below(second.mark, at("change", second) ? [strong(at("change", second))] : [plain(words.noChange)]) : at("change", first) ? null : node("p", "bl-why", words.noChangeWhy),
      }),
      figure({
        head: heading.rank,
        big: rank(first) ? { text: rank(first) } : { text: words.noRank, soft: true },
        beside: rank(first) && ranked,
        second: second && below(second.mark, rank(second) ? [strong(rank(second)), plain(ranked)] : [plain(words.noRank)]),
      }),
    ];
    if (slab.reference && !own) {
      boxes.push(
        figure({
          head: heading.difference + note("difference"),
          big: { text: at("difference", first) || whyNot(slab, row, first), soft: !at("difference", first) },
          beside: pill("difference"),
          second: other("difference", second && whyNot(slab, row, second)),
        })
      );
    }
    return boxes;
  }

  /* Below a trend: the change from the year before, a number without a verdict. */
  const lastChange = (slab, row, text, note = "") => (text ? node("p", "bl-why", `${slab.heading.change[row]}${note}: ${text}`) : null);

  function remark(slab, row, place) {
    if (slab.few[row][place.column]) return [slab.counts[row][place.column], slab.words.few].filter(Boolean).join(" · ");
    return slab.counts[row][place.column];
  }

  /* Without a selection: the district's own trend and change, the comparison, and what to do next. */
  function nothingChosen(slab, row) {
    const { words, heading, district: own, reference } = slab;
    const boxes = [];
    if (own && own.trend[row]) {
      const code = own.verdict_trend[row];
      boxes.push(figure({ head: heading.trend[row], big: { text: own.trend[row] }, beside: lupe.verdicts.pill(slab, code, "trend"), second: lastChange(slab, row, own.change[row]) }));
    } else if (own && own.change[row]) boxes.push(figure({ head: heading.change[row], big: { text: own.change[row] } }));
    if (reference && (!own || reference.key !== own.key) && reference.text[row]) {
      boxes.push(figure({ head: reference.name, big: { text: reference.text[row] }, second: below(-1, [plain(reference.counts[row])]) }));
    }
    const invite = node("div", "bl-invite"), find = node("button", "btn btn-primary", words.findPlace);
    find.type = "button";
    find.dataset.findPlace = "1"; // places.js leads to the search
    invite.append(node("p", "", words.noSelectionText), find);
    boxes.push(figure({ head: words.noSelection, wide: true, second: invite }));
    return boxes;
  }

  for (const name of ["slab", "year", "selection"]) lupe.on(name, draw);
})();
