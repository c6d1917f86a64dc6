"""Which points lie in a district or near it."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import numpy as np
import numpy.typing as npt

from data.geography.geometry import FOLDER, NEWEST, boundaries, features
from data.geography.projection import to_geographic

NEAR_KM = 15.0
"""Families at the edge of a district find what lies this far outside."""
_DEGREE_KM = 111.2
_STEP_KM = 1.0
"""Points of a border are about this far apart: a distance of 15 km is 8 m too long at most where it is
straight."""

Degrees = npt.NDArray[np.float64]


def near(district: str, points: Degrees, km: float = NEAR_KM, folder: Path = FOLDER) -> npt.NDArray[np.bool_]:
    """Whether points (longitude and latitude, shape (n, 2)) lie at most `km` from the border of a district, on
    either side. Raises GeometryError for a district without boundaries."""
    border = _border(district, folder)
    scale = np.array([np.cos(np.radians(float(border[:, 1].mean()))) * _DEGREE_KM, _DEGREE_KM])
    line, found = border * scale, np.zeros(len(points), dtype=bool)
    low, high = line.min(axis=0) - km, line.max(axis=0) + km
    for number, point in enumerate(points * scale):
        if np.all(point >= low) and np.all(point <= high):
            found[number] = np.min(np.sum((line - point) ** 2, axis=1)) <= km**2
    return found


@lru_cache(maxsize=4)
def _border(district: str, folder: Path) -> Degrees:
    """Points on the border of the district: the arcs that belong to one of its municipalities only."""
    topology = boundaries(district, "gemeinde", NEWEST, folder)
    used = {reference for area in features(topology, "gemeinde") for ring in area.rings for reference in ring}
    outer = {max(one, ~one) for one in used if ~one not in used}
    lines = [_spaced(topology.metres(topology.arcs[arc])) for arc in sorted(outer)]
    return to_geographic(np.concatenate(lines))


def _spaced(line: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """Points along a line in equal steps, with both ends."""
    lengths = np.hypot(*np.diff(line, axis=0).T)
    along = np.concatenate(([0.0], np.cumsum(lengths)))
    stops = np.linspace(0.0, along[-1], max(2, int(np.ceil(along[-1] / (_STEP_KM * 1000))) + 1))
    return np.column_stack([np.interp(stops, along, line[:, axis]) for axis in (0, 1)])
