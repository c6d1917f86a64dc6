"""The charts of slides: native, editable, with the published numbers and no others in them."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pptx.chart.chart import Chart
from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE, XL_LEGEND_POSITION, XL_TICK_LABEL_POSITION, XL_TICK_MARK
from pptx.enum.dml import MSO_LINE_DASH_STYLE
from pptx.slide import Slide
from pptx.util import Emu, Pt

from dashboard.exports.slide_xml import EMU, FONT
from dashboard.figures import style
from dashboard.figures.axes import Scale, scale_of
from dashboard.figures.lines import Line, colour_of, extent_of

_BOX = (650.0, 62.0, 1206.0, 850.0)  # x, y, width, height
_INK = style.COLOURS["light"]
_DASHES = {
    "land": MSO_LINE_DASH_STYLE.DASH,
    "bund": MSO_LINE_DASH_STYLE.LONG_DASH,
    "ziel": MSO_LINE_DASH_STYLE.DASH_DOT,
    "aehnliche": MSO_LINE_DASH_STYLE.SQUARE_DOT,
}
_WIDTHS = {"place": 2.6, "kreis": 2.2}
_NAMED = 30  # bars under each of which a name can be read


@dataclass(frozen=True, slots=True)
class Bars:
    """Places from the highest value to the lowest, with the colour of each, on an axis of values."""

    name: str
    places: Sequence[str]
    values: Sequence[float]
    colours: Sequence[str]
    scale: Scale


def add_lines(slide: Slide, lines: Sequence[Line], number_format: str, described: tuple[str, str]) -> None:
    """A line chart; a year without a value is a gap. `described` is name and alternative text."""
    known = [line for line in lines if line.known()]
    years = sorted({year for line in known for year in line.years})
    first = min(line.years[line.known()[0]] for line in known)
    last = max(line.years[line.known()[-1]] for line in known)
    shown = [year for year in years if first <= year <= last]
    data = CategoryChartData(number_format=number_format)
    data.categories = [str(year) for year in shown]
    for line in known:
        values = [line.at(year) for year in shown]
        data.add_series(line.name, [None if math.isnan(value) else value for value in values])
    chart = _chart(slide, XL_CHART_TYPE.LINE, data, described)
    chart.has_legend = True
    chart.legend.position, chart.legend.include_in_layout = XL_LEGEND_POSITION.BOTTOM, False
    chart.legend.font.size = Pt(11)
    for series, line in zip(chart.plots[0].series, known, strict=True):
        look, series.smooth = series.format.line, False
        look.color.rgb, look.width = _rgb(colour_of(line, "light")), Pt(_WIDTHS.get(line.role, 1.6))
        examples = {line.years[at] for at in line.known() if line.is_example(at)}
        if line.role in _DASHES:
            look.dash_style = _DASHES[line.role]
        elif len(examples) == len(line.known()):
            look.dash_style = MSO_LINE_DASH_STYLE.ROUND_DOT
            continue
        for at, year in enumerate(shown):
            if year in examples:
                segment = series.points[at].format.line
                segment.color.rgb, segment.width = _rgb(colour_of(line, "light")), look.width
                segment.dash_style = MSO_LINE_DASH_STYLE.ROUND_DOT
    _axes(chart, number_format, rounded(scale_of(extent_of(known))))


def add_bars(slide: Slide, bars: Bars, number_format: str, described: tuple[str, str]) -> None:
    data = CategoryChartData(number_format=number_format)
    data.categories = bars.places
    data.add_series(bars.name, bars.values)
    chart = _chart(slide, XL_CHART_TYPE.COLUMN_CLUSTERED, data, described)
    chart.has_legend = False
    plot = chart.plots[0]
    plot.gap_width, plot.vary_by_categories = 40, False
    series = plot.series[0]
    series.invert_if_negative = False
    for at, colour in enumerate(bars.colours):
        fill = series.points[at].format.fill
        fill.solid()
        fill.fore_color.rgb = _rgb(colour)
    _axes(chart, number_format, bars.scale)
    if len(bars.places) > _NAMED:
        chart.category_axis.tick_label_position = XL_TICK_LABEL_POSITION.NONE


def _chart(slide: Slide, kind: Any, data: CategoryChartData, described: tuple[str, str]) -> Chart:
    frame = slide.shapes.add_chart(kind, *(Emu(round(one * EMU)) for one in _BOX), data)
    properties = frame._element.nvGraphicFramePr.cNvPr
    properties.set("name", described[0])
    properties.set("descr", described[1])
    chart = frame.chart
    chart.has_title = False
    chart.font.name, chart.font.size, chart.font.color.rgb = FONT, Pt(11), _rgb(_INK.ink_2)
    return chart


def rounded(scale: Scale) -> Scale:
    """The scale from one multiple of its step to another, as charts of other programs want it."""
    low, high = math.floor(scale.low / scale.step + 1e-9), math.ceil(scale.high / scale.step - 1e-9)
    return Scale(low * scale.step, high * scale.step, scale.step)


def _axes(chart: Chart, format_: str, scale: Scale) -> None:
    value, category = chart.value_axis, chart.category_axis
    value.minimum_scale, value.maximum_scale, value.major_unit = scale.low, scale.high, scale.step
    if scale.step >= 1:
        format_ = re.sub(r"\.0+", "", format_)
    value.major_gridlines.format.line.color.rgb = _rgb(_INK.grid)
    value.format.line.fill.background()
    value.major_tick_mark = XL_TICK_MARK.NONE
    value.tick_labels.number_format, value.tick_labels.number_format_is_linked = format_, False
    category.format.line.color.rgb = _rgb(_INK.axis)
    category.major_tick_mark = XL_TICK_MARK.NONE
    for axis in (value, category):
        axis.tick_labels.font.size = Pt(11)


def _rgb(colour: str) -> RGBColor:
    return RGBColor.from_string(colour.lstrip("#").upper())


def bars_of(
    slab: Mapping[str, Any], row: int, values: Mapping[str, float], colours: Mapping[str, str], scale: Scale
) -> Bars:
    """The bars of one year in the slab's order; `values` and `colours` by key of the place."""
    order = [column for column in slab["order"][row] if slab["places"][column] in values]
    keys = [slab["places"][column] for column in order]
    names = [slab["names"][column] for column in order]
    return Bars(slab["title"], names, [values[key] for key in keys], [colours[key] for key in keys], scale)
