/* Ways to institutions as the map's scripts hold them: what
   dashboard/institutions/reachability/document.py writes. Lists of one length, one entry for each. */

export interface ReachabilityDocument {
  unit_m: number;
  /** How many classes there are, and which of them is beyond the norm; -1 without one. */
  classes: number;
  norm_class: number;
  municipalities: string[];
  cells: {
    /** Centres in units of the map. */
    x: number[];
    y: number[];
    municipality: number[];
    /** -1: fewer than three. */
    kids: number[];
    class: number[];
    /** Minutes or kilometres; -1 without a way. */
    length: number[];
    /** Index into `sites`; -1 without a way. */
    site: number[];
  };
  /** What a scenario changes; `cell` is an index into `cells`. */
  after: { cell: number[]; class: number[]; length: number[]; site: number[] };
  /** Municipalities with children, by what half of them need at most, after the scenario. */
  areas: { key: string[]; class: number[]; length: number[] };
  sites: Site[];
}

export interface Site {
  key: string;
  name: string;
  x: number;
  y: number;
  state: "stays" | "opened" | "moved" | "closed";
}

/** The answer of `/bildungslandkarte/erreichbarkeit.json`. */
export interface ReachabilityAnswer {
  fields: string;
  card: string;
  legend: string;
  figures: string;
  kinds: string[];
  map: ReachabilityDocument;
}

/** One cell as a map shows it. */
export interface ShownCell {
  x: number;
  y: number;
  look: number;
  touched: boolean;
}
