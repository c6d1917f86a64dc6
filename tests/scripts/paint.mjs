/* Paints the charts of a file with the browser's own painter: `node paint.mjs IN OUT`. OUT gets of each chart
   its marks (attributes of one element for each) and all its texts. */
import { readFileSync, writeFileSync } from "node:fs";
import { each, ground, labels, marks } from "../../assets/charts/paint/painter.js";
import { stub, walk } from "./dom-stub.mjs";

globalThis.document = stub;
const [input, output] = process.argv.slice(2);

const painted = JSON.parse(readFileSync(input, "utf8")).map((chart) => {
  const drawn = marks(chart.plot, chart.marks, "clip", each).flatMap((group) => group.children);
  const written = [ground(chart.plot), labels(chart.labels)]
    .flatMap(walk)
    .filter(({ tag }) => tag === "text");
  return {
    marks: drawn.map(({ attributes }) => attributes),
    texts: written.map(({ attributes, textContent }) => ({ ...attributes, text: textContent })),
  };
});
writeFileSync(output, JSON.stringify(painted));
