/* What the Monitor does between the reader's wish for an indicator, its foretold answer and the server's last
   word. Nothing here draws, asks or waits: `next` says what is to be done. The same as a table: docs/slab.md.
   */

/** Ms until the server hears of a wish whose figures are still on their way. */
export const PATIENCE = 250;
/** Ms after telling in which an answer to an earlier wish is taken for one that was overtaken. */
export const OVERTAKEN = 3000;
/**
 * How often the server is told the same wish again because such an answer came in; after that it has the last
 * word.
 */
export const REMINDERS = 3;

/**
 * settled  the page shows the server's last word, or waits for the first
 * wished   the reader has chosen `indicator`, the server has not heard of it
 * told     the server has heard of it at the time `told`; `reminders` counts how often it was told again
 * @typedef {{name: "settled"}
 *   | {name: "wished", indicator: string}
 *   | {name: "told", indicator: string, told: number, reminders: number}} Phase
 */

/**
 * `question` numbers what was last asked for: figures that were asked for before it are not shown any more.
 * `begun` is the query of the first figures, which the page asked for before Dash did; null once Dash has
 * answered.
 * @typedef {{phase: Phase, question: number, begun: string | null}} Wish
 */

/**
 * chosen    the reader chooses an indicator; `foretellable` says whether the address of its figures is known
 *           already
 * foretold  its figures are here, asked for while `question` was the last one
 * due       the wait is over, or what was foretold is on screen, or the server is about to hear of something
 *           else
 * begun     the page asks for its first figures by itself
 * answered  the server says where the figures of its answer lie, at the time `now`; `older` where it was
 *           asked before the reader went elsewhere by the history
 * fetched   the figures of the answer to `question` are here, or `failed` to come
 * retried   the reader asks again for figures that could not be had
 * returned  the reader goes elsewhere by the history, and nothing that was asked for before is shown
 * @typedef {{type: "chosen", indicator: string, foretellable: boolean, now: number}
 *   | {type: "foretold", indicator: string, question: number}
 *   | {type: "due", now: number}
 *   | {type: "begun", query: string}
 *   | {type: "answered", query: string, older: boolean, now: number}
 *   | {type: "fetched", question: number}
 *   | {type: "failed", question: number}
 *   | {type: "retried"}
 *   | {type: "returned"}} Happening
 */

/**
 * wait         tell "due" after PATIENCE, instead of an earlier wait
 * waitNoMore   forget that
 * foretell     fetch the figures of the wish from where they will lie
 * drawForetold draw them, then tell "due" once they are on screen
 * tell         let the server hear of the wish
 * fetch        fetch the figures of the answer
 * draw         draw them
 * sayFailure   tell the reader that they could not be had
 * @typedef {"wait" | "waitNoMore" | "foretell" | "drawForetold" | "tell"
 *   | "fetch" | "draw" | "sayFailure"} Deed
 */

/** @type {Wish} */
export const START = { phase: { name: "settled" }, question: 0, begun: null };

/** @type {Phase} */
const SETTLED = { name: "settled" };

/**
 * @param {Wish} wish
 * @param {Happening} happening
 * @returns {{wish: Wish, deeds: Deed[]}} nothing to do where the happening has been overtaken
 */
export function next(wish, happening) {
  const { phase, question } = wish;
  switch (happening.type) {
    case "chosen": {
      const { indicator, foretellable, now } = happening;
      if (!foretellable)
        return { wish: { ...wish, phase: told(indicator, now, 0) }, deeds: ["waitNoMore", "tell"] };
      return { wish: { ...wish, phase: { name: "wished", indicator } }, deeds: ["wait", "foretell"] };
    }
    case "foretold": {
      const late = happening.question !== question || phase.name === "settled";
      if (late || phase.indicator !== happening.indicator) return { wish, deeds: [] };
      return { wish: { ...wish, question: question + 1 }, deeds: ["drawForetold"] };
    }
    case "due": {
      if (phase.name !== "wished") return { wish, deeds: [] };
      return {
        wish: { ...wish, phase: told(phase.indicator, happening.now, 0) },
        deeds: ["waitNoMore", "tell"],
      };
    }
    case "begun":
      return { wish: { ...wish, begun: happening.query, question: question + 1 }, deeds: ["fetch"] };
    case "answered":
      if (happening.older) return { wish, deeds: [] };
      return answered(wish, happening.query, happening.now);
    case "fetched":
      return { wish, deeds: happening.question === question ? ["draw"] : [] };
    case "failed":
      return { wish, deeds: happening.question === question ? ["sayFailure"] : [] };
    case "retried":
      return { wish: { ...wish, question: question + 1 }, deeds: ["fetch"] };
    case "returned":
      return { wish: { phase: SETTLED, question: question + 1, begun: null }, deeds: ["waitNoMore"] };
  }
}

/**
 * An answer to an earlier wish may come in just after the reader's last one and put itself in its place: the
 * server is told again.
 * @param {Wish} before
 * @param {string} query
 * @param {number} now
 * @returns {{wish: Wish, deeds: Deed[]}}
 */
function answered(before, query, now) {
  const wish = { ...before, begun: null };
  if (before.begun === query) return { wish, deeds: [] }; // its figures were asked for already
  const { phase } = wish;
  const shown = { ...wish, question: wish.question + 1 };
  const wanted = phase.name === "settled" || new URLSearchParams(query).get("indikator") === phase.indicator;
  if (phase.name === "wished") return wanted ? { wish: shown, deeds: ["fetch"] } : { wish, deeds: [] };
  const lastWord = wanted || now > phase.told + OVERTAKEN || phase.reminders >= REMINDERS;
  if (lastWord) return { wish: { ...shown, phase: SETTLED }, deeds: ["fetch"] };
  return { wish: { ...wish, phase: told(phase.indicator, now, phase.reminders + 1) }, deeds: ["tell"] };
}

/**
 * @param {string} indicator
 * @param {number} now
 * @param {number} reminders
 * @returns {Phase}
 */
function told(indicator, now, reminders) {
  return { name: "told", indicator, told: now, reminders };
}
