/* "Merken": puts the present view of the Monitor into the Sitzungsmappe and says so, quietly. */
(function () {
  "use strict";
  const lupe = window.lupe;
  const STAYS = 12000; // ms the confirmation stays when nobody is at it
  let leaving = 0;

  document.addEventListener("click", (event) => {
    const button = event.target.closest("#monitor-keep");
    if (button && lupe.state.slab) keep(button);
    else if (event.target.closest("[data-kept=close]")) away();
  });

  /* The state on screen, which the address of the page may lag behind. */
  function view() {
    const { slab, year, selection, view: tab } = lupe.state, { PARAMETERS, tidy } = lupe.folder;
    const asked = new URLSearchParams(location.search);
    for (const name of [...asked.keys()]) if (!PARAMETERS.includes(name)) asked.delete(name);
    const present = { indikator: slab.indicator, jahr: year, stand: slab.version, gebiete: selection.join(","), ansicht: tab === "rangfolge" ? "" : tab };
    for (const [name, value] of Object.entries(present)) {
      if (value === "" || value === null) asked.delete(name);
      else asked.set(name, value);
    }
    return tidy(asked);
  }

  function keep(button) {
    const { MOST, load, keep: store, make } = lupe.folder;
    const words = JSON.parse(button.dataset.words), { folder, broken } = load();
    if (broken) return tell(button, words, words.broken.replace("{cause}", words[broken.cause.key]), null);
    if (folder.scenes.length >= MOST.scenes) return tell(button, words, words.full.replace("{n}", MOST.scenes), null);
    const said = ["monitor-title", "monitor-title-year"].map((id) => document.getElementById(id).textContent.trim());
    const scene = make(view(), said.filter(Boolean).join(" "));
    folder.scenes.push(scene);
    const kept = store(folder);
    const sentence = words.kept.replace(/\{(name|n)\}/g, (_, key) => (key === "n" ? folder.scenes.length : scene.name));
    tell(button, words, kept ? sentence : `${sentence} ${words.unkept}`, () => {
      const now = load().folder, last = now.scenes.at(-1);
      if (last && last.view === scene.view) now.scenes.pop();
      store(now);
    });
  }

  /* The confirmation stands right behind the button, so that the next Tab leads to it. */
  function tell(button, words, sentence, undo) {
    away();
    lupe.say(sentence);
    const box = document.createElement("div"), line = document.createElement("p");
    box.className = "bl-kept";
    line.textContent = sentence;
    const link = document.createElement("a");
    link.href = `/praesentation${document.documentElement.lang === "de" ? "" : `?sprache=${document.documentElement.lang}`}`;
    link.className = "bl-link";
    link.textContent = words.to_folder;
    const back = document.createElement("button");
    back.type = "button";
    back.className = "bl-link bl-plain";
    back.textContent = words.undo;
    back.addEventListener("click", () => {
      undo();
      away();
      button.focus();
      lupe.say(words.restored);
    });
    const close = document.createElement("button");
    close.type = "button";
    close.className = "btn bl-quiet";
    close.dataset.kept = "close";
    close.setAttribute("aria-label", words.close);
    const cross = document.createElement("i");
    cross.className = "bl-icon bl-icon-close";
    cross.setAttribute("aria-hidden", "true");
    close.append(cross);
    box.append(line, ...(undo ? [back] : []), link, close);
    button.after(box);
    for (const name of ["pointerenter", "focusin"]) box.addEventListener(name, () => clearTimeout(leaving));
    for (const name of ["pointerleave", "focusout"]) box.addEventListener(name, wait);
    wait();
  }

  function wait() {
    clearTimeout(leaving);
    leaving = setTimeout(away, STAYS);
  }

  function away() {
    clearTimeout(leaving);
    document.querySelector(".bl-kept")?.remove();
  }
})();
