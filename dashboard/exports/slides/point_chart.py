"""Paints a chart of points as a native chart of a slide: signs, straight lines and names that stay with their
numbers.

Bubbles would say the same; but each program draws them in a size of its own, in some over half of the chart.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Literal

from pptx.chart.data import XyChartData
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_MARKER_STYLE, XL_TICK_MARK
from pptx.enum.dml import MSO_LINE_DASH_STYLE
from pptx.slide import Slide
from pptx.util import Pt

from dashboard.charts.axes import Scale
from dashboard.charts.colours import colour
from dashboard.charts.description import Axis, Chart, LineMark, PointMark, RuleMark, TextLabel
from dashboard.charts.names.label_room import meet
from dashboard.drawing.typeface import width_of
from dashboard.exports.slides.plotting_area import INK, Box, add_chart, of_ticks, rgb, rounded
from dashboard.texts import say

_PT = 0.5  # pt of a px of the slide
_SMALLEST, _LARGEST = 2, 72  # pt of a marker that the format knows
_FORMS = {
    "circle": XL_MARKER_STYLE.CIRCLE,
    "square": XL_MARKER_STYLE.SQUARE,
    "diamond": XL_MARKER_STYLE.DIAMOND,
    "triangle-up": XL_MARKER_STYLE.TRIANGLE,
}
Side = Literal["right", "left", "above", "below"]
_SIDES: dict[Side, Any] = {
    "right": XL_LABEL_POSITION.RIGHT,
    "left": XL_LABEL_POSITION.LEFT,
    "above": XL_LABEL_POSITION.ABOVE,
    "below": XL_LABEL_POSITION.BELOW,
}
_SELECTED = 600  # weight from which a name is that of a selected place
_WIDER = 1.1  # how much wider a typeface may be that stands in for ours
_APART, _LINE = 6.0, 1.25  # px between sign and name; height of a line in its size
_LEFT, _BELOW = 92.0, 84.0  # px that numbers and title take beside the plotting area


def add_points(
    slide: Slide, chart: Chart, number_formats: tuple[str, str], box: Box, *, district: str
) -> None:
    """One series of all points, the selected ones last, and one of each line; `number_formats` of x and y,
    `district` names the lines at its values.

    Programs do not agree which of two series lies on top, but all draw the points of one in order. LibreOffice
    leaves lines away where the first series is one.
    """
    plot = chart.plot
    points = [*chart.points()]
    scales = (
        _between_ticks(plot.across, [one.x for one in points]),
        _between_ticks(plot.upright, [one.y for one in points]),
    )
    named = {label.key: label for label in chart.labels if label.key}
    lines: list[LineMark | RuleMark] = [*chart.rules(), *chart.lines()]
    data = XyChartData(number_format=number_formats[1])
    groups: list[tuple[str, Sequence[tuple[float, float]]]] = [
        (say(chart.lang, "export_everywhere"), [(one.x, one.y) for one in points]),
        *((_said(one, chart.lang, district), _ends(one, scales)) for one in lines),
    ]
    for name, pairs in groups:
        series = data.add_series(name)
        for x, y in pairs:
            series.add_data_point(x, y)
    area = Box(box.x + _LEFT, box.y + 20, box.width - _LEFT - 30, box.height - _BELOW - 20)
    described = (chart.title, chart.summary)
    made = add_chart(slide, XL_CHART_TYPE.XY_SCATTER, data, described, area, box)
    made.has_legend = False
    scale = box.width / plot.space.width
    sides = name_sides(chart, area, scales, scale)
    places, *strokes = made.plots[0].series
    for series, line in zip(strokes, lines, strict=True):
        _stroke(series, line, chart, scale)
    places.format.line.fill.background()
    for at, one in enumerate(points):
        set_sign(places.points[at].marker, one, chart, scale)
        if one.key in sides:
            _name(places.points[at].data_label, named[one.key], chart, scale, sides[one.key])
    _axis(made.category_axis, plot.across.title, number_formats[0], scales[0])
    note = next((label.text for label in chart.labels if label.colour == "ink_3" and not label.key), "")
    _axis(made.value_axis, note, number_formats[1], scales[1])


def _between_ticks(axis: Axis, values: Sequence[float]) -> Scale:
    """From the first tick to the last, and by steps as far as a value lies beyond.

    The room that a description leaves at its ends for signs would become a whole step here: shares below 0 %.
    """
    shown = [*(tick.value for tick in axis.ticks), *values] or [axis.low, axis.high]
    return rounded(Scale(min(shown), max(shown), axis.step))


def _said(line: LineMark | RuleMark, lang: str, district: str) -> str:
    """What a straight line is, in the list of series."""
    return say(lang, "chart_relation") if isinstance(line, LineMark) else district


def _ends(line: LineMark | RuleMark, scales: tuple[Scale, Scale]) -> list[tuple[float, float]]:
    across, upright = scales
    if isinstance(line, LineMark):
        return list(line.points)
    if line.upright:
        return [(line.at, upright.low), (line.at, upright.high)]
    return [(across.low, line.at), (across.high, line.at)]


def set_sign(marker: Any, one: PointMark, chart: Chart, scale: float) -> None:
    """Gives a native marker form, size and colours of a point; `scale` is px of the slide per px of the
    chart."""
    marker.style = _FORMS[one.form.removesuffix("-open")]
    marker.size = min(max(round(2 * one.radius * scale * _PT), _SMALLEST), _LARGEST)
    if one.form.endswith("-open"):
        marker.format.fill.background()  # LibreOffice draws no edges: it takes the edge's colour for an empty sign
    else:
        marker.format.fill.solid()
        marker.format.fill.fore_color.rgb = rgb(_paled(one, chart))
    marker.format.line.color.rgb = rgb(_light(one.edge or one.fill, chart))


def _paled(one: PointMark, chart: Chart) -> str:
    """The fill on the white of a slide: native markers know no opacity that all programs draw."""
    tone, share = _light(one.fill, chart), one.fill_opacity * one.opacity
    mixed = (round(255 + (int(tone[at : at + 2], 16) - 255) * share) for at in (1, 3, 5))
    return "#" + "".join(f"{channel:02X}" for channel in mixed)


def _light(role: str, chart: Chart) -> str:
    return colour(role, chart.palette, "light")


def name_sides(chart: Chart, area: Box, scales: tuple[Scale, Scale], scale: float) -> dict[str, Side]:
    """On which side of its point each name stands, by the point's key: where the description has placed it, or
    on another where it would meet a name or a named point here.

    Slides know four sides and draw another plotting area (`area`, px of the slide), so that a name can find no
    room that had one. Then it is left out, unless it is that of a selected place.
    """
    points = {one.key: one for one in chart.points()}
    named = [label for label in chart.labels if label.key in points]
    across, upright = scales
    marked = {}
    for label in named:
        one = points[label.key]
        x, y = area.across((one.x - across.low) / (across.high - across.low)), area.up(one.y, upright)
        size = max(one.radius * scale, _SMALLEST / _PT / 2)
        marked[label.key] = x - size, y - size, x + size, y + size
    taken: list[tuple[float, float, float, float]] = []
    found: dict[str, Side] = {}
    for label in named:
        tried = [
            (side, label_box(marked[label.key], label, side, scale))
            for side in _in_order(label, points, chart)
        ]
        others = [sign for key, sign in marked.items() if key != label.key]
        free = [
            (side, box)
            for side, box in tried
            if area.x <= box[0] and box[2] <= area.x + area.width
            if area.y <= box[1] and box[3] <= area.y + area.height
            if not any(meet(box, other, 0.0) for other in (*taken, *others))
        ]
        if free or label.weight >= _SELECTED:
            found[label.key], box = (free or tried)[0]
            taken.append(box)
    return found


def _in_order(label: TextLabel, points: Mapping[str, PointMark], chart: Chart) -> list[Side]:
    """The side where the description has placed the name first."""
    one = points[label.key]
    right, down = label.x - chart.plot.x(one.x), label.y - chart.plot.y(one.y)
    level = abs(right) > abs(down)
    first: Side = ("right" if right >= 0 else "left") if level else ("below" if down >= 0 else "above")
    return sorted(_SIDES, key=lambda side: side != first)


def label_box(
    sign: tuple[float, float, float, float], label: TextLabel, side: Side, scale: float
) -> tuple[float, float, float, float]:
    """What a name takes beside its sign, in px of the slide."""
    width = width_of(label.text, label.size * scale, label.weight) * _WIDER + 2 * _APART
    height = label.size * scale * _LINE
    left, top, right, bottom = sign
    x, y = (left + right - width) / 2, (top + bottom - height) / 2
    x = {"right": right, "left": left - width}.get(side, x)
    y = {"below": bottom, "above": top - height}.get(side, y)
    return x, y, x + width, y + height


def _name(label: Any, named: TextLabel, chart: Chart, scale: float, side: Side) -> None:
    label.has_text_frame = True
    label.position = _SIDES[side]
    label.text_frame.text = named.text
    font = label.text_frame.paragraphs[0].runs[0].font
    font.bold, font.size = named.weight >= _SELECTED, Pt(round(named.size * scale * _PT))
    font.color.rgb = rgb(_light(named.colour, chart))


def _stroke(series: Any, line: LineMark | RuleMark, chart: Chart, scale: float) -> None:
    look = series.format.line
    look.color.rgb, look.width = rgb(_light(line.colour, chart)), Pt(line.width * scale * _PT)
    if line.dash:
        look.dash_style = (
            MSO_LINE_DASH_STYLE.DASH if isinstance(line, LineMark) else MSO_LINE_DASH_STYLE.ROUND_DOT
        )
    series.marker.style, series.smooth = XL_MARKER_STYLE.NONE, False


def _axis(axis: Any, title: str, number_format: str, scale: Scale) -> None:
    axis.minimum_scale, axis.maximum_scale, axis.major_unit = scale.low, scale.high, scale.step
    axis.has_title = True
    axis.axis_title.text_frame.text = title
    font = axis.axis_title.text_frame.paragraphs[0].runs[0].font
    font.size, font.bold = Pt(12), False
    axis.tick_labels.number_format = of_ticks(number_format, scale)
    axis.tick_labels.number_format_is_linked = False
    axis.tick_labels.font.size = Pt(11)
    axis.major_tick_mark = XL_TICK_MARK.NONE
    axis.format.line.color.rgb = rgb(INK.axis)
    axis.has_major_gridlines = True
    axis.major_gridlines.format.line.color.rgb = rgb(INK.grid)
