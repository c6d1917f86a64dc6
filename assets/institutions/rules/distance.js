/* How far apart two points are, as the crow flies: the same as dashboard/indicators/ways/distance.py, which a
   test compares. */

const AXIS_KM = 6378.137; // WGS84
const ECCENTRICITY = 0.00669437999014; // the first one, squared
const radians = (/** @type {number} */ degrees) => (degrees * Math.PI) / 180;

/**
 * Kilometres between two points in degrees.
 * @param {number} longitude
 * @param {number} latitude
 * @param {number} otherLongitude
 * @param {number} otherLatitude
 */
export function kilometres(longitude, latitude, otherLongitude, otherLatitude) {
  const middle = radians((latitude + otherLatitude) / 2);
  const bend = 1 - ECCENTRICITY * Math.sin(middle) ** 2;
  const meridian = (AXIS_KM * (1 - ECCENTRICITY)) / (bend * Math.sqrt(bend));
  const across = (AXIS_KM / Math.sqrt(bend)) * Math.cos(middle);
  return Math.hypot(
    meridian * radians(latitude - otherLatitude),
    across * radians(longitude - otherLongitude),
  );
}
