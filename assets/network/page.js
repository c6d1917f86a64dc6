/* The page of the network: complete when it arrives; this prints it and moves about in its graph. */
import "../meeting/scene-count.js";
import "../search/head-search.js";
import "../shell/header.js";
import "../shell/keys.js";
import "../shell/notices.js";
import { readGraph } from "./graph.js";

document.getElementById("network-print")?.addEventListener("click", () => window.print());

const graph = document.getElementById("network-graph");
if (graph) readGraph(graph);
