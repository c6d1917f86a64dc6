"""Draws areas in map units: paths, boxes and points for labels."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from dashboard.domain.geometry import MapGeometry, Shape
from data.geography.context import beyond_the_map
from data.geography.topology import Ring, Topology, TopologyArea

UNITS_M = (20, 50, 100, 250, 500, 1000)
WIDEST = 1500  # map units
_MARGIN = 0.02


@dataclass(frozen=True, slots=True)
class MapUnits:
    """From quanta to map units: y downwards, origin at the upper left corner of the view box. `arcs` are the
    topology's in steps of a unit, of which one has `steps`."""

    unit_m: int
    left_m: float
    top_m: float
    width: float
    height: float
    arcs: tuple[NDArray[np.int64], ...]
    steps: int = 10

    @classmethod
    def around(cls, topology: Topology, rings: Iterable[Ring]) -> MapUnits:
        """The frame of a map whose whole lies within these rings."""
        points = topology.metres(np.concatenate([topology.ring(ring) for ring in rings]))
        (x0, y0), (x1, y1) = points.min(axis=0), points.max(axis=0)
        margin = _MARGIN * max(x1 - x0, y1 - y0)
        extent = (float(x1 - x0 + 2 * margin), float(y1 - y0 + 2 * margin))
        unit = next((unit for unit in UNITS_M if extent[0] / unit <= WIDEST), UNITS_M[-1])
        # The corner on a multiple of the unit keeps the topology's own grid: nothing is rounded twice.
        left, top = np.floor((x0 - margin) / unit) * unit, np.ceil((y1 + margin) / unit) * unit
        width, height = np.ceil(extent[0] / unit) + 1, np.ceil(extent[1] / unit) + 1
        arcs = _on_steps(topology, left, top, 10 / unit)
        return cls(unit, float(left), float(top), float(width), float(height), arcs)

    @classmethod
    def of_map(cls, topology: Topology, drawn: MapGeometry, steps: int) -> MapUnits:
        """The frame of a map that is drawn, for other lines of the same places."""
        left, top = drawn.corner_m
        arcs = _on_steps(topology, left, top, steps / drawn.unit_m)
        return cls(drawn.unit_m, left, top, drawn.view_box[2], drawn.view_box[3], arcs, steps)

    @property
    def view_box(self) -> tuple[float, float, float, float]:
        """Left, top, width and height."""
        return 0.0, 0.0, self.width, self.height

    def points(self, ring: Ring) -> NDArray[np.int64]:
        """The points of a ring, with its first again at the end, or of a line."""
        lines = [self.arcs[number] if number >= 0 else self.arcs[~number][::-1] for number in ring]
        return lines[0] if len(lines) == 1 else np.concatenate(lines)

    def path(self, ring: Ring, close: bool = False) -> str:
        """Path data of a ring or of a line of arcs."""
        return _path(self.points(ring), self.steps, close)

    def outline(self, rings: Iterable[Ring]) -> str:
        """Path data of several rings."""
        return "".join(self.path(ring, close=True) for ring in rings)

    def shape(self, feature: TopologyArea) -> Shape:
        """An area as the map draws it."""
        x, y = feature.properties["punkt"]
        return Shape(
            key=feature.key,
            name=feature.name,
            path=self.outline(feature.rings),
            point=(round((x - self.left_m) / self.unit_m, 1), round((self.top_m - y) / self.unit_m, 1)),
            box=self._box(feature),
        )

    def is_near(self, feature: TopologyArea) -> bool:
        """Whether a neighbour can come into sight where the map has more room than it fills."""
        x0, y0, x1, y1 = self._box(feature)
        beside, above = beyond_the_map(self.width, self.height)
        return -beside < x1 and x0 < self.width + beside and -above < y1 and y0 < self.height + above

    def _box(self, feature: TopologyArea) -> tuple[float, float, float, float]:
        rings = [self.points(ring) for ring in feature.rings]
        points = rings[0] if len(rings) == 1 else np.concatenate(rings)
        (x0, y0), (x1, y1) = (
            (points.min(axis=0) / self.steps).tolist(),
            (points.max(axis=0) / self.steps).tolist(),
        )
        return x0, y0, x1, y1


def _on_steps(
    topology: Topology, left: float, top: float, steps_a_metre: float
) -> tuple[NDArray[np.int64], ...]:
    metres = topology.metres(np.concatenate(topology.arcs))
    scaled = np.column_stack((metres[:, 0] - left, top - metres[:, 1])) * steps_a_metre
    ends = np.cumsum([len(arc) for arc in topology.arcs])[:-1]
    return tuple(np.split(np.floor(scaled + 0.5).astype(np.int64), ends))


def _path(points: NDArray[np.int64], steps: int, close: bool) -> str:
    """SVG path data of one line: an absolute start, then differences. Empty for what shrinks to a point.

    The step back to the start of a closed line is left out: `z` goes it.
    """
    moves = np.diff(points, axis=0)
    moves = moves[np.any(moves != 0, axis=1)]
    if len(moves) == 0:
        return ""
    x, y = points[0].tolist()
    numbers = [_units(value, steps) for value in (moves[:-1] if close else moves).ravel().tolist()]
    line = " ".join(numbers).replace(" -", "-")
    return f"M{x / steps:g} {y / steps:g}l{line}{'z' if close else ''}"


@lru_cache(maxsize=4096)
def _units(value: int, steps: int) -> str:
    return f"{value / steps:g}"
