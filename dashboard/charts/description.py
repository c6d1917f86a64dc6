"""One chart as typed facts: where axes, marks and labels lie and what they say. Painters draw it and decide
nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from dashboard.charts.axes import Scale

Colour = str
"""A role: a name of `style.Colours` ("ink", "axis"), `place-1` to `place-8`, `class-<index>-<count>` counted
from 0, `on-class-<index>-<count>` of words on it, `ramp-<share>` on a continuous scale, or empty for none."""
Dash = tuple[float, ...]
"""Lengths of strokes and gaps in px; empty for a solid line."""
At = tuple[float, float]
Anchor = Literal["start", "middle", "end"]

STANDARD = 734.0
"""Width in px at letters of 13 px for which files are drawn, whatever the size that they are scaled to."""
TICK = 4.0  # px of a tick
BESIDE = 10.0  # px between the plotting area and the numbers on the left
BELOW, TITLE = 1.27, 2.7  # letters from the plotting area down to the middle of numbers and title


@dataclass(frozen=True, slots=True)
class Space:
    """Room for a chart in px, with the size of its letters."""

    width: float
    height: float
    size: float = 13.0

    @property
    def scale(self) -> float:
        """What px that are meant for letters of 13 px are multiplied by."""
        return self.size / 13


def space_of(box: tuple[float, float, float, float], width: float = STANDARD) -> Space:
    """The room of a file's box (x0, y0, x1, y1), in which a chart of `width` px is scaled up or down."""
    return Space(width, width * (box[3] - box[1]) / (box[2] - box[0]))


@dataclass(frozen=True, slots=True)
class Tick:
    """A value of an axis and what is written at it."""

    value: float
    text: str


@dataclass(frozen=True, slots=True)
class Axis:
    """Range and ticks in the unit of the data. `even` is False where values do not lie evenly (root of
    cases)."""

    low: float
    high: float
    ticks: tuple[Tick, ...] = ()
    title: str = ""
    even: bool = True

    def share(self, value: float) -> float:
        """0 at the low end, 1 at the high end."""
        return (value - self.low) / (self.high - self.low)

    @property
    def step(self) -> float:
        """From one tick to the next; the whole range where there are not two."""
        return self.ticks[1].value - self.ticks[0].value if len(self.ticks) > 1 else self.high - self.low


@dataclass(frozen=True, slots=True)
class Plot:
    """The plotting area: `left`, `top`, `right` and `bottom` are its edges in px of `space`."""

    space: Space
    left: float
    top: float
    right: float
    bottom: float
    across: Axis
    upright: Axis

    @property
    def width(self) -> float:
        """Of the plotting area."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """Of the plotting area."""
        return self.bottom - self.top

    def x(self, value: float) -> float:
        """Where a value of the axis across lies."""
        return self.left + self.across.share(value) * self.width

    def y(self, value: float) -> float:
        """Where a value of the upright axis lies; larger values lie higher."""
        return self.bottom - self.upright.share(value) * self.height

    def value_at(self, y: float) -> float:
        """The upright value at a height in px."""
        return self.upright.low + (self.bottom - y) / self.height * (self.upright.high - self.upright.low)


@dataclass(frozen=True, slots=True)
class BarMark:
    """From (x0, y0) to (x1, y1) in the units of the axes; `few` bears the halftone, `hatched` the lines of what is
    kept secret. `words` are the tooltip's lines."""

    x0: float
    x1: float
    y0: float
    y1: float
    fill: Colour
    few: bool = False
    hatched: bool = False
    edge: Colour = ""
    edge_width: float = 0.0
    corner: float = 0.0
    opacity: float = 1.0
    key: str = ""
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PointMark:
    """A sign at (x, y); `form` is one of `style.MARKERS`, `radius` px. `fill_opacity` is of its fill
    alone."""

    x: float
    y: float
    radius: float
    fill: Colour
    form: str = "circle"
    edge: Colour = ""
    edge_width: float = 0.0
    opacity: float = 1.0
    fill_opacity: float = 1.0
    key: str = ""
    name: str = ""
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LineMark:
    """A polyline of one style. `words` are a tooltip's lines for each point; `role` says what it stands
    for."""

    points: tuple[At, ...]
    colour: Colour
    width: float
    dash: Dash = ()
    opacity: float = 1.0
    round_cap: bool = False
    key: str = ""
    name: str = ""
    role: str = ""
    words: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class AreaMark:
    """A closed ring, filled. `words` are the tooltip's lines."""

    points: tuple[At, ...]
    fill: Colour
    opacity: float = 1.0
    edge: Colour = ""
    edge_width: float = 0.0
    key: str = ""
    role: str = ""
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RuleMark:
    """A straight line at one value, upright or level, from `start` to `end` on the other axis: None is the
    edge."""

    at: float
    upright: bool
    colour: Colour
    width: float
    dash: Dash = ()
    start: float | None = None
    end: float | None = None


Mark = BarMark | PointMark | LineMark | AreaMark | RuleMark


@dataclass(frozen=True, slots=True)
class TextLabel:
    """A line of text whose anchor stands at x and whose middle height is y, in px. `at` is the value that it
    belongs to (None on an axis where it keeps to the frame), `leader` a stroke in px that leads to it, `halo`
    its edge."""

    x: float
    y: float
    text: str
    colour: Colour
    size: float
    weight: int = 400
    anchor: Anchor = "start"
    at: tuple[float | None, float | None] = (None, None)
    leader: tuple[At, ...] = ()
    leader_width: float = 1.2
    halo: bool = True
    key: str = ""


@dataclass(frozen=True, slots=True)
class Chart:
    """One view. Marks lie in the order given, the first lowest; labels lie over all. `bare` has no axes.

    `title` and `subtitle` name it, `summary` says in words what is seen, `caption` what the signs mean.
    """

    view: str
    plot: Plot
    marks: tuple[Mark, ...]
    labels: tuple[TextLabel, ...] = ()
    lang: str = "de"
    palette: str = "see"
    bare: bool = False
    title: str = ""
    subtitle: str = ""
    summary: str = ""
    caption: str = ""

    def named(self, *, title: str = "", subtitle: str = "", summary: str = "", caption: str = "") -> Chart:
        """The chart with the texts that stand around it."""
        return replace(self, title=title, subtitle=subtitle, summary=summary, caption=caption)

    def bars(self) -> Iterator[BarMark]:
        """The bars among the marks, in order."""
        return (mark for mark in self.marks if isinstance(mark, BarMark))

    def points(self) -> Iterator[PointMark]:
        """The points among the marks, in order."""
        return (mark for mark in self.marks if isinstance(mark, PointMark))

    def lines(self) -> Iterator[LineMark]:
        """The lines among the marks, in order."""
        return (mark for mark in self.marks if isinstance(mark, LineMark))

    def areas(self) -> Iterator[AreaMark]:
        """The areas among the marks, in order."""
        return (mark for mark in self.marks if isinstance(mark, AreaMark))

    def rules(self) -> Iterator[RuleMark]:
        """The rules among the marks, in order."""
        return (mark for mark in self.marks if isinstance(mark, RuleMark))


def axis_of(scale: Scale, ticks: tuple[Tick, ...], title: str = "", *, even: bool = True) -> Axis:
    """An axis over the whole scale."""
    return Axis(scale.low, scale.high, ticks, title, even)


def bare_plot(width: float, height: float) -> Plot:
    """A drawing without axes whose values are px from the left upper corner."""
    return Plot(Space(width, height), 0.0, 0.0, width, height, Axis(0.0, width), Axis(height, 0.0))
