/* A view's description in two parts: what stays while the pointer moves, and what lies over it. */

/** @typedef {import("../types").Chart} Chart */
/** @typedef {import("../types").Mark} Mark */
/** @typedef {import("../types").TextLabel} TextLabel */

/**
 * What the reader has chosen: selected places in their order, places that stand out, colours of classes, and
 * a target of the reader's own for the indicator. `named` of the selected are named, and no name is cut; all,
 * where it is left out.
 * @typedef {{
 *   selection: string[], group?: Set<string> | null, palette?: string | null,
 *   target?: import("../../core/types").OwnTarget | null, named?: number,
 * }} Choice
 */

/**
 * `chart` is what stays; `over` gives the marks and labels of selected places and of the one under the
 * pointer.
 * @typedef {{chart: Chart, over: (hover: string | null) => {marks: Mark[], labels: TextLabel[]}}} Described
 */

/**
 * @param {Pick<Chart, "view" | "plot" | "marks" | "labels" | "lang" | "palette">} given
 * @returns {Chart}
 */
export const chart = (given) => ({
  ...given,
  bare: false,
  title: "",
  subtitle: "",
  summary: "",
  caption: "",
});

/**
 * The whole description, as Python has it where nobody points at anything.
 * @param {Described} described
 * @param {string | null} [hover]
 * @returns {Chart}
 */
export function whole({ chart: below, over }, hover = null) {
  const { marks, labels } = over(hover);
  return { ...below, marks: [...below.marks, ...marks], labels: [...below.labels, ...labels] };
}
