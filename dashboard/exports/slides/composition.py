"""A composition as a native chart: bars of stacked series that can be edited, what is secret with a pattern."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE, XL_LEGEND_POSITION, XL_TICK_LABEL_POSITION
from pptx.enum.dml import MSO_PATTERN
from pptx.slide import Slide
from pptx.util import Pt

from dashboard.charts.axes import Scale
from dashboard.charts.colours import colour
from dashboard.charts.composition.parts import Arrangement, CompositionParts, CompositionRow
from dashboard.drawing.style import readable_on
from dashboard.drawing.typeface import width_of
from dashboard.exports.slides.plotting_area import CHART, INK, Box, add_chart, rgb, set_axes
from dashboard.indicators.composition.division import HIDDEN

_SIZE = 20.0  # px of letters
_NAMES = 420.0  # px that names of bars take at most


@dataclass(frozen=True, slots=True)
class StackedPart:
    """One series: its name, colour (`#rrggbb`) and values by bar, None where a bar has none of it. `hidden` bears a
    pattern."""

    name: str
    colour: str
    values: tuple[float | None, ...]
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class SlideComposition:
    """Bars from the top with the series that divide them; `said` are all of them in words."""

    bars: tuple[str, ...]
    parts: tuple[StackedPart, ...]
    counted: bool
    highest: float
    said: str


def slide_composition(
    parts: CompositionParts, year: int, asked: Arrangement, said: str
) -> SlideComposition | None:
    """What a chart of these rows holds: shares in per cent, or counts. None without any bar."""
    rows = parts.rows(asked.over, year)
    if not any(row.pieces or row.secret for row in rows):
        return None
    counts = parts.counts(asked.over)
    counted = asked.counted and counts is not None
    series = [
        StackedPart(part.name, colour(part.fill, parts.palette, "light"), _values(rows, at, counted=counted))
        for at, part in enumerate(parts.parts)
    ]
    hidden = _values(rows, HIDDEN, counted=counted)
    if any(one is not None for one in hidden):
        series.append(StackedPart(parts.hidden_name, INK.axis, hidden, hidden=True))
    names = tuple(
        row.name if row.pieces else f"{row.name} ({row.note})" if row.note else row.name for row in rows
    )
    highest = counts.high if counted and counts is not None else 100.0
    return SlideComposition(names, tuple(series), counted, highest, said)


def _values(rows: Sequence[CompositionRow], part: int, *, counted: bool) -> tuple[float | None, ...]:
    """Of each bar the size of its piece; a bar that is secret as a whole has a length in shares alone."""

    def value(row: CompositionRow) -> float | None:
        if row.secret and part == HIDDEN and not counted:
            return 100.0
        piece = next((one for one in row.pieces if one.part == part), None)
        if piece is None or (counted and row.total is None):
            return None
        share = piece.end - piece.start
        return round(share * row.total if counted and row.total is not None else 100 * share, 6)

    return tuple(value(row) for row in rows)


def add_composition(slide: Slide, shown: SlideComposition, described: tuple[str, str]) -> list[str]:
    """Adds the chart; nothing lies over it."""
    number = "#,##0" if shown.counted else "0.0"
    data = CategoryChartData(number_format=number)
    data.categories = list(shown.bars)
    for part in shown.parts:
        data.add_series(part.name, part.values)
    names = min(max(width_of(bar, _SIZE) for bar in shown.bars) * 1.12 + 24, _NAMES)
    plot = Box(CHART.x + names, CHART.y + 70, CHART.width - names - 40, CHART.height - 140)
    chart = add_chart(slide, XL_CHART_TYPE.BAR_STACKED, data, described, plot)
    chart.has_legend = True
    chart.legend.position = XL_LEGEND_POSITION.TOP
    chart.legend.include_in_layout = False
    chart.legend.font.size = Pt(_SIZE / 2)
    drawn = chart.plots[0]
    drawn.gap_width, drawn.overlap = 22, 100
    drawn.has_data_labels = True
    drawn.data_labels.font.size = Pt(_SIZE / 2)
    drawn.data_labels.number_format, drawn.data_labels.number_format_is_linked = number, False
    for series, part in zip(drawn.series, shown.parts, strict=True):
        fill = series.format.fill
        if part.hidden:
            fill.patterned()
            fill.pattern = MSO_PATTERN.WIDE_UPWARD_DIAGONAL
            fill.fore_color.rgb, fill.back_color.rgb = rgb(INK.axis), rgb(INK.inset)
            continue
        fill.solid()
        fill.fore_color.rgb = rgb(part.colour)
        series.data_labels.show_value = True
        series.data_labels.font.size = Pt(_SIZE / 2)
        series.data_labels.font.color.rgb = rgb(readable_on(part.colour))
    set_axes(chart, number, Scale(0.0, shown.highest, 25.0 if not shown.counted else shown.highest))
    chart.category_axis.reverse_order = True  # the first stands on top
    chart.category_axis.tick_labels.font.size = Pt(_SIZE / 2)
    chart.value_axis.tick_label_position = XL_TICK_LABEL_POSITION.HIGH  # beside the lowest bar: below
    return []
