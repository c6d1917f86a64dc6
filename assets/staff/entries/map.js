/* The map of a sheet: the point of a row in its municipality, set by pointer or by arrow keys. */
import { based } from "../../core/address.js";
import { el } from "../../core/svg.js";
import { fill, placeOf } from "./page-about.js";

const METRES = 111_195;
const STEP = 20;
const FAR = 200;
const CLOSEST = 400;
const SIZE = 400;
const ARROWS = { ArrowUp: [0, 1], ArrowDown: [0, -1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] };

class PointMap {
  constructor(api, about, edits, ground) {
    Object.assign(this, { api, about, edits, ground });
    const corners = Object.values(ground.places).flat(2);
    this.middle = corners[Math.floor(corners.length / 2)] ?? [11.5, 53.5];
    this.shrink = Math.cos((this.middle[1] * Math.PI) / 180);
    this.row = "";
    this.point = null;
    this.view = null;
  }

  start() {
    this.svg = el("svg", { tabindex: 0, role: "application", "aria-label": this.about.map });
    document.getElementById("sheet-map").append(this.svg);
    this.svg.append((this.areas = el("g")), (this.marks = el("g")));
    for (const [key, rings] of Object.entries(this.ground.places)) {
      this.areas.append(el("path", { d: this.path(rings), "data-key": key }));
    }
    this.svg.addEventListener("click", (event) => this.click(event));
    this.svg.addEventListener("keydown", (event) => this.key(event));
    this.api.addEventListener("cellFocused", ({ rowIndex }) => {
      const node = rowIndex === null ? null : this.api.getDisplayedRowAtIndex(rowIndex);
      if (node && node.data._id !== this.row) this.choose(node);
    });
    this.edits.listen(() => this.reset());
    const acts = {
      set: () => this.set(),
      reset: () => this.reset(),
      zoom_in: () => this.zoom(0.5),
      zoom_out: () => this.zoom(2),
    };
    document.addEventListener("click", (event) => {
      const name = event.target.closest?.("[data-act]")?.dataset.act;
      if (name && acts[name]) acts[name]();
    });
    this.reset();
  }

  get node() {
    return this.row ? this.api.getRowNode(this.row) : null;
  }

  /** Metres east and south of the middle of the map. */
  plane([longitude, latitude]) {
    return [(longitude - this.middle[0]) * METRES * this.shrink, (this.middle[1] - latitude) * METRES];
  }

  degrees([east, south]) {
    return [this.middle[0] + east / (METRES * this.shrink), this.middle[1] - south / METRES];
  }

  path(rings) {
    return rings
      .map((ring) => `M${ring.map((one) => this.plane(one).map(Math.round).join(" ")).join("L")}Z`)
      .join("");
  }

  choose(node) {
    this.row = node.data._id;
    this.view = null;
    this.reset();
  }

  /** The point that the row has. */
  reset() {
    const data = this.node?.data;
    const [longitude, latitude] = ["lon", "lat"].map((name) =>
      Number.parseFloat((data?.[name] ?? "").replace(",", ".")),
    );
    this.point = Number.isFinite(longitude) && Number.isFinite(latitude) ? [longitude, latitude] : null;
    this.moved = false;
    this.draw();
  }

  get rings() {
    return this.ground.places[placeOf(this.node?.data.gemeinde)] ?? null;
  }

  /** Middle and width in metres: at first the whole municipality, else all of them. */
  frame() {
    const rings = this.rings ?? Object.values(this.ground.places).flat();
    const corners = rings.flat().map((one) => this.plane(one));
    if (this.point) corners.push(this.plane(this.point));
    const [east, south] = [0, 1].map((at) => corners.map((one) => one[at]));
    const [west, end] = [Math.min(...east), Math.max(...east)];
    const [north, below] = [Math.min(...south), Math.max(...south)];
    const width = Math.max(end - west, below - north, CLOSEST) * 1.12;
    return { middle: [(west + end) / 2, (north + below) / 2], width };
  }

  zoom(factor) {
    const { middle, width } = this.view ?? this.frame();
    const wide = Math.min(Math.max(width * factor, CLOSEST), 200_000);
    this.view = { middle: this.point ? this.plane(this.point) : middle, width: wide };
    this.draw();
  }

  draw() {
    const { middle, width } = (this.view ??= this.frame());
    const half = width / 2;
    const px = width / SIZE;
    this.svg.setAttribute("viewBox", `${middle[0] - half} ${middle[1] - half} ${width} ${width}`);
    const own = placeOf(this.node?.data.gemeinde);
    for (const area of this.areas.children) {
      area.setAttribute("class", area.dataset.key === own ? "is-own" : "");
    }
    this.marks.replaceChildren(...this.others(own, px), ...this.villages(own, px), ...this.mark(px));
    this.say();
  }

  others(own, px) {
    return this.ground.points
      .filter(([key]) => own && key !== this.row)
      .map(([, longitude, latitude]) => {
        const [cx, cy] = this.plane([longitude, latitude]);
        return el("circle", { cx, cy, r: 2.5 * px, class: "is-other" });
      });
  }

  villages(own, px) {
    return this.ground.villages
      .filter(([, , , municipality]) => own && municipality === own)
      .flatMap(([name, longitude, latitude]) => {
        const [x, y] = this.plane([longitude, latitude]);
        const place = { x: x + 6 * px, y: y + 4 * px, "font-size": 12 * px };
        return [el("circle", { cx: x, cy: y, r: 2 * px, class: "is-village" }), el("text", place, name)];
      });
  }

  mark(px) {
    if (!this.point || !this.row) return [];
    const [cx, cy] = this.plane(this.point);
    const kind = this.moved ? "is-point is-moved" : "is-point";
    const cross = `M${cx - 14 * px} ${cy}H${cx + 14 * px}M${cx} ${cy - 14 * px}V${cy + 14 * px}`;
    return [el("path", { d: cross, class: "is-cross" }), el("circle", { cx, cy, r: 7 * px, class: kind })];
  }

  say() {
    const { say } = this.about;
    const of = document.getElementById("sheet-map-of");
    const said = document.getElementById("sheet-map-said");
    const node = this.node;
    of.textContent = node ? node.data._about.name : "";
    for (const name of ["set", "reset"]) {
      const button = document.querySelector(`[data-act="${name}"]`);
      if (button) button.disabled = !this.moved;
    }
    if (!node) said.textContent = say.no_row;
    else if (node.data._about.locked) said.textContent = node.data._about.locked;
    else if (!this.point) said.textContent = say.no_point;
    else {
      const [lon, lat] = this.texts();
      const sentence = this.rings && !isInside(this.point, this.rings) ? say.outside : say.inside;
      said.textContent = fill(sentence, { lon, lat }) + (this.moved ? `. ${say.moved}` : "");
      said.classList.toggle("is-problem", sentence === say.outside);
    }
  }

  texts() {
    return this.point.map((one) => one.toFixed(5).replace(".", ","));
  }

  get mayMove() {
    return this.about.edit && this.node && !this.node.data._about.locked;
  }

  click(event) {
    if (!this.mayMove) return;
    const at = new DOMPoint(event.clientX, event.clientY).matrixTransform(this.svg.getScreenCTM().inverse());
    this.move([at.x, at.y]);
  }

  key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const arrow = ARROWS[event.key];
    if (arrow && this.mayMove) {
      const step = event.shiftKey ? FAR : STEP;
      const [east, south] = this.point ? this.plane(this.point) : (this.view ?? this.frame()).middle;
      this.move([east + arrow[0] * step, south - arrow[1] * step]);
    } else if (event.key === "Enter" && this.moved) this.set();
    else if (event.key === "Escape" && this.moved) this.reset();
    else if (event.key === "+") this.zoom(0.5);
    else if (event.key === "-") this.zoom(2);
    else return;
    event.preventDefault();
  }

  move(plane) {
    this.point = this.degrees(plane);
    this.moved = true;
    const { middle, width } = this.view;
    if (plane.some((one, at) => Math.abs(one - middle[at]) > width / 2)) {
      this.view = { middle: plane, width };
    }
    this.draw();
  }

  set() {
    const node = this.node;
    if (!this.moved || !node) return;
    const [lon, lat] = this.texts();
    this.moved = false;
    this.edits.together(() => {
      this.edits.write(node, "lon", lon);
      this.edits.write(node, "lat", lat);
      if ("lage" in this.about.columns) this.edits.write(node, "lage", "genau");
    });
    this.draw();
  }
}

export async function startMap(api, about, edits) {
  const answer = await fetch(based(about.ground), { headers: { Accept: "application/json" } }).catch(
    () => null,
  );
  if (!answer?.ok) return;
  new PointMap(api, about, edits, await answer.json()).start();
}

/** Whether a point lies within rings, by the even-odd rule. */
export function isInside([longitude, latitude], rings) {
  let inside = false;
  for (const ring of rings) {
    for (let at = 1; at < ring.length; at += 1) {
      const [x1, y1] = ring[at - 1];
      const [x2, y2] = ring[at];
      if (y1 > latitude === y2 > latitude) continue;
      if (longitude < ((x2 - x1) * (latitude - y1)) / (y2 - y1) + x1) inside = !inside;
    }
  }
  return inside;
}
