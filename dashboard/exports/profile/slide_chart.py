"""Paints the distances of a profile as a native chart of its first slide."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_TICK_LABEL_POSITION, XL_TICK_MARK
from pptx.slide import Slide
from pptx.util import Pt

from dashboard.charts.colours import colour
from dashboard.charts.description import Chart, Colour
from dashboard.exports.slides.plotting_area import Box, add_chart, rgb
from dashboard.exports.workbook.view import number_format
from dashboard.profile.model import ProfileRow

PX = 20.0
"""Letters in px of the slide, which is half of what they are in pt."""


def add_distances(slide: Slide, chart: Chart, rows: Sequence[ProfileRow], box: Box) -> None:
    """The bars of `chart`, which describes `rows` in a space of the box's px, in its plotting area."""
    plot, bars = chart.plot, list(chart.bars())[::-1]  # bars are drawn from below
    data = CategoryChartData(number_format=_format(rows))
    data.categories = [bar.words[0] for bar in bars]
    data.add_series(chart.title, [bar.x0 + bar.x1 for bar in bars])  # one end is zero
    area = Box(box.x + plot.left, box.y + plot.top, plot.width, plot.height)
    made = add_chart(slide, XL_CHART_TYPE.BAR_CLUSTERED, data, (chart.title, chart.summary), area, box)
    made.has_legend = False
    ink: Colour = chart.labels[0].colour
    made.font.size, made.font.color.rgb = Pt(plot.space.size / 2), rgb(colour(ink, chart.palette, "light"))
    drawn = made.plots[0]
    share = bars[0].y1 - bars[0].y0
    drawn.gap_width, drawn.vary_by_categories = round((1 - share) / share * 100), False
    drawn.has_data_labels = True
    numbers: Any = drawn.data_labels
    numbers.number_format, numbers.number_format_is_linked = _format(rows), False
    numbers.position, numbers.font.size = XL_LABEL_POSITION.OUTSIDE_END, Pt(plot.space.size / 2)
    series = drawn.series[0]
    series.invert_if_negative = False
    series.format.fill.solid()
    series.format.fill.fore_color.rgb = rgb(colour(bars[0].fill, chart.palette, "light"))
    value, category = made.value_axis, made.category_axis
    value.minimum_scale, value.maximum_scale = plot.across.low, plot.across.high
    value.visible = value.has_major_gridlines = False
    category.tick_label_position, category.major_tick_mark = XL_TICK_LABEL_POSITION.LOW, XL_TICK_MARK.NONE
    (zero,) = chart.rules()
    category.format.line.color.rgb = rgb(colour(zero.colour, chart.palette, "light"))


def _format(rows: Sequence[ProfileRow]) -> str:
    """With its sign: these are differences, in points."""
    digits = number_format("", max(row.decimals for row in rows))
    return f"+{digits};\u2212{digits};{digits}"
