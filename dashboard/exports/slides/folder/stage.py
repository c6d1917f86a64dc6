"""Paints a laid out stage as one slide of native texts, shapes and charts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial, singledispatchmethod

from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE, XL_TICK_LABEL_POSITION
from pptx.enum.dml import MSO_PATTERN
from pptx.oxml import parse_xml
from pptx.slide import Slide

from dashboard.charts.colours import place
from dashboard.drawing import style
from dashboard.drawing.markers import CORNERS
from dashboard.exports.slides import drawingml as xml
from dashboard.exports.slides.drawingml import Ids, Run
from dashboard.exports.slides.folder.chart_shapes import chart_shapes
from dashboard.exports.slides.map_shapes import THEME, map_shapes
from dashboard.exports.slides.plotting_area import Box, add_chart, rgb
from dashboard.exports.slides.series import SlideSeries, add_lines
from dashboard.exports.slides.template import embedded, set_title
from dashboard.exports.stage.description import (
    HEADLINE,
    WIDE,
    Item,
    PlacedBars,
    StageMark,
    StagePicture,
    StageShape,
    StageStroke,
    StageText,
)
from dashboard.map.colours import colour
from dashboard.texts import say

_WIDER, _LINE, _ASCENT = 1.1, 1.22, 0.952
"""Of a text in the typeface of offices: width beside ours, height of a line, and from its top to the
baseline, in letters."""
_BREAK = "\v"
"""A line break inside a paragraph: words beside and below the headline have their places by its lines."""
_ALIGNED = {"start": "l", "middle": "ctr", "end": "r"}
_HALO = 0.74  # opacity of the ground behind a text that would have a halo


@dataclass(frozen=True, slots=True)
class StageSlide:
    """What a slide needs beside the picture: the series with its numbers, and the format of values."""

    picture: StagePicture
    number_format: str
    series: SlideSeries | None = None


def paint_stage(slide: Slide, shown: StageSlide) -> None:
    """Fills an empty slide: the headline is its title."""
    painter = _StagePainter(slide, shown)
    title = slide.shapes.title
    lines = [one for one in shown.picture.texts() if one.part == "headline"]
    box = (lines[0].x, lines[0].y - HEADLINE * 0.9, painter.headline_width(lines), _height(lines))
    set_title(title, _BREAK.join(one.text for one in lines), box, HEADLINE)
    title._element.nvSpPr.cNvPr.set("descr", shown.picture.headline)
    shapes = [*painter.views(), *(shape for item in shown.picture.items for shape in painter.draw(item))]
    for shape in list(parse_xml(xml.tree(shapes))):
        slide.shapes._spTree.append(shape)
    ground = slide.background.fill
    ground.solid()
    ground.fore_color.rgb = rgb(painter.shade("bg"))


def picture_shapes(slide: Slide, ids: Ids, picture: StagePicture) -> list[str]:
    """Maps, charts and items of a picture without its headline, as shapes of a slide that has other words."""
    painter = _StagePainter(slide, StageSlide(picture, ""), ids)
    return [*painter.views(), *(shape for item in picture.items for shape in painter.draw(item))]


def _height(lines: Sequence[StageText]) -> float:
    return lines[-1].y - lines[0].y + HEADLINE * 1.25


class _StagePainter:
    """Knows the slide, its numbers and the colours."""

    def __init__(self, slide: Slide, shown: StageSlide, ids: Ids | None = None) -> None:
        self.slide, self.shown, self.made = slide, shown, shown.picture
        self.ids = ids or Ids(partial(embedded, slide))
        self.shade = partial(colour, palette=shown.picture.palette, theme=THEME)

    def headline_width(self, lines: Sequence[StageText]) -> float:
        """As wide as its longest line, with what another typeface may need more."""
        return max(one.width for one in lines) * _WIDER + 8

    def views(self) -> Iterator[str]:
        """Maps and charts."""
        made, lang = self.made, self.made.lang
        for drawing in made.maps:
            yield from map_shapes(self.ids, drawing, made.said, lang)
        if self.shown.series is not None:
            described = (say(lang, "stage_view_zeitreihe"), made.said)
            yield from add_lines(self.slide, self.ids, self.shown.series, described)
        else:
            for placed in made.charts:
                yield from chart_shapes(self.ids, placed, made.said, made.palette)
        for bars in made.bars:
            self._bars(bars)

    def _bars(self, bars: PlacedBars) -> None:
        """A native chart whose names and values stand beside it as texts of the slide."""
        data = CategoryChartData(number_format=self.shown.number_format)
        data.categories = list(bars.names)
        data.add_series(self.made.title, list(bars.values))
        x0, y0, x1, y1 = bars.box
        area = Box(x0, y0, x1 - x0, y1 - y0)
        described = (say(self.made.lang, "stage_view_rangfolge"), self.made.said)
        chart = add_chart(self.slide, XL_CHART_TYPE.BAR_CLUSTERED, data, described, area, area)
        chart.has_legend = False
        plot = chart.plots[0]
        plot.gap_width, plot.vary_by_categories = 47, False
        series = plot.series[0]
        series.invert_if_negative = False
        for at, role in enumerate(bars.colours):
            fill = series.points[at].format.fill
            if bars.few[at]:
                fill.patterned()
                fill.pattern = MSO_PATTERN.PERCENT_20
                fill.fore_color.rgb, fill.back_color.rgb = rgb(self.shade("bg")), rgb(self.shade(role))
            else:
                fill.solid()
                fill.fore_color.rgb = rgb(self.shade(role))
        value, category = chart.value_axis, chart.category_axis
        value.minimum_scale, value.maximum_scale = bars.low, bars.high
        value.has_major_gridlines, value.visible = False, False
        category.reverse_order = True
        category.tick_label_position = XL_TICK_LABEL_POSITION.NONE
        category.format.line.fill.background()

    @singledispatchmethod
    def draw(self, item: Item) -> Iterator[str]:
        """The shapes of an item."""
        raise TypeError(item)

    @draw.register
    def _(self, item: StageText) -> Iterator[str]:
        if item.part == "headline":  # the slide's title says it
            return
        wide, high = item.width * _WIDER + 4, item.size * _LINE
        left = item.x - {"start": 0.0, "middle": wide / 2, "end": wide}[item.anchor]
        wide, left = min(wide, WIDE - max(left, 0.0)), max(left, 0.0)
        fill = xml.solid(self.shade(item.halo), _HALO) if item.halo else xml.NO_FILL
        run = Run(item.text, item.size, self.shade(item.colour), item.weight >= 600)
        yield xml.text(
            self.ids, item.text, item.text, (left, item.y - item.size * _ASCENT, wide, high), [run],
            align=_ALIGNED[item.anchor], wrap=False, fill=fill, lang=self.made.lang,
        )  # fmt: skip

    @draw.register
    def _(self, item: StageShape) -> Iterator[str]:
        x0, y0, x1, y1 = item.box
        fill = xml.solid(self.shade(item.fill)) if item.fill else xml.NO_FILL
        dash = "dash" if item.dash else ""
        edge = xml.edge(self.shade(item.edge), item.edge_width, dash) if item.edge else xml.NO_EDGE
        side = min(x1 - x0, y1 - y0)
        words = item.said or say(self.made.lang, "alt_rule")
        yield xml.rectangle(
            self.ids, words, words, (x0, y0, x1 - x0, y1 - y0), fill, edge, min(item.corner / side, 0.5)
        )

    @draw.register
    def _(self, item: StageStroke) -> Iterator[str]:
        words, path = say(self.made.lang, "alt_rule"), [[item.start, item.end]]
        widths = [(self.shade("bg"), item.casing, "")] if item.casing else []
        for tone, width, dash in (
            *widths,
            (self.shade(item.colour), item.width, "sysDot" if item.dash else ""),
        ):
            edge = xml.edge(tone, width, dash)
            yield xml.freeform(self.ids, words, words, path, xml.NO_FILL, edge, closed=False)

    @draw.register
    def _(self, item: StageMark) -> Iterator[str]:
        form = style.MARKERS[item.mark % len(style.MARKERS)]
        tone = self.shade(item.colour or place(item.mark))
        is_open = form.endswith("-open")
        fill = xml.NO_FILL if is_open else xml.solid(tone)
        edge = xml.edge(tone, item.radius * 0.36) if is_open else xml.NO_EDGE
        words = say(self.made.lang, "stage_sign")
        shape, radius = form.removesuffix("-open"), item.radius
        if shape == "circle":
            box = (item.x - radius, item.y - radius, 2 * radius, 2 * radius)
            yield xml.ellipse(self.ids, words, words, box, fill, edge)
            return
        ring = [(item.x + a * radius, item.y + b * radius) for a, b in CORNERS[shape]]
        yield xml.freeform(self.ids, words, words, [ring], fill, edge)
