/* How marks look: roles of colours become tokens and classes of the style sheets, so that theme and palette
   need no script. */

/** @typedef {import("../types").Mark} Mark */
/** @typedef {Record<string, string | number>} Look attributes of an SVG element, and its CSS variables */

/**
 * The token of a role that is no class; words on a class have theirs beside its colour: see map/palettes.css.
 * @param {string} role
 */
export const token = (role) => {
  const [kind, of, index] = role.split("-");
  if (kind === "on" && of === "class") return `var(--bl-o${index})`;
  return role ? `var(--bl-${role.replace("_", "-")})` : "none";
};

/**
 * A class's colour is that of c0 to c6, one of a continuous scale lies by a share between s0 to s5 and the
 * next: see map/areas.css.
 * @param {string} role
 * @returns {Look}
 */
function filled(role) {
  const [kind, share] = role.split("-");
  if (kind === "class") return { class: `c${share}` };
  if (kind !== "ramp") return { fill: token(role) };
  const at = Math.min(Math.max(Number(share), 0), 1) * 6;
  const left = Math.min(Math.floor(at), 5);
  return { class: `s${left}`, "--f": (at - left).toFixed(3) };
}

/**
 * @param {string} colour
 * @param {number} width
 * @param {number[]} [dash]
 * @returns {Look}
 */
function stroked(colour, width, dash = []) {
  /** @type {Look} */
  const look = colour && width ? { stroke: token(colour), "stroke-width": width } : {};
  if (dash.length) look["stroke-dasharray"] = dash.join(" ");
  return look;
}

/**
 * @param {string} name
 * @param {number} share
 * @returns {Look}
 */
const faint = (name, share) => (share === 1 ? {} : { [name]: share });

/**
 * Marks of one look can be one path.
 * @param {Mark} mark
 */
export function lookKey(mark) {
  switch (mark.kind) {
    case "bar":
      return `${mark.fill}|${mark.edge}|${mark.edge_width}|${mark.opacity}`;
    case "point":
      return `${mark.fill}|${mark.edge}|${mark.edge_width}|${mark.opacity}|${mark.fill_opacity}`;
    case "area":
      return `${mark.role}|${mark.fill}|${mark.edge}|${mark.edge_width}|${mark.opacity}`;
    case "line":
      return `${mark.role}|${mark.colour}|${mark.width}|${mark.dash}|${mark.opacity}|${mark.round_cap}`;
    case "rule":
      return `${mark.colour}|${mark.width}|${mark.dash}`;
  }
}

/**
 * @param {Mark} mark
 * @returns {Look}
 */
export function lookOf(mark) {
  switch (mark.kind) {
    case "bar":
      return {
        ...{ "data-mark": "bar", ...filled(mark.fill), ...stroked(mark.edge, mark.edge_width) },
        ...faint("opacity", mark.opacity),
      };
    case "point":
      return {
        ...{ "data-mark": "point", ...filled(mark.fill), ...stroked(mark.edge, mark.edge_width) },
        ...{ ...faint("opacity", mark.opacity), ...faint("fill-opacity", mark.fill_opacity) },
      };
    case "area":
      return {
        ...{ "data-mark": mark.role || "area", ...filled(mark.fill), ...stroked(mark.edge, mark.edge_width) },
        ...faint("fill-opacity", mark.opacity),
      };
    case "line":
      return {
        ...{ "data-mark": mark.role || "line", fill: "none", "stroke-linejoin": "round" },
        ...{ ...stroked(mark.colour, mark.width, mark.dash), ...faint("opacity", mark.opacity) },
        ...(mark.round_cap ? { "stroke-linecap": "round" } : {}),
      };
    case "rule":
      return { "data-mark": "rule", fill: "none", ...stroked(mark.colour, mark.width, mark.dash) };
  }
}
