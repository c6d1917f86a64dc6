/* Several folders in one browser: nothing is lost, whatever the browser refuses and whoever else writes. */
import assert from "node:assert/strict";
import { afterEach, beforeEach, describe, test } from "node:test";

class Memory {
  setItem(key, value) {
    if (this.full) throw new Error("QuotaExceededError");
    Object.defineProperty(this, key, { value, enumerable: true, configurable: true, writable: true });
  }
  getItem(key) {
    return Object.hasOwn(this, key) ? this[key] : null;
  }
  removeItem(key) {
    delete this[key];
  }
}
const refuse = (memory) =>
  Object.defineProperty(memory, "full", { value: true, enumerable: false, configurable: true });

/* All tests share one process: what stands there before stands there again afterwards. */
let before = { document: globalThis.document, window: globalThis.window };
const window = { addEventListener: () => {} };
const stubs = { document: { addEventListener: () => {} }, window };
Object.assign(globalThis, stubs);
const fresh = () => {
  window.localStorage = new Memory();
  window.sessionStorage = new Memory();
};
fresh();
const format = await import("../../assets/meeting/folder-format.js");
const folders = await import("../../assets/meeting/list/folders.js");
const storage = await import("../../assets/meeting/storage.js");
const about = await import("../../assets/meeting/replacing/about.js");
Object.assign(globalThis, before);

const folder = (name, ...views) => ({ name, scenes: views.map((view) => format.make(view, view)) });
const names = () => folders.list(storage.shown()).map((one) => one.name);
const OLD =
  '{"format":"bildungslupe-mappe","fassung":1,"name":"Alt","szenen":[{"ansicht":"indikator=a",' +
  '"name":"Eigen","titel":"A","notiz":"N","neu":false}]}';

describe("folders in a browser", () => {
  beforeEach(() => {
    before = { document: globalThis.document, window: globalThis.window };
    Object.assign(globalThis, stubs);
    fresh();
    storage.forget();
    fresh();
  });
  afterEach(() => Object.assign(globalThis, before));

  test("the only folder of before is the first of several, as it was", () => {
    window.localStorage.setItem("lupe-mappe", OLD);
    const { folder: kept, broken } = storage.load();
    assert.equal(broken, null);
    assert.deepEqual([kept.name, kept.scenes[0].headline, kept.scenes[0].note], ["Alt", "Eigen", "N"]);
    assert.deepEqual(
      folders.list(storage.shown()).map(({ key, scenes, changed }) => [key, scenes, changed]),
      [["lupe-mappe", 1, ""]],
    );
    assert.equal(window.localStorage.getItem("lupe-mappe"), OLD, "reading writes nothing");
  });

  test("a second folder is open once it was made, the first stays, and each says when it changed", () => {
    storage.load();
    storage.keep(folder("Eins", "indikator=a"));
    const key = folders.add(folder("Zwei"));
    assert.equal(storage.load().folder.name, "Zwei");
    assert.equal(storage.shown(), key);
    assert.deepEqual(names().sort(), ["Eins", "Zwei"]);
    for (const { changed } of folders.list(key)) assert.match(changed, /^\d{4}-\d{2}-\d{2}$/);
    folders.choose(folders.FIRST);
    assert.equal(storage.load().folder.name, "Eins");
  });

  test("a page goes on with its own folder while another window opens a different one", () => {
    storage.load();
    storage.keep(folder("Eins", "indikator=a"));
    const mine = storage.load().folder;
    const other = folders.add(folder("Zwei", "indikator=b"));
    mine.scenes[0].note = "hier";
    assert.deepEqual(storage.keep(mine), { kept: true, added: 0, full: false });
    assert.equal(format.read(window.localStorage.getItem("lupe-mappe")).scenes[0].note, "hier");
    assert.deepEqual(
      format.read(window.localStorage.getItem(other)).scenes.map((one) => one.view),
      ["indikator=b"],
    );
  });

  test("a deleted folder is put back as it was, and the last one that is deleted leaves an empty one", () => {
    storage.load();
    storage.keep(folder("Eins", "indikator=a"));
    const gone = folders.remove(folders.FIRST);
    assert.deepEqual(storage.load().folder.scenes, []);
    assert.equal(folders.putBack(gone), true);
    assert.equal(storage.load().folder.name, "Eins");
    assert.match(folders.list(storage.shown())[0].changed, /^\d/);
  });

  test("a browser that is full takes no further folder and keeps what it has", () => {
    storage.load();
    storage.keep(folder("Eins", "indikator=a"));
    refuse(window.localStorage);
    assert.equal(folders.add(folder("Zwei")), "");
    assert.equal(storage.load().folder.name, "Eins");
    assert.deepEqual(names(), ["Eins"]);
  });

  test("a folder that lives in the window alone is not left for another, and keeps its own place", () => {
    storage.load();
    storage.keep(folder("Eins"));
    const key = folders.add(folder("Zwei"));
    const mine = storage.load().folder;
    refuse(window.localStorage);
    mine.scenes.push(format.make("indikator=c", "C"));
    assert.equal(storage.keep(mine).kept, false);
    assert.equal(storage.settled(), false);
    window.localStorage = Object.assign(new Memory(), { ...window.localStorage }); // there is room again
    folders.choose(folders.FIRST);
    assert.equal(storage.load().folder.scenes.length, 1, "the waiting one, whichever is open");
    assert.equal(storage.keep(mine).kept, true);
    assert.equal(format.read(window.localStorage.getItem(key)).scenes.length, 1);
  });

  test("a blocked memory is an empty folder, and a damaged index costs the dates alone", () => {
    storage.load();
    storage.keep(folder("Eins"));
    const text = window.localStorage.getItem("lupe-mappe");
    for (const damaged of ["{", "null", '{"current":"../x","changed":{"lupe-mappe":7}}', '"x"']) {
      fresh();
      window.localStorage.setItem("lupe-mappe", text);
      window.localStorage.setItem("lupe-mappen", damaged);
      assert.equal(storage.load().folder.name, "Eins", damaged);
      assert.equal(folders.list(storage.shown())[0].changed, "", damaged);
    }
    delete window.localStorage;
    delete window.sessionStorage;
    assert.deepEqual(storage.load().folder.scenes, []);
    assert.equal(folders.add(folder("Zwei")), "");
  });

  test("counting scenes for the head of a page does not hide that another window has written", () => {
    storage.load();
    storage.keep(folder("Eins", "indikator=a"));
    window.localStorage.setItem("lupe-mappe", format.write(folder("Eins", "indikator=a", "indikator=b")));
    assert.equal(storage.count(), 2);
    assert.equal(storage.overtaken(), true);
  });

  test("a scene that is about to be replaced is found again after a reload and wherever it was moved", () => {
    storage.load();
    storage.keep(folder("Eins", "indikator=a", "indikator=b"));
    const { scenes } = storage.load().folder;
    about.beginReplacing(storage.shown(), scenes[1], 1);
    const asked = about.replacing();
    assert.deepEqual([asked.folder, asked.at, asked.name], ["lupe-mappe", 1, "indikator=b"]);
    const again = storage.load().folder.scenes;
    assert.equal(about.placeOf(again, asked), 1);
    assert.equal(about.placeOf([again[1], again[0]], asked), 0);
    again[1].note = "anders";
    assert.equal(about.placeOf(again, asked), -1);
    about.endReplacing();
    assert.equal(about.replacing(), null);
  });

  test("a replaced scene keeps what was written; a name that the Monitor gave follows the view", () => {
    const scene = { ...format.make("indikator=a", "A"), note: "N", headline: "S", picture: "tabelle" };
    const { view, name, note, headline, picture } = about.withView(scene, "indikator=b", "B");
    assert.deepEqual([view, name, note, headline, picture], ["indikator=b", "B", "N", "S", "tabelle"]);
    assert.equal(about.withView({ ...scene, name: "Eigen" }, "indikator=b", "B").name, "Eigen");
  });

  test("what lies in this tab under our name and is no scene is left alone", () => {
    for (const strange of ["{", "null", "[]", '{"folder":1,"at":0,"name":"a","said":"b"}', '{"at":"0"}']) {
      window.sessionStorage.setItem("lupe-szene", strange);
      assert.equal(about.replacing(), null, strange);
    }
  });
});
