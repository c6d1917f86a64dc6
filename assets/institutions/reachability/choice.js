/* A choice is an address that the server has written out of the state whose answer the fields show. While the
   next answer is on its way the reader wishes another state already: only what a choice changes counts. */

/** @typedef {import("../types").ReachabilityChoice} ReachabilityChoice */

/**
 * What an address of this tab says.
 * @param {URLSearchParams} query
 * @returns {ReachabilityChoice}
 */
export function choiceIn(query) {
  const text = (/** @type {string} */ name) => query.get(name) ?? "";
  return {
    kinds: text("art") ? text("art").split(",") : [],
    travel: text("weg") || "minuten",
    scenario: text("szenario"),
    mode: text("verkehr"),
    norm: text("richtwert"),
    assumptions: text("annahmen"),
    display: text("darstellung") || "raster",
    place: text("ort"),
  };
}

/**
 * The state wished for, with what a choice changes.
 * @param {ReachabilityChoice} written the state that the choice was written out of
 * @param {ReachabilityChoice} chosen
 * @param {ReachabilityChoice} wished
 * @returns {ReachabilityChoice}
 */
export function changedBy(written, chosen, wished) {
  const same = (/** @type {keyof ReachabilityChoice} */ name) =>
    String(written[name]) === String(chosen[name]);
  return {
    kinds: same("kinds") ? wished.kinds : chosen.kinds,
    travel: same("travel") ? wished.travel : chosen.travel,
    scenario: scenarioWith(written.scenario, chosen.scenario, wished.scenario),
    mode: same("mode") ? wished.mode : chosen.mode,
    norm: same("norm") ? wished.norm : chosen.norm,
    assumptions: same("assumptions") ? wished.assumptions : chosen.assumptions,
    display: same("display") ? wished.display : chosen.display,
    place: same("place") ? wished.place : chosen.place,
  };
}

/**
 * Changes of a scenario are separated by semicolons: those that a choice takes out go, those that it brings
 * come to the end.
 * @param {string} written
 * @param {string} chosen
 * @param {string} wished
 */
function scenarioWith(written, chosen, wished) {
  const [before, after, now] = [written, chosen, wished].map((one) => one.split(";").filter(Boolean));
  const kept = now.filter((one) => after.includes(one) || !before.includes(one));
  const added = after.filter((one) => !before.includes(one) && !kept.includes(one));
  return [...kept, ...added].join(";");
}
