/* A target of the reader's own in a chart of all places: a line, and what it says. The same as
   dashboard/charts/target_line.py. */
import { rule } from "./marks.js";

/** @typedef {import("../types").Axis} Axis */
/** @typedef {import("../../core/types").OwnTarget} OwnTarget */

const DASH = [9, 3, 1.5, 3, 1.5, 3]; // a stroke and two dots: a target that somebody has resolved has one dot
const WIDTH = 1.4;

/**
 * The line; none where the target lies beyond the axis.
 * @param {OwnTarget | null | undefined} target
 * @param {Axis} axis
 * @param {boolean} upright
 */
export function targetRules(target, { low, high }, upright) {
  if (!target || target.value < low || target.value > high) return [];
  return [rule({ at: target.value, upright, colour: "ink", width: WIDTH, dash: DASH })];
}

/**
 * Where its text stands: at the nearer end where it lies beyond the axis.
 * @param {OwnTarget} target
 * @param {Axis} axis
 */
export const within = ({ value }, { low, high }) => Math.min(Math.max(value, low), high);

/**
 * What it says; beyond the axis with an arrow towards it.
 * @param {OwnTarget} target
 * @param {Axis} axis
 * @param {boolean} upright
 */
export function targetText({ name, value, text }, { low, high }, upright) {
  const [down, up] = upright ? ["←", "→"] : ["↓", "↑"];
  const beyond = value < low ? down : value > high ? up : "";
  return [name, text, beyond].filter(Boolean).join(" ");
}
