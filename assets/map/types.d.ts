/* The map as its parts see it, once a drawing is shown. */
import type { Circles } from "../core/types";

export interface Point {
  x: number;
  y: number;
}

export interface Box {
  x0: number;
  y0: number;
  x1: number;
  y1: number;
}

/** What has a name on the map: its point and extent in units of the map. */
export interface Named extends Point, Box {
  key: string;
  name: string;
  population: number;
  path: string;
}

/** What a painter dresses. */
export interface PaintedArea extends Point {
  key: string;
  /** In the slab, -1 where it has none. */
  column: number;
  /** What it bears: see `lookOf` in looks.js; -1 before the first. */
  look: number;
}

/** One that is a node of the document. */
export interface NodeArea extends PaintedArea {
  node: SVGElement;
}

export interface Dresser<One extends PaintedArea> {
  /** Gives an area a look; `into` is how far it lies into its gap of a continuous scale, null for none. */
  wear(area: One, look: number, into: number | null): void;
}

/** A map with colours: the Monitor's or a small one. */
export interface Painted<One extends PaintedArea = PaintedArea> {
  svg: SVGSVGElement;
  areas: One[];
  circles: CircleLayer;
  painting: Dresser<One>;
}

/** What shows the areas of the Monitor's map: as nodes, or on a canvas. Nobody else knows which. */
export interface AreaPainting extends Dresser<Area> {
  /** All areas wear what they shall: it is seen. */
  show(): void;
  /** Another part of the map is seen, or in another size. */
  move(): void;
  /** Another drawing is shown. */
  leave(): void;
  /** The area under a pointer that is at a point of the box, in px. */
  keyAt(event: Event, at: Point): string | null;
  /** The keyboard stands on an area. */
  activate(area: Area): void;
  select(keys: string[]): void;
  /** Areas have other lines of the same border. */
  reshape(areas: Area[]): void;
}

/** Lines of a part of a map, as the server sends them: docs/territory.md. */
export interface FinerLines {
  /** Path and box of each area by its key. */
  areas: Record<string, [string, number, number, number, number]>;
  quiet: string;
  inner: string;
  outline: string;
  own: string;
}

/** A municipality, Amt or district of the Monitor's map. */
export interface Area extends Named, PaintedArea {
  /** From which zoom on its name is written. */
  tier: number;
  top?: Point;
}

/** Which part is seen at which scale. */
export interface View extends Point {
  width: number;
  height: number;
  /** Px of the root's letters. */
  root: number;
  scale: number;
  /** 1 for the whole map. */
  zoom: number;
  groups: Element[];
  patterns: Element[];
  attach(keepsView: boolean): void;
  fit(smooth: boolean): void;
  fitTo(part: Box, smooth: boolean): void;
  cutout(): number[] | null;
  showCutout(part: number[] | null): void;
  zoomBy(factor: number, px?: number, py?: number, smooth?: boolean): void;
  panBy(dx: number, dy: number): void;
  reveal(area: Point): void;
  toMap(px: number, py: number): Point;
  boxOf(area: Box): Box;
}

export interface Labels {
  place(): void;
  /** The same where nothing but marks has changed. */
  again(): void;
  move(): void;
  signs(pairs: [Area, string][]): void;
  pills(): void;
  pillBoxes(): Box[];
}

export interface CircleLayer {
  adopt(circles: Circles | null): void;
  paint(key: string, share: number, look: string): void;
  size(): void;
}

/** Outlines of the hovered and the selected places. */
export interface Outlines {
  hover(key: string | null): void;
  select(): void;
}

export interface Tooltip {
  show(key: string): void;
  hide(): void;
  leave(): void;
  refresh(): void;
  follow(key: string | null, origin?: string): void;
  sentence(key: string): string;
  point(at: Point | null): void;
}

export interface DrawnMap {
  box: HTMLElement;
  svg: SVGSVGElement;
  areas: Area[];
  byKey: Map<string, Area>;
  words: Record<string, string | undefined>;
  /** The area on which the keyboard stands. */
  active: string | null;
  /** Whether a pointer has just given the map the focus. */
  pointing: boolean;
  view: View;
  labels: Labels;
  circles: CircleLayer;
  outlines: Outlines;
  painting: AreaPainting;
  tip: Tooltip;
  choose(key: string, add: boolean): void;
  setMode(mode: string | null): void;
  cancelDrag(): boolean;
  named(key: string): string;
  /** Where marks stand that no name may cover, in px. */
  marked?(): Box[];
}

/** Before a drawing is shown its parts are missing. */
export type MaybeDrawn = {
  [Part in keyof DrawnMap]: Part extends
    "box" | "svg" | "view" | "labels" | "circles" | "outlines" | "painting" | "tip"
    ? DrawnMap[Part] | null
    : DrawnMap[Part];
};
