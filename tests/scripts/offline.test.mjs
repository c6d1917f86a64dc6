/* What the worker answers, and under which names pages and figures are kept. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { askedBy, kindOf, monitorOf, nameOf, withBanner } from "../../assets/offline/rules.js";

const ORIGIN = "https://monitor.example";
const asked = (path, more = {}) =>
  kindOf({ method: "GET", mode: "no-cors", url: ORIGIN + path, ...more }, ORIGIN);

test("pages ask the network first, what bears the print of its content is taken at once", () => {
  for (const path of ["/", "/?indikator=kitas", "/gemeinde/13076108", "/praesentation", "/uebergang/buehne"])
    assert.equal(asked(path, { mode: "navigate" }), "page", path);
  for (const path of ["/paket/monitor.js?v=1", "/slab?indikator=a&fassung=b", "/_dash-component-suites/a.js"])
    assert.equal(asked(path), "forever", path);
  for (const path of ["/bild/szene.svg?jahr=2020", "/bild/uebergang-szene.svg", "/buehne/daten?a"])
    assert.equal(asked(path), "fresh", path);
});

test("exports, machines, what is sent and other hosts are left alone", () => {
  for (const path of ["/tabelle.xlsx", "/mappe.pdf", "/api/v1/werte", "/bild/karte.png", "/l/abc"]) {
    assert.equal(asked(path), null, path);
    assert.equal(asked(path, { mode: "navigate" }), null, path);
  }
  assert.equal(asked("/slab?indikator=a"), null, "figures of the moment");
  assert.equal(asked("/suche?frage=a"), null);
  assert.equal(asked("/", { mode: "navigate", method: "POST" }), null);
  assert.equal(asked("/_dash-update-component", { method: "POST" }), null);
  const elsewhere = { method: "GET", mode: "navigate", url: "https://other.example/" };
  assert.equal(kindOf(elsewhere, ORIGIN), null);
});

test("below a path what lies beside it is left alone, and names are those within", () => {
  const place = `${ORIGIN}/bildung`;
  const below = (path) => kindOf({ method: "GET", mode: "navigate", url: ORIGIN + path }, place);
  assert.equal(below("/bildung/gemeinde/13076108"), "page");
  assert.equal(below("/gemeinde/13076108"), null);
  assert.equal(below("/bildungsamt/seite"), null);
  const page = '<script src="/bildung/paket/a.js?v=2"></script><link href="/bildung/slab?a=1&amp;fassung=x">';
  assert.deepEqual(askedBy(page, "text/html"), ["/paket/a.js?v=2", "/slab?a=1&fassung=x"]);
});

test("the kept version need not be named, another one is another page", () => {
  assert.equal(nameOf("/gemeinde/1?stand=2026.1", "2026.1"), "/gemeinde/1");
  assert.equal(nameOf("/gemeinde/1?stand=2025.2", "2026.1"), "/gemeinde/1?stand=2025.2");
  assert.equal(nameOf("/slab?a=1&stand=2026.1&fassung=x", "2026.1"), "/slab?a=1&stand=2026.1&fassung=x");
});

test("the Monitor's page of a level shows every indicator, year and place of it, and nothing else", () => {
  assert.equal(monitorOf("/?indikator=kitas&jahr=2020&gebiete=1,2", "/", "gemeinde"), "/");
  assert.equal(monitorOf("/monitor", "/", "gemeinde"), "/");
  const english = "/?ebene=amt&sprache=en";
  assert.equal(monitorOf("/?indikator=kitas&ebene=amt&sprache=en", "/", "gemeinde"), english);
  assert.equal(monitorOf("/?sprache=en&indikator=kitas&ebene=amt", "/", "gemeinde"), english);
  assert.equal(monitorOf("/?ebene=gemeinde&jahr=2020", "/", "gemeinde"), "/", "the level that needs no name");
  for (const query of ["stand=2025.2", "jahre=3", "vergleich=land", "notiz=1:a", "herkunft=amtlich"])
    assert.equal(monitorOf(`/?${query}`, "/", "gemeinde"), null, query);
  assert.equal(monitorOf("/gemeinde/1", "/", "gemeinde"), null);
});

test("where the portal stands at the root, a view that is named there is the Monitor's", () => {
  assert.equal(monitorOf("/?sprache=en", "/monitor", "gemeinde"), null);
  assert.equal(monitorOf("/?indikator=kitas", "/monitor", "gemeinde"), "/monitor", "gemeinde");
  assert.equal(monitorOf("/monitor?ebene=amt", "/monitor", "gemeinde"), "/monitor?ebene=amt");
});

test("the keys of a query may stand in any order", () => {
  assert.equal(nameOf("/a?sprache=en&ort=1", "1"), nameOf("/a?ort=1&sprache=en", "1"));
  assert.equal(nameOf("/a?b=2&b=1", "1"), "/a?b=2&b=1");
});

test("what a page asks for is found in its attributes, its data and its style sheets", () => {
  const page =
    '<link href="/paket/a.css?v=1"><script src="/paket/a.js?v=2"></script>' +
    '<main data-start="[&quot;/slab?a=1&amp;fassung=x-1&quot;]"></main>' +
    '<script>{"map":"/karte.svg?ebene=amt\\u0026fassung=x-1"}</script>' +
    '<a href="/gemeinde/1">';
  const found = ["/paket/a.css?v=1", "/paket/a.js?v=2", "/slab?a=1&fassung=x-1"];
  assert.deepEqual(askedBy(page, "text/html; charset=utf-8"), [...found, "/karte.svg?ebene=amt&fassung=x-1"]);
  assert.deepEqual(askedBy("a{src:url(schrift-400.woff2?v=1)}", "text/css"), [
    "/paket/schrift-400.woff2?v=1",
  ]);
  assert.deepEqual(askedBy("/slab?fassung=1", "application/json"), []);
});

test("a kept page says so above everything else, as text", () => {
  const page = withBanner('<html lang="de"><body class="x"><p>$&</p>', { banner: "<b>", words: { a: '"' } });
  assert.ok(page.startsWith('<html data-kept="" lang="de"><body class="x"><p class="bl-offline-line"'));
  assert.ok(page.includes(">&lt;b&gt;</p><p>$&</p>"));
});
