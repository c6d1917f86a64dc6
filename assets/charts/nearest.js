/* The point under the pointer. */
import { x, y } from "./describe/plot.js";

/**
 * The point within `near` px of whose rim the pointer is; inside several the smallest counts.
 * @param {import("./types").Chart} chart
 * @param {number} across px in the layer
 * @param {number} down
 * @param {number} near
 */
export function nearest({ plot, marks }, across, down, near) {
  /** @type {import("./types").PointMark | null} */
  let best = null;
  let least = Infinity;
  for (const one of marks) {
    if (one.kind !== "point") continue;
    const beyond = Math.hypot(x(plot, one.x) - across, y(plot, one.y) - down) - one.radius;
    const far = beyond < 0 ? beyond / 100 + one.radius / 1000 : beyond;
    if (beyond < near && far < least) [best, least] = [one, far];
  }
  return best;
}
