/* One chart as facts: where axes, marks and labels lie and what they say. The fields are those of
   dashboard/charts/description.py, which says what they mean; dashboard/charts/chart_json.py writes them. */

/**
 * A role: a token ("ink", "axis"), `place-1` to `place-8`, `class-<index>-<count>`,
 * `on-class-<index>-<count>` of words on it, `ramp-<share>` or "".
 */
export type Colour = string;
/** Lengths of strokes and gaps in px; empty for a solid line. */
export type Dash = number[];
export type At = [number, number];
export type Anchor = "start" | "middle" | "end";
export type Form =
  | "circle"
  | "square"
  | "diamond"
  | "triangle-up"
  | "circle-open"
  | "square-open"
  | "diamond-open"
  | "triangle-up-open";

/** Room for a chart in px, with the size of its letters. */
export interface Space {
  width: number;
  height: number;
  size: number;
}

export interface Tick {
  value: number;
  text: string;
}

export interface Axis {
  low: number;
  high: number;
  ticks: Tick[];
  title: string;
  even: boolean;
}

export interface Plot {
  space: Space;
  left: number;
  top: number;
  right: number;
  bottom: number;
  across: Axis;
  upright: Axis;
}

export interface BarMark {
  kind: "bar";
  x0: number;
  x1: number;
  y0: number;
  y1: number;
  fill: Colour;
  few: boolean;
  hatched: boolean;
  edge: Colour;
  edge_width: number;
  corner: number;
  opacity: number;
  key: string;
  words: string[];
}

export interface PointMark {
  kind: "point";
  x: number;
  y: number;
  radius: number;
  fill: Colour;
  form: Form;
  edge: Colour;
  edge_width: number;
  opacity: number;
  fill_opacity: number;
  key: string;
  name: string;
  words: string[];
}

export interface LineMark {
  kind: "line";
  points: At[];
  colour: Colour;
  width: number;
  dash: Dash;
  opacity: number;
  round_cap: boolean;
  key: string;
  name: string;
  role: string;
  words: string[][];
}

export interface AreaMark {
  kind: "area";
  points: At[];
  fill: Colour;
  opacity: number;
  edge: Colour;
  edge_width: number;
  key: string;
  role: string;
  words: string[];
}

export interface RuleMark {
  kind: "rule";
  at: number;
  upright: boolean;
  colour: Colour;
  width: number;
  dash: Dash;
  start: number | null;
  end: number | null;
}

export type Mark = BarMark | PointMark | LineMark | AreaMark | RuleMark;

export interface TextLabel {
  x: number;
  y: number;
  text: string;
  colour: Colour;
  size: number;
  weight: number;
  anchor: Anchor;
  at: [number | null, number | null];
  leader: At[];
  leader_width: number;
  halo: boolean;
  key: string;
}

export interface Chart {
  view: string;
  plot: Plot;
  marks: Mark[];
  labels: TextLabel[];
  lang: string;
  palette: string;
  bare: boolean;
  title: string;
  subtitle: string;
  summary: string;
  caption: string;
}

/** How wide a text is in px at this size and weight. */
export type Measure = (text: string, size: number, weight: number) => number;

/* What a time series is made of, whatever its size: the fields of dashboard/charts/series/parts.py. */

export interface LineName {
  key: string;
  name: string;
  year: number;
  value: number;
  text: string;
  colour: Colour;
  weight: number;
  above: boolean;
}

export interface SeriesNote {
  x: number;
  text: string;
  is_break: boolean;
}

export interface SourceChange {
  year: number;
  text: string;
}

/** A value that a stage marks with a dot and its text. */
export interface SeriesPeak {
  year: number;
  value: number;
  text: string;
  colour: Colour;
  above: boolean;
}

/** Years without a value, in words. */
export interface SeriesGap {
  x: number;
  value: number;
  text: string;
}

export interface SeriesParts {
  first: number;
  last: number;
  values: Axis;
  highest: number;
  marks: Mark[];
  names: LineName[];
  notes: SeriesNote[];
  sources: SourceChange[];
  cut: string;
  lang: string;
  peaks: SeriesPeak[];
  gaps: SeriesGap[];
}

/* What a composition is made of, whatever its size: the fields of dashboard/charts/composition/parts.py. */

export interface RowPiece {
  part: number;
  start: number;
  end: number;
  text: string;
  counted: string;
  lower: number | null;
  upper: number | null;
  words: string[];
}

export interface CompositionRow {
  key: string;
  name: string;
  year: number;
  pieces: RowPiece[];
  total: number | null;
  total_text: string;
  note: string;
  secret: boolean;
  few: boolean;
  position: number;
}

export interface CompositionParts {
  lang: string;
  palette: string;
  parts: { name: string; fill: Colour; ink: Colour }[];
  hidden_name: string;
  subject: string;
  years: number[];
  over_years: CompositionRow[];
  over_places: CompositionRow[][];
  shares: Axis;
  counts_of_years: Axis | null;
  counts_of_places: Axis | null;
  captions: [years: string, places: string];
  more: string;
}

/** A bar for each year or place (`jahre`, `orte`), in counts or shares, with limits or without. */
export interface Arrangement {
  over: string;
  counted: boolean;
  limits: boolean;
}
