/* Shows the scenes of the Sitzungsmappe, full screen where that is allowed. Each scene is the Monitor itself in a frame,
   so that everything in it works; the page underneath stays as it is and is there again after Escape. */
(function () {
  "use strict";
  const lupe = window.lupe;
  const BASE = 1440; // px: as wide as the Monitor in the frame is, whatever the screen: all of it grows with the screen
  const BESIDE = 1200; // beside a note
  const SMALL = 900; // px: narrower screens show the Monitor as it is there
  const PICTURED = ["rangfolge", "verteilung", "trichter"]; // views beside the map that a picture shows
  const PATIENCE = 8000; // ms after which a scene is shown however far it is
  const show = (lupe.presentation = { on: false, at: 0, start, key, shown });
  let parts = null, opener = null, full = false, waiting = 0;

  const scenes = () => lupe.folderPage.folder.scenes;
  const say = (key, facts) => lupe.folderPage.say(key, facts);

  function start(at, from) {
    if (show.on || !scenes().length) return;
    opener = from;
    show.on = true;
    build();
    document.getElementById("inhalt").inert = true;
    document.querySelector(".bl-head").inert = true;
    document.body.append(parts.box);
    parts.box.focus();
    fit();
    window.addEventListener("resize", fit);
    if (parts.box.requestFullscreen) parts.box.requestFullscreen().then(() => (full = true), () => (full = false));
    go(at);
  }

  function end() {
    if (!show.on) return;
    show.on = false;
    full = false;
    clearTimeout(waiting);
    window.removeEventListener("resize", fit);
    if (document.fullscreenElement) document.exitFullscreen().catch(() => {});
    parts.box.remove();
    parts = null;
    document.getElementById("inhalt").inert = false;
    document.querySelector(".bl-head").inert = false;
    opener.focus({ preventScroll: true });
    lupe.emit("presented");
  }

  // In full screen the browser keeps Escape for itself and leaves; that ends the presentation as well.
  document.addEventListener("fullscreenchange", () => {
    if (!document.fullscreenElement && full) end();
  });

  function build() {
    const { make, words, folder, version } = lupe.folderPage;
    const hint = (keys, label, action) => {
      const button = make("button", { type: "button", class: "bl-hint bl-plain" }, ...keys.map((one) => make("kbd", { "aria-hidden": "true" }, one)), words[label]);
      button.addEventListener("click", action);
      return button;
    };
    const name = make("b", {}, folder.name || words.untitled);
    const stand = make("span", { class: "bl-show-version" }, say("version", { version }));
    const hints = make("div", { class: "bl-hints" },
      hint(["←"], "key_back", () => go(show.at - 1)), hint(["→"], "key_on", () => go(show.at + 1)), hint(["↑", "↓"], "key_year", () => year(1)),
      hint(["P"], "key_play", play), hint(["N"], "key_note", annotate), hint(["B"], "key_black", darken), hint(["Esc"], "key_end", end));
    const logo = make("span", { class: "bl-logo", "aria-hidden": "true" });
    const head = make("header", { class: "bl-show-head" }, logo, name, stand, hints);
    const title = make("h1", {}), frame = make("iframe", { id: "presentation-frame", title: words.frame });
    const stage = make("div", { class: "bl-stage" }, frame), curtain = make("p", { class: "bl-curtain" }, words.waiting);
    const note = make("aside", { class: "bl-show-note", "aria-label": words.note, hidden: "", tabindex: "0" });
    const strip = make("nav", { class: "bl-strip", "aria-label": words.scenes });
    scenes().forEach((one, at) => {
      const button = make("button", { type: "button", class: "bl-plain" }, thumbnail(one), make("span", {}, make("b", {}, String(at + 1)), ` ${one.name}`));
      button.addEventListener("click", () => go(at));
      strip.append(button);
    });
    const live = make("div", { class: "visually-hidden", "aria-live": "polite", role: "status" });
    const black = make("div", { class: "bl-black", hidden: "" });
    black.addEventListener("click", darken);
    stage.append(curtain);
    const box = make("div", { id: "presentation", class: "bl-show", role: "dialog", "aria-modal": "true", "aria-label": words.folder, "aria-description": words.keys, tabindex: "-1" }, head, title, stage, note, strip, live, black);
    parts = { box, title, stage, frame, curtain, note, strip, live, black };
  }

  /* The scene as its picture shows it: the view that was open, else the map. */
  function thumbnail(scene) {
    const query = new URLSearchParams(lupe.folder.query(scene)), view = query.get("ansicht");
    query.set("hell", document.documentElement.dataset.bsTheme === "dark" ? "nein" : "ja");
    const image = lupe.folderPage.make("img", { alt: "", width: 16, height: 9, src: `/bild/${PICTURED.includes(view) ? view : "karte"}.svg?${query}` });
    image.addEventListener("error", () => image.remove());
    return image;
  }

  /* The Monitor is as wide as BASE and then enlarged, type, lines and all. */
  function fit() {
    if (!parts) return;
    const small = window.innerWidth < SMALL, factor = small ? 1 : window.innerWidth / BASE, { frame, stage, box } = parts;
    box.style.setProperty("--factor", factor);
    const inner = small || parts.note.hidden ? factor : stage.clientWidth / BESIDE;
    frame.style.width = `${stage.clientWidth / inner}px`;
    frame.style.height = `${stage.clientHeight / inner}px`;
    frame.style.transform = `scale(${inner})`;
  }

  function go(at) {
    const all = scenes();
    if (at < 0 || at >= all.length) return;
    show.at = at;
    const scene = all[at], query = lupe.folder.query(scene), own = scene.name !== scene.title;
    parts.title.textContent = scene.name;
    parts.title.hidden = !own; // else the Monitor's own heading says it, and its year moves along
    parts.live.textContent = say("showing", { n: at + 1, all: all.length, name: scene.name });
    parts.note.replaceChildren(lupe.folderPage.make("h2", {}, say("note")), ...paragraphs(scene.note));
    [...parts.strip.children].forEach((one, index) => {
      if (index === at) one.setAttribute("aria-current", "true");
      else one.removeAttribute("aria-current");
    });
    parts.strip.children[at].scrollIntoView({ block: "nearest", inline: "nearest" });
    fit();
    turn(query);
  }

  function paragraphs(note) {
    const said = note.trim() ? note.split(/\n+/) : [say("no_note")];
    return said.filter((one) => one.trim()).map((one) => lupe.folderPage.make("p", {}, one));
  }

  /* In place where the Monitor stands already; a scene in another language needs its page anew. */
  function turn(query) {
    const { frame } = parts, language = new URLSearchParams(query).get("sprache") || "de";
    const inside = frame.contentWindow && frame.contentWindow.lupe;
    if (inside && inside.showScene && inside.state.slab && frame.contentDocument.documentElement.lang === language) {
      headed();
      return inside.showScene(query);
    }
    parts.curtain.hidden = false;
    if (frame.hasAttribute("src")) frame.contentWindow.location.replace(`/?${query}`);
    else frame.src = `/?${query}`;
    clearTimeout(waiting);
    waiting = setTimeout(shown, PATIENCE);
  }

  /* The Monitor in the frame has something to show. */
  function shown() {
    clearTimeout(waiting);
    if (!parts) return;
    parts.curtain.hidden = true;
    headed();
  }

  /* Under a headline of the scene's own the Monitor's heading steps back. */
  function headed() {
    parts.frame.contentDocument.documentElement.classList.toggle("bl-named", !parts.title.hidden);
  }

  function darken() {
    parts.black.hidden = !parts.black.hidden;
    if (!parts.black.hidden) parts.live.textContent = say("black");
  }

  function annotate() {
    parts.note.hidden = !parts.note.hidden;
    parts.box.classList.toggle("has-note", !parts.note.hidden);
    fit();
  }

  const inside = () => parts.frame.contentWindow.lupe || {};
  const year = (direction) => inside().stepYear?.(direction);
  const play = () => inside().playYears?.();
  const ALWAYS = { PageDown: () => go(show.at + 1), PageUp: () => go(show.at - 1), ".": darken, Escape: end };
  const FREE = {
    ArrowRight: () => go(show.at + 1), ArrowLeft: () => go(show.at - 1),
    ArrowUp: () => year(1), ArrowDown: () => year(-1),
    Home: () => go(0), End: () => go(scenes().length - 1),
    b: darken, n: annotate, p: play,
  };

  /* A key pressed here or in the frame; `busy` says that what has the focus needs arrows and letters itself. */
  function key(event, busy) {
    if (!show.on || event.ctrlKey || event.metaKey || event.altKey) return;
    const name = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    let action = ALWAYS[name] || (busy ? null : FREE[name]);
    if (!action) return;
    if (!parts.black.hidden && action !== end) action = darken; // whatever is pressed brings the picture back
    event.preventDefault();
    event.stopImmediatePropagation();
    action();
  }

  document.addEventListener("keydown", (event) => key(event, Boolean(event.target.closest?.(".bl-show-note"))), true);
})();
