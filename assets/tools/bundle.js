/* Makes assets/dist: for each page one script and one style sheet out of its modules.
   `node bundle.js` writes them; `node bundle.js --check` says which would differ and fails if any does. */
import { glob, readFile, rm, mkdir, writeFile } from "node:fs/promises";
import { basename, dirname, join, relative } from "node:path";
import { build } from "esbuild";

const ASSETS = join(import.meta.dirname, "..");
const DIST = join(ASSETS, "dist");
/* A folder with a page.js is a page, or a page within a room; its files bear its own name, below "staff" that
   of both. */
const PAGES = (await Array.fromAsync(glob("{*,*/*}/page.js", { cwd: ASSETS }))).map(dirname).sort();

const nameOf = (page) => (page.startsWith("staff/") ? page.replace("/", "-") : basename(page));

/** Files of dist by name, as the sources make them now. */
async function made() {
  const { outputFiles } = await build({
    absWorkingDir: ASSETS,
    entryPoints: [
      ...PAGES.flatMap((page) => [
        { in: `${page}/page.js`, out: nameOf(page) },
        { in: `${page}/page.css`, out: nameOf(page) },
      ]),
      { in: "offline/worker.js", out: "worker" }, // answers where there is no network; belongs to no page
    ],
    outdir: DIST,
    bundle: true,
    minify: true,
    write: false,
    format: "iife",
    charset: "utf8",
    target: ["chrome120", "firefox121", "safari17"],
    loader: { ".svg": "dataurl" },
    external: ["/paket/*"],
    logLevel: "warning",
  });
  return new Map(outputFiles.map((file) => [relative(DIST, file.path), file.text]));
}

async function check(files) {
  const stale = [];
  for (const [name, text] of files) {
    const before = await readFile(join(DIST, name), "utf8").catch(() => "");
    if (before !== text) stale.push(name);
  }
  if (!stale.length) return;
  console.error(`assets/dist is older than its sources (make bundle): ${stale.join(", ")}`);
  process.exitCode = 1;
}

async function write(files) {
  await rm(DIST, { recursive: true, force: true });
  await mkdir(DIST, { recursive: true });
  for (const [name, text] of files) await writeFile(join(DIST, basename(name)), text);
}

const files = await made();
await (process.argv.includes("--check") ? check(files) : write(files));
