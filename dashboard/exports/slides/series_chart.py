"""The native line chart of a time series, with the lines, signs and styles of its description."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE, XL_MARKER_STYLE, XL_TICK_LABEL_POSITION
from pptx.enum.dml import MSO_LINE_DASH_STYLE
from pptx.oxml import parse_xml
from pptx.slide import Slide
from pptx.util import Pt

from dashboard.charts.axes import Scale
from dashboard.charts.colours import colour
from dashboard.charts.description import Axis, Chart, Colour, Dash, PointMark
from dashboard.charts.series.notes import CUT
from dashboard.charts.series.strokes import DASHES, EARLIER, EXAMPLE
from dashboard.exports.slides.plotting_area import CHART, CHART_SPACE, Box, add_chart, rgb, set_axes
from dashboard.exports.slides.point_chart import set_sign
from dashboard.indicators.own_words import OWN_TARGET
from dashboard.texts import say

_PT = 0.5  # pt of a px of the slide
_DASHES: Mapping[Dash, MSO_LINE_DASH_STYLE] = {
    EXAMPLE: MSO_LINE_DASH_STYLE.ROUND_DOT,
    EARLIER: MSO_LINE_DASH_STYLE.LONG_DASH,
    DASHES["land"]: MSO_LINE_DASH_STYLE.DASH,
    DASHES["bund"]: MSO_LINE_DASH_STYLE.LONG_DASH,
    DASHES["ziel"]: MSO_LINE_DASH_STYLE.DASH_DOT,
    DASHES[OWN_TARGET]: MSO_LINE_DASH_STYLE.DASH_DOT_DOT,
    DASHES["aehnliche"]: MSO_LINE_DASH_STYLE.SQUARE_DOT,
}


@dataclass(slots=True)
class _NativeLine:
    """The figures of a line that are of one kind: official and example figures are never one series.

    `values`, `dashes` and `points` are by year, `dashes` of the stroke that leads to it; none leads to the
    years in which a piece `starts`.
    """

    name: str
    colour: Colour
    width: float = 0.0
    values: dict[int, float] = field(default_factory=dict)
    dashes: dict[int, Dash] = field(default_factory=dict)
    points: dict[int, PointMark] = field(default_factory=dict)
    starts: set[int] = field(default_factory=set)

    def add(self, year: int, value: float, *, starts: bool) -> None:
        """A figure; `starts` says that no stroke comes from the one before."""
        if starts and self.values and year not in self.values:
            self.starts.add(year)
        self.values[year] = value


def add_series_chart(
    slide: Slide, chart: Chart, number_format: str, area: Box, described: tuple[str, str], box: Box = CHART
) -> None:
    """The chart in its plotting area inside `box`; the years lie evenly from its left to its right edge."""
    lines = list(_lines(chart))
    years = _years(lines)
    data = CategoryChartData(number_format=number_format)
    data.categories = [str(year) for year in years]
    for line in lines:
        data.add_series(line.name, [line.values.get(year) for year in years])
    made = add_chart(slide, XL_CHART_TYPE.LINE, data, described, area, box)
    made.has_legend = False
    for drawn, line in zip(made.plots[0].series, lines, strict=True):
        _look(drawn, line, years, chart, box.width / chart.plot.space.width)
    upright = chart.plot.upright
    letters = chart.plot.space.size * box.width / chart.plot.space.width
    scale = Scale(upright.low, upright.high, upright.step)
    set_axes(made, _at_ticks(upright, number_format, cut=any(one.text == CUT for one in chart.labels)), scale)
    made.value_axis.tick_labels.font.size = Pt(letters * _PT)
    if len(years) > 1:
        _reach_edges(made.value_axis)
    made.category_axis.tick_label_position = XL_TICK_LABEL_POSITION.NONE  # they stand where years are named


def _at_ticks(axis: Axis, number_format: str, *, cut: bool) -> str:
    """The numbers of the axis: above its last tick there is room for words, but no value to be named, and at
    the low end of a `cut` one stands the sign of the cut."""
    if not axis.ticks:
        return number_format
    ends = f'[>{axis.ticks[-1].value + axis.step / 2:g}]"";'
    return f'{ends}[<{axis.low + axis.step / 2:g}]"";{number_format}' if cut else f"{ends}{number_format}"


def _lines(chart: Chart) -> Iterator[_NativeLine]:
    """In the order of the description, official figures of a line before its examples."""
    example, found = say(chart.lang, "example"), dict[tuple[str, bool], _NativeLine]()

    def of(key: str, name: str, tone: Colour, words: tuple[str, ...]) -> _NativeLine:
        return found.setdefault((key, example in words[1:]), _NativeLine(name, tone))

    def known(key: str, year: int) -> bool:
        return any(year in line.values for (one, _), line in found.items() if one == key)

    for mark in chart.lines():
        for at, (x, y) in enumerate(mark.points):
            if not known(mark.key, int(x)):  # else it is the end of the piece before
                line = of(mark.key, mark.name, mark.colour, mark.words[at])
                line.add(int(x), y, starts=at == 0)
                line.width, line.dashes[int(x)] = mark.width, mark.dash
    for sign in chart.points():
        if sign.key:
            tone = sign.edge if sign.fill == "surface" else sign.fill
            line = of(sign.key, sign.name, tone, sign.words)
            line.add(int(sign.x), sign.y, starts=True)
            line.points[int(sign.x)] = sign
    for key in dict.fromkeys(key for key, _ in found):
        official, synthetic = found.get((key, False)), found.get((key, True))
        if official:
            yield official
        if synthetic:
            synthetic.name += f" ({example})" if official else ""
            yield synthetic


def _years(lines: list[_NativeLine]) -> list[int]:
    """From first to last, in the largest steps in which all years lie."""
    known = sorted({year for line in lines for year in line.values})
    step = math.gcd(*(after - before for before, after in pairwise(known))) or 1
    return list(range(known[0], known[-1] + 1, step))


def _look(drawn: Any, line: _NativeLine, years: list[int], chart: Chart, scale: float) -> None:
    tone = rgb(colour(line.colour, chart.palette, "light"))
    newest = line.dashes[max(line.dashes)] if line.dashes else ()

    def stroke(look: Any, dash: Dash) -> None:
        look.color.rgb, look.width = tone, Pt((line.width or 1.0) * scale * _PT)
        if dash:
            look.dash_style = _DASHES[dash]

    drawn.smooth = False
    stroke(drawn.format.line, newest)
    drawn.marker.style = XL_MARKER_STYLE.NONE
    for year, dash in line.dashes.items():
        if dash != newest:
            stroke(drawn.points[years.index(year)].format.line, dash)
    for year in line.starts:
        drawn.points[years.index(year)].format.line.fill.background()
    for year, sign in line.points.items():
        set_sign(drawn.points[years.index(year)].marker, sign, chart, scale)


def _reach_edges(axis: Any) -> None:
    """The first and the last year stand on the edges of the plotting area, not in the middle of a slot."""
    crossing = parse_xml(f'<c:crossBetween xmlns:c="{CHART_SPACE}" val="midCat"/>')
    axis._element.find(f"{{{CHART_SPACE}}}crosses").addnext(crossing)
