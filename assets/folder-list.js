/* The page of the Sitzungsmappe: the list of scenes, their order, names and notes. Every text is set as text. */
(function () {
  "use strict";
  const lupe = window.lupe;
  const page = { words: {}, folder: null, broken: null, version: "", say, tell, change, draw, replace };
  lupe.folderPage = page;
  const byId = (id) => document.getElementById(id);

  /* Dash draws the frame of the page after the scripts have run. */
  if (location.pathname === "/praesentation") {
    const waiting = new MutationObserver(() => byId("folder-scenes") && (waiting.disconnect(), open()));
    waiting.observe(document.documentElement, { childList: true, subtree: true });
  }

  function open() {
    const host = byId("folder-scenes");
    page.words = JSON.parse(host.dataset.words);
    page.version = host.dataset.version;
    Object.assign(page, lupe.folder.load());
    draw();
    if (page.broken) sayBroken();
    else if (!page.kept) tell(page.words.unkept, [keeping()]);
    window.addEventListener("storage", (event) => event.key === lupe.folder.KEY && refresh());
    window.addEventListener("pageshow", (event) => event.persisted && refresh()); // while it was away it heard nothing
    lupe.on("presented", refresh);
    lupe.emit("folder");
  }

  /* Another window has changed the folder. What is shown in a presentation stays until its end. */
  function refresh() {
    if (lupe.presentation.on || !lupe.folder.overtaken()) return;
    const field = document.activeElement, item = field?.closest?.("#folder-scenes li");
    const at = item ? [...item.parentNode.children].indexOf(item) : -1, { scene } = field?.dataset ?? {};
    Object.assign(page, lupe.folder.load());
    draw();
    if (at >= 0 && scene) byId("folder-scenes").querySelectorAll("li")[at]?.querySelector(`[data-scene="${scene}"]`)?.focus();
  }

  function say(key, facts) {
    return lupe.folder.fill(page.words[key], facts || {});
  }

  function make(name, attributes, ...inside) {
    const node = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) if (value !== null) node.setAttribute(key, value);
    node.append(...inside);
    return node;
  }
  page.make = make;

  /* A sentence above the list, read aloud as well, with buttons: [words, action]. */
  function tell(sentence, buttons) {
    const host = byId("folder-told");
    lupe.say(sentence);
    if (!host) return;
    const line = make("div", { class: "bl-notice" }, make("p", {}, sentence));
    for (const [words, action] of buttons || []) {
      const button = make("button", { type: "button", class: "bl-link bl-plain" }, words);
      button.addEventListener("click", () => {
        host.replaceChildren();
        action();
      });
      line.append(button);
    }
    const close = make("button", { type: "button", class: "btn bl-quiet", "aria-label": page.words.close }, make("i", { class: "bl-icon bl-icon-close", "aria-hidden": "true" }));
    close.addEventListener("click", () => {
      host.replaceChildren();
      byId("inhalt").focus({ preventScroll: true });
    });
    if (!page.broken) line.append(close);
    host.replaceChildren(line);
  }

  function sayBroken() {
    const { text, cause } = page.broken;
    tell(say("broken", { cause: say(cause.key, cause.facts) }), [
      [page.words.broken_save, () => (lupe.folderPass.save(text, "sitzungsmappe-unlesbar.json"), sayBroken())],
      [page.words.broken_drop, () => {
        lupe.folder.forget();
        Object.assign(page, lupe.folder.load());
        draw();
        byId("inhalt").focus();
      }],
    ]);
  }

  /* Changes the folder and offers to take that back. `sentence` null changes quietly, as typing does. */
  function change(action, sentence, focus) {
    if (page.broken) return sayBroken();
    const before = lupe.folder.write(page.folder);
    action(page.folder);
    const warning = store();
    if (sentence === null) {
      if (warning) tell(warning, [keeping()]);
      return;
    }
    draw(focus);
    tell([sentence, warning].filter(Boolean).join(" "), [...(warning ? [keeping()] : []), [page.words.undo, () => {
      page.folder = lupe.folder.read(before);
      const still = store();
      draw();
      if (still) tell(still, [keeping()]);
      else lupe.say(page.words.restored);
      byId("inhalt").focus({ preventScroll: true });
    }]]);
  }

  const keeping = () => [page.words.save, () => lupe.folderPass.saveFolder(page.folder, page.words)];

  /* Takes another folder in the place of this one. */
  function replace(folder) {
    change((own) => Object.assign(own, folder), say("taken", { name: folder.name || page.words.untitled }));
  }

  /* Keeps the folder; a sentence where the browser did not or where another window has changed it, else an empty one. */
  function store() {
    const { kept, added, full } = lupe.folder.keep(page.folder);
    if (added) draw();
    if (full) return say("clash", { n: lupe.folder.MOST.scenes });
    if (!kept) return page.words.unkept;
    return added ? say("merged", { n: added }) : "";
  }

  /* --- drawing ------------------------------------------------------------------------------------------------------ */

  /* `focus` is [id of a scene, name of a button] that has the focus afterwards. */
  function draw(focus) {
    const host = byId("folder-scenes"), { scenes } = page.folder;
    byId("folder-actions").hidden = false;
    for (const button of document.querySelectorAll("#folder-actions [data-folder]")) {
      if (button.dataset.folder !== "open") button.hidden = !scenes.length;
    }
    if (!scenes.length) {
      const link = make("a", { href: `/${location.search}`, class: "btn btn-primary" }, page.words.to_monitor);
      host.replaceChildren(make("div", { class: "bl-card bl-state" }, make("div", {}, make("p", {}, page.words.empty), link)));
      return;
    }
    const kept = new Map([...host.querySelectorAll("li[data-id]")].map((one) => [one.dataset.id, one]));
    const list = make("ol", { class: "bl-scenes", "aria-label": page.words.scenes });
    scenes.forEach((scene, at) => list.append(row(scene, at, kept.get(String(scene.id)))));
    host.replaceChildren(title(), list);
    if (focus) host.querySelector(`li[data-id="${focus[0]}"] [data-scene="${focus[1]}"]`)?.focus();
  }

  function title() {
    const input = make("input", { id: "folder-name", class: "form-control", maxlength: lupe.folder.MOST.name, placeholder: page.words.untitled, autocomplete: "off" });
    input.value = page.folder.name;
    input.addEventListener("input", () => change((folder) => (folder.name = cleaned(input, lupe.folder.line)), null));
    return make("div", { class: "bl-folder-name" }, make("label", { for: "folder-name" }, page.words.title), input);
  }

  /* What a field holds, without signs that no file can hold; what is pasted may bring some. The cursor stays where it is. */
  function cleaned(field, how) {
    const text = how(field.value);
    if (text !== field.value) {
      const at = how(field.value.slice(0, field.selectionEnd)).length;
      field.value = text;
      field.setSelectionRange(at, at);
    }
    return text;
  }

  function row(scene, at, before) {
    const { words } = page, n = at + 1, id = `scene-${scene.id}`;
    const picture = before && before.dataset.view === lupe.folder.query(scene) ? before.querySelector(".bl-scene-picture") : preview(scene);
    const name = make("input", { id: `${id}-name`, class: "form-control", maxlength: lupe.folder.MOST.name, "data-scene": "name", autocomplete: "off" });
    name.value = scene.name;
    name.addEventListener("input", () => {
      const said = cleaned(name, lupe.folder.line);
      change(() => (scene.name = said.trim() ? said : scene.title), null);
    });
    name.addEventListener("blur", () => (name.value = scene.name));
    const note = make("textarea", { id: `${id}-note`, class: "form-control", rows: 3, maxlength: lupe.folder.MOST.note, "data-scene": "note", placeholder: words.note_hint });
    note.value = scene.note;
    note.addEventListener("input", () => change(() => (scene.note = cleaned(note, lupe.folder.clean)), null));
    return make(
      "li",
      { class: "bl-card bl-scene", "data-id": scene.id, "data-view": lupe.folder.query(scene) },
      make("div", { class: "bl-scene-order" }, make("span", { class: "bl-scene-grip", title: words.drag, "aria-hidden": "true" }, String(n)), button("up", words.up, scene, at === 0), button("down", words.down, scene, n === page.folder.scenes.length)),
      picture,
      make("div", { class: "bl-scene-words" }, make("label", { for: name.id }, say("scene", { n })), name, make("label", { for: note.id }, words.note), note, ...older(scene)),
      make("div", { class: "bl-scene-actions" }, button("present", words.present_from, scene), opener(scene), button("copy", words.copy, scene), button("delete", words.delete, scene)),
    );
  }

  const numbered = (scene) => say("scene", { n: page.folder.scenes.indexOf(scene) + 1 });

  function button(what, words, scene, disabled) {
    const icon = what === "up" || what === "down";
    const inside = icon ? make("i", { class: `bl-icon bl-icon-${what}`, "aria-hidden": "true" }) : words;
    return make("button", { type: "button", class: "btn bl-quiet", "data-scene": what, "aria-label": `${words}: ${numbered(scene)}`, title: icon ? words : null, "aria-disabled": disabled ? "true" : null }, inside);
  }

  function opener(scene) {
    return make("a", { class: "btn bl-quiet", href: `/?${lupe.folder.query(scene)}`, "aria-label": `${page.words.view}: ${numbered(scene)}` }, page.words.view);
  }

  function preview(scene) {
    const dark = document.documentElement.dataset.bsTheme === "dark" ? "&hell=nein" : "";
    const image = make("img", { src: `/bild/karte.png?${lupe.folder.query(scene)}&breite=640${dark}`, alt: say("picture", { name: scene.name }), width: 256, height: 144, loading: "lazy" });
    const frame = make("div", { class: "bl-scene-picture" }, image);
    image.addEventListener("error", () => frame.replaceChildren(make("p", {}, page.words.no_picture)));
    return frame;
  }

  /* Kept on another data version than the one in force: says so, and either can be shown. */
  function older(scene) {
    const old = lupe.folder.version(scene);
    if (!old || old === page.version) return [];
    const group = make("span", { class: "bl-seg", role: "group", "aria-label": page.words.use });
    for (const [what, newest, words] of [["old", false, say("use_old", { old })], ["new", true, page.words.use_new]]) {
      group.append(make("button", { type: "button", "data-scene": what, "aria-pressed": String(scene.newest === newest) }, words));
    }
    return [make("div", { class: "bl-scene-older" }, make("p", {}, say("older", { old, new: page.version })), group)];
  }

  lupe.on("theme", () => {
    if (!page.folder) return;
    byId("folder-scenes").replaceChildren(); // the pictures follow
    draw();
  });

  /* --- what is done with a scene ------------------------------------------------------------------------------------ */

  document.addEventListener("click", (event) => {
    const target = event.target.closest("#folder-scenes button[data-scene]");
    if (!target || target.getAttribute("aria-disabled")) return;
    const id = Number(target.closest("li").dataset.id), { scenes } = page.folder, at = scenes.findIndex((one) => one.id === id);
    const scene = scenes[at], what = target.dataset.scene;
    if (what === "up" || what === "down") move(at, at + (what === "up" ? -1 : 1), what);
    else if (what === "copy") duplicate(scene, at);
    else if (what === "delete") remove(scene, at);
    else if (what === "present") lupe.presentation.start(at, target);
    else if (what === "old" || what === "new") {
      change(() => (scene.newest = what === "new"), null);
      draw([scene.id, what]);
    }
  });

  /* The focus stays on the button that was pressed, wherever its scene goes. */
  function move(from, to, what) {
    const { scenes } = page.folder, scene = scenes[from];
    const sentence = say("moved", { name: scene.name, n: to + 1, all: scenes.length });
    change((folder) => folder.scenes.splice(to, 0, ...folder.scenes.splice(from, 1)), sentence, [scene.id, what]);
  }

  function duplicate(scene, at) {
    if (page.folder.scenes.length >= lupe.folder.MOST.scenes) return tell(say("full", { n: lupe.folder.MOST.scenes }));
    const second = lupe.folder.copy(scene);
    change((folder) => folder.scenes.splice(at + 1, 0, second), say("copied", { n: at + 2, name: scene.name }), [second.id, "name"]);
  }

  function remove(scene, at) {
    const next = page.folder.scenes[at + 1] || page.folder.scenes[at - 1];
    change((folder) => folder.scenes.splice(at, 1), say("deleted", { name: scene.name }), next ? [next.id, "delete"] : null);
    if (!next) byId("inhalt").focus();
  }

  /* --- order by pointer --------------------------------------------------------------------------------------------- */

  let drag = null;
  document.addEventListener("pointerdown", (event) => {
    const grip = event.target.closest ? event.target.closest(".bl-scene-grip") : null;
    if (!grip || event.button) return;
    event.preventDefault();
    const item = grip.closest("li");
    drag = { item, from: [...item.parentNode.children].indexOf(item) };
    item.classList.add("is-dragged");
  });
  document.addEventListener("pointermove", (event) => {
    if (!drag) return;
    const others = [...drag.item.parentNode.children].filter((one) => one !== drag.item);
    const before = others.find((one) => {
      const box = one.getBoundingClientRect();
      return event.clientY < box.top + box.height / 2;
    });
    if (before) before.before(drag.item);
    else others.at(-1)?.after(drag.item);
  });
  for (const name of ["pointerup", "pointercancel"]) {
    document.addEventListener(name, () => {
      if (!drag) return;
      const { item, from } = drag, to = [...item.parentNode.children].indexOf(item);
      drag = null;
      item.classList.remove("is-dragged");
      if (to !== from) move(from, to, "name");
    });
  }
})();
