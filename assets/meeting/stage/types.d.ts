/* What the server sends of a stage. The fields are those of dashboard/meeting/stage/model.py, which says what
   they mean. */

export interface StageNumber {
  key: string;
  name: string;
  /** Position of a selected place, -1 for the district, -2 for none. */
  sign: number;
  text: string;
  word: string;
  said: string;
}

export interface StageRow extends StageNumber {
  part: string;
  counts: string;
  difference: string;
  share: number | null;
  tone: number;
}

export interface StageBar {
  key: string;
  name: string;
  sign: number;
  text: string;
  start: number;
  end: number;
  tone: number;
  few: boolean;
  gap: boolean;
}

export interface StageRanking {
  columns: StageBar[][];
  district: number | null;
  left_out: string;
  /** Where the reader's own target stands on the axis, and what is written there. */
  target: number | null;
  aim: string;
}

export interface StageSign {
  /** A code of docs/slab.md, null for few cases. */
  status: number | null;
  label: string;
  count: number;
}

export interface StageYear {
  year: number;
  label: string;
  headline: string;
  badge: string;
  numbers: StageNumber[];
  source: string;
  district: string;
  district_share: number | null;
  map_signs: StageSign[];
  rows: StageRow[];
  ranking: StageRanking;
  extreme: string;
  changed: string[];
  outlined: string;
}

export interface StagePeak {
  key: string;
  year: number;
  value: number;
  text: string;
  above: boolean;
}

export interface StageGap {
  x: number;
  value: number;
  text: string;
}

export interface StageLegend {
  classes: number;
  breaks: string[];
  ends: string[];
  circles: [text: string, share: number][];
  diverging: boolean;
}

export interface Stage {
  picture: string;
  asked: string;
  fallback: string;
  lang: string;
  title: string;
  unit: string;
  year: number | null;
  years: StageYear[];
  legend: StageLegend;
  heads: string[];
  base: StageYear | null;
  names: string[];
  peaks: StagePeak[];
  gaps: StageGap[];
}

/** What `/buehne` brings along and `/buehne/daten` answers. */
export interface StageData {
  stage: Stage;
  places: string[];
  palette: string;
  /** What the legend's choice is called in the address, empty for none. */
  group: string;
  /** The part of the map that is seen: its middle as shares and how many times larger; none for the whole. */
  cutout: number[];
  /** Whether the sentences are those of the dark view. */
  dark: boolean;
  /** What the reader has added. */
  own: import("../../core/types").Own;
  addresses: { slab: string; series: string; map: string; composition: string };
}

/** Lengths on the stage are in rem: its height is 67.5. */
export interface Size {
  width: number;
  height: number;
}

export interface Rect extends Size {
  x: number;
  y: number;
}
