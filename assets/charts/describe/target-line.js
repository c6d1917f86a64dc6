/* A target of the reader's own in a chart of all places: a line, and what it says. The same as
   dashboard/charts/target_line.py. */
import { line, rule } from "./marks.js";

/** @typedef {import("../types").Axis} Axis */
/** @typedef {Pick<import("../../core/types").OwnTarget, "name" | "value" | "text">} OwnTarget */
/** @typedef {import("../types").SeriesParts} SeriesParts */

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

/**
 * A time series with the line of a target, where its axis was made without one: beyond the axis stands the
 * name alone, at its edge.
 * @param {SeriesParts} parts
 * @param {OwnTarget} target
 * @returns {SeriesParts}
 */
export function withTargetLine(parts, target) {
  const { first, last, values } = parts;
  const value = within(target, values);
  const [key, look] = ["eigenesziel", { colour: "ink", width: WIDTH, dash: DASH, round_cap: true }];
  const words = [target.name, target.text];
  const drawn = line({
    ...{ points: [first, last].map((year) => /** @type {[number, number]} */ ([year, value])), ...look },
    ...{ key, role: key, name: target.name, words: [[words.join(" ")], [words.join(" ")]] },
  });
  const beside = parts.names.filter((one) => one.year === last).map((one) => one.value);
  const nearest =
    beside.sort((one, other) => Math.abs(one - value) - Math.abs(other - value))[0] ?? -Infinity;
  const text = targetText({ ...target, name: "" }, values, false);
  const name = { key, name: target.name, year: last, value, text, colour: "ink", weight: 600 };
  return {
    ...parts,
    marks: value === target.value ? [...parts.marks, drawn] : parts.marks,
    names: [...parts.names, { ...name, above: value >= nearest }],
  };
}
