"""Rings that are filled by the even-odd rule as polygons with holes, and whether two shapes overlap."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from dashboard.domain.institutions.catchment import Ring
from dashboard.institutions.responsible import within

Coordinates = list[list[list[list[float]]]]
"""As in a MultiPolygon of GeoJSON: polygons, each its outer ring and its holes."""
Floats = NDArray[np.float64]
_GRID, _SLIVER = 25, 0.002


def polygons(rings: Sequence[Ring]) -> Coordinates:
    """Rings inside an even number of others are outer ones, those inside an odd number holes of the smallest ring
    around them. Outer rings run against the clock, holes with it (RFC 7946)."""
    around = [_around(one, rings) for one in rings]
    outer = {at: [_wound(rings[at], 1)] for at, inside in enumerate(around) if len(inside) % 2 == 0}
    for at, inside in enumerate(around):
        if len(inside) % 2:
            nearest = min(inside, key=lambda one: abs(_area(rings[one])))
            outer[nearest].append(_wound(rings[at], -1))
    return list(outer.values())


def geometry(rings: Sequence[Ring]) -> dict[str, object]:
    """The rings as a geometry of GeoJSON."""
    found = polygons(rings)
    if len(found) == 1:
        return {"type": "Polygon", "coordinates": found[0]}
    return {"type": "MultiPolygon", "coordinates": found}


def overlap(one: Sequence[Ring], other: Sequence[Ring]) -> bool:
    """Whether two shapes share more than a sliver along their borders, by 625 points spread over what their boxes
    share: those in both stand for more than a five-hundredth of the smaller shape."""
    if not one or not other:
        return False
    edges, others = _edges(one), _edges(other)
    low = np.maximum(edges[0].min(axis=0), others[0].min(axis=0))
    high = np.minimum(edges[0].max(axis=0), others[0].max(axis=0))
    if (low >= high).any():
        return False
    steps = (np.arange(_GRID) + 0.5) / _GRID
    x, y = (part.ravel() for part in np.meshgrid(*(low[at] + steps * (high[at] - low[at]) for at in (0, 1))))
    in_both = float((_inside(edges, x, y) & _inside(others, x, y)).mean()) * float((high - low).prod())
    return in_both > 0 and in_both > _SLIVER * min(_covered(one), _covered(other))


def _around(ring: Ring, rings: Sequence[Ring]) -> list[int]:
    """Which other rings hold it: a corner of it that is none of theirs lies inside."""
    found = []
    for at, one in enumerate(rings):
        if one is ring:
            continue
        corners = set(one)
        x, y = next((corner for corner in ring if corner not in corners), ring[0])
        if within((one,), x, y):
            found.append(at)
    return found


def _covered(rings: Sequence[Ring]) -> float:
    """The area of a shape without its holes."""
    return sum(_area(tuple((x, y) for x, y in ring)) for part in polygons(rings) for ring in part)


def _area(ring: Ring) -> float:
    """Positive where the ring runs against the clock."""
    return sum(x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in zip(ring, [*ring[1:], ring[0]], strict=True)) / 2


def _wound(ring: Ring, sign: int) -> list[list[float]]:
    return [list(corner) for corner in (ring if _area(ring) * sign > 0 else ring[::-1])]


def _edges(rings: Sequence[Ring]) -> tuple[Floats, Floats]:
    """Starts and ends of all edges, shape (n, 2) each."""
    lines = [np.array(ring, dtype=np.float64) for ring in rings]
    return np.concatenate([line[:-1] for line in lines]), np.concatenate([line[1:] for line in lines])


def _inside(edges: tuple[Floats, Floats], x: Floats, y: Floats) -> NDArray[np.bool_]:
    """Which points lie inside by the even-odd rule."""
    (x0, y0), (x1, y1) = edges[0].T, edges[1].T
    across = (y0 > y[:, None]) != (y1 > y[:, None])
    with np.errstate(divide="ignore", invalid="ignore"):
        right = x[:, None] < (x1 - x0) * (y[:, None] - y0) / (y1 - y0) + x0
    return np.asarray((across & right).sum(axis=1) % 2 == 1)
