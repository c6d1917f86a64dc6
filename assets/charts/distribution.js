/* The distribution: the histogram of the present year stacked by class, with lines for the district, selected
   and hovered places. */
import { state } from "../core/store.js";
import * as store from "../core/store.js";
import { chartView } from "./chart-view.js";
import { describeDistribution } from "./describe/distribution.js";

chartView({
  id: "monitor-distribution",
  tab: "verteilung",
  name: "distribution",
  describe: (...given) => state.displayed && describeDistribution(state.displayed, store.row(), ...given),
});
