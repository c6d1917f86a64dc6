"""Describes the distribution: how many places lie in which range of values, stacked by the map's classes."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from dashboard.charts import colours
from dashboard.charts.axes import spread
from dashboard.charts.description import BarMark, Chart, Mark, Plot, RuleMark, Space, TextLabel
from dashboard.charts.plotting import NAMED, names_in_line, note_above, plot_of
from dashboard.charts.target_line import target_rules, target_text, within
from dashboard.charts.view_axes import distribution_axes
from dashboard.indicators.own_words import OwnTarget
from dashboard.indicators.slab.displayed import displayed, palette_of
from dashboard.indicators.slab.model import Slab
from dashboard.indicators.slab.ranked_places import district_line

_BESIDE = 0.04  # share of a bin that stays free on each side


def distribution(
    given: Slab,
    year: int,
    space: Space,
    *,
    selection: Sequence[str] = (),
    palette: str = "see",
    target: OwnTarget | None = None,
) -> Chart | None:
    """The histogram of one year with lines of the district, the selected places and, among values, the
    `target`; None for a year not held."""
    slab = displayed(given)
    row, axes = slab.row(year), distribution_axes(given)
    if row is None:
        return None
    plot = plot_of(axes, space)
    marked = _marked(slab, row, selection)
    rules = tuple(RuleMark(value, True, tone, _stroke(weight)) for value, _, tone, weight in marked)
    if target is not None and given.shown is None:
        rules = (*target_rules(target, plot.across, upright=True), *rules)
        said = target_text(target, plot.across, slab.lang, upright=True)
        marked = [(within(target, plot.across), said, "ink", 600), *marked]
    labels = (*note_above(plot, axes.note), *_names(plot, marked))
    marks = (*_bars(slab, row), *rules)
    return Chart("verteilung", plot, marks, labels, slab.lang, palette_of(given, palette))


def _bars(slab: Slab, row: int) -> Iterator[Mark]:
    """Each class stands on the ones below it."""
    edges = slab.histogram.edges.tolist()
    stacks = slab.histogram.counts[row].tolist()
    below = [0.0] * (len(edges) - 1)
    for index, bins in enumerate(stacks):
        share = index / max(len(stacks) - 1, 1)
        tone = colours.of_nearest(share) if slab.legend.continuous else ""
        label = "" if slab.legend.continuous else slab.legend.labels[index]
        fill = tone or colours.of_class(index, len(stacks))
        for at, count in enumerate(bins):
            if count:
                beside = (edges[at + 1] - edges[at]) * _BESIDE
                words = (label, str(count)) if label else ()
                yield BarMark(
                    edges[at] + beside, edges[at + 1] - beside, below[at], below[at] + float(count), fill,
                    edge="axis", edge_width=0.6, words=words,
                )  # fmt: skip
                below[at] += float(count)


def _marked(slab: Slab, row: int, selection: Sequence[str]) -> list[tuple[float, str, str, int]]:
    """Value, name, colour and weight of each line."""
    found: list[tuple[float, str, str, int]] = []
    district = district_line(slab, row)
    if district is not None:
        found.append((district, slab.own_district, "ink", 600))
    column = {key: i for i, key in enumerate(slab.places)}
    for mark, key in enumerate(selection):
        value = float(slab.value[row, column[key]]) if key in column else math.nan
        if not math.isnan(value):
            found.append((value, slab.names[column[key]], colours.place(mark), 700))
    return found


def _names(plot: Plot, marked: Sequence[tuple[float, str, str, int]]) -> Iterator[TextLabel]:
    """Above the plot, pushed apart, shortened where they have no room."""
    size = plot.space.size * NAMED
    names, rooms = names_in_line([name for _, name, _, _ in marked], size, plot.right + 10)
    wanted = [plot.x(value) - 2 for value, *_ in marked]
    placed = spread(wanted, rooms, plot.right + 10)
    for (value, _, tone, weight), name, at in zip(marked, names, placed, strict=True):
        x, y = at + 2, plot.top - 12 - size * 0.35
        leader = ((plot.x(value), plot.top), (plot.x(value), plot.top - 2), (x, plot.top - 8))
        yield TextLabel(
            x,
            y,
            name,
            tone,
            size,
            weight,
            "middle",
            (value, None),
            leader=leader,
            leader_width=_stroke(weight),
        )


def _stroke(weight: int) -> float:
    """Width in px of the line of a name with this weight: selected places stand out."""
    return 2.0 if weight == 700 else 1.2
