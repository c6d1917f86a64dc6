/* Gives the parts of a stage without one large map their room, before they are drawn. */
import { element } from "../../core/dom.js";
import { on } from "../../core/events.js";
import { state } from "../../core/store.js";
import { headlineRoom, rooms } from "./layout/rooms.js";
import { COMPOSITION, MAP, SERIES, TWO_MAPS, now, screen, shown, stage } from "./stage.js";
import { put, size, write } from "./texts.js";

const BESIDE = [SERIES, "verteilung", "trichter", COMPOSITION]; // pictures that have numbers beside them
const BAR = 3; // rem that a bar with its name needs at least
/** Rem above bars that what a target's line says takes. */
export const AIM = 3.4;

/** The picture's room, in rem. */
export const view = { x: 0, y: 0, width: 0, height: 0 };

function open() {
  const host = element("stage");
  if (host.dataset.picture !== shown().picture) {
    for (const id of ["stage-view", "stage-legend", "stage-signs", "stage-pills", "stage-extreme"])
      element(id).replaceChildren();
    element("stage-view").removeAttribute("style");
  }
  host.dataset.picture = shown().picture;
  give();
}

function give() {
  write();
  if (!stage.data || state.view === MAP) return;
  const head = element("stage-headline");
  const [yearNode, badge] = [element("stage-year"), element("stage-badge")];
  const nodes = [.../** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(".bl-stage-num"))];
  const room = screen();
  const year = state.view === TWO_MAPS ? { width: 0, height: 0 } : size(yearNode); // each map has its own
  const beside = state.view === TWO_MAPS && !badge.hidden ? size(badge) : year;
  head.style.width = `${headlineRoom(room, beside)}rem`;
  const longest = Math.max(0, ...shown().years.map((one) => bars(one.ranking)));
  const found = rooms({
    ...{ screen: room, year, head: size(head), beside: BESIDE.includes(state.view) },
    badge: badge.hidden ? null : size(badge),
    numbers: state.view === TWO_MAPS ? [] : nodes.map(size),
    least: longest ? longest * BAR + aims() : undefined,
  });
  put(head, found.head);
  put(yearNode, state.view === TWO_MAPS ? null : found.year);
  put(badge, found.badge);
  if (state.view !== TWO_MAPS) nodes.forEach((node, at) => put(node, found.numbers[at]));
  Object.assign(view, found.view);
  const host = element("stage-view");
  put(host, found.view);
  host.style.width = `${found.view.width}rem`;
  host.style.height = `${found.view.height}rem`;
}

/** @param {import("./types").StageRanking} ranking */
const bars = ({ columns }) => Math.max(0, ...columns.map((one) => one.length));
const aims = () => (now()?.ranking.aim ? AIM : 0);

on("stage", open);
on("year", give);
