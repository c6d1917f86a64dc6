"""Areas as rings of shared arcs: a border exists once, and dissolving areas is arithmetic on arc numbers."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
from numpy.typing import NDArray

Points = NDArray[np.int64]
Ring = tuple[int, ...]
Node = tuple[int, int]


@dataclass(frozen=True, slots=True)
class TopologyArea:
    """One area. `polygons` are lists of rings, the outer one first; a ring is a tuple of arc references.

    A reference `i` walks arc `i` forwards, `~i` backwards. The inside is on the left of every
    ring: outer rings run counter-clockwise, holes clockwise. A layer of names alone has no polygons.
    """

    key: str
    name: str
    polygons: tuple[tuple[Ring, ...], ...]
    properties: Mapping[str, Any]

    @property
    def rings(self) -> tuple[Ring, ...]:
        """Every ring of every polygon."""
        return tuple(ring for polygon in self.polygons for ring in polygon)


@dataclass(frozen=True, slots=True)
class Topology:
    """Areas in layers. `arcs` are (n, 2) whole numbers; `metres` turns them into EPSG:25832.

    `status` is the day from which the boundaries hold; `region` is the key of the district or state that is
    drawn, empty for all of Germany.
    """

    status: date
    region: str
    scale: tuple[float, float]
    translate: tuple[float, float]
    arcs: tuple[Points, ...]
    layers: Mapping[str, tuple[TopologyArea, ...]]
    source: str = ""
    licence: str = ""
    changed: str = ""

    def metres(self, points: Points) -> NDArray[np.float64]:
        """Points in EPSG:25832, in metres."""
        metres: NDArray[np.float64] = points * np.array(self.scale) + np.array(self.translate)
        return metres

    def walk(self, reference: int) -> Points:
        """The points of one arc in the direction of the reference."""
        return self.arcs[reference] if reference >= 0 else self.arcs[~reference][::-1]

    def ring(self, ring: Ring) -> Points:
        """The points of a ring, shape (n, 2), without repeating the first at the end."""
        return np.concatenate([self.walk(reference)[:-1] for reference in ring])


def dissolve(topology: Topology, features: Iterable[TopologyArea]) -> tuple[tuple[Ring, ...], ...]:
    """The polygons of the union: arcs that two of the features share vanish, the rest is joined to rings
    anew.

    Rings are simple: where an area touches itself in a point, the ring is split there.
    """
    references = {reference for feature in features for ring in feature.rings for reference in ring}
    edge = sorted(reference for reference in references if ~reference not in references)
    return _polygons(topology, _join(topology, edge))


def border(features: Iterable[TopologyArea], group: str) -> tuple[int, ...]:
    """The arcs between features that differ in the property `group`, each once."""
    side = {
        reference: feature.properties[group]
        for feature in features
        for ring in feature.rings
        for reference in ring
    }
    return tuple(sorted(arc for arc in side if arc >= 0 and ~arc in side and side[arc] != side[~arc]))


def signed_area(points: Points) -> float:
    """Area in square quanta by the shoelace formula, positive if counter-clockwise."""
    x, y = points[:, 0], points[:, 1]
    return float(np.sum(x * np.roll(y, -1) - np.roll(x, -1) * y)) / 2


def _join(topology: Topology, references: list[int]) -> list[Ring]:
    starts: dict[Node, list[int]] = {}
    for reference in references:
        starts.setdefault(_node(topology.walk(reference)[0]), []).append(reference)
    rings: list[Ring] = []
    for first in references:
        if first not in starts.get(_node(topology.walk(first)[0]), ()):
            continue
        path: list[int] = []
        position: dict[Node, int] = {}
        following: int | None = first
        while following is not None:
            start = _node(topology.walk(following)[0])
            starts[start].remove(following)
            position[start] = len(path)
            path.append(following)
            end = _node(topology.walk(following)[-1])
            if end in position:
                ring = tuple(path[position[end] :])
                del path[position[end] :]
                for reference in ring:
                    del position[_node(topology.walk(reference)[0])]
                rings.append(ring)
            following = _next(topology, path[-1], starts[end]) if path else None
    return rings


def _next(topology: Topology, incoming: int, outgoing: list[int]) -> int:
    """Of several ways on, the one that bounds the same wedge of the inside: the first clockwise from where we
    came."""
    if len(outgoing) == 1:
        return outgoing[0]
    arriving = topology.walk(incoming)
    back = _angle(arriving[-1], arriving[-2])
    return min(outgoing, key=lambda reference: (back - _angle(*topology.walk(reference)[:2])) % math.tau)


def _angle(origin: Points, target: Points) -> float:
    return math.atan2(float(target[1] - origin[1]), float(target[0] - origin[0]))


def _node(point: Points) -> Node:
    return int(point[0]), int(point[1])


def _polygons(topology: Topology, rings: list[Ring]) -> tuple[tuple[Ring, ...], ...]:
    points = {ring: topology.ring(ring) for ring in rings}
    area = {ring: signed_area(points[ring]) for ring in rings}
    outer = sorted((ring for ring in rings if area[ring] > 0), key=lambda ring: -area[ring])
    holes: dict[Ring, list[Ring]] = {ring: [] for ring in outer}
    for hole in (ring for ring in rings if area[ring] < 0):
        around = [
            ring for ring in outer if area[ring] > -area[hole] and _contains(points[ring], points[hole])
        ]
        holes[around[-1]].append(hole)
    return tuple((ring, *holes[ring]) for ring in outer)


def _contains(ring: Points, hole: Points) -> bool:
    """Whether the ring goes around the hole, which may touch it in points: the middles of the hole's edges
    decide."""
    middles = (hole + np.roll(hole, -1, axis=0)) / 2
    ax, ay = ring[:, 0], ring[:, 1]
    bx, by = np.roll(ax, -1), np.roll(ay, -1)
    inside = 0
    for x, y in middles[: min(len(middles), 9)]:
        crossing = (ay > y) != (by > y)
        at = ax[crossing] + (y - ay[crossing]) / (by[crossing] - ay[crossing]) * (bx[crossing] - ax[crossing])
        inside += 1 if np.count_nonzero(at > x) % 2 else -1
    return inside > 0
