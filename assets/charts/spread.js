/* Names along a line, pushed apart. */

/**
 * Centres as near as possible to `wanted`, neighbours not touching, within low..high. The same as axes.spread
 * in Python.
 * @param {number[]} wanted
 * @param {number[]} sizes
 * @param {number} low
 * @param {number} high
 * @returns {number[]}
 */
export function spread(wanted, sizes, low, high) {
  const order = wanted.map((_, i) => i).sort((a, b) => wanted[a] - wanted[b]);
  const [first] = order;
  const last = order.at(-1);
  if (last === undefined) return [];
  const steps = [0];
  for (let k = 1; k < order.length; k++) {
    steps.push(steps[k - 1] + (sizes[order[k - 1]] + sizes[order[k]]) / 2);
  }
  /** @type {{base: number, count: number}[]} */
  const blocks = [];
  order.forEach((i, k) => {
    let block = { base: wanted[i] - steps[k], count: 1 };
    for (let left = blocks.at(-1); left && left.base > block.base; left = blocks.at(-1)) {
      blocks.pop();
      const count = left.count + block.count;
      block = { base: (left.base * left.count + block.base * block.count) / count, count };
    }
    blocks.push(block);
  });
  const lowest = low + sizes[first] / 2;
  const highest = Math.max(high - sizes[last] / 2 - steps[steps.length - 1], lowest);
  /** @type {number[]} */
  const placed = new Array(wanted.length);
  let k = 0;
  for (const { base, count } of blocks) {
    for (let j = 0; j < count; j++, k++) {
      placed[order[k]] = Math.min(Math.max(base, lowest), highest) + steps[k];
    }
  }
  return placed;
}
