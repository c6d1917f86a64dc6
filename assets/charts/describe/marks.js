/* Marks and labels with the defaults that dashboard/charts/description.py gives them. */
import { ofPlace } from "./colours.js";

/** @typedef {import("../types").BarMark} BarMark */
/** @typedef {import("../types").PointMark} PointMark */
/** @typedef {import("../types").LineMark} LineMark */
/** @typedef {import("../types").AreaMark} AreaMark */
/** @typedef {import("../types").RuleMark} RuleMark */
/** @typedef {import("../types").TextLabel} TextLabel */

const EDGE = { edge: "", edge_width: 0, opacity: 1 };
const TOLD = { key: "", words: [] };
/** @type {BarMark} */
const BAR = {
  ...{ kind: "bar", x0: 0, x1: 0, y0: 0, y1: 0, fill: "", few: false, hatched: false, corner: 0 },
  ...EDGE,
  ...TOLD,
};
const SIGN = { x: 0, y: 0, radius: 0, fill: "", fill_opacity: 1, name: "" };
/** @type {PointMark} */
const POINT = { kind: "point", form: "circle", ...SIGN, ...EDGE, ...TOLD };
const STROKE = { points: [], colour: "", width: 0, dash: [], opacity: 1, name: "", role: "" };
/** @type {LineMark} */
const LINE = { kind: "line", round_cap: false, ...STROKE, ...TOLD };
/** @type {AreaMark} */
const AREA = { kind: "area", points: [], fill: "", role: "", key: "", words: [], ...EDGE };
/** @type {RuleMark} */
const RULE = { kind: "rule", at: 0, upright: false, colour: "", width: 0, dash: [], start: null, end: null };
const WRITTEN = { x: 0, y: 0, text: "", colour: "", size: 0, weight: 400, halo: true, key: "" };
/** @type {TextLabel} */
const LABEL = { anchor: "start", at: [null, null], leader: [], leader_width: 1.2, ...WRITTEN };

/** @param {Partial<BarMark> & Pick<BarMark, "x0" | "x1" | "y0" | "y1" | "fill">} given */
export const bar = (given) => ({ ...BAR, ...given });

/** @param {Partial<PointMark> & Pick<PointMark, "x" | "y" | "radius" | "fill">} given */
export const point = (given) => ({ ...POINT, ...given });

/** @param {Partial<LineMark> & Pick<LineMark, "points" | "colour" | "width">} given */
export const line = (given) => ({ ...LINE, ...given });

/** @param {Partial<AreaMark> & Pick<AreaMark, "points" | "fill">} given */
export const area = (given) => ({ ...AREA, ...given });

/** @param {Partial<RuleMark> & Pick<RuleMark, "at" | "upright" | "colour" | "width">} given */
export const rule = (given) => ({ ...RULE, ...given });

/** @param {Partial<TextLabel> & Pick<TextLabel, "x" | "y" | "text" | "colour" | "size">} given */
export const label = (given) => ({ ...LABEL, ...given });

/** @type {import("../types").Form[]} */
const FILLED = ["circle", "square", "diamond", "triangle-up"];
/** @type {import("../types").Form[]} */
const OPEN = ["circle-open", "square-open", "diamond-open", "triangle-up-open"];

/** @param {number} position of a selected place */
export const formOf = (position) => (position % 8 < 4 ? FILLED : OPEN)[position % 4];

/**
 * The sign of a selected place, in its colour and form: filled up to the fourth, open from the fifth on.
 * @param {Partial<PointMark> & Pick<PointMark, "x" | "y" | "radius">} given
 * @param {number} position
 */
export function sign(given, position) {
  const form = formOf(position);
  const tone = ofPlace(position);
  const look = form.endsWith("-open")
    ? { fill: "surface", edge: tone, edge_width: 2.4 }
    : { fill: tone, edge: "surface", edge_width: 1.4 };
  return point({ ...given, form, ...look });
}
