"""The time series of a slide: a native line chart, and over it the intervals and what happened in between."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE, XL_LEGEND_POSITION, XL_MARKER_STYLE
from pptx.enum.dml import MSO_LINE_DASH_STYLE
from pptx.oxml import parse_xml
from pptx.slide import Slide
from pptx.util import Pt

from dashboard.domain.indicator import Break, Event
from dashboard.exports import slide_xml as xml
from dashboard.exports.slide_plot import CHART, CHART_SPACE, INK, Box, add_chart, rgb, rounded, set_axes
from dashboard.exports.slide_xml import Ids, Run
from dashboard.exports.typeface import width_of
from dashboard.figures.axes import Scale
from dashboard.figures.lines import Line, colour_of, runs_of
from dashboard.figures.notes import two_lines
from dashboard.figures.time_series import series_scale
from dashboard.texts import say

_DASHES = {
    "land": MSO_LINE_DASH_STYLE.DASH,
    "bund": MSO_LINE_DASH_STYLE.LONG_DASH,
    "ziel": MSO_LINE_DASH_STYLE.DASH_DOT,
    "aehnliche": MSO_LINE_DASH_STYLE.SQUARE_DOT,
}
_WIDTHS = {"place": 2.6, "kreis": 2.2}
_NOTE = 17.0  # px
_BAND = 0.16  # opacity
_LABELS = 14  # years that have room to be named
_ENTRY, _ROW = 120.0, 30.0  # px: what the legend needs beside a name and for a row of names


@dataclass(frozen=True, slots=True)
class Series:
    """Lines as the page draws them, with their bands, and what is noted beside them; `counts` are whole numbers."""

    lines: Sequence[Line]
    number_format: str
    lang: str
    events: Sequence[Event] = ()
    breaks: Sequence[Break] = ()
    counts: bool = False

    def shown(self) -> tuple[Line, ...]:
        return tuple(line for line in self.lines if line.known())

    def span(self) -> tuple[int, int]:
        known = self.shown()
        first = min(line.years[line.known()[0]] for line in known)
        return first, max(line.years[line.known()[-1]] for line in known)

    def years(self) -> list[int]:
        """The years between first and last value that any line has; they lie evenly on the axis."""
        first, last = self.span()
        return [
            year for year in sorted({year for line in self.shown() for year in line.years}) if first <= year <= last
        ]

    def plot(self) -> Box:
        """The plotting area: below it the years and as many rows of names as there are."""
        names = [piece.name for line in self.shown() for piece in _pieces(line, self.lang)]
        rows = math.ceil(sum(width_of(name, 22) * 1.2 + _ENTRY for name in names) / (CHART.width * 0.8))
        return Box(CHART.x + 92, CHART.y + 14, CHART.width - 112, CHART.height - 82 - (rows + 0.5) * _ROW)

    def scale(self) -> Scale:
        return rounded(series_scale(self.lines, self.events, self.breaks, counts=self.counts))


@dataclass(frozen=True, slots=True)
class _Piece:
    """The figures of a line that are of one kind: official and example figures are never one series."""

    name: str
    line: Line
    indexes: frozenset[int]
    example: bool


def add_lines(slide: Slide, ids: Ids, series: Series, described: tuple[str, str]) -> list[str]:
    """Adds the chart and gives the shapes that lie over it; a year without a value is a gap."""
    years, pieces = series.years(), [piece for line in series.shown() for piece in _pieces(line, series.lang)]
    data = CategoryChartData(number_format=series.number_format)
    data.categories = [str(year) for year in years]
    for piece in pieces:
        data.add_series(piece.name, [_value(piece, year) for year in years])
    chart = add_chart(slide, XL_CHART_TYPE.LINE, data, described, series.plot())
    chart.has_legend = True
    chart.legend.position, chart.legend.include_in_layout = XL_LEGEND_POSITION.BOTTOM, False
    chart.legend.font.size = Pt(11)
    for drawn, piece in zip(chart.plots[0].series, pieces, strict=True):
        look, drawn.smooth = drawn.format.line, False
        look.color.rgb, look.width = rgb(colour_of(piece.line, "light")), Pt(_WIDTHS.get(piece.line.role, 1.6))
        if piece.line.role in _DASHES:
            look.dash_style = _DASHES[piece.line.role]
        elif piece.example:
            look.dash_style = MSO_LINE_DASH_STYLE.ROUND_DOT
        drawn.marker.style = XL_MARKER_STYLE.NONE
        for at in _alone(piece, years):  # a value without a neighbour would be no line and invisible
            marker = drawn.points[at].marker
            marker.style, marker.size = XL_MARKER_STYLE.CIRCLE, 7
            marker.format.fill.solid()
            marker.format.fill.fore_color.rgb = rgb(colour_of(piece.line, "light"))
            marker.format.line.color.rgb = rgb(colour_of(piece.line, "light"))
    scale = series.scale()
    set_axes(chart, _up_to_all(series), scale)
    _label_some(chart.category_axis, -(-len(years) // _LABELS))
    return [*_bands(ids, series, years, scale), *_notes(ids, series, years)]


def _up_to_all(series: Series) -> str:
    """The numbers of the axis: above 100 % there is room for words, but no value to be named."""
    highest = max(line.values[at] for line in series.shown() for at in line.known())
    percent = "%" in series.number_format and highest <= 100
    return f'[>100]"";{series.number_format}' if percent else series.number_format


def _label_some(axis: Any, step: int) -> None:
    """Names every `step`-th year, so that none has to be turned to be read."""
    if step > 1:
        label = parse_xml(f'<c:tickLblSkip xmlns:c="{CHART_SPACE}" val="{step}"/>')
        axis._element.find(f"{{{CHART_SPACE}}}noMultiLvlLbl").addprevious(label)


def _pieces(line: Line, lang: str) -> Iterator[_Piece]:
    examples = frozenset(at for at in line.known() if line.is_example(at))
    others = frozenset(line.known()) - examples
    if others:
        yield _Piece(line.name, line, others, False)
    if examples:
        yield _Piece(f"{line.name} ({say(lang, 'example')})" if others else line.name, line, examples, True)


def _value(piece: _Piece, year: int) -> float | None:
    at = piece.line.years.index(year) if year in piece.line.years else -1
    return piece.line.values[at] if at in piece.indexes else None


def _alone(piece: _Piece, years: Sequence[int]) -> list[int]:
    there = [_value(piece, year) is not None for year in years]
    near = [False, *there, False]
    return [at for at, one in enumerate(there) if one and not near[at] and not near[at + 2]]


def _x(year: float, years: Sequence[int], plot: Box) -> float:
    """Where a year lies: each has a slot of its own and stands in its middle; a break lies between two."""
    later = next((at for at, one in enumerate(years) if one >= year), len(years) - 1)
    at = float(later)
    if years[later] != year and later:
        at = later - (years[later] - year) / (years[later] - years[later - 1])
    return plot.across((at + 0.5) / len(years))


def _bands(ids: Ids, series: Series, years: Sequence[int], scale: Scale) -> Iterator[str]:
    cuts, plot = tuple(cut.year for cut in series.breaks), series.plot()
    for line in series.lines:
        if line.lower is None or line.upper is None:
            continue
        among = line.banded() if line.role == "aehnliche" else [at for at in line.banded() if at in line.known()]
        runs = [run for run in runs_of(line, cuts, among) if len(run) > 1]
        rings = [
            [(_x(line.years[at], years, plot), plot.up(line.upper[at], scale)) for at in run]
            + [(_x(line.years[at], years, plot), plot.up(line.lower[at], scale)) for at in reversed(run)]
            for run in runs
        ]
        if rings:
            words = say(series.lang, "alt_band", name=line.name)
            fill = xml.solid(colour_of(line, "light"), _BAND)
            yield xml.freeform(ids, words, words, rings, fill, xml.NO_EDGE)


def _notes(ids: Ids, series: Series, years: Sequence[int]) -> Iterator[str]:
    """Vertical lines with their words on top, each in the first of three rows where it meets no other."""
    (first, last), plot = series.span(), series.plot()
    marks = sorted(
        [(cut.year - 0.5, cut.label, True) for cut in series.breaks if first < cut.year <= last]
        + [(float(event.year), event.label, False) for event in series.events if first <= event.year <= last],
        key=lambda mark: mark[0],
    )
    ends = [-math.inf] * 3
    for year, label, is_break in marks:
        rows = two_lines(label.get(series.lang, label["de"]))
        wide = max(width_of(row, _NOTE) for row in rows) * 1.25
        x = _x(year, years, plot)
        left = min(max(x - wide / 2, plot.x), plot.x + plot.width - wide)
        row = next((at for at, end in enumerate(ends) if left > end + 8), ends.index(min(ends)))
        ends[row] = left + wide
        top = plot.y + row * (2 * _NOTE * 1.25)
        words = " ".join(rows)
        lines = [Run(one, _NOTE, INK.ink_2) for one in rows]
        yield xml.text(ids, words, words, (left, top, wide, 2 * _NOTE * 1.2), lines, align="ctr", wrap=False)
        rule = [(x, top + 2 * _NOTE * 1.25), (x, plot.y + plot.height)]
        look = xml.edge(INK.axis, 1.2, "dash" if is_break else "")
        yield xml.freeform(ids, words, words, [rule], xml.NO_FILL, look, closed=False)
