"""Describes the distribution: how many places lie in which range of values, stacked by the map's classes."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from dashboard.charts import colours
from dashboard.charts.description import BarMark, Chart, Mark, Plot, RuleMark, Space, TextLabel
from dashboard.charts.names.names_above import SECOND_ROW, RoomAbove, names_above, rows_for
from dashboard.charts.plotting import NAMED, note_above, plot_of
from dashboard.charts.target_line import target_rules, target_text, within
from dashboard.charts.view_axes import distribution_axes
from dashboard.indicators.own_words import OwnTarget
from dashboard.indicators.slab.displayed import displayed, palette_of
from dashboard.indicators.slab.model import Slab
from dashboard.indicators.slab.ranked_places import district_line

_BESIDE = 0.04  # share of a bin that stays free on each side
_BEYOND = 10.0  # px that names may reach over the plot's right edge


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
    marked, plot = _marked(slab, row, selection), plot_of(axes, space)
    rows = rows_for(
        len(marked) + int(target is not None and given.shown is None),
        space.size * NAMED,
        plot.right + _BEYOND,
    )
    if rows > 1:
        plot = plot_of(axes, space, top=axes.margins.top + SECOND_ROW)
    rules = tuple(RuleMark(value, True, tone, _stroke(weight)) for value, _, tone, weight in marked)
    if target is not None and given.shown is None:
        rules = (*target_rules(target, plot.across, upright=True), *rules)
        said = target_text(target, plot.across, slab.lang, upright=True)
        marked = [(within(target, plot.across), said, "ink", 600), *marked]
    labels = (*note_above(plot, axes.note), *_names(plot, rows, marked))
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


def _names(plot: Plot, rows: int, marked: Sequence[tuple[float, str, str, int]]) -> Iterator[TextLabel]:
    """Above the plot, pushed apart, shortened where they have no room."""
    size, most = plot.space.size * NAMED, plot.right + _BEYOND
    wanted = [plot.x(value) for value, *_ in marked]
    room = RoomAbove(size, most, most + 2, plot.top - 8)
    placed = names_above([name for _, name, _, _ in marked], wanted, rows, room)
    for (value, _, tone, weight), at, name in zip(marked, wanted, placed, strict=True):
        yield TextLabel(
            name.x,
            plot.top - 12 - size * 0.35 - name.rise,
            name.text,
            tone,
            size,
            weight,
            "middle",
            (value, None),
            leader=((at, plot.top), (at, plot.top - 2), *name.knees),
            leader_width=_stroke(weight),
        )


def _stroke(weight: int) -> float:
    """Width in px of the line of a name with this weight: selected places stand out."""
    return 2.0 if weight == 700 else 1.2
