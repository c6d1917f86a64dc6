"""Describes the map of courses: quiet land, a disc with the number of courses in each municipality, numbers
of overlaps and gaps, and the circle around the reader's place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from dashboard.drawing.typeface import width_of
from dashboard.map.build import MapGround, fitted
from dashboard.map.description import Box, MapCluster, MapDrawing, MapFrame, MapLabel, MapPoint
from dashboard.map.institutions.build import InstitutionLayers, institution_map
from dashboard.map.labels import FACTOR
from dashboard.map.outline import Point

_RADIUS, _MORE = 12.0, 0.6  # px of a disc on the page, and for each course more
_PILL, _LETTERS, _PADDING = 20.0, 13.0, 6.0  # px of a sign on the page


@dataclass(frozen=True, slots=True)
class CourseTown:
    """Courses of one municipality at its point in map units. `said` is its tooltip; `endangered` are those
    below their minimum. `overlaps` and `gaps` are numbers that stand beside it ("Ü1", "L1")."""

    key: str
    name: str
    said: str
    at: Point
    courses: int
    endangered: int
    overlaps: tuple[str, ...] = ()
    gaps: tuple[str, ...] = ()


def course_map(
    ground: MapGround,
    layers: InstitutionLayers,
    towns: Sequence[CourseTown],
    box: Box,
    *,
    unit_m: float,
    factor: float = FACTOR,
) -> MapDrawing:
    """The map fitted into `box`; texts and marks are `factor` times as large as on the page. `layers` are
    waters, the place and the circle around it. Around a disc a ring says how many of the courses are
    endangered."""
    frame = fitted(ground.geometry.areas, box)
    discs = [_disc(one, factor) for one in towns if one.courses]
    numbers = [label for one in towns for label in _numbers(one, frame, factor)]
    names = [_name(one, frame, factor) for one in towns]
    covered = [_around(one, frame) for one in discs] + [one.box for one in (*numbers, *names)]
    drawn = institution_map(ground, {}, layers, box, unit_m=unit_m, factor=factor, covered=covered)
    place = list(drawn.points())
    below = [one for one in drawn.marks if not isinstance(one, MapPoint | MapCluster)]
    others = [one for one in drawn.names if one.key not in {town.key for town in towns}]
    return replace(
        drawn, marks=(*below, *discs, *place), names=(*others, *names), pills=(*drawn.pills, *numbers)
    )


def _name(one: CourseTown, frame: MapFrame, factor: float) -> MapLabel:
    """Below its disc or its numbers."""
    x, y = frame.place(one.at)
    size = _LETTERS * factor
    down = (_radius(one) if one.courses else _PILL / 2) * factor + size * 0.7
    return MapLabel(one.key, one.name, x, y + down, size, 600, width_of(one.name, size, 600), "ink")


def _radius(one: CourseTown) -> float:
    return _RADIUS + _MORE * min(one.courses, 10)


def _disc(one: CourseTown, factor: float) -> MapCluster:
    sound = one.courses - one.endangered
    shares = tuple(
        (role, count) for role, count in (("class-3-5", sound), ("accent", one.endangered)) if count
    )
    return MapCluster(one.key, one.name, one.said, one.at, _radius(one) * factor, str(one.courses), shares)


def _around(disc: MapCluster, frame: MapFrame) -> Box:
    x, y = frame.place(disc.at)
    return x - disc.radius, y - disc.radius, x + disc.radius, y + disc.radius


def _numbers(one: CourseTown, frame: MapFrame, factor: float) -> list[MapLabel]:
    """In a row at the upper right of the disc, or around the point where there are no courses."""
    x, y = frame.place(one.at)
    if one.courses:
        x, y = x + _radius(one) * factor * 0.8, y - _radius(one) * factor * 1.05
    found = []
    marked = [
        *((text, "ink", "surface") for text in one.overlaps),
        *((text, "surface", "ink") for text in one.gaps),
    ]
    for text, ground, colour in marked:
        size = _LETTERS * factor
        wide = width_of(text, size, 700) + 2 * _PADDING * factor
        middle = x + wide / 2 if one.courses else x
        found.append(MapLabel(one.key, text, middle, y, size, 700, wide, colour, ground, _PILL * factor))
        x += wide + 2 * factor
    return found
