/* Types of what the server sends and the page holds. What each entry means: docs/slab.md. */

/** One row per year, one column per place. */
export type ByYearAndPlace<T> = T[][];
export type Numbers = ByYearAndPlace<number | null>;
export type Texts = ByYearAndPlace<string>;
export type Flags = ByYearAndPlace<0 | 1>;

export interface Axis {
  range: [number, number];
  ticks: [number, string][];
}

export interface Axes {
  margin: { l: number; r: number; t: number; b: number };
  x: Axis;
  y: Axis;
  title: string;
  note: string;
}

export interface Legend {
  title: string;
  note: string;
  labels: string[];
  breaks: number[];
  joints: string[];
  counts: number[][];
  statuses: number[][];
  missing: string[];
  few: number[];
  continuous: boolean;
  diverging?: boolean;
  ends?: [string, string];
}

/** What the map shows instead of the value: difference or change. */
export interface Shown {
  value: Numbers;
  text: Texts;
  status: ByYearAndPlace<number>;
  axis: { min: number; max: number };
  district: Area | null;
  title: string;
  short: string;
  none: string;
  sentence: string;
}

/** The district, or what places are compared with. */
export interface Area {
  key: string;
  name: string;
  line: boolean;
  value: (number | null)[];
  text: string[];
  counts: string[];
  change: string[];
  trend: string[];
  verdict_trend: number[];
  example: (0 | 1)[];
}

export interface Circles {
  share: number[][];
  steps: { text: string; share: number }[];
}

export interface Funnel {
  base: Numbers;
  at: number[][];
  inner: [number[][], number[][]];
  outer: [number[][], number[][]];
  largest: number;
  title: string;
}

export interface Words {
  [name: string]: string;
}

/** The slab's wording: sentences by name, and those that go by code. */
export type SlabWords = Words & {
  status: string[];
  sentence: string[];
  verdicts: string[];
  verdictSentences: string[];
  trendSentences: string[];
  /** What half, a quarter and three quarters of many places have at least. */
  curve: string[];
};

export interface Slab {
  version: string;
  indicator: string;
  level: string;
  breakdown: string;
  lang: string;
  unit: string;
  decimals: number;
  title: string;
  short: string;
  subtitle: string;
  years: number[];
  labels: string[];
  places: string[];
  names: string[];
  lines: string[];
  parents: string[];
  formerly: string[];
  exists: Flags | null;
  territories: string[] | null;
  inside: (0 | 1)[];
  value: Numbers;
  lower: Numbers | null;
  upper: Numbers | null;
  interval: Texts | null;
  status: ByYearAndPlace<number>;
  few: Flags;
  example: Flags;
  share: Numbers | null;
  class: ByYearAndPlace<number>;
  order: number[][];
  rank: ByYearAndPlace<number>;
  ranked: number[];
  text: Texts;
  counts: Texts;
  change: Texts;
  difference: Texts | null;
  unrounded: { change: Flags; difference: Flags };
  circles: Circles | null;
  trend: Texts | null;
  verdict_trend: ByYearAndPlace<number> | null;
  verdict_difference: ByYearAndPlace<number> | null;
  shown: Shown | null;
  none?: string;
  sentence?: string;
  legend: Legend;
  histogram: { edges: number[]; counts: number[][][] };
  funnel: Funnel | null;
  marks: string[] | null;
  funnel_area: Area | null;
  axis: { min: number; max: number };
  axes: { ranking: Axes; distribution: Axes; funnel: Axes | null };
  district: Area | null;
  reference: Area | null;
  summary: string[];
  badge: string[];
  provenance: string;
  source: string;
  heading: { change: string[]; trend: string[]; rank: string; difference: string };
  words: SlabWords;
}

/** What `/zeitreihe` answers; `parts` are null where no line has a value. */
export interface Series {
  title: string;
  subtitle: string;
  caption: string;
  /** Texts of the caption that are explained at a tap, each with the code of its word. */
  explained: [string, string][];
  parts: import("../charts/types").SeriesParts | null;
  /** By year: texts, each with the code of its word or "". */
  findings: Record<string, [string, string][]>;
}

/** What `/zusammensetzung` answers, and how the page arranges it; without parts `none` says why. */
export interface CompositionData {
  key: string;
  name: string;
  base: string;
  counted: string;
  offers: [key: string, name: string][];
  none: string;
  noYear: string;
  heads: Record<string, string>;
  limits: boolean;
  parts: import("../charts/types").CompositionParts | null;
  asked: import("../charts/types").Arrangement;
}

/** A target of the reader's own; `distances` are texts by place (the district: "") and year of the slab. */
export interface OwnTarget {
  indicator: string;
  value: number;
  text: string;
  name: string;
  head: string;
  distances: Record<string, string[]>;
}

/** What the reader has added: see callbacks/monitor/own_words.py. `written` is what the address has. */
export interface Own {
  written: string;
  notes: [key: string, name: string, text: string][];
  indicator: string;
  short: string;
  highest: number;
  target: OwnTarget | null;
  series: (Pick<Series, "parts" | "caption" | "explained"> & { address: string }) | null;
}

/** What the page shows at this moment: see core/store.js. */
export interface State {
  slab: Slab | null;
  displayed: Slab | null;
  series: Series | null;
  composition: CompositionData | null;
  own: Own | null;
  year: number | null;
  selection: string[];
  hover: string | null;
  view: string;
  palette: string | null;
  group: Set<string> | null;
  groupOrigin: string | null;
}

/** Dash's side of the page, as far as we speak with it. */
export interface DashClientside {
  no_update?: unknown;
  set_props?: (id: string, properties: Record<string, unknown>) => void;
  lupe?: Record<string, unknown>;
}

/** What a page offers to other windows: see core/published.js. */
export interface Published {
  state?: State;
  presentation?: { shown: (stage: Window) => void; turned: (stage: Window) => void };
  stage?: PublishedStage;
}

/** What a stage offers to the presentation that shows it: see meeting/stage/stage.js. */
export interface PublishedStage {
  /** Years that can be shown, ascending, with their labels. */
  years: () => [year: number, label: string][];
  step: (direction: number) => void;
  play: () => void;
  stop: () => void;
  isPlaying: () => boolean;
  turnTo: (year: number) => void;
  /** Marks the next place of the picture, or the one before. */
  nextPlace: (direction: number) => void;
  /** Selects the place that is marked, or lets it go. */
  choosePlace: () => void;
  /** Lets the headline be edited in place; null says that it stays as it was. */
  edit: (done: (text: string | null) => void) => void;
}

/** The part of React that our components use; Dash brings it along. */
export interface React {
  createElement: (
    type: string,
    properties: Record<string, unknown> | null,
    ...children: unknown[]
  ) => unknown;
  useLayoutEffect: (act: () => void | (() => void), inputs: unknown[]) => void;
  useRef: <Held>(held: Held) => { current: Held };
}

declare global {
  interface Window {
    React: React;
    layouts?: Record<string, (properties: any) => unknown>;
    lupe?: Published;
    dash_clientside?: DashClientside;
  }
}
