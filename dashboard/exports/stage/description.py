"""One stage laid out: texts, shapes and views at their places. Painters draw it and decide nothing.

Positions are px of 1920 x 1080. Colours are roles, see `dashboard.map.colours`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dashboard.charts.description import Anchor, Chart, Colour, Dash
from dashboard.drawing.style import Theme
from dashboard.drawing.typeface import width_of
from dashboard.formats import DASH
from dashboard.map.description import Box, MapDrawing

WIDE, HIGH = 1920.0, 1080.0
LEFT, RIGHT = 64.0, 1856.0
HEADLINE, NUMBER, TEXT, SOURCE, YEAR = 68.0, 84.0, 40.0, 22.0, 138.0
"""Px of letters: nothing that has to be read is smaller than TEXT, only the source line is."""
THICK, WIDEST_BAR = 0.68, 42.0
"""Of a bar: its share of a row, and px."""
ASCENT, DESCENT, DIGIT = 0.75, 0.22, 0.67
"""Letters from the baseline up and down to where a line's signs end; up to where a year's do."""


@dataclass(frozen=True, slots=True)
class StageText:
    """One line of text whose baseline begins, is centred or ends at (x, y). `halo` is the role of its edge.

    `part` says what it is: headline, year, badge, name, number, word, legend, source, row or label.
    """

    x: float
    y: float
    text: str
    size: float = TEXT
    weight: int = 400
    colour: Colour = "ink"
    anchor: Anchor = "start"
    halo: Colour = ""
    part: str = "label"

    @property
    def width(self) -> float:
        """In our typeface."""
        return width_of(self.text, self.size, self.weight)

    @property
    def box(self) -> Box:
        """The room that it takes."""
        left = self.x - {"start": 0.0, "middle": self.width / 2, "end": self.width}[self.anchor]
        digits = self.text.replace(DASH, "").isdigit()
        up, down = (DIGIT, 0.02) if digits else (ASCENT, DESCENT)
        return left, self.y - up * self.size, left + self.width, self.y + down * self.size


@dataclass(frozen=True, slots=True)
class StageShape:
    """A rectangle; `corner` is the radius of its corners, `said` its alternative text."""

    box: Box
    fill: Colour = ""
    edge: Colour = ""
    edge_width: float = 0.0
    corner: float = 0.0
    dash: Dash = ()
    few: bool = False
    said: str = ""


@dataclass(frozen=True, slots=True)
class StageStroke:
    """A straight line, with a casing of another colour below it where that has a width."""

    start: tuple[float, float]
    end: tuple[float, float]
    colour: Colour
    width: float
    casing: float = 0.0
    dash: Dash = ()


@dataclass(frozen=True, slots=True)
class StageMark:
    """The sign of a selected place (0 to 7) around a point; `colour` overrides its own."""

    x: float
    y: float
    mark: int
    radius: float
    colour: Colour = ""


Item = StageText | StageShape | StageStroke | StageMark


@dataclass(frozen=True, slots=True)
class PlacedChart:
    """A chart and the box that it fills."""

    chart: Chart
    box: Box


@dataclass(frozen=True, slots=True)
class PlacedBars:
    """One column of bars, the first on top, in rows of one height that fill the box. `spans` are parts (0 to
    1) of its width, `few` bears the halftone; `values` are the numbers on an axis from `low` to `high`."""

    box: Box
    names: tuple[str, ...]
    spans: tuple[tuple[float, float], ...]
    colours: tuple[Colour, ...]
    few: tuple[bool, ...]
    values: tuple[float, ...]
    low: float
    high: float

    def bar(self, at: int) -> Box:
        """The rectangle of one bar."""
        x0, y0, x1, y1 = self.box
        step = (y1 - y0) / len(self.names)
        start, end = self.spans[at]
        middle, half = y0 + step * (at + 0.5), min(step * THICK, WIDEST_BAR) / 2
        left, right = x0 + (x1 - x0) * start, x0 + (x1 - x0) * end
        return left, middle - half, max(right, left + 2), middle + half


@dataclass(frozen=True, slots=True)
class StagePicture:
    """A laid out stage. Views lie lowest, then items in their order.

    `said` describes the view in a sentence, `title` and `headline` name it.
    """

    title: str
    headline: str
    lang: str
    palette: str
    theme: Theme
    items: tuple[Item, ...]
    maps: tuple[MapDrawing, ...] = ()
    charts: tuple[PlacedChart, ...] = ()
    bars: tuple[PlacedBars, ...] = ()
    said: str = ""

    def texts(self) -> Iterator[StageText]:
        """All texts that are no part of a chart."""
        return (one for one in self.items if isinstance(one, StageText))


def meets(one: Box, other: Box, gap: float = 0.0) -> bool:
    """Whether two boxes come nearer to each other than `gap`."""
    return (
        one[0] < other[2] + gap
        and other[0] < one[2] + gap
        and one[1] < other[3] + gap
        and other[1] < one[3] + gap
    )


def within(one: Box, other: Box) -> bool:
    """Whether a box lies inside another."""
    return one[0] >= other[0] and one[1] >= other[1] and one[2] <= other[2] and one[3] <= other[3]
