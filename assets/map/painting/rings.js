/* The outlines of many areas as numbers: what a canvas is filled from, and where a point lies. */

/**
 * Corners of all areas in units of the map: `points` are x and y in turn, `ends` the index behind the last
 * number of each ring, and the rings of area `i` are those from `first[i]` to `first[i + 1]`.
 * @typedef {{points: Float32Array, ends: Uint32Array, first: Uint32Array}} Rings
 */

const [MINUS, POINT, ZERO, NINE] = [..."-.09"].map((sign) => sign.charCodeAt(0));
const CLOSE = "z".charCodeAt(0);
const LOWER = 32; // what a small letter's code is above that of its capital
const [MOVE, LINE] = [..."ml"].map((sign) => sign.charCodeAt(0));

/**
 * Reads paths of the commands M, L and Z, absolute or relative. Throws where there is another one.
 * @param {string[]} paths
 * @returns {Rings}
 */
export function ringsOf(paths) {
  const size = paths.reduce((sum, path) => sum + path.length, 0);
  const points = new Float32Array(size); // a number takes two signs at least
  /** @type {number[]} */
  const ends = [];
  const first = new Uint32Array(paths.length + 1);
  let count = 0;
  paths.forEach((path, area) => {
    count = read(path, points, count, ends);
    first[area + 1] = ends.length;
  });
  return { points: points.slice(0, count), ends: Uint32Array.from(ends), first };
}

/**
 * The same areas, some of them with other paths.
 * @param {Rings} rings
 * @param {Map<number, string>} paths by the number of the area
 * @returns {Rings}
 */
export function withPaths(rings, paths) {
  const fresh = ringsOf([...paths.values()]);
  const numbers = new Map([...paths.keys()].map((area, at) => [area, at]));
  const count = rings.first.length - 1;
  const sources = Array.from({ length: count }, (_, area) => {
    const at = numbers.get(area);
    return at === undefined ? { from: rings, at: area } : { from: fresh, at };
  });
  const spans = sources.map(({ from, at }) => {
    const [one, next] = [from.first[at], from.first[at + 1]];
    return { from, one, next, start: one ? from.ends[one - 1] : 0, end: next ? from.ends[next - 1] : 0 };
  });
  const points = new Float32Array(spans.reduce((sum, { start, end }) => sum + end - start, 0));
  /** @type {number[]} */
  const ends = [];
  const first = new Uint32Array(count + 1);
  let filled = 0;
  spans.forEach(({ from, one, next, start, end }, area) => {
    points.set(from.points.subarray(start, end), filled);
    for (let ring = one; ring < next; ring++) ends.push(from.ends[ring] - start + filled);
    filled += end - start;
    first[area + 1] = ends.length;
  });
  return { points, ends: Uint32Array.from(ends), first };
}

/**
 * @param {string} path
 * @param {Float32Array} points
 * @param {number} start how many numbers there are already
 * @param {number[]} ends grows by those of the path's rings
 */
function read(path, points, start, ends) {
  let [count, at, command] = [start, 0, 0];
  let [x, y, fromX, fromY] = [0, 0, 0, 0];
  const close = () => {
    if (count > (ends.at(-1) ?? 0)) ends.push(count);
  };
  while (at < path.length) {
    const code = path.charCodeAt(at);
    if (code > NINE) {
      command = code;
      const small = code | LOWER;
      if (small !== MOVE && small !== LINE && small !== CLOSE)
        throw new Error(`map: ${path[at]} in a path, at ${at}`);
      if (small !== LINE) close();
      if (small === CLOSE) [x, y] = [fromX, fromY];
      at++;
    } else if (code === MINUS || code === POINT || (code >= ZERO && code <= NINE)) {
      const dx = number();
      while (path.charCodeAt(at) < MINUS) at++; // blanks and commas
      const dy = number();
      const relative = command >= 97;
      [x, y] = relative ? [x + dx, y + dy] : [dx, dy];
      if ((command | LOWER) === MOVE) {
        [fromX, fromY] = [x, y];
        command = command === MOVE ? LINE : LINE - LOWER;
      }
      points[count] = x;
      points[count + 1] = y;
      count += 2;
    } else at++;
  }
  close();
  return count;

  function number() {
    const negative = path.charCodeAt(at) === MINUS;
    if (negative) at++;
    let value = 0;
    let part = 0;
    for (; at < path.length; at++) {
      const code = path.charCodeAt(at);
      if (code === POINT && !part) part = 1;
      else if (code >= ZERO && code <= NINE) {
        value = value * 10 + code - ZERO;
        if (part) part *= 10;
      } else break;
    }
    const size = part ? value / part : value;
    return negative ? -size : size;
  }
}

/**
 * Whether an area holds a point, by the even-odd rule.
 * @param {Rings} rings
 * @param {number} area
 * @param {number} x
 * @param {number} y
 */
export function holds({ points, ends, first }, area, x, y) {
  let within = false;
  for (let ring = first[area]; ring < first[area + 1]; ring++) {
    const start = ring ? ends[ring - 1] : 0;
    for (let i = start, j = ends[ring] - 2; i < ends[ring]; j = i, i += 2) {
      const [ay, by] = [points[i + 1], points[j + 1]];
      if (ay > y !== by > y && x < ((points[j] - points[i]) * (y - ay)) / (by - ay) + points[i])
        within = !within;
    }
  }
  return within;
}
