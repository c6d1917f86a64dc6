/* The ranking: bars of the present year from highest to lowest, the selected places, the district and the
   place under the pointer. Named bars stand there where they say more. */
import { state } from "../core/store.js";
import * as store from "../core/store.js";
import { chartView } from "./chart-view.js";
import { areShown } from "./named-bars.js";
import { describeRanking } from "./describe/ranking.js";

chartView({
  id: "monitor-ranking",
  tab: "rangfolge",
  covered: areShown,
  name: "ranking",
  describe: (...given) => state.displayed && describeRanking(state.displayed, store.row(), ...given),
  keyAt: ({ plot }, across) => {
    const order = state.displayed?.order[store.row()] ?? [];
    const column = order[Math.floor(((across - plot.left) / (plot.right - plot.left)) * order.length)];
    return column === undefined ? null : (state.displayed?.places[column] ?? null);
  },
});
