"""The native chart of a profile's first slide: where the place differs clearly from its reference."""

from __future__ import annotations

from typing import Any

from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_TICK_LABEL_POSITION, XL_TICK_MARK
from pptx.slide import Slide
from pptx.util import Emu, Pt

from dashboard.domain.profile import Profile, ProfileRow
from dashboard.domain.verdict import Verdict
from dashboard.exports.slide_xml import EMU, FONT
from dashboard.exports.workbook import number_format
from dashboard.figures import style
from dashboard.texts import say

_MOST = 8
_INK = style.COLOURS["light"]


def apart(profile: Profile) -> list[ProfileRow]:
    """Rows in percent that differ clearly, the farthest first: what is only possible is a mark in its row of the table.

    Points of different units share no axis.
    """
    found = [row for row in profile.rows if row.unit == "percent" and row.difference.verdict is Verdict.CLEAR]
    return sorted(found, key=lambda row: -abs(row.difference.value or 0))[:_MOST]


def add_distances(
    slide: Slide, profile: Profile, rows: list[ProfileRow], name: str, box: tuple[float, float, float, float]
) -> None:
    """Bars of the differences under the name of their series; `box` in px."""
    labels = [_label(row, profile.lang) for row in rows]
    told = "; ".join(f"{label} {row.difference.text}" for label, row in zip(labels, rows, strict=True))
    data = CategoryChartData(number_format=_format(rows))
    data.categories = [labels[at] for at in reversed(range(len(rows)))]  # bars are drawn from below
    data.add_series(name, [row.difference.value for row in reversed(rows)])
    frame = slide.shapes.add_chart(XL_CHART_TYPE.BAR_CLUSTERED, *(Emu(round(one * EMU)) for one in box), data)
    frame._element.nvGraphicFramePr.cNvPr.set("name", name)
    frame._element.nvGraphicFramePr.cNvPr.set("descr", f"{name}: {told}")
    chart = frame.chart
    chart.has_title = chart.has_legend = False
    chart.font.name, chart.font.size, chart.font.color.rgb = FONT, Pt(10), _rgb(_INK.ink_2)
    plot = chart.plots[0]
    plot.gap_width, plot.vary_by_categories, plot.has_data_labels = 45, False, True
    numbers: Any = plot.data_labels
    numbers.number_format, numbers.number_format_is_linked = _format(rows), False
    numbers.position, numbers.font.size = XL_LABEL_POSITION.OUTSIDE_END, Pt(10)
    series = plot.series[0]
    series.invert_if_negative = False
    series.format.fill.solid()
    series.format.fill.fore_color.rgb = _rgb(_INK.ink)
    chart.value_axis.visible = False
    chart.value_axis.has_major_gridlines = False
    category = chart.category_axis
    category.tick_label_position, category.major_tick_mark = XL_TICK_LABEL_POSITION.LOW, XL_TICK_MARK.NONE
    category.format.line.color.rgb = _rgb(_INK.ink)


def _label(row: ProfileRow, lang: str) -> str:
    """`Ganztagsquote unter 3 Jahren (Beispiel)`: what must not be lost."""
    return f"{row.name} ({say(lang, 'example')})" if row.own.example else row.name


def _format(rows: list[ProfileRow]) -> str:
    """With its sign: these are differences, in points."""
    digits = number_format("", max(row.decimals for row in rows))
    return f"+{digits};\u2212{digits};{digits}"


def _rgb(colour: str) -> RGBColor:
    return RGBColor.from_string(colour.lstrip("#").upper())
