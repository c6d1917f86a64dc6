/* Which institutions the filters leave, and how many each filter would leave: the same as
   dashboard/institutions/matching.py, which a test compares. */

/** @typedef {import("../types").Institution} Institution */
/** @typedef {import("../types").InstitutionView} InstitutionView */
/** @typedef {import("../types").Hit} Hit */

/** What an institution is left out for. */
const [KIND, OPEN, ACCESSIBLE, CARRIER, AGE, LANGUAGE, RADIUS] = [1, 2, 4, 8, 16, 32, 64];
const WORKDAYS = 5;

/**
 * Whether it is open at a time of day on each day from Monday to Friday; an unknown week is not.
 * @param {import("../types").Week | null} week
 * @param {number} minutes
 */
function isOpen(week, minutes) {
  if (!week) return false;
  return week
    .slice(0, WORKDAYS)
    .every((day) => day.some(([start, end]) => start <= minutes && minutes < end));
}

/**
 * Every filter that an institution does not pass.
 * @param {Institution} one
 * @param {InstitutionView} view
 * @param {number | null} km
 * @param {boolean} near whether a place is chosen
 */
export function failed(one, view, km, near) {
  const { kinds, open_at: opens, age, languages } = view;
  let why = 0;
  if (kinds.length && !kinds.includes(one.kind.key)) why |= KIND;
  if (opens !== null && !isOpen(one.week, opens)) why |= OPEN;
  if (view.accessible && !one.accessible) why |= ACCESSIBLE;
  if (view.carrier && one.carrier !== view.carrier) why |= CARRIER;
  if (age !== null && !((one.ageFrom ?? age) <= age && age <= (one.ageTo ?? age))) why |= AGE;
  if (languages.length && !languages.some((spoken) => one.languages.includes(spoken))) why |= LANGUAGE;
  if (near && view.radius_km !== null && (km === null || km > view.radius_km)) why |= RADIUS;
  return why;
}

/**
 * @param {Map<string, number>} counts
 * @param {string} key
 */
const add = (counts, key) => counts.set(key, (counts.get(key) ?? 0) + 1);

/**
 * @param {Institution[]} institutions in the order of lists by name
 * @param {InstitutionView} view
 * @param {(number | null)[] | null} distances km of each from the chosen place; null without one
 * @returns {import("../types").Found}
 */
export function matches(institutions, view, distances) {
  /** @type {Hit[]} */
  const hits = [];
  const kinds = new Map();
  const carriers = new Map();
  const languages = new Map();
  let [accessible, unknownHours, unknownAccess] = [0, 0, 0];
  for (const one of institutions) {
    const km = distances && distances[one.index];
    const why = failed(one, view, km, distances !== null);
    if (!why) hits.push({ one, km });
    if (!(why & ~KIND)) add(kinds, one.kind.key);
    if (!(why & ~CARRIER) && one.carrier) add(carriers, one.carrier);
    if (!(why & ~LANGUAGE)) for (const spoken of one.languages) add(languages, spoken);
    if (!(why & ~ACCESSIBLE)) {
      if (one.accessible) accessible++;
      else if (view.accessible && one.accessUnknown) unknownAccess++;
    }
    if (why === OPEN && !one.week) unknownHours++;
  }
  if (distances && view.order !== "name")
    hits.sort((a, b) => (a.km ?? Infinity) - (b.km ?? Infinity) || a.one.index - b.one.index);
  return { hits, kinds, carriers, languages, accessible, unknownHours, unknownAccess };
}

/**
 * The nearest that passes all filters but the radius, else the nearest of the kinds that are asked for.
 * @param {Institution[]} institutions
 * @param {InstitutionView} view
 * @param {(number | null)[] | null} distances
 * @returns {Hit | null}
 */
export function nearestBeyond(institutions, view, distances) {
  /** @type {{other: number, km: number, one: Institution} | null} */
  let best = null;
  for (const one of institutions) {
    const km = distances?.[one.index] ?? null;
    if (km === null) continue;
    const why = failed(one, view, km, true) & ~RADIUS;
    if (why & KIND) continue;
    const other = why ? 1 : 0;
    if (!best || other < best.other || (other === best.other && km < best.km)) best = { other, km, one };
  }
  return best;
}
