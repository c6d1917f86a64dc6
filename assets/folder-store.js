/* How this browser keeps the Sitzungsmappe. Its memory may be blocked or full, and another window may write into it:
   no scene is lost by that, and whoever asks for keeping is told what became of it. */
(function () {
  "use strict";
  const { folder } = window.lupe;
  const KEY = "lupe-mappe"; // in localStorage; in sessionStorage what localStorage would not take
  const BASE = "lupe-mappe-davor"; // in sessionStorage: what localStorage held when that began
  let known = null; // the text in localStorage as this page last saw it
  let unkept = null; // the text that localStorage would not take
  let taken = null; // the text that the reader has in a file
  let stays = false; // whether the window keeps the unkept text from page to page

  const attempt = (action) => {
    try {
      return { done: true, value: action() };
    } catch {
      return { done: false, value: null };
    }
  };
  const held = () => attempt(() => window.localStorage.getItem(KEY)).value;

  /* What the browser keeps: {folder, broken, kept}; `broken` is {text, cause} where it cannot be read, and then stays.
     `kept` is false while the folder lives in this window alone. */
  function load() {
    const waiting = unkept ?? attempt(() => window.sessionStorage.getItem(KEY)).value;
    if (waiting !== null && unkept === null) {
      unkept = waiting;
      known = attempt(() => window.sessionStorage.getItem(BASE)).value;
      stays = true;
    } else if (waiting === null) known = held();
    const found = waiting ?? known, kept = waiting === null;
    if (found === null) return { folder: folder.empty(), broken: null, kept };
    const read = readable(found);
    return read.folder ? { folder: read.folder, broken: null, kept } : { folder: folder.empty(), broken: { text: found, cause: read.cause }, kept };
  }

  function readable(text) {
    try {
      return { folder: folder.read(text) };
    } catch (error) {
      if (!(error instanceof folder.Refused)) throw error;
      return { cause: error };
    }
  }

  /* Keeps a folder, and takes over into it what another window has added meanwhile. Gives {kept, added, full}: `kept` is false where
     the browser does not take it, `added` is the number of scenes from elsewhere, `full` says that there are too many of both. */
  function keep(mine) {
    const there = held(), others = there === known || there === null ? [] : foreign(there, mine);
    const full = mine.scenes.length + others.length > folder.MOST.scenes;
    if (!full) mine.scenes.push(...others);
    const text = folder.write(mine);
    const kept = !full && attempt(() => window.localStorage.setItem(KEY, text)).done;
    if (kept) {
      known = text;
      unkept = null;
      for (const name of [KEY, BASE]) attempt(() => window.sessionStorage.removeItem(name));
    } else {
      unkept = text;
      stays = attempt(() => {
        window.sessionStorage.setItem(KEY, text);
        if (known !== null) window.sessionStorage.setItem(BASE, known);
      }).done;
    }
    return { kept, added: full ? 0 : others.length, full };
  }

  /* Scenes that stand there and neither here nor in what this page saw before: another window has added or changed them. */
  function foreign(there, mine) {
    const theirs = readable(there).folder;
    if (!theirs) return [];
    const before = (known !== null && readable(known).folder?.scenes) || [];
    const said = ({ id, ...rest }) => JSON.stringify(rest);
    const seen = new Set([...before, ...mine.scenes].map(said));
    return theirs.scenes.filter((one) => !seen.has(said(one)));
  }

  /* Another window has written since this page last looked. */
  const overtaken = () => held() !== known;

  function forget() {
    known = unkept = null;
    attempt(() => window.localStorage.removeItem(KEY));
    for (const name of [KEY, BASE]) attempt(() => window.sessionStorage.removeItem(name));
  }

  /* The reader has this folder in a file. */
  function filed(mine) {
    taken = folder.write(mine);
  }

  /* Nobody leaves without being asked while a folder lives in this window alone. Our other pages find it there. */
  let within = false;
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("a[href]");
    within = Boolean(link && link.origin === location.origin && !link.target);
    setTimeout(() => (within = false), 500);
  });
  window.addEventListener("beforeunload", (event) => {
    if (unkept !== null && unkept !== taken && !(within && stays)) event.preventDefault();
  });

  Object.assign(folder, { KEY, load, keep, overtaken, forget, filed });
})();
