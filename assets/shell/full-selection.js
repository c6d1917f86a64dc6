/* What is said where more places are chosen than can be told apart: none of those chosen before gives way. */
import { emit, on } from "../core/events.js";
import { state } from "../core/store.js";
import * as store from "../core/store.js";
import "./tell-reader.js";

on("full", (/** @type {string[]} */ left) => {
  const { slab } = state;
  if (!slab) return;
  const column = store.column(left[0]);
  const one = left.length === 1 && column >= 0;
  const { full, fullMany } = slab.words;
  const said = one
    ? full.replace("{name}", () => slab.names[column])
    : fullMany.replace("{count}", String(store.MOST_SELECTED + left.length));
  emit("tell", said);
});
