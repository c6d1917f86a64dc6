/* Places the texts of a map as the page does: reads areas, view and widths of texts as JSON, writes where each
   text stands. Called by test_map_labels.py. */
import { readFileSync } from "node:fs";
import * as rules from "../../assets/map/labels/rules.js";

const { areas, tiers, selection, signs, view, factor, strong, widths } = JSON.parse(readFileSync(0, "utf8"));
const measure = (text, size, weight) => {
  const width = widths[`${text}|${size.toFixed(3)}|${weight}`];
  if (width === undefined) throw new Error(`no width of ${text} at ${size}, ${weight}`);
  return width;
};
const byKey = new Map(areas.map((area) => [area.key, area]));
const middle = ({ x0, y0, x1, y1 }) => ({ x: (x0 + x1) / 2, y: (y0 + y1) / 2 });
const selected = selection.map((key) => byKey.get(key));
const chosen = rules.pills(selected, view, factor, measure);
const pairs = signs.map(([key, text]) => [byKey.get(key), text]);
const written = rules.signs(pairs, view, factor);
const taken = [...chosen, ...written].map((one) => one.box);
const wanted = (area) => tiers[area.key] === 0 && !selection.includes(area.key);
const named = rules.names(rules.byPopulation(areas), wanted, view, { factor, strong, taken, measure });
const place = (one) => rules.onScreen(one.area, view);
process.stdout.write(
  JSON.stringify({
    sizes: rules.SIZES,
    pills: chosen.map((one) => ({ key: one.area.key, size: one.size, ...middle(one.box) })),
    signs: written.map((one) => ({ key: one.area.key, text: one.text, size: one.size, ...middle(one.box) })),
    names: named.map((one) => ({
      key: one.area.key,
      size: one.size,
      strong: one.strong,
      x: place(one).x + one.dx,
      y: place(one).y + one.dy,
    })),
  }),
);
