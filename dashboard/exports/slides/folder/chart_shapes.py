"""A described chart as native shapes: what a distribution or a funnel draws, with its axes and words."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial, singledispatchmethod

from dashboard.charts.colours import colour
from dashboard.charts.description import (
    BELOW,
    BESIDE,
    TITLE,
    AreaMark,
    At,
    BarMark,
    LineMark,
    Mark,
    PointMark,
    RuleMark,
    TextLabel,
)
from dashboard.drawing.typeface import width_of
from dashboard.exports.slides import drawingml as xml
from dashboard.exports.slides.drawingml import Ids, Run
from dashboard.exports.slides.map_shapes import THEME
from dashboard.exports.stage.description import PlacedChart

HATCH = "wdUpDiag"
"""PowerPoint's pattern of what is kept secret."""
_WIDER, _LINE = 1.1, 1.25
_ALIGNED = {"start": "l", "middle": "ctr", "end": "r"}


def chart_shapes(ids: Ids, placed: PlacedChart, said: str, palette: str) -> Iterator[str]:
    """A group of its marks, and its texts, which stay texts."""
    painter = _ChartPainter(ids, placed, palette)
    x0, y0, x1, y1 = placed.box
    shapes = [*painter.grid(), *(painter.draw(mark) for mark in placed.chart.marks)]
    yield xml.group(ids, said[:60], said, (x0, y0, x1 - x0, y1 - y0), shapes)
    yield from painter.texts()


class _ChartPainter:
    """Knows where px of the description lie on the slide."""

    def __init__(self, ids: Ids, placed: PlacedChart, palette: str) -> None:
        self.ids, self.chart, self.box = ids, placed.chart, placed.box
        self.scale = (placed.box[2] - placed.box[0]) / placed.chart.plot.space.width
        self.shade = partial(colour, palette=placed.chart.palette or palette, theme=THEME)

    def px(self, at: At) -> At:
        """From px of the description."""
        return self.box[0] + at[0] * self.scale, self.box[1] + at[1] * self.scale

    def point(self, at: At) -> At:
        """From values of both axes."""
        plot = self.chart.plot
        return self.px((plot.x(at[0]), plot.y(at[1])))

    def grid(self) -> Iterator[str]:
        """A level line at each number, the lowest as the axis."""
        plot = self.chart.plot
        for at, tick in enumerate(plot.upright.ticks):
            y = plot.y(tick.value)
            ends = [self.px((plot.left, y)), self.px((plot.right, y))]
            look = xml.edge(self.shade("grid" if at else "axis"), self.scale)
            yield xml.freeform(self.ids, tick.text, tick.text, [ends], xml.NO_FILL, look, closed=False)

    @singledispatchmethod
    def draw(self, mark: Mark) -> str:
        """The mark as one shape."""
        raise TypeError(mark)

    @draw.register
    def _(self, mark: BarMark) -> str:
        (x0, y0), (x1, y1) = self.point((mark.x0, mark.y1)), self.point((mark.x1, mark.y0))
        words = ": ".join(mark.words) or mark.key
        box = (x0, min(y0, y1), max(x1 - x0, 1), max(abs(y1 - y0), 1))
        edge = xml.edge(self.shade(mark.edge), mark.edge_width * self.scale) if mark.edge else xml.NO_EDGE
        fill = xml.solid(self.shade(mark.fill))
        if mark.hatched:
            fill = xml.pattern(HATCH, self.shade("axis"), self.shade(mark.fill))
        return xml.rectangle(self.ids, words, words, box, fill, edge)

    @draw.register
    def _(self, mark: PointMark) -> str:
        (x, y), radius = self.point((mark.x, mark.y)), mark.radius * self.scale
        words = ", ".join(mark.words) or mark.name
        edge = xml.edge(self.shade(mark.edge), mark.edge_width * self.scale) if mark.edge else xml.NO_EDGE
        fill = xml.solid(self.shade(mark.fill), mark.opacity)
        return xml.ellipse(
            self.ids, words, words, (x - radius, y - radius, 2 * radius, 2 * radius), fill, edge
        )

    @draw.register
    def _(self, mark: LineMark) -> str:
        look = xml.edge(self.shade(mark.colour), mark.width * self.scale, "dash" if mark.dash else "")
        path = [self.point(at) for at in mark.points]
        return xml.freeform(self.ids, mark.name, mark.name, [path], xml.NO_FILL, look, closed=False)

    @draw.register
    def _(self, mark: AreaMark) -> str:
        edge = xml.edge(self.shade(mark.edge), mark.edge_width * self.scale) if mark.edge else xml.NO_EDGE
        ring = [self.point(at) for at in mark.points]
        fill = xml.solid(self.shade(mark.fill), mark.opacity)
        words = ": ".join(mark.words) or mark.role
        return xml.freeform(self.ids, words, words, [ring], fill, edge)

    @draw.register
    def _(self, mark: RuleMark) -> str:
        plot = self.chart.plot
        across, upright = (plot.across, plot.upright)
        if mark.upright:
            start = upright.low if mark.start is None else mark.start
            end = upright.high if mark.end is None else mark.end
            ends = [(mark.at, start), (mark.at, end)]
        else:
            start = across.low if mark.start is None else mark.start
            end = across.high if mark.end is None else mark.end
            ends = [(start, mark.at), (end, mark.at)]
        look = xml.edge(self.shade(mark.colour), mark.width * self.scale, "dash" if mark.dash else "")
        path = [self.point(at) for at in ends]
        return xml.freeform(self.ids, "", "", [path], xml.NO_FILL, look, closed=False)

    def texts(self) -> Iterator[str]:
        """Numbers and titles of the axes, and all labels."""
        plot, size = self.chart.plot, self.chart.plot.space.size
        for tick in plot.upright.ticks:
            yield self._text(
                TextLabel(plot.left - BESIDE, plot.y(tick.value), tick.text, "ink_3", size, anchor="end")
            )
        for tick in plot.across.ticks:
            at = (plot.x(tick.value), plot.bottom + size * BELOW)
            yield self._text(TextLabel(*at, tick.text, "ink_3", size, anchor="middle"))
        if plot.across.title:
            middle = ((plot.left + plot.right) / 2, plot.bottom + size * TITLE)
            yield self._text(TextLabel(*middle, plot.across.title, "ink_3", size, anchor="middle"))
        for label in self.chart.labels:
            if label.leader:
                look = xml.edge(self.shade(label.colour), label.leader_width * self.scale)
                path = [self.px(at) for at in label.leader]
                yield xml.freeform(self.ids, label.text, label.text, [path], xml.NO_FILL, look, closed=False)
            yield self._text(label)

    def _text(self, label: TextLabel) -> str:
        size = label.size * self.scale
        wide, high = width_of(label.text, size, label.weight) * _WIDER, size * _LINE
        x, y = self.px((label.x, label.y))
        left = x - {"start": 0.0, "middle": wide / 2, "end": wide}[label.anchor]
        run = Run(label.text, size, self.shade(label.colour), label.weight >= 600)
        return xml.text(
            self.ids, label.text, label.text, (left, y - high / 2, wide, high), [run],
            align=_ALIGNED[label.anchor], anchor="ctr", wrap=False, lang=self.chart.lang,
        )  # fmt: skip
