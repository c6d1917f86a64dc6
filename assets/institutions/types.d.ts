/* The Bildungslandkarte as its scripts see it: what dashboard/institutions/document.py writes, and the state
   of the page. */

/** [from, to] in minutes after midnight, for each day from Monday on. */
export type Week = [number, number][][];

export interface Kind {
  key: string;
  /** Index into `groups`. */
  group: number;
  shape: string;
  name: string;
  plural: string;
}

/** What the page holds of all institutions: lists of one length, one entry for each. */
export interface InstitutionsDocument {
  version: string;
  unit_m: number;
  /** SVG paths in units of the map. */
  waters: { lakes: string; rivers: string };
  groups: string[];
  kinds: Kind[];
  weeks: Week[];
  spoken: string[];
  columns: {
    key: string[];
    kind: number[];
    name: string[];
    where: string[];
    municipality: string[];
    postcode: string[];
    x: (number | null)[];
    y: (number | null)[];
    longitude: (number | null)[];
    latitude: (number | null)[];
    exact: (0 | 1)[];
    carrier: string[];
    week: number[];
    barrier_free: string[];
    languages: number[][];
    age_from: (number | null)[];
    age_to: (number | null)[];
    paused: (0 | 1)[];
    example: (0 | 1)[];
    freshness: string[];
    confirmed: string[];
    facts: [string, string][][];
  };
  places: {
    key: string[];
    name: string[];
    note: string[];
    municipality: string[];
    part: (0 | 1)[];
    x: number[];
    y: number[];
    longitude: number[];
    latitude: number[];
  };
  /** Municipalities of each postcode. */
  postcodes: Record<string, string[]>;
  /** Whom to ask about schools, by municipality: "das Amt Plau am See". */
  offices: Record<string, string>;
  /** What is known of childminders, a sentence by municipality; the district's under the empty key. */
  childminders: Record<string, string>;
}

export interface Institution {
  index: number;
  key: string;
  kind: Kind;
  name: string;
  where: string;
  municipality: string;
  postcode: string;
  /** In units of the map; null where nobody knows. */
  x: number | null;
  y: number | null;
  longitude: number | null;
  latitude: number | null;
  exact: boolean;
  carrier: string;
  week: Week | null;
  accessible: boolean;
  accessUnknown: boolean;
  languages: string[];
  ageFrom: number | null;
  ageTo: number | null;
  paused: boolean;
  example: boolean;
  freshness: string;
  confirmed: string;
  facts: [string, string][];
}

export interface Place {
  key: string;
  name: string;
  note: string;
  municipality: string;
  part: boolean;
  x: number;
  y: number;
  longitude: number;
  latitude: number;
}

/** As `InstitutionView` of dashboard/institutions/view.py. */
export interface InstitutionView {
  kinds: string[];
  place: string;
  radius_km: number | null;
  open_at: number | null;
  accessible: boolean;
  carrier: string;
  age: number | null;
  languages: string[];
  institution: string;
  tab: string;
  school_kind: string;
  travel: string;
  scenario: string;
  mode: string;
  norm: string;
  assumptions: string;
  display: string;
  order: string;
  indicator: string;
  year: number | null;
  figures: string;
  version: string;
  language: string;
  cutout: number[];
}

/** What the tab of reachability depends on, of a view. */
export type ReachabilityChoice = Pick<
  InstitutionView,
  "kinds" | "travel" | "scenario" | "mode" | "norm" | "assumptions" | "display" | "place"
>;

export interface Hit {
  one: Institution;
  km: number | null;
}

export interface Found {
  hits: Hit[];
  kinds: Map<string, number>;
  carriers: Map<string, number>;
  languages: Map<string, number>;
  accessible: number;
  unknownHours: number;
  unknownAccess: number;
}

export interface Catchment {
  institution: string;
  kind: string;
  year_from: number | null;
  year_to: number | null;
  municipality: string;
  part: string;
  rings: [number, number][][] | null;
  /** Path on the map: a polygon, or the municipality's. */
  path: string;
  /** Drawn about the point of a part whose border nobody knows. */
  about?: boolean;
  rule: string;
  example: boolean;
}

/** What stands on the map at one point: an institution, or several that are too near to each other. */
export interface Mark {
  key: string;
  /** In units of the map. */
  x: number;
  y: number;
  /** Px. */
  radius: number;
  members: Institution[];
}
