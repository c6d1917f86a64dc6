/* A Sitzungsmappe from outside is read strictly. */
import assert from "node:assert/strict";
import { test } from "node:test";
import {
  address,
  clean,
  copy,
  fill,
  line,
  make,
  MOST,
  pageOf,
  PARAMETERS_OF,
  pictureOf,
  query,
  read,
  Refused,
  version,
  write,
} from "../../assets/meeting/folder-format.js";
import { pack, unpack } from "../../assets/meeting/folder-link.js";

const scene = {
  ansicht: "indikator=kinderarmut&jahr=2022&stand=2026.1",
  name: "Arm",
  titel: "Kinderarmut 2022",
};
const first = { ...scene, notiz: "Zeile\nzweite", neu: false };
const whole = { ...first, bild: "rangfolge", satz: "Jedes fünfte Kind" };
const folder = (changes = {}) => ({
  ...{ format: "bildungslupe-mappe", fassung: 2, name: "Ausschuss", szenen: [whole] },
  ...changes,
});
const reading = (given) => () => read(typeof given === "string" ? given : JSON.stringify(given));
const refused = (key) => (error) => error instanceof Refused && error.key === key;

test("a folder that was written is read as it was", () => {
  const read1 = read(JSON.stringify(folder()));
  const read2 = read(write(read1));
  const plain = ({ id, ...rest }) => rest;
  assert.deepEqual(read2.scenes.map(plain), read1.scenes.map(plain));
  assert.equal(read2.name, "Ausschuss");
  assert.deepEqual(plain(read1.scenes[0]), {
    ...{ view: scene.ansicht, name: "Arm", title: "Kinderarmut 2022", note: "Zeile\nzweite", newest: false },
    ...{ picture: "rangfolge", headline: "Jedes fünfte Kind" },
  });
});

test("a folder may hold as many scenes and as long a name as the limits say", () => {
  const most = folder({ name: "x".repeat(MOST.name), szenen: Array(MOST.scenes).fill(whole) });
  assert.equal(read(JSON.stringify(most)).scenes.length, MOST.scenes);
});

test("a folder of the first edition is read: a name of its own was said above the scene", () => {
  const szenen = [first, { ...first, name: "Kinderarmut 2022" }, { ...first, bild: 7, satz: "nein" }];
  const { scenes } = read(JSON.stringify(folder({ fassung: 1, szenen })));
  assert.deepEqual(
    scenes.map((one) => [one.picture, one.headline]),
    [
      ["", "Arm"],
      ["", ""],
      ["", "Arm"],
    ],
  );
  assert.deepEqual(read(write({ name: "", scenes })).scenes[0].headline, "Arm");
});

test("the stage is filled by what was chosen, else by what the view had open, else by the map", () => {
  assert.equal(pictureOf({ picture: "", view: "indikator=a" }), "karte");
  assert.equal(pictureOf({ picture: "", view: "indikator=a&ansicht=trichter" }), "trichter");
  assert.equal(pictureOf({ picture: "zweikarten", view: "ansicht=trichter" }), "zweikarten");
});

test("a scene that follows the newest data version still does after it was written", () => {
  const [plain, newest] = read(JSON.stringify(folder({ szenen: [whole, { ...whole, neu: true }] }))).scenes;
  assert.deepEqual([plain.newest, newest.newest], [false, true]);
  assert.match(write({ name: "", scenes: [newest] }), /"neu":true/);
});

/** A link's text of bytes, packed as `pack` does it. */
async function coded(bytes) {
  const packed = new Blob([bytes]).stream().pipeThrough(new CompressionStream("deflate-raw"));
  return Buffer.from(await new Response(packed).arrayBuffer()).toString("base64url");
}

test("a folder comes out of its link as it went in", async () => {
  const given = read(JSON.stringify(folder({ name: "Ausschuß für Bildung – „Übergang“" })));
  const code = await pack(given);
  assert.match(code, /^[\w-]+$/);
  const { name, scenes } = await unpack(code);
  assert.equal(name, given.name);
  assert.equal(scenes[0].note, "Zeile\nzweite");
});

test("a link that cannot be a folder is refused with its cause", async () => {
  const text = JSON.stringify(folder({ name: "Ä" }));
  const latin = Buffer.from(text, "latin1"); // no UTF-8: the name would turn into other signs
  for (const [key, code] of [
    ["bad_text", "%%%"],
    ["bad_text", "abcd"],
    ["bad_text", await coded(latin)],
    ["bad_large", "a".repeat(MOST.link + 1)],
    ["bad_large", await coded(" ".repeat(MOST.bytes) + text)], // a small link that unfolds into too much
  ]) {
    await assert.rejects(unpack(code), refused(key), `${key}: ${code.slice(0, 20)}`);
  }
});

test("a link that unfolds into too much is left before it is read", async () => {
  const code = await coded(" ".repeat(MOST.bytes * 4));
  const { decode } = TextDecoder.prototype;
  let read = 0;
  TextDecoder.prototype.decode = function (bytes) {
    read += bytes?.length ?? 0;
    return decode.call(this, bytes);
  };
  try {
    await assert.rejects(unpack(code), refused("bad_large"));
  } finally {
    TextDecoder.prototype.decode = decode;
  }
  assert.equal(read, 0);
});

test("what is no folder is refused with its cause", () => {
  for (const [key, given] of [
    ["bad_text", "{"],
    ["bad_text", "null"],
    ["bad_text", "[]"],
    ["bad_text", folder({ format: "anderes" })],
    ["bad_text", folder({ name: 7 })],
    ["bad_text", folder({ fassung: 0 })],
    ["bad_text", folder({ fassung: "1" })],
    ["bad_newer", folder({ fassung: 3 })],
    ["bad_large", " ".repeat(MOST.bytes + 1)],
    ["bad_many", folder({ szenen: Array(MOST.scenes + 1).fill(whole) })],
    ["bad_scene", folder({ szenen: [whole, { ...whole, name: " " }] })],
    ["bad_scene", folder({ szenen: [{ ...whole, notiz: "x".repeat(MOST.note + 1) }] })],
    ["bad_scene", folder({ szenen: [{ ...whole, neu: 1 }] })],
    ["bad_scene", folder({ szenen: [null] })],
    ["bad_scene", folder({ szenen: [first] })],
    ["bad_scene", folder({ szenen: [{ ...whole, bild: "foto" }] })],
    ["bad_scene", folder({ szenen: [{ ...whole, satz: "x".repeat(MOST.headline + 1) }] })],
    ["bad_parameter", folder({ szenen: [{ ...whole, ansicht: "indikator=a&weiter=//b" }] })],
  ]) {
    assert.throws(reading(given), refused(key), key);
  }
});

test("a refusal names the scene and the parameter", () => {
  const given = folder({ szenen: [whole, { ...whole, ansicht: `${"x".repeat(60)}=1` }] });
  assert.throws(reading(given), { facts: { n: 2, name: "x".repeat(40) } });
});

test("texts lose what no file can hold, and one kind of line break is left", () => {
  assert.equal(clean("a\u0000b\r\nc\u000bd\u2028e\u202ef\ud800"), "ab\nc\nd\nef");
  assert.equal(line("a\n\n\tb"), "a b");
});

test("a sentence is filled once: a name may hold braces itself", () => {
  assert.equal(fill("{name} von {n}, {other}", { name: "{n}", n: 3 }), "{n} von 3, {other}");
});

test("a scene keeps its data version unless it follows the newest", () => {
  const kept = make("indikator=a&stand=2026.1&vergleich=amt%2Ckreis", "Titel");
  assert.equal(version(kept), "2026.1");
  assert.equal(query(kept), "indikator=a&stand=2026.1&vergleich=amt,kreis");
  assert.equal(query({ ...kept, newest: true }), "indikator=a&vergleich=amt,kreis");
  assert.notEqual(copy(kept).id, kept.id);
});

test("a scene of the Bildungslandkarte holds that page's parameters and opens there", () => {
  const view = "seite=bildungslandkarte&ansicht=erreichbarkeit&szenario=zu:g2&stand=2026.1";
  const [one] = read(JSON.stringify(folder({ szenen: [{ ...whole, ansicht: view }] }))).scenes;
  assert.deepEqual([pageOf(one), pictureOf(one)], ["bildungslandkarte", "bildungslandkarte"]);
  assert.equal(address(one), "/bildungslandkarte?ansicht=erreichbarkeit&szenario=zu:g2&stand=2026.1");
  assert.equal(address({ ...one, newest: true }), "/bildungslandkarte?ansicht=erreichbarkeit&szenario=zu:g2");
  assert.equal(address(make("indikator=a&stand=2026.1", "")), "/?indikator=a&stand=2026.1");
  for (const strange of [
    "seite=anderswo&indikator=a",
    "seite=bildungslandkarte&gebiete=13076108",
    "art=kita",
  ])
    assert.throws(reading(folder({ szenen: [{ ...whole, ansicht: strange }] })), refused("bad_parameter"));
  assert.ok(PARAMETERS_OF.bildungslandkarte.includes("szenario"));
});

test("a scene of courses holds that page's parameters and opens there", () => {
  const view = "seite=integration&kursart=alphabetisierung&ueberschneidung=1&stand=2026.1";
  const [one] = read(JSON.stringify(folder({ szenen: [{ ...whole, ansicht: view }] }))).scenes;
  assert.deepEqual([pageOf(one), pictureOf(one)], ["integration", "integration"]);
  assert.equal(address(one), "/integration?kursart=alphabetisierung&ueberschneidung=1&stand=2026.1");
  const strange = { ...whole, ansicht: "seite=integration&kinderbetreuung=ja" };
  assert.throws(reading(folder({ szenen: [strange] })), refused("bad_parameter"));
});

test("a scene of the way from school to work holds that page's parameters and opens there", () => {
  const view = "seite=uebergang&jahr=2021&gebiete=13076108&stand=2026.1";
  const [one] = read(JSON.stringify(folder({ szenen: [{ ...whole, ansicht: view }] }))).scenes;
  assert.deepEqual([pageOf(one), pictureOf(one)], ["uebergang", "uebergang"]);
  assert.equal(address(one), "/uebergang?jahr=2021&gebiete=13076108&stand=2026.1");
  const strange = { ...whole, ansicht: "seite=uebergang&indikator=a" };
  assert.throws(reading(folder({ szenen: [strange] })), refused("bad_parameter"));
});
