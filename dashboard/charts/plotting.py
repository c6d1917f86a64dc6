"""Lays a plotting area into the room there is: margins, numbers that do not meet, texts that fit."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import replace

from dashboard.charts.description import Plot, Space, TextLabel, Tick
from dashboard.charts.view_axes import Axes
from dashboard.drawing.typeface import width_of

_NUMBERS = 14.0  # px beside the widest number on the left
_BETWEEN = 0.6  # letters between two numbers below
_ABOVE = 1.15  # letters from one number on the left to the next
APART, TIGHT = 12.0, 6.0  # px between two names in one line, and where they have no room
NAMED = 1.04  # names in a plot are so much larger than its numbers


def plot_of(axes: Axes, space: Space, *, top: float | None = None, below: float = 0.0) -> Plot:
    """`top` is another margin above than that of the axes, at letters of 13 px; `below` so many more px of it."""
    margins, size, scale = axes.margins, space.size, space.scale
    widest = max((width_of(tick.text, size) for tick in axes.upright.ticks), default=0.0)
    left = float(math.ceil(max(margins.left * scale, widest + _NUMBERS)))
    above = (margins.top if top is None else top) * scale
    right = max(space.width - margins.right, left + 10)
    bottom = max(space.height - margins.bottom * scale - below, above + 10)
    return _titled(_thinned(Plot(space, left, above, right, bottom, axes.across, axes.upright)))


def _titled(plot: Plot) -> Plot:
    """The title below as far as it has room around the plot's middle: what stands in brackets gives way
    first."""
    middle, size, title = (plot.left + plot.right) / 2, plot.space.size, plot.across.title
    most = 2 * min(middle, plot.space.width - middle)
    if width_of(title, size) <= most:
        return plot
    short = fitting(re.sub(r" \([^)]*\)$", "", title), "", size, most)
    return replace(plot, across=replace(plot.across, title=short))


def _thinned(plot: Plot) -> Plot:
    """From the last tick of each axis on, which bears the unit, those whose words do not meet."""
    size, free, fitting = plot.space.size, math.inf, list[Tick]()
    for tick in reversed(plot.across.ticks):
        half = width_of(tick.text, size) / 2
        if plot.x(tick.value) + half <= free:
            free = plot.x(tick.value) - half - size * _BETWEEN
            fitting.append(tick)
    free, stacked = -math.inf, list[Tick]()
    for tick in reversed(plot.upright.ticks):
        if plot.y(tick.value) >= free:
            free = plot.y(tick.value) + size * _ABOVE
            stacked.append(tick)
    return replace(
        plot,
        across=replace(plot.across, ticks=tuple(reversed(fitting))),
        upright=replace(plot.upright, ticks=tuple(reversed(stacked))),
    )


def note_above(plot: Plot, text: str) -> tuple[TextLabel, ...]:
    """What goes upwards, in the first line above the axis."""
    size = plot.space.size
    return (TextLabel(plot.left, size * 0.65, text, "ink_3", size, halo=False),) if text else ()


def fitting(name: str, value: str, size: float, most: float) -> str:
    """Name and value in at most so many px: a unit that is a word and then the name give way, never the
    number."""
    unit = value.find("\u00a0")
    if unit > 0 and not value.endswith("%") and width_of(f"{name} {value}", size, 700) > most:
        value = value[:unit]
    short = name

    def text() -> str:
        return f"{short if short == name else f'{short.rstrip()}…'} {value}".rstrip()

    while len(short) > 4 and width_of(text(), size, 700) > most:
        short = short[:-1]
    return text()


def names_in_line(names: Sequence[str], size: float, most: float) -> tuple[list[str], list[float]]:
    """Names for one line of at most so many px, and the room that each takes with the gap to the next. Where
    they have no room, they stand nearer to each other and the longest give way first."""
    whole = widths(names, size)
    if sum(whole) + APART * len(names) <= most:
        return list(names), [width + APART for width in whole]
    share, free, left = math.inf, most - TIGHT * len(names), len(names)
    for width in sorted(whole):
        if width > free / left:
            share = free / left
            break
        free, left = free - width, left - 1
    short = [fitting(name, "", size, share) for name in names]
    return short, [width + TIGHT for width in widths(short, size)]


def widths(texts: Sequence[str], size: float, weight: int = 700) -> list[float]:
    """The width of each text as it is drawn, in the unit of `size`."""
    return [width_of(text, size, weight) for text in texts]
