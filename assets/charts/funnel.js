/* The funnel: values of the present year against the cases behind them, on a root axis, inside the limits
   that chance allows around the district. */
import { element } from "../core/dom.js";
import { state } from "../core/store.js";
import * as store from "../core/store.js";
import { chartView } from "./chart-view.js";
import { describeFunnel } from "./describe/funnel.js";
import { nearest } from "./nearest.js";

const ID = "monitor-funnel";
const NEAR = 12; // px around a point's rim in which the pointer finds it

chartView({
  id: ID,
  tab: "trichter",
  name: "funnel",
  describe: (...given) => {
    const none = element(ID).closest(".bl-plot")?.querySelector(".bl-empty");
    const counted = state.slab?.funnel?.base[store.row()]?.some((cases) => cases !== null) ?? false;
    none?.toggleAttribute("hidden", counted);
    return counted && state.slab ? describeFunnel(state.slab, store.row(), ...given) : null;
  },
  keyAt: (chart, across, down) => nearest(chart, across, down, NEAR)?.key ?? null,
});
