"""Describes a small map for somebody who looks for the way: the home, and where the courses are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.domain.geometry import MapGeometry
from dashboard.drawing.style import Theme
from dashboard.drawing.svg_elements import safe
from dashboard.map.description import (
    Box,
    Edge,
    Fill,
    MapArea,
    MapCircle,
    MapDrawing,
    MapFrame,
    MapLabel,
    MapLine,
    Mark,
)
from dashboard.map.locator import coarse
from dashboard.map.outline import Point
from dashboard.map.svg_painter import painted

WIDTH, HEIGHT = 420, 300
"""Px of the map on the page."""
_FINE = 10  # units of a px
_LEAST_KM = 30.0  # the map shows at least so much from west to east
_MARGIN = 1.5  # how much more than its points it shows
_DOT, _LETTERS, _BELOW = 8.0, 14.0, 19.0  # px: a point's radius, letters, from a point to its name


@dataclass(frozen=True, slots=True)
class NamedPoint:
    """A point in map units with the words beside it."""

    at: Point
    name: str


def near_home(
    geometry: MapGeometry, home: NamedPoint | None, courses: Sequence[NamedPoint]
) -> MapDrawing | None:
    """The part of a map that holds all points, None where there are none. The name of the home stands above its
    point, those of courses below theirs, unless it would lie on another one."""
    points = [*([home] if home else []), *courses]
    if not points:
        return None
    left, top, scale = _part([one.at for one in points], geometry.unit_m / 1000)

    def path(found: str, *, closed: bool = True) -> str:
        return coarse(found, left, top, scale * _FINE, closed=closed)

    frame = MapFrame((0.0, 0.0, float(WIDTH), float(HEIGHT)), 1 / _FINE)
    ground = "".join(path(shape.path) for shape in geometry.areas)
    circles, names = list[Mark](), list[MapLabel]()
    for one in points:
        x, y = (one.at[0] - left) * scale, (one.at[1] - top) * scale
        own = one is home
        dot = MapCircle(
            "", one.name, "", (x * _FINE, y * _FINE), _DOT,
            Fill("accent" if own else "place-2"), Edge("map_halo", 2.0),
        )  # fmt: skip
        label = _label(one.name, x, y - _BELOW if own else y + _BELOW, bold=own)
        circles.append(dot)
        if not any(_touch(label.box, other.box) for other in names):
            names.append(label)
    marks: tuple[Mark, ...] = (
        MapArea(ground, Fill("inset"), Edge("map_border", 0.8)),
        MapLine(path(geometry.outline), (Edge("map_district", 1.6),), "outline"),
        *circles,
    )
    return MapDrawing(frame, "see", marks, names=tuple(names))


def _part(points: Sequence[Point], unit_km: float) -> tuple[float, float, float]:
    """Left and upper edge in map units, and px of one."""
    xs, ys = [x for x, _ in points], [y for _, y in points]
    wide = max((max(xs) - min(xs)) * _MARGIN, _LEAST_KM / unit_km)
    high = max((max(ys) - min(ys)) * _MARGIN, wide * HEIGHT / WIDTH)
    wide = max(wide, high * WIDTH / HEIGHT)
    high = wide * HEIGHT / WIDTH
    return (min(xs) + max(xs) - wide) / 2, (min(ys) + max(ys) - high) / 2, WIDTH / wide


def _label(text: str, x: float, y: float, *, bold: bool) -> MapLabel:
    wide = len(text) * _LETTERS * 0.52
    inside = min(max(x, wide / 2 + 4), WIDTH - wide / 2 - 4)
    return MapLabel("", text, inside, y, _LETTERS, 700 if bold else 600, wide, "ink")


def _touch(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def near_home_svg(drawing: MapDrawing, title: str, theme: Theme = "page") -> str:
    """The map as an SVG of its own; `title` says that the list holds the same."""
    size = f'viewBox="0 0 {WIDTH} {HEIGHT}"'
    head = f'<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-label="{safe(title)}" {size}>'
    return f"{head}{painted(drawing, theme)}</svg>"
