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
    const { MOST, load, keep: store, make, fill } = lupe.folder;
    const words = JSON.parse(button.dataset.words), { folder, broken } = load();
    if (broken) return tell(button, words, fill(words.broken, { cause: fill(words[broken.cause.key], broken.cause.facts) }), []);
    if (folder.scenes.length >= MOST.scenes) return tell(button, words, fill(words.full, { n: MOST.scenes }), []);
    const said = ["monitor-title", "monitor-title-year"].map((id) => document.getElementById(id).textContent.trim());
    const scene = make(view(), said.filter(Boolean).join(" "));
    folder.scenes.push(scene);
    const { kept, full } = store(folder);
    const sentence = fill(words.kept, { name: scene.name, n: folder.scenes.indexOf(scene) + 1 });
    const warning = full ? fill(words.clash, { n: MOST.scenes }) : words.unkept;
    const undo = [words.undo, () => {
      const now = load().folder, last = now.scenes.findLastIndex((one) => one.view === scene.view);
      if (last >= 0) now.scenes.splice(last, 1);
      store(now);
      lupe.say(words.restored);
    }];
    const save = [words.save, () => lupe.folderPass.saveFolder(load().folder, words)];
    tell(button, words, kept ? sentence : `${sentence} ${warning}`, kept ? [undo] : [save, undo], !kept);
  }

  /* The confirmation stands right behind the button, so that the next Tab leads to it. */
  function tell(button, words, sentence, actions, stays) {
    away();
    lupe.say(sentence);
    const box = document.createElement("div"), line = document.createElement("p");
    box.className = "bl-kept";
    line.textContent = sentence;
    const link = document.createElement("a");
    link.href = `/praesentation${document.documentElement.lang === "de" ? "" : `?sprache=${document.documentElement.lang}`}`;
    link.className = "bl-link";
    link.textContent = words.to_folder;
    const choices = actions.map(([label, action]) => {
      const choice = document.createElement("button");
      choice.type = "button";
      choice.className = "bl-link bl-plain";
      choice.textContent = label;
      choice.addEventListener("click", () => {
        action();
        away();
        button.focus();
      });
      return choice;
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
    box.append(line, ...choices, link, close);
    button.after(box);
    box.classList.toggle("is-warning", Boolean(stays));
    if (stays) return; // whoever has to save a file gets the time for it
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
