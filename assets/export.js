/* Takes the present view away: gives pictures, slides and tables their addresses, and puts a picture on the clipboard. */
(function () {
  "use strict";
  const { lupe } = window;

  function menu() {
    return document.getElementById("exports-menu");
  }

  /* The state on screen, which the address of the page may lag behind by a year step. */
  function query(more) {
    const state = new URLSearchParams(location.search), { slab, year } = lupe.state;
    if (slab) {
      const present = { indikator: slab.indicator, jahr: year, stand: slab.version };
      for (const [name, value] of Object.entries(present)) state.set(name, value);
    }
    for (const [name, value] of Object.entries(more || {})) state.set(name, value);
    return state;
  }

  /* A table of a view has all its places: selected ones only stand out on the page. */
  function address(link) {
    const state = query(link.dataset.width ? { breite: link.dataset.width } : {});
    if (link.dataset.export === "table") state.delete("gebiete");
    return `${link.pathname}?${state.toString().replaceAll("%2C", ",").replaceAll("%3A", ":")}`;
  }

  function close(focus) {
    const open = menu();
    if (!open || !open.open) return;
    open.open = false;
    if (focus) open.querySelector("summary").focus();
  }

  // Before the click, whichever device makes it: the browser then saves from the address of this moment.
  for (const event of ["pointerdown", "keydown", "focusin", "click"]) {
    document.addEventListener(event, (happened) => {
      const link = happened.target.closest ? happened.target.closest("a[data-export]") : null;
      if (link) link.href = address(link);
    }, true);
  }

  document.addEventListener("click", (event) => {
    const button = event.target.closest("button[data-copy]");
    if (button) return copy(button);
    if (!event.target.closest(".bl-export") || event.target.closest(".bl-export a")) close(false);
  });

  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && menu()?.contains(document.activeElement)) close(true);
  });

  function tell(button, sentence, short) {
    lupe.say(sentence);
    const before = button.dataset.label || button.textContent;
    button.dataset.label = before;
    button.textContent = short;
    setTimeout(() => {
      button.textContent = before;
    }, 2500);
  }

  async function picture(link) {
    const response = await fetch(link);
    if (!response.ok) throw new Error(String(response.status));
    return response.blob();
  }

  function save(blob, name) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(blob);
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  }

  /* Onto the clipboard where the browser allows it, else into a file, and the reader is told which. */
  async function copy(button) {
    const words = menu().dataset, link = `${button.dataset.copy}?${query()}`;
    const drawn = picture(link);
    lupe.say(words.busy);
    button.setAttribute("aria-busy", "true");
    try {
      await navigator.clipboard.write([new ClipboardItem({ "image/png": drawn })]);
      tell(button, words.done, "✓");
    } catch {
      try {
        save(await drawn, `${button.dataset.copy.split("/").pop()}`);
        notice(words.saved);
      } catch {
        notice(words.failed);
      }
    } finally {
      button.removeAttribute("aria-busy");
    }
  }

  /* A sentence that can be seen too: below the menu's rows, until it closes. */
  function notice(sentence) {
    lupe.say(sentence);
    const open = menu();
    open.querySelector("p")?.remove();
    const line = document.createElement("p");
    line.textContent = sentence;
    open.querySelector("ul").after(line);
    open.addEventListener("toggle", () => line.remove(), { once: true });
  }
})();
