"""One map as typed facts: what fills each area, which lines lie above, where circles and texts stand.
Painters draw it and decide nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from dashboard.charts.description import Colour
from dashboard.map.kind_shapes import KindShape
from dashboard.map.outline import Point

Box = tuple[float, float, float, float]
"""x0, y0, x1, y1 in px."""
Pattern = Literal["", "few", "hidden", "lines"]
"""None, light dots on the ground's colour, hatching, or lines in that colour with nothing between them."""


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
    """A line of `width` px, solid or `dotted`."""

    colour: Colour
    width: float
    opacity: float = 1.0
    dotted: bool = False


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


@dataclass(frozen=True, slots=True)
class MapPatch:
    """What lies on a map and is no area of it (SVG path data in map units, even-odd): lakes and rivers, a catchment,
    cells of a grid, the radius around a place, a scale. Without `fill` a line; one that is not `closed` ends where
    it is cut."""

    path: str
    role: Literal["waters", "catchment", "cells", "radius", "scale"]
    name: str
    fill: Fill | None = None
    edges: tuple[Edge, ...] = ()
    closed: bool = True


Ring = Literal["", "approximate", "disc", "chosen", "gone", "place"]
"""What is around a mark: nothing, dots where the place is not exact, a disc on a coloured map, the ring of the chosen
institution, the dashes of one that closes in a scenario, or the disc of the reader's place."""


@dataclass(frozen=True, slots=True)
class MapPoint:
    """An institution or a place: a shape around a point in map units, `size` px wide, in the colour of its group;
    hollow where it is `paused`."""

    key: str
    name: str
    said: str
    at: Point
    size: float
    shape: KindShape
    colour: Colour
    ring: Ring = ""
    paused: bool = False


@dataclass(frozen=True, slots=True)
class MapCluster:
    """Several institutions around a point in map units: their number in a disc of `radius` px, and around it how many
    belong to each colour."""

    key: str
    name: str
    said: str
    at: Point
    radius: float
    count: str
    shares: tuple[tuple[Colour, int], ...]


Mark = MapArea | MapLine | MapCircle | MapPatch | MapPoint | MapCluster


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

    def patches(self) -> Iterator[MapPatch]:
        """The patches among the marks, in order."""
        return (mark for mark in self.marks if isinstance(mark, MapPatch))

    def points(self) -> Iterator[MapPoint | MapCluster]:
        """Institutions and clusters among the marks, in order."""
        return (mark for mark in self.marks if isinstance(mark, MapPoint | MapCluster))
