/* What the server answers for a comparison at `/vergleich/daten`: made by the route of that name. */
import type { Axes, Series } from "../core/types";

/** Text, code of the verdict, its word and its sentence, and whether it is one of unrounded values. */
export type Compared = [string, number, string, string, boolean];

/** The value of a place, as it is written. */
export interface Figure {
  key: string;
  text: string;
  counts: string;
  interval: string;
  status: number;
  known: boolean;
  few: boolean;
  example: boolean;
}

export interface TableEntry extends Figure {
  difference: Compared;
  /** Against the first place; null for that place itself. */
  first: Compared | null;
  change: [string, string];
  trend: Compared;
  rank: [number, number] | null;
}

export interface YearTable {
  label: string;
  rows: TableEntry[];
  /** Name, text and counts of what the places are compared with. */
  reference: [string, string, string] | null;
}

/** One indicator of a theme. */
export interface DotRow {
  key: string;
  name: string;
  /** Year or years of its figures. */
  when: string;
  example: boolean;
  district: string;
  /** In usual spreads from the district: lowest, lower and upper quartile, highest. */
  span: [number, number, number, number];
  note: string;
  /** Why it has no dots, else "". */
  without: string;
  dots: (Figure & { at: number | null })[];
}

/** Column in the slab, both values and their texts, inhabitants, few cases. */
export type RelationPoint = [number, number, number, string, string, number, number];

export interface Relation {
  year: number;
  label: string;
  points: RelationPoint[];
  quadrants: [number | null, number | null];
  line: [number, number][] | null;
  sure: boolean;
  sentences: string[];
}

export interface Choice {
  key: string;
  name: string;
  words: string;
  theme: string;
}

/** What the reader has added: see `own_data` of callbacks/comparison/data_route.py. */
export interface OwnWords {
  /** As addresses have it. */
  written: string;
  notes: [key: string, name: string, text: string][];
  series: Pick<Series, "parts" | "caption" | "explained"> | null;
  /** Name and text of the target for the indicator. */
  target: [name: string, text: string] | null;
  /** By year of the tables: how far each place lies from it. */
  distances: string[][];
  /** By indicator: the target as it stands beside its name. */
  aims: Record<string, string>;
}

/** A whole in the years in which all places have a bar: see callbacks/comparison/wholes_data.py. */
export interface Whole {
  name: string;
  base: string;
  caption: string;
  sources: string;
  heads: Record<string, string>;
  /** Opens it in the Monitor. */
  query: string;
  parts: import("../charts/types").CompositionParts;
}

export interface ComparisonData {
  query: string;
  section: string;
  notices: string[];
  older: boolean;
  version: string;
  addresses: { slab: string; change: string | null; series: string; map: string; wholes: string };
  palette: string;
  places: { key: string; name: string; line: string; position: number }[];
  similar: { question: string; places: [string, string, string][]; none: string } | null;
  indicator: string;
  name: string;
  /** The indicator's short name, and the highest target that it can have. */
  short: string;
  highest: number;
  subtitle: string;
  second: string;
  secondName: string;
  theme: string;
  level: string;
  year: number;
  years: number[];
  base: number | null;
  reference: string;
  tables: YearTable[];
  dots: { end: number; at: number[][]; rows: DotRow[] };
  scatter: {
    axes: Axes | null;
    largest: number;
    smallest: number;
    at: (number | null)[];
    made: Relation[];
  };
  sources: string;
  dated: string;
  controls: {
    indicators: Choice[];
    seconds: Choice[];
    official: boolean | null;
    officialNote: string;
    themes: [string, string][];
    levels: [string, string, boolean][];
    comparisons: [string, string][];
    comparison: string;
  };
}
