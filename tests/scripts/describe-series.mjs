/* Describes the time series of a file with the browser's own modules: `node describe-series.mjs IN OUT`.
   IN has `widths` (of single signs at 1 px, by weight) and `cases` of parts and space; OUT gets the charts. */
import { readFileSync, writeFileSync } from "node:fs";
import { describeTimeSeries } from "../../assets/charts/describe/series/time-series.js";

const [input, output] = process.argv.slice(2);
const { widths, cases } = JSON.parse(readFileSync(input, "utf8"));
const measure = (text, size, weight) =>
  [...text].reduce((sum, sign) => sum + (widths[weight][sign] ?? widths[weight].n), 0) * size;

const charts = cases.map(({ parts, space }) => describeTimeSeries(parts, space, measure));
writeFileSync(output, JSON.stringify(charts));
