/* The components of layouts/monitor/components.py, where Dash looks for those of a Python package: in an
   object of its name. React comes before Dash draws, but after this script. */
import { Chips, Segments, Select, Switches } from "./choices.js";
import { Drawer } from "./drawer.js";
import { YearSlider, TextField } from "./fields.js";
import { Location, Still, Store } from "./held.js";

window.layouts = { Chips, Drawer, Location, Segments, Select, YearSlider, Still, Store, Switches, TextField };
