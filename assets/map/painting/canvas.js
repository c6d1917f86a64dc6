/* Hundreds of areas on a canvas below the drawing: as many nodes would take the browser longer than a year
   may take. What lies under each pixel is computed once for a view (cells.js), a year looks up colours. While
   the view moves, the picture moves along; it gets sharp as soon as there is time for it. */
import { make } from "../../core/dom.js";
import { el, part, sized } from "../../core/svg.js";
import { cellsOf } from "./cells.js";
import { fill, pictureOf } from "./pixels.js";
import { holds, ringsOf, withPaths } from "./rings.js";
import { tonesOf } from "./tones.js";

/** @typedef {import("../types").Area} Area */
/** @typedef {import("./tones.js").Tone} Tone */

const QUICK = 11; // ms: a picture that took no longer is made anew while the view moves
const STILL = 80; // ms without a movement after which every picture is
const FINE = 1.6; // pixels of the screen for a px from which on one cell a pixel is enough
const STEPS = 32; // colours that are told apart in a gap of a continuous scale

/**
 * @param {import("../types").DrawnMap} map with its drawing and areas
 * @returns {import("../types").AreaPainting}
 */
export function canvasPainting(map) {
  const { svg, areas } = map;
  let rings = ringsOf(areas.map(({ path }) => path));
  const places = new Map(areas.map((area, at) => [area, at]));
  const list = part(svg, ".bl-areas");
  const canvas = make("canvas", { "aria-hidden": "true" });
  const pen = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
  svg.before(canvas);
  const ground = groundOf(svg);
  canvas.before(ground);

  /* What each area wears: its look, and in the lowest bits its step of a continuous scale. */
  const worn = new Uint32Array(areas.length);
  /** @type {Map<number, Tone>} */
  let known = new Map();
  let style = "";
  let [border, line] = [0, 0];
  /** @type {import("./pixels.js").Picture | null} */
  let picture = null;
  let image = new ImageData(1, 1);
  let drawn = { scale: 0, x: 0, y: 0, width: 0, height: 0, ratio: 0 };
  let took = 0;
  let [frame, timer] = [0, 0];

  const root = document.documentElement;
  const dressed = () => {
    const { classes, palette, zoom } = svg.dataset;
    const { bsTheme, mapColours } = root.dataset;
    const grouped = svg.classList.contains("grouped");
    return [classes, palette, zoom, grouped, bsTheme, mapColours, devicePixelRatio].join();
  };

  /** @param {number} given */
  const spelled = (given) => ({
    look: given >>> 6,
    into: given & 63 ? ((given & 63) - 1) / STEPS : null,
  });

  /** Asks the style sheets for what is not known of the page's present style. */
  function learn() {
    const now = dressed();
    if (now !== style) known = new Map();
    style = now;
    const fresh = [...new Set(worn)].filter((given) => !known.has(given));
    if (!fresh.length) return;
    const found = tonesOf(svg, fresh.map(spelled), devicePixelRatio);
    fresh.forEach((given, at) => known.set(given, found.tones[at]));
    border = found.border;
    line = found.width * map.view.scale; // px: the drawing's lines are scaled along
  }

  function paint() {
    if (!picture) return;
    learn();
    const plain = new Uint32Array(areas.length + 1);
    /** @type {(import("./pixels.js").Tile | undefined)[]} */
    const tiles = [undefined];
    worn.forEach((given, at) => {
      const tone = known.get(given);
      plain[at + 1] = tone?.plain ?? 0;
      tiles.push(tone?.tile);
    });
    fill(picture, { plain, tiles, border }, new Uint32Array(image.data.buffer));
    pen.putImageData(image, 0, 0);
  }

  /** The picture of the present view, sharp. */
  function draw() {
    const began = performance.now();
    cancelAnimationFrame(frame);
    clearTimeout(timer);
    frame = timer = 0;
    const { width, height, scale, x, y } = map.view;
    ground.setAttribute("viewBox", `0 0 ${width} ${height}`);
    sized(ground, width, height);
    const ratio = devicePixelRatio || 1;
    if (!width || !height) return;
    const side = ratio < FINE ? 2 : 1;
    const cell = ratio * side;
    const [wide, high] = [Math.max(Math.round(width * ratio), 1), Math.max(Math.round(height * ratio), 1)];
    learn();
    const grid = { columns: wide * side, rows: high * side, scale: scale * cell, x: x * cell, y: y * cell };
    const across = line * cell; // cells that a border is wide
    const look = { wide: across > 1.2, strength: Math.min(across > 1.2 ? across / 2 : across, 1) };
    picture = pictureOf(cellsOf(rings, areas, grid), wide, high, side, look);
    if (canvas.width !== wide || canvas.height !== high) {
      Object.assign(canvas, { width: wide, height: high });
      Object.assign(canvas.style, { width: `${width}px`, height: `${height}px` });
      image = new ImageData(wide, high);
    }
    drawn = { scale, x, y, width, height, ratio };
    canvas.style.transform = "";
    paint();
    took = performance.now() - began;
  }

  function move() {
    const { width, height, scale, x, y } = map.view;
    const other = drawn.width !== width || drawn.height !== height || drawn.ratio !== devicePixelRatio;
    if (!picture || other) return draw();
    const larger = scale / drawn.scale;
    if (larger === 1 && x === drawn.x && y === drawn.y) return;
    const place = [larger, 0, 0, larger, x - drawn.x * larger, y - drawn.y * larger];
    canvas.style.transform = `matrix(${place.join()})`;
    clearTimeout(timer);
    timer = 0;
    if (took <= QUICK) frame ||= requestAnimationFrame(draw);
    else timer = window.setTimeout(draw, STILL);
  }

  // Paper, the evening and the reader change the page's style without telling the map.
  const observer = new MutationObserver(() => dressed() !== style && paint());
  observer.observe(root, { attributes: true, attributeFilter: ["data-bs-theme", "data-map-colours"] });
  observer.observe(svg, { attributes: true, attributeFilter: ["data-palette"] });

  /* The one area that a screen reader is told of: the list has no others in the document. */
  const option = el("path", { role: "option", "aria-setsize": areas.length });
  /** @type {string[]} */
  let selected = [];
  let active = "";
  const say = () => option.setAttribute("aria-selected", String(selected.includes(active)));

  return {
    wear(area, look, into) {
      area.look = look;
      worn[places.get(/** @type {Area} */ (area)) ?? 0] =
        (look << 6) | (into === null ? 0 : Math.round(into * STEPS) + 1);
    },
    show: () => (picture ? paint() : draw()),
    move,
    leave() {
      observer.disconnect();
      cancelAnimationFrame(frame);
      clearTimeout(timer);
      canvas.remove();
      ground.remove();
    },
    keyAt(_, at) {
      const { x, y } = map.view.toMap(at.x, at.y);
      const found = areas.find(
        (area, index) =>
          x >= area.x0 && x <= area.x1 && y >= area.y0 && y <= area.y1 && holds(rings, index, x, y),
      );
      return found?.key ?? null;
    },
    activate(area) {
      active = area.key;
      const at = { id: `karte-${area.key}`, "aria-posinset": (places.get(area) ?? 0) + 1 };
      for (const [name, value] of Object.entries({ ...at, "aria-label": area.name }))
        option.setAttribute(name, String(value));
      say();
      if (!option.parentNode) list.append(option);
      list.setAttribute("aria-activedescendant", option.id);
    },
    select(keys) {
      selected = keys;
      say();
    },
    reshape(changed) {
      rings = withPaths(rings, new Map(changed.map((area) => [places.get(area) ?? 0, area.path])));
      draw();
    },
  };
}

/**
 * The neighbours of the areas, in a drawing of their own below these: no line of a neighbour may cover them.
 * @param {SVGSVGElement} svg
 */
function groundOf(svg) {
  const ground = el("svg", { class: "bl-ground", "aria-hidden": "true" });
  const group = ground.appendChild(el("g", { class: "bl-zoom" }));
  group.append(part(svg, ".bl-context"));
  return ground;
}
