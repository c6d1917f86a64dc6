"""Describes the time series: its parts placed in a room of a given size.
assets/charts/describe/series/time-series.js does the same in the browser; a test holds the two equal."""

from __future__ import annotations

import math
from dataclasses import replace

from dashboard.charts.axes import year_step
from dashboard.charts.description import Axis, Chart, Space, Tick
from dashboard.charts.plotting import fitting, plot_of
from dashboard.charts.series.content import SeriesContent
from dashboard.charts.series.names import LARGER, ends, fitted, inside, source_changes
from dashboard.charts.series.notes import DROP, height_of, list_texts, listed, marks_of, texts_of
from dashboard.charts.series.parts import LineName, SeriesParts, parts_of
from dashboard.charts.series.peaks import DOT, peaks_and_gaps
from dashboard.charts.view_axes import Axes, Margins

_MOST = 0.4  # share of the width that names at the ends may take; longer ones are shortened
_LEAST, _NAME = 34.0, 26.0  # px: least room for names, and from a line's end to its name
_BESIDE = 40.0  # px for the numbers on the left, where the years are counted that fit
_TOP, _BELOW = 14.0, 28.0  # px above the plot, and below it for the years, at letters of 13 px
_ABOVE = 6.0  # px above the highest value
_LINE = 1.2  # letters of a name in the plot
_CUT_OFF = "…"
_PEAK = 1.4  # letters of the text above a peak


def time_series(series: SeriesContent, space: Space) -> Chart | None:
    """The lines in the room there is; None where none has a value."""
    parts = parts_of(series)
    return placed(parts, space) if parts else None


def whole_names(parts: SeriesParts, space: Space) -> SeriesParts:
    """Without the value behind a name at the end that would be cut for it: for charts beside which the values
    stand."""
    size, most = space.size + LARGER, space.width * _MOST - _NAME

    def whole(one: LineName) -> LineName:
        is_cut = _CUT_OFF in fitting(one.name, one.text, size, most)
        return replace(one, text="") if is_cut else one

    return replace(parts, names=tuple(map(whole, parts.names)))


def placed(parts: SeriesParts, space: Space) -> Chart:
    """The parts in the room there is."""
    size = space.size
    ending = fitted(parts, size, space.width * _MOST - _NAME)
    room = math.ceil(max([_LEAST, *(name.width for name in ending)]) + _NAME)
    across = _years(parts, space.width - room - _BESIDE, size)
    below = listed(parts, space)
    bottom = _BELOW + height_of(below, size) / space.scale
    plot = plot_of(Axes(Margins(_TOP, room, bottom), across, parts.values), space)
    named = size * _LINE if any(name.year < parts.last for name in parts.names) else 0.0
    if any(peak.above for peak in parts.peaks):
        named = max(named, size * _PEAK + DOT)
    need = DROP * space.scale + _ABOVE + named if parts.notes else _ABOVE + (named if parts.peaks else 0.0)
    rise = parts.highest - parts.values.low
    if rise > 0:  # else all is zero, and the axis has a height of its own
        high = parts.values.low + rise * plot.height / max(plot.height - need, plot.height / 3)
        plot = replace(plot, upright=replace(plot.upright, high=high))
    outside = (*ends(ending, plot), *texts_of(parts, plot), *source_changes(parts.sources, plot))
    labels = (*outside, *inside(parts, plot, outside))
    dots, said = peaks_and_gaps(parts, plot, labels)
    marks = (*marks_of(parts.notes, plot), *parts.marks, *dots)
    return Chart("zeitreihe", plot, marks, (*labels, *said, *list_texts(below, space)), parts.lang)


def _years(parts: SeriesParts, width: float, size: float) -> Axis:
    """Years with a label at each step, counted back from the last where steps are small, else round ones."""
    first, last = parts.first, parts.last
    step = year_step(last - first, width, size)
    start = last if step < 5 else last // step * step
    years = list(range(start, first - 1, -step))[::-1]
    low, high = (first - 0.02, float(last)) if last > first else (first - 1.0, last + 1.0)
    return Axis(low, high, tuple(Tick(year, str(year)) for year in years))
