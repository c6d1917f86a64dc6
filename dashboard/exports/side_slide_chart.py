"""Two indicators against each other as a native chart: points as large as the population, published numbers only.

Bubbles would say the same; but each program draws them in a size of its own, in some over half of the chart.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pptx.chart.data import XyChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_MARKER_STYLE, XL_TICK_MARK
from pptx.slide import Slide
from pptx.util import Emu, Pt

from dashboard.domain.side_by_side import Point, Relation, SideBySide
from dashboard.exports.slide_xml import EMU, FONT
from dashboard.exports.workbook import number_format
from dashboard.figures import style
from dashboard.figures.scatter import radius
from dashboard.texts import say

_POINTS = 1.5  # pt of a marker per px of radius
_LEAST = 3
_FORMS = {
    "circle": XL_MARKER_STYLE.CIRCLE,
    "square": XL_MARKER_STYLE.SQUARE,
    "diamond": XL_MARKER_STYLE.DIAMOND,
    "triangle-up": XL_MARKER_STYLE.TRIANGLE,
}
_INK = style.COLOURS["light"]


def add_points(
    slide: Slide, side: SideBySide, shown: Relation, described: tuple[str, str], box: tuple[float, float, float, float]
) -> None:
    """A series of all places and one for each compared one; `described` is name and alternative text, `box` in px."""
    compared = {place.key: place for place in side.places}
    data = XyChartData(number_format=number_format(side.second_unit, side.second_decimals))
    quiet = [one for one in shown.points if one.key not in compared]
    marked = [one for one in shown.points if one.key in compared]
    for name, points in ((say(side.lang, "takeaway_everywhere"), quiet), *((one.name, [one]) for one in marked)):
        series = data.add_series(name)
        for one in points:
            series.add_data_point(one.x, one.y)
    place = (Emu(round(one * EMU)) for one in box)
    frame = slide.shapes.add_chart(XL_CHART_TYPE.XY_SCATTER, *place, data)
    frame._element.nvGraphicFramePr.cNvPr.set("name", described[0])
    frame._element.nvGraphicFramePr.cNvPr.set("descr", described[1])
    chart = frame.chart
    chart.has_title = chart.has_legend = False
    chart.font.name, chart.font.size, chart.font.color.rgb = FONT, Pt(11), _rgb(_INK.ink_2)
    largest = max((one.population or 0 for one in shown.points), default=0)
    plain, *others = chart.plots[0].series
    plain.format.line.fill.background()
    for at, one in enumerate(quiet):
        _look(plain.points[at].marker, one, largest, _INK.line if one.few else _INK.axis, "circle")
    for series, one in zip(others, marked, strict=True):
        position = compared[one.key].position
        tone = _INK.places[position % len(_INK.places)]
        series.format.line.fill.background()
        _look(series.points[0].marker, one, largest, tone, style.MARKERS[position % len(style.MARKERS)], least=8)
        _name(series.points[0].data_label, one.name, tone)
    _axis(chart.category_axis, side.name, side.unit, [one.x for one in shown.points])
    _axis(chart.value_axis, side.second_name, side.second_unit, [one.y for one in shown.points])


def _look(marker: Any, one: Point, largest: int, tone: str, form: str, least: int = _LEAST) -> None:
    marker.style = _FORMS[form.removesuffix("-open")]
    marker.size = max(least, round(radius(one.population, largest) * _POINTS))
    marker.format.fill.solid()
    marker.format.fill.fore_color.rgb = _rgb(_INK.surface if form.endswith("-open") else tone)
    marker.format.line.color.rgb = _rgb(tone if form.endswith("-open") else _INK.surface)


def _name(label: Any, name: str, tone: str) -> None:
    label.has_text_frame, label.position = True, XL_LABEL_POSITION.RIGHT
    label.text_frame.text = name
    font = label.text_frame.paragraphs[0].runs[0].font
    font.bold, font.size, font.color.rgb = True, Pt(12), _rgb(tone)


def _axis(axis: Any, name: str, unit: str, values: Sequence[float]) -> None:
    axis.has_title = True
    axis.axis_title.text_frame.text = name
    font = axis.axis_title.text_frame.paragraphs[0].runs[0].font
    font.size, font.bold = Pt(12), False
    axis.tick_labels.number_format, axis.tick_labels.number_format_is_linked = number_format(unit, 0), False
    axis.major_tick_mark = XL_TICK_MARK.NONE
    axis.format.line.color.rgb = _rgb(_INK.axis)
    axis.has_major_gridlines = True
    axis.major_gridlines.format.line.color.rgb = _rgb(_INK.grid)
    if min(values, default=0) >= 0:
        axis.minimum_scale = 0
    if unit == "percent" and max(values, default=0) <= 100:
        axis.maximum_scale = 100 if max(values, default=0) > 80 else None


def _rgb(colour: str) -> RGBColor:
    return RGBColor.from_string(colour.lstrip("#").upper())
