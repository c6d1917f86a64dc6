/* The Monitor without a network: it begins with a kept page of its level and shows what the address asks for
   out of kept figures. What only the server can answer is said. */
import { tidy } from "../../core/address.js";
import { on } from "../../core/events.js";
import * as store from "../../core/store.js";
import { isKept, tellKept } from "../../offline/line.js";
import { chooseIndicator } from "../figures.js";
import { replace } from "../visits.js";

const { state } = store;
let begun = false;

/* What the page has drawn by itself before the server is told of it. */
const DRAWN = /^(url|monitor-(indicator|selection|shown-year|asked-year|view|query|slab|own|map-source))\./;

/**
 * Dash asks the server and gets no answer.
 * @param {unknown} asked body of its request
 */
function unanswered(asked) {
  const { changedPropIds = [] } = typeof asked === "string" ? JSON.parse(asked) : {};
  if (changedPropIds.some((/** @type {string} */ one) => !DRAWN.test(one))) tellKept("asks");
}

if (isKept) {
  const ask = window.fetch;
  window.fetch = (address, options) => {
    const answer = ask(address, options);
    if (String(address).includes("_dash-update-component")) answer.catch(() => unanswered(options?.body));
    return answer;
  };
  on("arrived", () => {
    if (begun) return;
    begun = true;
    begin(new URLSearchParams(location.search));
  });
  on("slab", () => begun && write());
}

/** @param {URLSearchParams} asked */
async function begin(asked) {
  const indicator = asked.get("indikator");
  if (indicator && indicator !== state.slab?.indicator) await chooseIndicator(indicator);
  if (indicator && indicator !== state.slab?.indicator) tellKept("other");
  const year = Number(asked.get("jahr"));
  if (state.slab?.years.includes(year)) store.setYear(year, "address");
  const places = (asked.get("gebiete") ?? "").split(",").filter((key) => store.column(key) >= 0);
  if (places.length && places.join() !== state.selection.join()) store.select(places, "address");
}

/* The server, which writes the address else, has not heard of another indicator. */
function write() {
  const { slab } = state;
  const query = new URLSearchParams(location.search);
  if (!slab || query.get("indikator") === slab.indicator) return;
  query.set("indikator", slab.indicator);
  replace(`?${tidy(query)}`);
}
