/* Which school is in charge for a place: the same as dashboard/institutions/responsible.py, which a test
   compares. */

/** @typedef {import("../types").Catchment} Catchment */
/**
 * @typedef {{name: string, municipality: string, longitude: number, latitude: number, part: boolean}} Asked
 */
/** @typedef {"one" | "several" | "parts" | "middle" | "unnamed" | "none" | "unknown"} Case */
/** @typedef {{case: Case, catchments: Catchment[], year: number | null, current: boolean}} Responsible */

const SCHOOL_YEAR_BEGINS = 8; // August

/**
 * The first year of the school year of a day.
 * @param {Date} day
 */
export const schoolYear = (day) => day.getFullYear() - (day.getMonth() + 1 >= SCHOOL_YEAR_BEGINS ? 0 : 1);

/** @param {Catchment} one @param {number} year */
const holds = (one, year) => (one.year_from ?? year) <= year && year <= (one.year_to ?? year);

/**
 * Whether a point lies inside rings, by the even-odd rule.
 * @param {[number, number][][]} rings
 * @param {number} x
 * @param {number} y
 */
export function within(rings, x, y) {
  let inside = false;
  for (const ring of rings)
    ring.forEach(([x0, y0], at) => {
      const [x1, y1] = ring[(at + 1) % ring.length];
      if (y0 > y !== y1 > y && x < ((x1 - x0) * (y - y0)) / (y1 - y0) + x0) inside = !inside;
    });
  return inside;
}

/**
 * How much of a place a catchment holds for, null for nothing: a named part is the point where it stands, a
 * municipality is more than its own.
 * @param {Catchment} one
 * @param {Asked} place
 * @returns {"whole" | "part" | "middle" | null}
 */
function covers(one, place) {
  if (one.rings) {
    if (!within(one.rings, place.longitude, place.latitude)) return null;
    return place.part ? "whole" : "middle";
  }
  if (one.municipality !== place.municipality) return null;
  if (!one.part) return "whole";
  if (place.part) return one.part.toLocaleLowerCase() === place.name.toLocaleLowerCase() ? "whole" : null;
  return "part";
}

/**
 * One catchment of each institution.
 * @param {Catchment[]} catchments
 */
const unique = (catchments) =>
  [...new Map(catchments.toReversed().map((one) => [one.institution, one])).values()].reverse();

/**
 * @param {Asked} place
 * @param {string} kind
 * @param {Catchment[]} catchments
 * @param {number} known how many institutions of the kind there are
 * @param {number} now first year of the present school year
 * @returns {Responsible}
 */
export function responsible(place, kind, catchments, known, now) {
  const found = catchments
    .filter((one) => one.kind === kind)
    .flatMap((one) => {
      const how = covers(one, place);
      return how === null ? [] : [{ one, how }];
    });
  if (!known && !found.length) return { case: "none", catchments: [], year: null, current: true };
  const past = found.flatMap(({ one: { year_to: end } }) => (end !== null && end < now ? [end] : []));
  const year = found.some(({ one }) => holds(one, now)) ? now : past.length ? Math.max(...past) : null;
  if (year === null) return { case: "unknown", catchments: [], year: null, current: true };
  const held = found.filter(({ one }) => holds(one, year));
  const named = held.filter(({ one }) => one.institution);
  const said = { year, current: year === now };
  const all = named.map(({ one }) => one);
  if (!named.length) return { case: "unnamed", catchments: held.map(({ one }) => one), ...said };
  if (named.every(({ how }) => how === "middle")) return { case: "middle", catchments: unique(all), ...said };
  const entire = named.filter(({ how }) => how === "whole").map(({ one }) => one);
  const schools = new Set(all.map(({ institution }) => institution));
  if (schools.size === 1 && entire.length) return { case: "one", catchments: [entire[0]], ...said };
  if (new Set(entire.map(({ institution }) => institution)).size === schools.size)
    return { case: "several", catchments: unique(entire), ...said };
  return { case: "parts", catchments: all, ...said };
}
