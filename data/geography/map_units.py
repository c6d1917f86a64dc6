"""Draws areas in map units: paths, boxes and points for labels."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from dashboard.domain.geometry import Shape
from data.geography.context import beyond_the_map
from data.geography.topology import Ring, Topology, TopologyArea

UNITS_M = (20, 50, 100, 250, 500, 1000)
WIDEST = 1500  # map units
_MARGIN = 0.02


@dataclass(frozen=True, slots=True)
class MapUnits:
    """From quanta to map units: y downwards, origin at the upper left corner of the view box. `tenths` are the
    arcs in tenths of a unit."""

    unit_m: int
    left_m: float
    top_m: float
    width: float
    height: float
    tenths: tuple[NDArray[np.int64], ...]

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
        metres = topology.metres(np.concatenate(topology.arcs))
        scaled = np.column_stack((metres[:, 0] - left, top - metres[:, 1])) * (10 / unit)
        ends = np.cumsum([len(arc) for arc in topology.arcs])[:-1]
        tenths = tuple(np.split(np.floor(scaled + 0.5).astype(np.int64), ends))
        return cls(unit, float(left), float(top), float(width), float(height), tenths)

    @property
    def view_box(self) -> tuple[float, float, float, float]:
        """Left, top, width and height."""
        return 0.0, 0.0, self.width, self.height

    def points(self, ring: Ring) -> NDArray[np.int64]:
        """The points of a ring, with its first again at the end, or of a line."""
        lines = [self.tenths[number] if number >= 0 else self.tenths[~number][::-1] for number in ring]
        return lines[0] if len(lines) == 1 else np.concatenate(lines)

    def path(self, ring: Ring, close: bool = False) -> str:
        """Path data of a ring or of a line of arcs."""
        return _path(self.points(ring), close)

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
        (x0, y0), (x1, y1) = (points.min(axis=0) / 10).tolist(), (points.max(axis=0) / 10).tolist()
        return x0, y0, x1, y1


def _path(tenths: NDArray[np.int64], close: bool) -> str:
    """SVG path data of one line: an absolute start, then differences. Empty for what shrinks to a point.

    The step back to the start of a closed line is left out: `z` goes it.
    """
    steps = np.diff(tenths, axis=0)
    steps = steps[np.any(steps != 0, axis=1)]
    if len(steps) == 0:
        return ""
    x, y = tenths[0].tolist()
    numbers = [_tenth(value) for value in (steps[:-1] if close else steps).ravel().tolist()]
    line = " ".join(numbers).replace(" -", "-")
    return f"M{x / 10:g} {y / 10:g}l{line}{'z' if close else ''}"


@lru_cache(maxsize=4096)
def _tenth(value: int) -> str:
    return f"{value / 10:g}"
