/* The searchable list of indicators: a combobox after the ARIA Authoring Practices (editable, list autocomplete). */
(function () {
  "use strict";
  const lupe = window.lupe;
  const fold = (text) => text.toLocaleLowerCase("de").normalize("NFD").replace(/\p{M}/gu, "").replaceAll("ß", "ss");
  let options = [];
  let chosen = "";
  let active = -1;
  let found = [];
  let host, input, list;

  function build(box) {
    host = box;
    input = make("input", { id: "monitor-indicator-input", type: "text", role: "combobox", autocomplete: "off", spellcheck: "false", "aria-expanded": "false", "aria-controls": "monitor-indicator-list", "aria-autocomplete": "list", class: "form-control", placeholder: box.dataset.search });
    list = make("ul", { id: "monitor-indicator-list", role: "listbox", "aria-label": box.dataset.search, hidden: "" });
    box.replaceChildren(input, list);
    input.addEventListener("input", () => open(input.value));
    input.addEventListener("click", () => {
      if (!list.hidden) return;
      input.select(); // after a choice the focus is still here, and the next search shall replace the name
      open("");
    });
    input.addEventListener("focus", () => input.select());
    input.addEventListener("blur", () => close());
    input.addEventListener("keydown", onKey);
    list.addEventListener("pointerdown", (event) => event.preventDefault());
    list.addEventListener("click", (event) => {
      const item = event.target.closest("[role=option]");
      if (item) choose(found[Number(item.dataset.index)]);
    });
    show();
  }

  function make(name, attributes, text) {
    const node = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
    if (text !== undefined) node.textContent = text;
    return node;
  }

  function show() {
    const option = options.find((one) => one.key === chosen);
    if (input && list.hidden) input.value = option ? option.name : "";
    if (input && option) input.title = option.name;
  }

  /* Every word typed must begin a word of the option; whole names first. */
  function search(text) {
    const words = fold(text).split(/\s+/).filter(Boolean);
    if (!words.length) return options;
    const matches = options.filter((one) => words.every((word) => fold(one.words).includes(word)));
    return matches.sort((a, b) => rank(b, words) - rank(a, words));
  }

  function rank(option, words) {
    return words.filter((word) => fold(option.name).includes(word)).length;
  }

  function open(text) {
    found = search(text);
    list.replaceChildren();
    let theme = null;
    found.forEach((option, index) => {
      if (option.theme !== theme && !text) list.append(make("li", { role: "presentation", class: "bl-group" }, (theme = option.theme)));
      list.append(make("li", { role: "option", id: `monitor-option-${index}`, "data-index": index, "aria-selected": String(option.key === chosen) }, option.name));
    });
    if (!found.length) list.append(make("li", { role: "option", "aria-disabled": "true", "aria-selected": "false", class: "bl-nothing" }, host.dataset.none));
    list.hidden = false;
    input.setAttribute("aria-expanded", "true");
    active = -1;
    move(text ? 0 : found.findIndex((one) => one.key === chosen));
    lupe.say(host.dataset.found.replace("{count}", found.length));
  }

  function close() {
    if (!list || list.hidden) return;
    list.hidden = true;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
    const option = options.find((one) => one.key === chosen);
    input.value = option ? option.name : "";
  }

  function move(index) {
    list.querySelector(".is-active")?.classList.remove("is-active");
    input.removeAttribute("aria-activedescendant");
    active = found.length ? Math.max(0, Math.min(found.length - 1, index)) : -1;
    const item = active < 0 ? null : document.getElementById(`monitor-option-${active}`);
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
    chosen = option.key;
    close();
    input.value = option.name;
    lupe.tellServer("monitor-indicator", { data: option.key });
  }

  /* Called by Dash with the contents of the two stores. */
  function options_(given, key) {
    options = given || [];
    chosen = key || "";
    const box = document.getElementById("monitor-indicator-picker");
    if (box && box !== host) build(box);
    show();
    return window.dash_clientside.no_update;
  }

  window.dash_clientside = Object.assign({}, window.dash_clientside);
  window.dash_clientside.lupe = Object.assign({}, window.dash_clientside.lupe, { indicators: options_ });
})();
