/* How a Sitzungsmappe travels: in a link, in a file, and as slides or PDF that the server writes. */
(function () {
  "use strict";
  const lupe = window.lupe;
  const MARK = "mappe="; // in the fragment, which no server gets to see
  const page = lupe.folderPage;
  lupe.folderPass = { save, saveFolder, pack, unpack };

  /* --- link --------------------------------------------------------------------------------------------------------- */

  async function through(bytes, stream, most) {
    const reader = new Blob([bytes]).stream().pipeThrough(stream).getReader(), parts = [];
    let size = 0;
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      size += part.value.length;
      if (size > most) {
        await reader.cancel();
        throw new lupe.folder.Refused("bad_large"); // a small link can unfold into anything
      }
      parts.push(part.value);
    }
    return new Uint8Array(await new Blob(parts).arrayBuffer());
  }

  async function pack(folder) {
    const text = new TextEncoder().encode(lupe.folder.write(folder));
    const packed = await through(text, new CompressionStream("deflate-raw"), lupe.folder.MOST.bytes);
    return btoa(Array.from(packed, (byte) => String.fromCharCode(byte)).join("")).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
  }

  async function unpack(code) {
    if (code.length > lupe.folder.MOST.link) throw new lupe.folder.Refused("bad_large");
    let text;
    try {
      const packed = Uint8Array.from(atob(code.replaceAll("-", "+").replaceAll("_", "/")), (sign) => sign.charCodeAt(0));
      const bytes = await through(packed, new DecompressionStream("deflate-raw"), lupe.folder.MOST.bytes);
      text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    } catch (error) {
      throw error instanceof lupe.folder.Refused ? error : new lupe.folder.Refused("bad_text");
    }
    return lupe.folder.read(text);
  }

  async function copyLink() {
    const code = await pack(page.folder);
    if (code.length > lupe.folder.MOST.link) return page.tell(page.words.link_long);
    try {
      await navigator.clipboard.writeText(`${location.origin}${location.pathname}${location.search}#${MARK}${code}`);
      page.tell(page.words.link_copied);
    } catch {
      page.tell(page.words.link_failed);
    }
  }

  async function fromLink() {
    const at = location.hash.indexOf(MARK);
    if (at < 0 || page.broken) return; // first the reader has to say what becomes of the broken one; the link stays
    const code = location.hash.slice(at + MARK.length);
    history.replaceState(history.state, "", location.pathname + location.search); // once is enough
    await arrive(() => unpack(code));
  }
  lupe.on("folder", fromLink);
  window.addEventListener("hashchange", () => page.folder && fromLink());

  /* --- file --------------------------------------------------------------------------------------------------------- */

  function save(content, name) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(content instanceof Blob ? content : new Blob([content], { type: "application/json" }));
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  }

  /* The folder as a file; `words` are those of the page. */
  function saveFolder(folder, words) {
    save(lupe.folder.write(folder), named("lupe.json", folder, words));
    lupe.folder.filed(folder);
  }

  /* A name for files: letters, digits and hyphens of the folder's name. */
  function named(ending, folder = page.folder, words = page.words) {
    const said = (folder.name || words.folder).toLowerCase().replaceAll("ß", "ss").replace(/[äöü]/g, (sign) => ({ ä: "ae", ö: "oe", ü: "ue" })[sign]);
    return `${said.replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "").slice(0, 60) || "sitzungsmappe"}.${ending}`;
  }

  function choose() {
    const input = document.createElement("input");
    input.type = "file";
    input.accept = ".json,application/json";
    input.addEventListener("change", async () => {
      const [file] = input.files;
      if (!file) return;
      await arrive(async () => {
        if (file.size > lupe.folder.MOST.bytes) throw new lupe.folder.Refused("bad_large");
        return lupe.folder.read(await file.text());
      });
    });
    input.click();
  }

  /* Somebody's folder: taken at once where there is none, else the reader decides. */
  async function arrive(get) {
    let folder;
    try {
      folder = await get();
    } catch (error) {
      if (!(error instanceof lupe.folder.Refused)) throw error;
      return page.tell(page.say("bad", { cause: page.say(error.key, error.facts) }));
    }
    const own = page.folder.scenes.length, name = folder.name || page.words.untitled, { words } = page;
    if (!own || page.broken) return page.replace(folder);
    const append = [words.append, () => page.change((mine) => mine.scenes.push(...folder.scenes), page.say("taken", { name }))];
    page.tell(page.say("arrived", { name, n: folder.scenes.length, own }), [
      [words.take, () => page.replace(folder)],
      ...(own + folder.scenes.length <= lupe.folder.MOST.scenes ? [append] : []),
      [words.refuse, () => document.getElementById("inhalt").focus({ preventScroll: true })],
    ]);
  }

  /* --- slides and PDF ----------------------------------------------------------------------------------------------- */

  async function fetched(ending, button) {
    page.tell(page.words.export_busy);
    button.setAttribute("aria-busy", "true");
    try {
      const scenes = page.folder.scenes.map((one) => ({ ...one, view: lupe.folder.query(one) }));
      const body = lupe.folder.write({ name: page.folder.name || page.words.untitled, scenes });
      const answer = await fetch(`/mappe.${ending}${location.search}`, { method: "POST", headers: { "Content-Type": "application/json" }, body });
      if (!answer.ok) {
        const problem = await answer.json().catch(() => ({}));
        return page.tell(problem.detail || page.words.export_failed); // the server's own sentence
      }
      const name = named(ending);
      save(await answer.blob(), name);
      page.tell(page.say("export_done", { name }));
    } catch {
      page.tell(page.words.export_failed);
    } finally {
      button.removeAttribute("aria-busy");
    }
  }

  const ACTIONS = {
    present: (button) => lupe.presentation.start(0, button),
    pptx: (button) => fetched("pptx", button),
    pdf: (button) => fetched("pdf", button),
    link: copyLink,
    save: () => saveFolder(page.folder, page.words),
    open: choose,
    clear: () => page.change((folder) => (folder.scenes = []), page.words.cleared),
  };

  document.addEventListener("click", (event) => {
    const button = event.target.closest("#folder-actions [data-folder]");
    if (button && !button.hasAttribute("aria-busy")) ACTIONS[button.dataset.folder](button);
  });
})();
