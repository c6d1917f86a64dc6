/* Describes the charts of a file with the browser's own modules: `node describe.mjs IN OUT`.
   IN has `widths` (of single signs at 1 px, by weight), `slabs` and `cases`; OUT gets a chart or null for
   each. */
import { readFileSync, writeFileSync } from "node:fs";
import { whole } from "../../assets/charts/describe/chart.js";
import { describeComposition } from "../../assets/charts/describe/composition.js";
import { describeDistribution } from "../../assets/charts/describe/distribution.js";
import { describeFunnel } from "../../assets/charts/describe/funnel.js";
import { describeRanking } from "../../assets/charts/describe/ranking.js";
import { describeScatter } from "../../assets/charts/describe/scatter.js";
import { displayedOf } from "../../assets/core/store.js";

const [input, output] = process.argv.slice(2);
const { widths, slabs, cases } = JSON.parse(readFileSync(input, "utf8"));
const measure = (text, size, weight) =>
  [...text].reduce((sum, sign) => sum + (widths[weight][sign] ?? widths[weight].n), 0) * size;

/** What the comparison's page makes of the server's answer. */
function related({ answer, keys, names }, row) {
  const { axes, at, made, largest, smallest } = answer.scatter;
  const relation = at[row] === null ? null : made[at[row]];
  if (!relation || !axes) return null;
  return {
    ...{ ...relation, axes, largest, smallest, lang: "de" },
    names: { first: answer.name, second: answer.secondName, few: "wenige Fälle" },
    points: relation.points.map(([column, x, y, xText, yText, population, few]) => ({
      ...{ key: keys[column], name: names[column], x, y, xText, yText, population, few: Boolean(few) },
    })),
  };
}

const DESCRIBERS = {
  zusammenhang: (compared, row, ...more) => {
    const relation = related(compared, row);
    return relation && describeScatter(relation, ...more);
  },
  rangfolge: (slab, ...more) => describeRanking(displayedOf(slab), ...more),
  verteilung: (slab, ...more) => describeDistribution(displayedOf(slab), ...more),
  trichter: describeFunnel,
  zusammensetzung: ({ parts, years }, row, ...more) => describeComposition(parts, years[row], ...more),
};

const charts = cases.map(({ view, slab: at, year, space, choice }) => {
  const slab = slabs[at];
  if (!DESCRIBERS[view]) throw new Error(`tests/scripts/describe.mjs: DESCRIBERS has no ${view}`);
  const made = DESCRIBERS[view](slab, slab.years.indexOf(year), space, choice, measure);
  return made && whole(made);
});
writeFileSync(output, JSON.stringify(charts));
