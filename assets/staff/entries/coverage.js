/* The map beside the sheet of catchments: which municipalities have no school, several, or parts
   without one; and what the row's school has. */
import { based } from "../../core/address.js";
import { rewritten } from "../../core/keeping.js";
import { el } from "../../core/svg.js";
import { fill, placeOf } from "./page-about.js";

const SIZE = 400;
const MARGIN = 8;
/** The map shows all; more names than these nobody reads. */
const MOST_NAMES = 24;

class CoverageMap {
  constructor(api, about, ground) {
    Object.assign(this, { api, about, ground });
    this.row = null;
    this.svg = el("svg", { role: "img", viewBox: `0 0 ${SIZE} ${SIZE}` });
    document.getElementById("sheet-map").append(this.svg);
    this.choice = document.getElementById("sheet-coverage");
    this.choice.addEventListener("change", () => this.draw());
    api.addEventListener("cellFocused", ({ rowIndex }) => {
      const node = rowIndex === null ? null : api.getDisplayedRowAtIndex(rowIndex);
      if (node) this.choose(node);
    });
    this.areas = this.outlines();
    this.fillChoice();
    this.draw();
  }

  /** A path for each municipality. */
  outlines() {
    const corners = Object.values(this.ground.places).flat(2);
    if (!corners.length) return new Map();
    const [east, north] = [corners.map((one) => one[0]), corners.map((one) => one[1])];
    const [west, top] = [Math.min(...east), Math.max(...north)];
    const shrink = Math.cos((top * Math.PI) / 180);
    const [wide, high] = [(Math.max(...east) - west) * shrink, top - Math.min(...north)];
    const scale = (SIZE - 2 * MARGIN) / wide;
    this.svg.setAttribute("viewBox", `0 0 ${SIZE} ${Math.ceil(high * scale) + 2 * MARGIN}`);
    const place = ([x, y]) =>
      `${(MARGIN + (x - west) * shrink * scale).toFixed(1)} ${(MARGIN + (top - y) * scale).toFixed(1)}`;
    return new Map(
      Object.entries(this.ground.places).map(([key, rings]) => {
        const d = rings.map((ring) => `M${ring.map(place).join("L")}Z`).join("");
        const path = el("path", { d });
        path.append(el("title"));
        this.svg.append(path);
        return [key, path];
      }),
    );
  }

  fillChoice() {
    const options = Object.entries(this.ground.coverage).map(([name, one]) => {
      const option = document.createElement("option");
      option.value = name;
      option.textContent = `${one.kind}, ${one.year}`;
      return option;
    });
    this.choice.replaceChildren(...options);
    const fewest = ([, one], [, other]) => one.without.length - other.without.length;
    const [first] = Object.entries(this.ground.coverage).sort(fewest);
    if (first) this.choice.value = first[0];
  }

  /** The list that a row belongs to, and the kind of school that the map shows then. */
  choose(node) {
    this.row = node.data._id.split("#")[0];
    const kind = this.row.split("~").pop();
    if (this.choice.value.split(" ")[0] !== kind) {
      const found = Object.keys(this.ground.coverage).find((one) => one.split(" ")[0] === kind);
      if (found) this.choice.value = found;
    }
    this.draw();
  }

  own() {
    const found = new Set();
    this.api.forEachNode((node) => {
      if (node.data._id.split("#")[0] === this.row) found.add(placeOf(node.data.gemeinde));
    });
    return found;
  }

  draw() {
    const shown = this.ground.coverage[this.choice.value];
    if (!shown) return;
    const own = this.own();
    const { say } = this.about;
    for (const [key, path] of this.areas) {
      const kinds = [
        ["is-without", shown.without.includes(key), say.without_one],
        ["is-shared", shown.shared.includes(key), say.shared_one],
        ["is-parts", Object.hasOwn(shown.parts, key), say.parts_one],
        ["is-own", own.has(key), say.own_one],
      ].filter(([, is]) => is);
      path.setAttribute("class", kinds.map(([name]) => name).join(" "));
      const words = kinds.map(([, , sentence]) => sentence);
      path.firstChild.textContent = [this.ground.names[key] ?? key, ...words].join(": ");
    }
    this.tell(shown);
  }

  /** A sentence with its names; those beyond MOST_NAMES are folded below it. */
  line(sentence, names) {
    const line = document.createElement("p");
    const listed = names.slice(0, MOST_NAMES).join(", ") || "–";
    line.textContent = fill(sentence, { count: names.length, names: listed });
    if (names.length <= MOST_NAMES) return [line];
    const rest = document.createElement("details");
    const summary = document.createElement("summary");
    summary.textContent = fill(this.about.say.more, { count: names.length - MOST_NAMES });
    rest.append(summary, names.slice(MOST_NAMES).join(", "));
    return [line, rest];
  }

  /** The same in words, for everybody who does not see the map. */
  tell(shown) {
    const { say } = this.about;
    const named = (key) => this.ground.names[key] ?? key;
    const parts = Object.entries(shown.parts).map(
      ([key, left]) => `${this.ground.names[key] ?? key} (${left.join(", ")})`,
    );
    const lines = [
      [say.without, shown.without.map(named)],
      [say.shared, shown.shared.map(named)],
      [say.parts, parts],
    ];
    const said = lines.flatMap(([sentence, names]) => this.line(sentence, names));
    const place = document.getElementById("sheet-map-said");
    rewritten(place, () => place.replaceChildren(...said));
    this.svg.setAttribute("aria-label", fill(say.coverage, { name: `${shown.kind}, ${shown.year}` }));
  }
}

export function startCoverage(api, about, edits) {
  let map = null;
  const load = async () => {
    const answer = await fetch(based(about.ground), { headers: { Accept: "application/json" } }).catch(
      () => null,
    );
    const ground = await answer?.json().catch(() => null);
    if (!ground) return;
    if (map) {
      map.ground.coverage = ground.coverage;
      map.draw();
    } else map = new CoverageMap(api, about, ground);
  };
  edits.listen(load);
  load();
}
