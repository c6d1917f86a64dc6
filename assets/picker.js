/* A searchable list: a combobox after the ARIA Authoring Practices (editable, list autocomplete). What it finds and what a
   choice does comes from its source; see indicators.js and places.js. */
(function () {
  "use strict";
  const lupe = window.lupe;
  const fold = (text) => text.toLocaleLowerCase("de").normalize("NFD").replace(/\p{M}/gu, "").replaceAll("ß", "ss");

  function make(name, attributes, text) {
    const node = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
    if (text !== undefined) node.textContent = text;
    return node;
  }

  /* Fills `host`, whose data-* hold the words `search`, `none` and `found`. Of the source:
     id          stem of the ids of input and list
     find(text)  the options for what was typed, or a promise of them: {key, name, note, group}
     shown()     the name that stands in the closed field
     chosen(key) whether an option is the one in force
     choose(one) takes a choice
     Returns {show}, which writes the closed field's name anew. */
  function combobox(host, source) {
    const ids = { input: `${source.id}-input`, list: `${source.id}-list`, option: `${source.id}-option` };
    const input = make("input", { id: ids.input, type: "text", role: "combobox", autocomplete: "off", spellcheck: "false", "aria-expanded": "false", "aria-controls": ids.list, "aria-autocomplete": "list", class: "form-control", placeholder: host.dataset.search });
    const list = make("ul", { id: ids.list, role: "listbox", "aria-label": host.dataset.search, hidden: "" });
    const name = make("span", { class: "bl-combobox-name", "aria-hidden": "true" }); // an input cannot wrap a long name
    let found = [], active = -1, turn = 0;
    host.replaceChildren(input, name, list);
    show();

    input.addEventListener("input", () => open(input.value));
    input.addEventListener("click", () => {
      if (!list.hidden) return;
      input.select(); // after a choice the focus is still here, and the next search shall replace the name
      open("");
    });
    input.addEventListener("focus", () => input.select());
    input.addEventListener("blur", close);
    input.addEventListener("keydown", onKey);
    list.addEventListener("pointerdown", (event) => event.preventDefault());
    list.addEventListener("click", (event) => {
      const item = event.target.closest("[role=option]");
      if (item && found[Number(item.dataset.index)]) choose(found[Number(item.dataset.index)]);
    });

    function show() {
      if (!list.hidden) return;
      input.value = name.textContent = source.shown();
      input.title = source.shown();
    }

    async function open(text) {
      const mine = ++turn;
      const options = await source.find(text);
      if (mine !== turn || document.activeElement !== input) return; // typed on, or gone elsewhere meanwhile
      found = options;
      fill(!text);
      list.hidden = false;
      host.classList.add("is-open");
      input.setAttribute("aria-expanded", "true");
      move(text ? 0 : found.findIndex((one) => source.chosen(one.key)));
      lupe.say(host.dataset.found.replace("{count}", found.length));
    }

    function fill(grouped) {
      let group = null;
      list.replaceChildren();
      found.forEach((option, index) => {
        if (grouped && option.group && option.group !== group) list.append(make("li", { role: "presentation", class: "bl-group" }, (group = option.group)));
        const item = make("li", { role: "option", id: `${ids.option}-${index}`, "data-index": index, "aria-selected": String(source.chosen(option.key)) }, option.name);
        if (option.note) item.append(make("small", {}, option.note));
        list.append(item);
      });
      if (!found.length) list.append(make("li", { role: "option", "aria-disabled": "true", "aria-selected": "false", class: "bl-nothing" }, host.dataset.none));
    }

    function close() {
      turn++;
      if (list.hidden) return show();
      list.hidden = true;
      host.classList.remove("is-open");
      input.setAttribute("aria-expanded", "false");
      input.removeAttribute("aria-activedescendant");
      show();
    }

    function move(index) {
      list.querySelector(".is-active")?.classList.remove("is-active");
      input.removeAttribute("aria-activedescendant");
      active = found.length ? Math.max(0, Math.min(found.length - 1, index)) : -1;
      const item = active < 0 ? null : document.getElementById(`${ids.option}-${active}`);
      if (!item) return;
      item.classList.add("is-active");
      item.scrollIntoView({ block: "nearest" });
      input.setAttribute("aria-activedescendant", item.id);
    }

    function onKey(event) {
      const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 }[event.key];
      if (step) {
        event.preventDefault();
        if (list.hidden) open("");
        else move(active + step);
      } else if (event.key === "Enter" && !list.hidden) {
        event.preventDefault();
        if (found[active]) choose(found[active]);
      } else if (event.key === "Escape" && !list.hidden) {
        event.stopPropagation();
        close();
      }
    }

    function choose(option) {
      source.choose(option);
      close();
    }

    return { show };
  }

  lupe.combobox = combobox;
  lupe.fold = fold;
})();
