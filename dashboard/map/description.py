"""One map as typed facts: what fills each area, which lines lie above, where circles and texts stand.
Painters draw it and decide nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from dashboard.charts.description import Colour
from dashboard.map.outline import Point

Box = tuple[float, float, float, float]
"""x0, y0, x1, y1 in px."""
Pattern = Literal["", "few", "hidden"]
"""None, light dots on the ground's colour, or hatching."""


@dataclass(frozen=True, slots=True)
class MapFrame:
    """How map units become px of the picture, which shows `box`."""

    box: Box
    scale: float = 1.0
    left: float = 0.0
    top: float = 0.0

    def place(self, at: Point) -> Point:
        """From map units to px."""
        return at[0] * self.scale + self.left, at[1] * self.scale + self.top


@dataclass(frozen=True, slots=True)
class Fill:
    """`ground` is a colour's role (`dashboard.map.colours`), `opacity` of it from 0 to 1."""

    ground: Colour
    pattern: Pattern = ""
    opacity: float = 1.0


@dataclass(frozen=True, slots=True)
class Edge:
    """A line of `width` px."""

    colour: Colour
    width: float
    opacity: float = 1.0


@dataclass(frozen=True, slots=True)
class MapArea:
    """An area (SVG path data in map units, even-odd) with its border; `dotted` instead of it where there is
    no figure. `said` are its words, empty for an area that says nothing."""

    path: str
    fill: Fill
    edge: Edge
    key: str = ""
    name: str = ""
    said: str = ""
    dotted: bool = False


@dataclass(frozen=True, slots=True)
class MapLine:
    """Borders above the areas, the first edge lowest. `role` says whose: `inner`, `outline`, `own` (of the own
    district), `selected` or `changed`, the last two with the place's key and name; one that is not `closed`
    ends where it is cut."""

    path: str
    edges: tuple[Edge, ...]
    role: Literal["inner", "outline", "own", "selected", "changed"]
    key: str = ""
    name: str = ""
    closed: bool = True


@dataclass(frozen=True, slots=True)
class MapCircle:
    """A number as a circle around a point in map units; `radius` is px."""

    key: str
    name: str
    said: str
    at: Point
    radius: float
    fill: Fill
    edge: Edge


Mark = MapArea | MapLine | MapCircle


@dataclass(frozen=True, slots=True)
class MapLabel:
    """A text whose middle is at x, y in px; `width` is the room that it takes. A `pill` stands on its
    ground's colour, `pill` px high."""

    key: str
    text: str
    x: float
    y: float
    size: float
    weight: int
    width: float
    colour: Colour
    ground: Colour = ""
    pill: float = 0.0

    @property
    def box(self) -> Box:
        """The room of a pill, or of a sign as wide as high."""
        wide, high = self.width / 2, (self.pill or self.size) / 2
        return self.x - wide, self.y - high, self.x + wide, self.y + high


@dataclass(frozen=True, slots=True)
class MapDrawing:
    """Marks lie in the order given, the first lowest; texts lie over all: names, then symbols, then pills of
    selected places. `halftone` is False where areas are too many for a pattern to be seen. `picture` is a PNG of
    all marks in the frame's box, for programs that cannot hold so many shapes; empty otherwise."""

    frame: MapFrame
    palette: str
    marks: tuple[Mark, ...]
    names: tuple[MapLabel, ...] = ()
    symbols: tuple[MapLabel, ...] = ()
    pills: tuple[MapLabel, ...] = ()
    halftone: bool = True
    picture: bytes = b""

    def areas(self) -> Iterator[MapArea]:
        """The areas among the marks, in order."""
        return (mark for mark in self.marks if isinstance(mark, MapArea))

    def lines(self) -> Iterator[MapLine]:
        """The lines among the marks, in order."""
        return (mark for mark in self.marks if isinstance(mark, MapLine))

    def circles(self) -> Iterator[MapCircle]:
        """The circles among the marks, in order."""
        return (mark for mark in self.marks if isinstance(mark, MapCircle))
