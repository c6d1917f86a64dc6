"""The time series of a slide: a native line chart in the description's plotting area, and over it the bands,
names and notes where the description places them."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace

from pptx.slide import Slide

from dashboard.charts.colours import colour
from dashboard.charts.description import BELOW, Axis, Chart, PointMark, Space, TextLabel, space_of
from dashboard.charts.series.build import placed
from dashboard.charts.series.content import SeriesContent
from dashboard.charts.series.parts import SeriesParts, parts_of
from dashboard.drawing.typeface import width_of
from dashboard.exports.slides import drawingml as xml
from dashboard.exports.slides.drawingml import Ids, Run
from dashboard.exports.slides.plotting_area import CHART, Box
from dashboard.exports.slides.series_chart import add_series_chart
from dashboard.map.outline import Point
from dashboard.texts import say

_WIDER = 1.08  # of the width that a text has in our typeface: that of offices may be another one
_LINE = 1.25  # letters of the height of a text
_ALIGNED = {"start": "l", "middle": "ctr", "end": "r"}


@dataclass(frozen=True, slots=True)
class SlideSeries:
    """A time series described for the room that the slide has for a chart. `names` are those of all lines, by
    key; `number_format` is that of its values."""

    parts: SeriesParts
    chart: Chart
    names: Mapping[str, str]
    number_format: str
    box: Box = CHART


def slide_series(
    content: SeriesContent,
    number_format: str,
    box: Box = CHART,
    space: Space | None = None,
    named: Callable[[SeriesParts], SeriesParts] = lambda parts: parts,
) -> SlideSeries | None:
    """The series in a box of the slide, with letters of the size of `space`; None where no line has a value.
    `named` adds what a stage names."""
    made = parts_of(content)
    if made is None:
        return None
    parts = named(made)
    parts = replace(parts, values=_from_a_tick(parts.values), sources=() if space else parts.sources)
    space = space or space_of((box.x, box.y, box.x + box.width, box.y + box.height))
    names = {line.key: line.name for line in content.lines}
    return SlideSeries(parts, placed(parts, space), names, number_format, box)


def _from_a_tick(axis: Axis) -> Axis:
    """Office programs count their steps from the low end of an axis."""
    first = axis.ticks[0].value if axis.ticks else axis.low
    return axis if math.isclose(first, axis.low) else replace(axis, low=first - axis.step)


def add_lines(slide: Slide, ids: Ids, series: SlideSeries, described: tuple[str, str]) -> list[str]:
    """Adds the chart and gives the shapes that lie over it; a year without a value is a gap."""
    over = _Over(ids, series)
    first, last = over.point((series.parts.first, 0.0))[0], over.point((series.parts.last, 0.0))[0]
    box, plot = series.box, series.chart.plot
    scale = box.width / plot.space.width
    left, right = (first, last) if first < last else (over.px(plot.left, 0)[0], over.px(plot.right, 0)[0])
    area = Box(left, box.y + plot.top * scale, right - left, plot.height * scale)
    add_series_chart(slide, series.chart, series.number_format, area, described, box)
    return [*over.bands(), *over.joints(), *over.notes(), *over.years(), *over.labels()]


class _Over:
    """The shapes over the native chart; each bears the words of what it shows."""

    def __init__(self, ids: Ids, series: SlideSeries) -> None:
        self.ids, self.series, self.chart = ids, series, series.chart
        self.scale = series.box.width / self.chart.plot.space.width

    def px(self, x: float, y: float) -> Point:
        """Where px of the description lie on the slide."""
        return (self.series.box.x + x * self.scale, self.series.box.y + y * self.scale)

    def point(self, at: tuple[float, float]) -> Point:
        """Where a year and value lie on the slide."""
        return self.px(self.chart.plot.x(at[0]), self.chart.plot.y(at[1]))

    def tone(self, role: str) -> str:
        """The colour of a role."""
        return colour(role, self.chart.palette, "light")

    def bands(self) -> Iterator[str]:
        """The bands of a line as one shape."""
        across, lang = self.chart.plot.across, self.chart.lang
        areas = list(self.chart.areas())
        for key in dict.fromkeys(area.key for area in areas):
            own = [area for area in areas if area.key == key]
            rings = [
                [self.point(at) for at in area.points if across.low <= at[0] <= across.high] for area in own
            ]
            words = say(lang, "alt_band", name=self.series.names[key])
            fill = xml.solid(self.tone(own[0].fill), own[0].opacity)
            yield xml.freeform(self.ids, words, words, [ring for ring in rings if ring], fill, xml.NO_EDGE)

    def notes(self) -> Iterator[str]:
        """Upright lines of events, breaks and missing years, with the dots of events and of peaks."""
        parts = self.series.parts
        said = {note.x: note.text for note in parts.notes} | {gap.x: gap.text for gap in parts.gaps}
        plot = self.chart.plot
        for rule in self.chart.rules():
            ends = [(rule.at, plot.upright.low if rule.start is None else rule.start)]
            ends.append((rule.at, plot.upright.high if rule.end is None else rule.end))
            look = xml.edge(self.tone(rule.colour), rule.width * self.scale, "dash" if rule.dash else "")
            words, path = said[rule.at], [self.point(at) for at in ends]
            yield xml.freeform(self.ids, words, words, [path], xml.NO_FILL, look, closed=False)
        for dot in self.chart.points():
            if not dot.key:
                yield self._dot(dot, dot.name)

    def _dot(self, dot: PointMark, words: str) -> str:
        (x, y), radius = self.point((dot.x, dot.y)), dot.radius * self.scale
        box = (x - radius, y - radius, 2 * radius, 2 * radius)
        return xml.ellipse(
            self.ids,
            words,
            words,
            box,
            xml.solid(self.tone(dot.fill)),
            xml.edge(self.tone(dot.edge), dot.edge_width * self.scale),
        )

    def joints(self) -> Iterator[str]:
        """Strokes from an official figure to an example, which belong to neither series of the chart."""
        example = say(self.chart.lang, "example")
        for line in self.chart.lines():
            first, second = (example in words[1:] for words in line.words[:2])
            if first != second:
                look = xml.edge(self.tone(line.colour), line.width * self.scale, "sysDot")
                path = [self.point(at) for at in line.points[:2]]
                yield xml.freeform(self.ids, line.name, line.name, [path], xml.NO_FILL, look, closed=False)

    def years(self) -> Iterator[str]:
        """The years below the axis."""
        plot, size = self.chart.plot, self.chart.plot.space.size
        for tick in plot.across.ticks:
            at = (plot.x(tick.value), plot.bottom + size * BELOW)
            yield self._text(TextLabel(*at, tick.text, "ink_3", size, anchor="middle"))

    def labels(self) -> Iterator[str]:
        """Every text in the plot and beside it, with the stroke that leads to it."""
        for label in self.chart.labels:
            if label.leader:
                path = [self.px(x, y) for x, y in label.leader]
                look = xml.edge(self.tone(label.colour), label.leader_width * self.scale)
                yield xml.freeform(self.ids, label.text, label.text, [path], xml.NO_FILL, look, closed=False)
            yield self._text(label)

    def _text(self, label: TextLabel) -> str:
        size = label.size * self.scale
        wide, high = width_of(label.text, size, label.weight) * _WIDER, size * _LINE
        x, y = self.px(label.x, label.y)
        left = x - {"start": 0.0, "middle": wide / 2, "end": wide}[label.anchor]
        run = Run(label.text, size, self.tone(label.colour), label.weight >= 600)
        return xml.text(
            self.ids, label.text, label.text, (left, y - high / 2, wide, high), [run],
            align=_ALIGNED[label.anchor], anchor="ctr", wrap=False, lang=self.chart.lang,
        )  # fmt: skip
