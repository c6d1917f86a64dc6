"""The neighbours of a map's areas: districts cut off around it, with the very lines that the map itself draws."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from data.geography.topology import Points, Ring, Topology, TopologyArea

_AROUND = 0.6
"""Neighbours reach at least this share of the map's width and height beyond it."""
_WIDE, _HIGH = 2.4, 0.7
"""The widest and the narrowest frame, as width by height, in which a map may stand: it is filled to the edge."""
Box = tuple[int, int, int, int]


def context_of(
    own: Topology, outline: Sequence[Ring], districts: Topology, areas: Sequence[TopologyArea], key: str
) -> tuple[tuple[Points, ...], tuple[TopologyArea, ...]]:
    """Arcs that follow those of `own`, and drawn with them the areas around that of `key`.

    `areas` are districts or states of `districts`, which lies on the same grid: coarse, but where one of them
    borders on `own` it takes over its line. `outline` are the rings around all of `own`.
    """
    lines = [own.ring(ring) for ring in outline]
    box = _around(lines)
    (front,) = (area for area in areas if area.key == key)
    fine = _fine(districts, lines, front)
    arcs: list[Points] = []
    layer = []
    for area in areas:
        if area is front or not _meets(area.properties["box"], box):
            continue
        polygons = []
        for part in area.polygons:
            rings = [_clipped(_drawn(districts, ring, fine), box) for ring in part]
            if len(rings[0]) > 2:
                closed = [ring for ring in rings if len(ring) > 2]
                first = len(own.arcs) + len(arcs)
                polygons.append(tuple((first + at,) for at in range(len(closed))))
                arcs += [np.concatenate((ring, ring[:1])) for ring in closed]
        if polygons:
            layer.append(TopologyArea(area.key, area.name, tuple(polygons), area.properties))
    return tuple(arcs), tuple(layer)


def beyond_the_map(width: float, height: float) -> tuple[float, float]:
    """How far neighbours reach beyond a map of this size: to its sides, and above and below it."""
    beside = max(_AROUND * width, (_WIDE * height - width) / 2)
    return beside, max(_AROUND * height, (width / _HIGH - height) / 2)


def _around(lines: Iterable[Points]) -> Box:
    points = np.concatenate(list(lines))
    (x0, y0), (x1, y1) = points.min(axis=0).tolist(), points.max(axis=0).tolist()
    beside, above = (round(one) for one in beyond_the_map(x1 - x0, y1 - y0))
    return x0 - beside, y0 - above, x1 + beside, y1 + above


def box_of(topology: Topology, rings: Iterable[Ring]) -> Box:
    """The box around some rings, on the grid."""
    points = np.concatenate([topology.walk(number) for ring in rings for number in ring])
    (x0, y0), (x1, y1) = points.min(axis=0).tolist(), points.max(axis=0).tolist()
    return x0, y0, x1, y1


def _meets(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _fine(districts: Topology, lines: Sequence[Points], front: TopologyArea) -> dict[int, Points]:
    """For each arc around `front`, in both directions, the line that the map draws."""
    places = {
        (x, y): (ring, at) for ring, line in enumerate(lines) for at, (x, y) in enumerate(line.tolist())
    }
    found: dict[int, Points] = {}
    for number in (number for ring in front.rings for number in ring):
        arc = districts.walk(number)
        start, end = places.get(tuple(arc[0].tolist())), places.get(tuple(arc[-1].tolist()))
        if start is None or end is None or start[0] != end[0]:
            continue
        line = lines[start[0]]
        steps = (end[1] - start[1]) % len(line) or len(line)
        fine = line[np.arange(start[1], start[1] + steps + 1) % len(line)]
        found[number], found[~number] = fine, fine[::-1]
    return found


def _drawn(districts: Topology, ring: Ring, fine: Mapping[int, Points]) -> Points:
    return np.concatenate([fine.get(number, districts.walk(number))[:-1] for number in ring])


def _clipped(ring: Points, box: Box) -> Points:
    """The ring inside the box, one side after the other (Sutherland and Hodgman)."""
    for axis, limit, sign in ((0, box[0], 1), (1, box[1], 1), (0, box[2], -1), (1, box[3], -1)):
        inside: NDArray[np.bool_] = sign * (ring[:, axis] - limit) >= 0
        if inside.all():
            continue
        before, was_inside = np.roll(ring, 1, axis=0), np.roll(inside, 1)
        crosses = inside != was_inside
        step = (ring - before).astype(float)
        share = np.divide(limit - before[:, axis], step[:, axis], where=crosses, out=np.zeros(len(ring)))
        met = np.round(before + share[:, None] * step).astype(np.int64)
        both = np.stack((met, ring), axis=1)
        ring = both[np.stack((crosses, inside), axis=1)]
        if len(ring) == 0:
            break
    return ring
