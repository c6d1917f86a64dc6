"""The native chart of a slide with a plotting area of a fixed place, so that shapes beside it meet its
axes."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from typing import Any

from pptx.chart.chart import Chart
from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_TICK_MARK
from pptx.oxml import parse_xml
from pptx.slide import Slide
from pptx.util import Emu, Pt

from dashboard.charts.axes import Scale
from dashboard.drawing import style
from dashboard.exports.slides.drawingml import EMU, FONT

INK = style.COLOURS["light"]
CHART_SPACE = "http://schemas.openxmlformats.org/drawingml/2006/chart"


@dataclass(frozen=True, slots=True)
class Box:
    """x, y, width and height in px of the slide."""

    x: float
    y: float
    width: float
    height: float

    def across(self, share: float) -> float:
        """The x of a share from the left edge (0) to the right edge (1)."""
        return self.x + share * self.width

    def up(self, value: float, scale: Scale) -> float:
        """The y of a value on a vertical axis."""
        return self.y + self.height * (1 - (value - scale.low) / (scale.high - scale.low))


CHART = Box(650.0, 62.0, 1206.0, 850.0)
"""Where the one chart of a slide lies, beside the column of words."""


def add_chart(
    slide: Slide,
    kind: Any,
    data: CategoryChartData,
    described: tuple[str, str],
    plot: Box,
    chart: Box = CHART,
) -> Chart:
    """A chart without title whose axes enclose exactly `plot`; `described` is name and alternative text."""
    box = (chart.x, chart.y, chart.width, chart.height)
    frame = slide.shapes.add_chart(kind, *(Emu(round(one * EMU)) for one in box), data)
    properties = frame._element.nvGraphicFramePr.cNvPr
    properties.set("name", described[0])
    properties.set("descr", described[1])
    made = frame.chart
    made.has_title = False
    made.font.name, made.font.size, made.font.color.rgb = FONT, Pt(11), rgb(INK.ink_2)
    _fix(made, plot, chart)
    return made


def _fix(made: Chart, plot: Box, chart: Box) -> None:
    """Office programs place the plotting area themselves unless its inside is given as shares of the
    chart."""
    shares = {
        "x": (plot.x - chart.x) / chart.width,
        "y": (plot.y - chart.y) / chart.height,
        "w": plot.width / chart.width,
        "h": plot.height / chart.height,
    }
    area = made._chartSpace.chart.plotArea
    for old in area.findall(f"{{{CHART_SPACE}}}layout"):
        area.remove(old)
    places = "".join(f'<c:{name} val="{share:.6f}"/>' for name, share in shares.items())
    modes = '<c:layoutTarget val="inner"/><c:xMode val="edge"/><c:yMode val="edge"/>'
    area.insert(
        0,
        parse_xml(
            f'<c:layout xmlns:c="{CHART_SPACE}"><c:manualLayout>{modes}{places}</c:manualLayout></c:layout>'
        ),
    )


def rounded(scale: Scale) -> Scale:
    """The scale from one multiple of its step to another, as charts of other programs want it."""
    low, high = math.floor(scale.low / scale.step + 1e-9), math.ceil(scale.high / scale.step - 1e-9)
    return Scale(low * scale.step, high * scale.step, scale.step)


def set_axes(chart: Chart, format_: str, scale: Scale) -> None:
    """Gives a chart's axes range, steps, number format (`format_`) and colours."""
    value, category = chart.value_axis, chart.category_axis
    value.minimum_scale, value.maximum_scale, value.major_unit = scale.low, scale.high, scale.step
    value.major_gridlines.format.line.color.rgb = rgb(INK.grid)
    value.format.line.fill.background()
    value.major_tick_mark = XL_TICK_MARK.NONE
    value.tick_labels.number_format, value.tick_labels.number_format_is_linked = (
        of_ticks(format_, scale),
        False,
    )
    category.format.line.color.rgb = rgb(INK.axis)
    category.major_tick_mark = XL_TICK_MARK.NONE
    for axis in (value, category):
        axis.tick_labels.font.size = Pt(11)


def of_ticks(format_: str, scale: Scale) -> str:
    """The number format of an axis: without decimals where its steps have none."""
    return re.sub(r"\.0+", "", format_) if scale.step >= 1 else format_


def rgb(colour: str) -> RGBColor:
    """`#rrggbb` as python-pptx takes it."""
    return RGBColor.from_string(colour.lstrip("#").upper())
