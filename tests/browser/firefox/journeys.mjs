/* The main journeys in Firefox. `FIREFOX` is its program, `PRODUCT` the address of a served product; node --test
   runs them. Playwright's Firefox cannot be installed from a package index, Debian's speaks WebDriver BiDi. */
import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { after, before, test } from "node:test";

const { PRODUCT = "", FIREFOX = "" } = process.env;
const tools = createRequire(new URL("../../../assets/tools/package.json", import.meta.url));
const { default: puppeteer } = await import(tools.resolve("puppeteer-core"));
const PATIENCE = 30_000;
const PARCHIM = "13076108";
const HAGENOW = "13076060";

/** @type {import("puppeteer-core").Browser} */
let browser;

before(async () => {
  browser = await puppeteer.launch({
    browser: "firefox",
    executablePath: FIREFOX,
    headless: true,
    extraPrefsFirefox: { "intl.accept_languages": "de-DE, de", "ui.prefersReducedMotion": 1 },
  });
});
after(() => browser?.close());

/**
 * Opens a page as a new reader does, and has it watched: no error, nothing asked of another host.
 * @param {string} path
 * @param {(page: import("puppeteer-core").Page) => Promise<void>} visit
 * @param {{width: number, height: number}} [size]
 */
async function visiting(path, visit, size = { width: 1920, height: 1080 }) {
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  const faults = [];
  page.setDefaultTimeout(PATIENCE);
  page.on("pageerror", (error) => faults.push(String(error)));
  page.on("console", (message) => message.type() === "error" && faults.push(message.text()));
  page.on("request", (request) => {
    const url = new URL(request.url());
    if (url.protocol.startsWith("http") && url.origin !== PRODUCT) faults.push(`foreign: ${url}`);
  });
  await sized(page, size);
  await page.goto(PRODUCT + path);
  await visit(page);
  assert.deepEqual(faults, []);
  await context.close();
}

/** Firefox 140 (ESR) knows sizes but not yet the turned screens that are told along with them. */
async function sized(page, size) {
  await page.setViewport(size).catch((error) => {
    if (!/unknown command/.test(String(error))) throw error;
  });
  await page.waitForFunction(({ width }) => innerWidth === width, {}, size);
}

const text = (page, selector) => page.$eval(selector, (node) => node.textContent.trim());
const count = (page, selector) =>
  page.evaluate((wanted) => document.querySelectorAll(wanted).length, selector);
const drawn = (page) => page.waitForSelector("#monitor-series .bl-lines path");
/** Of the page itself: Firefox 140 does not tell of addresses that a script has changed. */
const asked = async (page, name) => new URL(await page.evaluate(() => location.href)).searchParams.get(name);

/** Waits until something is so; what it was at last stands in the failure. */
async function until(what, look, wanted) {
  const end = Date.now() + PATIENCE;
  let last;
  do {
    last = await look();
    if (JSON.stringify(last) === JSON.stringify(wanted)) return;
    await new Promise((done) => setTimeout(done, 50));
  } while (Date.now() < end);
  assert.deepEqual(last, wanted, what);
}

/** Clicks what has this role and begins with this text; looking for its computed name takes seconds in BiDi. */
async function press(page, role, name) {
  const element = role === "button" ? "self::button" : `@role="${role}"`;
  const path = `::-p-xpath(//*[${element}][starts-with(normalize-space(), "${name}")])`;
  await (await page.waitForSelector(path, { visible: true })).click();
}

/** Clicks into an area where nothing covers it. */
async function point(page, key, modifier) {
  const at = await page.$eval(`#karte-${key}`, (node) => {
    const box = node.getBoundingClientRect();
    for (let i = 1; i < 400; i++) {
      const [x, y] = [box.left + ((i * 0.618) % 1) * box.width, box.top + (i / 400) * box.height];
      if (document.elementFromPoint(x, y) === node) return [x, y];
    }
    throw new Error(`nothing of ${node.id} can be reached`);
  });
  if (modifier) await page.keyboard.down(modifier);
  await page.mouse.click(...at);
  if (modifier) await page.keyboard.up(modifier);
}

test("the Monitor: an indicator, a year, two places, a level, and back", () =>
  visiting("/", async (page) => {
    await drawn(page);
    // The first figures are drawn before Dash has made the filters.
    await (await page.waitForSelector("#monitor-indicator-input", { visible: true })).click();
    await page.keyboard.type("Krippe");
    await press(page, "option", "Betreuungsquote unter 3 Jahren");
    await until("title", () => text(page, "#monitor-title"), "Betreuungsquote unter 3 Jahren");
    await until("indicator in the address", () => asked(page, "indikator"), "betreuungsquote_u3");
    await page.focus("#monitor-year");
    await page.keyboard.press("End");
    const last = await text(page, "#monitor-title-year");
    await page.keyboard.press("ArrowLeft");
    await until("year", () => text(page, "#monitor-title-year"), String(Number(last) - 1));
    await point(page, PARCHIM);
    await until("one place", () => asked(page, "gebiete"), PARCHIM);
    await point(page, HAGENOW, "Control");
    await until("two places", () => asked(page, "gebiete"), `${PARCHIM},${HAGENOW}`);
    await until("pills", () => count(page, ".bl-pills text"), 2);
    await press(page, "tab", "Tabelle");
    await until("marked rows", () => count(page, "#monitor-table tr.on"), 2);
    await page.evaluate(() => history.back());
    await until("the view before", () => asked(page, "ansicht"), null);
  }));

test("the Monitor on a phone is not wider than the phone", () =>
  visiting(
    "/?indikator=kinderarmut",
    async (page) => {
      await drawn(page);
      const [wide, room] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
      assert.ok(wide <= room, `${wide} > ${room}`);
    },
    { width: 390, height: 844 },
  ));

test("a profile says how a place stands and links its files", () =>
  visiting(`/gemeinde/${PARCHIM}`, async (page) => {
    await until("heading", () => text(page, "h1"), "Parchim");
    assert.ok((await count(page, "table tbody tr")) > 10);
    const file = await page.$eval("a[href*='.pdf']", (link) => link.href);
    const answer = await page.evaluate(async (url) => (await fetch(url)).headers.get("content-type"), file);
    assert.equal(answer, "application/pdf");
  }));

test("two places are compared over the years", () =>
  visiting(`/vergleich?indikator=betreuungsquote_u3&gebiete=${PARCHIM},${HAGENOW}`, async (page) => {
    await drawn(page);
    await page.waitForSelector(".bl-mini [data-area][class]");
    await page.waitForSelector(".bl-cloud-point");
    // $$eval would hand over each of thousands of areas.
    const classes = () =>
      page.evaluate(() =>
        [...document.querySelectorAll(".bl-mini use")].map((one) => one.getAttribute("class")).join(),
      );
    const first = await classes();
    await page.focus(".bl-year input[type=range]");
    await page.keyboard.press("Home");
    await until("other colours", async () => (await classes()) !== first, true);
  }));

test("a view is kept, presented by keyboard and left again", () =>
  visiting("/?indikator=kinderarmut", async (page) => {
    await drawn(page);
    await page.click("#monitor-keep");
    await until("a scene", () => page.evaluate(() => localStorage.getItem("lupe-mappe") !== null), true);
    await page.goto(`${PRODUCT}/praesentation`);
    await until("scenes", () => count(page, "[data-scene=name]"), 1);
    await press(page, "button", "Vorführen");
    const frame = await (await page.waitForSelector(".bl-show iframe.is-front")).contentFrame();
    await frame.waitForSelector("#stage-view .bl-area");
    await until("the curtain is up", () => page.$eval(".bl-curtain", (node) => node.hidden), true);
    await page.keyboard.press("Escape");
    await until("the page is there again", () => count(page, "#presentation"), 0);
  }));
