/* What a reader cannot read on the page as it stands: texts that are cut, leave their card or the window, or
   lie on one another. Gives a sentence for each. Run in the page, or for what is in one part of it alone. */
(part) => {
  const whole = !part;
  const root = part ? document.querySelector(part) : document.body;
  if (whole) scrollTo(0, 0); // what sticks to the window's rim covers nothing there
  const SLACK = 1.5; // px that rounding and the slant of letters take
  const found = new Set();
  const width = document.documentElement.clientWidth;
  const name = (text) => JSON.stringify(text.trim().slice(0, 40));
  const of = (node) => {
    const own = node.id ? `#${node.id}` : "";
    const held = node.closest("[id]:not([id='page'], [id='inhalt'], [id='react-entry-point'])");
    return (
      own || `${held ? `#${held.id} ` : ""}${node.tagName.toLowerCase()}.${node.getAttribute("class") ?? ""}`
    );
  };
  if (document.documentElement.scrollWidth > width)
    found.add(`page is ${document.documentElement.scrollWidth - width} px too wide`);

  const visible = (node) =>
    node.checkVisibility({ opacityProperty: true, visibilityProperty: true, contentVisibilityAuto: true });
  /* What holds for an element is asked once: a table has a thousand texts in the same few boxes. */
  const once = (ask) => {
    const known = new Map();
    const answer = (node) => {
      if (!known.has(node))
        known.set(node, ask(node, node.parentElement ? () => answer(node.parentElement) : null));
      return known.get(node);
    };
    return answer;
  };
  const style = once((node) => {
    const { clipPath, position, overflowX, overflowY } = getComputedStyle(node);
    return { clipPath, position, overflow: overflowX + overflowY };
  });
  const heardOnly = once((node, above) => {
    const { clipPath, position } = style(node);
    return (
      clipPath.startsWith("inset(50%") ||
      (position === "absolute" && node.clientWidth === 1) ||
      node.matches(".bl-skip, .visually-hidden") ||
      Boolean(above?.())
    );
  });
  const fixed = once((node, above) => style(node).position === "fixed" || Boolean(above?.()));
  /* Where an ancestor cuts off what leaves it, its box; none beyond one that scrolls. */
  const cutters = once((node, above) => {
    const { overflow } = style(node);
    if (node === document.body || /auto|scroll/.test(overflow)) return [];
    return [...(/hidden|clip/.test(overflow) ? [node] : []), ...(above?.() ?? [])];
  });
  const box = once((node) => node.getBoundingClientRect());

  /* Whether it is scrolled out of sight inside something that scrolls, or under what sticks to its rim. */
  const scrolledOut = (rect, element) => {
    const scroller = element.closest(".bl-scroll, .bl-filter, .bl-chosen");
    if (!scroller) return false;
    const around = box(scroller);
    const rim = element.closest("thead") ? 0 : (scroller.querySelector("thead")?.offsetHeight ?? 0);
    return (
      rect.bottom > around.bottom + SLACK ||
      rect.top < around.top + rim - SLACK ||
      rect.right > around.right + 1
    );
  };

  const boxes = [];
  const take = (text, rect, element, kind) => {
    if (rect.width < 1 || rect.height < 1 || scrolledOut(rect, element)) return;
    const scrolled = element.closest(".bl-scroll, .bl-filter, .bl-chosen");
    if (rect.left < -SLACK || rect.right > width + SLACK)
      found.add(`${name(text)} leaves the window (${of(element)})`);
    const card = element.closest(".bl-card, .bl-figure, .bl-head, .bl-legend");
    if (card && !scrolled && !element.closest(".bl-export, .bl-more > div, .bl-find")) {
      const around = box(card);
      const out = [around.left - rect.left, rect.right - around.right, around.top - rect.top];
      out.push(rect.bottom - around.bottom);
      if (Math.max(...out) > SLACK) found.add(`${name(text)} leaves its card (${of(element)})`);
    }
    const inset = kind === "html" ? rect.height * 0.2 : rect.height * 0.16;
    boxes.push({
      text,
      element,
      fixed: fixed(element),
      left: rect.left,
      right: rect.right,
      top: rect.top + inset,
      bottom: rect.bottom - inset,
    });
  };

  // What is said in the place of a view covers it.
  const veils = [...document.querySelectorAll(".bl-veil:not([hidden])")];
  const veiled = (element) =>
    veils.some((veil) => veil.parentElement.contains(element) && !veil.contains(element));
  const rowGone = once((row) => scrolledOut(box(row), row));
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const text = walker.currentNode;
    const element = text.parentElement;
    if (!text.data.trim() || !element || /^(SCRIPT|STYLE|NOSCRIPT|OPTION|TITLE|DESC)$/i.test(element.tagName))
      continue;
    if (element.closest("option, select, .bl-tip, .bl-maphint, #_dash-global-error-container")) continue;
    if (element instanceof SVGElement) continue;
    const row = element.closest("tbody tr");
    if (row && rowGone(row)) continue; // all but a few of hundreds
    if (!visible(element) || heardOnly(element) || veiled(element)) continue;
    const range = document.createRange();
    range.selectNodeContents(text);
    const lines = [...range.getClientRects()];
    for (const one of cutters(element)) {
      const around = box(one);
      for (const line of lines) {
        const out = Math.max(
          around.left - line.left,
          line.right - around.right,
          around.top - line.top - line.height * 0.2,
          line.bottom - line.height * 0.2 - around.bottom,
        );
        if (out > SLACK && line.width > 1) found.add(`${name(text.data)} is cut (${of(one)})`);
      }
    }
    for (const line of lines) take(text.data, line, element, "html");
  }

  const grounds = [...document.querySelectorAll(".bl-cursor-ground")].map((one) =>
    one.getBoundingClientRect(),
  );
  const pills = [...document.querySelectorAll(".bl-pills rect")].map((one) => one.getBoundingClientRect());
  const over = (one, other) =>
    one.left < other.right && one.right > other.left && one.top < other.bottom && one.bottom > other.top;
  for (const text of root.querySelectorAll("svg text")) {
    if (!text.textContent?.trim() || !visible(text) || veiled(text)) continue;
    if (text.closest(".bl-plot")?.querySelector(".bl-loading:not([hidden])")) continue; // covered
    const rect = text.getBoundingClientRect();
    const middle = rect.left + rect.width / 2;
    const covered = grounds.some(
      (one) =>
        text.closest(".bl-ground") &&
        middle > one.left &&
        middle < one.right &&
        rect.top > one.top - 4 &&
        rect.bottom < one.bottom + 4,
    );
    if (covered) continue;
    const canvas = text.closest(".bl-mapcanvas");
    if (canvas) {
      const around = box(canvas);
      const out = [around.left - rect.left, rect.right - around.right, around.top - rect.top];
      if (Math.max(...out, rect.bottom - around.bottom) > SLACK + rect.height * 0.2)
        found.add(`${name(text.textContent)} is cut by the map`);
    }
    // The pill of a selected place may cover a sign: the place itself is named beside it in every other view.
    if (text.matches(".bl-sign-text") && pills.some((one) => over(one, rect))) continue;
    take(text.textContent, rect, text, "svg");
  }
  for (const one of root.querySelectorAll(".bl-maptools button, .bl-explore, .bl-play, .bl-find-open")) {
    if (visible(one) && !one.textContent?.trim())
      take(`(${one.getAttribute("aria-label")})`, one.getBoundingClientRect(), one, "html");
  }

  boxes.sort((one, other) => one.top - other.top);
  boxes.forEach((one, index) => {
    for (let next = index + 1; next < boxes.length && boxes[next].top < one.bottom; next += 1) {
      const other = boxes[next];
      if (one.element === other.element || one.fixed !== other.fixed) continue;
      const across = Math.min(one.right, other.right) - Math.max(one.left, other.left);
      const down = Math.min(one.bottom, other.bottom) - other.top;
      if (across > 2 && down > 2)
        found.add(`${name(one.text)} lies on ${name(other.text)} (${of(one.element)}, ${of(other.element)})`);
    }
  });

  const table = document.querySelector(".bl-panel:not(.bl-off) .bl-scroll");
  if (table && table.scrollWidth > table.clientWidth + 1)
    found.add(`table is ${table.scrollWidth - table.clientWidth} px too wide`);
  if (!whole) return [...found];
  const series = document.querySelector(".bl-plot-series");
  if (series && series.clientHeight < 180) found.add(`series is ${series.clientHeight} px high`);
  const map = document.querySelector(".bl-mapcanvas")?.getBoundingClientRect();
  for (const tool of document.querySelectorAll(".bl-maptools button")) {
    const box = tool.getBoundingClientRect();
    if (map && box.width && box.top < map.bottom - 1) found.add("the map's tools lie on the map");
  }
  return [...found];
};
