"""Which institutions stand on a map alone, and which as one mark with their number, because they would come too near
to each other: as assets/institutions/map/clusters.js does on the page, which a test compares."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import floor, hypot

from dashboard.charts.description import Colour
from dashboard.map.kind_shapes import KindShape
from dashboard.map.outline import Point

_ROOM = 2.5  # px between two marks
_RADII = ((30, 17.0), (10, 14.5), (2, 12.0))  # px of the radius of a mark of several, by how many there are
_Grid = dict[tuple[int, int], list["Cluster"]]


@dataclass(frozen=True, slots=True)
class PlacedInstitution:
    """An institution on a map: where it lies in map units, its shape, the role of its group's colour, what one and
    what several of its kind are called; `exact` tells whether the point is."""

    key: str
    name: str
    kind: str
    at: Point
    shape: KindShape
    colour: Colour
    exact: bool = True
    paused: bool = False
    kinds: str = ""


@dataclass(slots=True)
class Cluster:
    """A mark of one institution or of several around their common middle; `radius` is px of the page."""

    at: Point
    radius: float
    members: list[PlacedInstitution]


def radius_of(count: int, single: float) -> float:
    """Px of the radius of a mark of so many institutions; `single` is that of one."""
    return next((radius for least, radius in _RADII if count >= least), single)


def clustered(
    institutions: Sequence[PlacedInstitution], scale: float, single: float, alone: str = ""
) -> list[Cluster]:
    """Marks of all institutions at so many px of the page for each map unit; those that join grow, and may come too
    near to others, until none does. The one with the key `alone` never joins others."""
    found = [Cluster(one.at, single, [one]) for one in institutions]
    before = len(found) + 1
    while len(found) < before:
        before = len(found)
        found = _joined(found, scale, single, alone)
    return found


def aside(one: Cluster, place: Point, scale: float, room: float, *, beside: bool) -> Cluster:
    """The mark moved just so far that the place beside it is seen, which needs `room` px around it; `beside` to its
    left or right only, because a name stands above."""
    across, down = one.at[0] - place[0], one.at[1] - place[1]
    apart, least = hypot(across, down), (one.radius + room) / scale
    if apart >= least:
        return one
    if beside:
        return replace(one, at=(place[0] + (-least if across < 0 else least), place[1]))
    right, below = (across / apart, down / apart) if apart else (0.0, 1.0)
    return replace(one, at=(place[0] + right * least, place[1] + below * least))


def _joined(marks: Sequence[Cluster], scale: float, single: float, alone: str) -> list[Cluster]:
    """Each mark joins the first one that it is too near to, looked for in a grid as wide as two marks can be."""
    width = (2 * _RADII[0][1] + _ROOM) / scale
    grid: _Grid = {}
    found: list[Cluster] = []
    for mark in marks:
        cell = floor(mark.at[0] / width), floor(mark.at[1] / width)
        near = None if _is_alone(mark, alone) else _nearby(grid, cell, mark, scale, alone)
        if near is not None:
            _join(near, mark, single)
            continue
        found.append(mark)
        grid.setdefault(cell, []).append(mark)
    return found


def _nearby(grid: _Grid, cell: tuple[int, int], mark: Cluster, scale: float, alone: str) -> Cluster | None:
    for across in (cell[0] - 1, cell[0], cell[0] + 1):
        for down in (cell[1] - 1, cell[1], cell[1] + 1):
            for other in grid.get((across, down), ()):
                apart = hypot(other.at[0] - mark.at[0], other.at[1] - mark.at[1]) * scale
                if not _is_alone(other, alone) and apart < other.radius + mark.radius + _ROOM:
                    return other
    return None


def _join(one: Cluster, other: Cluster, single: float) -> None:
    """`one` becomes the mark of both, in their common middle."""
    a, b = len(one.members), len(other.members)
    one.at = (
        (one.at[0] * a + other.at[0] * b) / (a + b),
        (one.at[1] * a + other.at[1] * b) / (a + b),
    )
    one.members = [*one.members, *other.members]
    one.radius = radius_of(a + b, single)


def _is_alone(mark: Cluster, alone: str) -> bool:
    return len(mark.members) == 1 and mark.members[0].key == alone
