"""SVG paths in units of the map: of catchments, of lakes and rivers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dashboard.domain.geometry import MapGeometry
from dashboard.domain.institutions.catchment import Ring
from dashboard.indicators.ways.distance import Point
from dashboard.institutions.document import Units
from data.geography.projection import to_metres
from data.geography.waters import waters_within

_AROUND = 0.5  # of the map's size: how far beyond it a wide window can see


@dataclass(frozen=True, slots=True)
class WaterPaths:
    """Lakes with their islands, to be filled by the even-odd rule, and lines of rivers."""

    lakes: str
    rivers: str


def on_map(points: Sequence[Point], geometry: MapGeometry) -> list[Units]:
    """Points in degrees as units of a map."""
    if not points:
        return []
    units = _units(to_metres(np.array(points, dtype=np.float64)), geometry)
    return [(x, y) for x, y in np.round(units, 2).tolist()]


def rings_path(rings: Iterable[Ring], geometry: MapGeometry) -> str:
    """Rings in degrees as closed lines."""
    return _path((to_metres(np.array(ring, dtype=np.float64)) for ring in rings), geometry, "Z")


def water_paths(geometry: MapGeometry) -> WaterPaths:
    """Lakes and rivers on a map and around it."""
    left, top = geometry.corner_m
    _, _, width, height = geometry.view_box
    wide, high = width * geometry.unit_m, height * geometry.unit_m
    found = waters_within(
        left - _AROUND * wide, top - (1 + _AROUND) * high, left + (1 + _AROUND) * wide, top + _AROUND * high
    )
    lakes = _path((*found.lakes, *found.islands), geometry, "Z")
    return WaterPaths(lakes, _path(found.rivers, geometry, ""))


def _units(metres: NDArray[np.float64], geometry: MapGeometry) -> NDArray[np.float64]:
    left, top = geometry.corner_m
    return np.column_stack((metres[:, 0] - left, top - metres[:, 1])) / geometry.unit_m


def _path(lines: Iterable[NDArray[np.float64]], geometry: MapGeometry, end: str) -> str:
    """Each line from an absolute start in steps of tenths; nothing for what shrinks to a point."""
    parts = []
    for line in lines:
        tenths = np.round(_units(line, geometry) * 10).astype(np.int64)
        steps = np.diff(tenths, axis=0)
        steps = steps[np.any(steps != 0, axis=1)]
        if len(steps):
            x, y = (tenths[0] / 10).tolist()
            numbers = " ".join(f"{value / 10:g}" for value in steps.ravel().tolist()).replace(" -", "-")
            parts.append(f"M{x:g} {y:g}l{numbers}{end}")
    return "".join(parts)
