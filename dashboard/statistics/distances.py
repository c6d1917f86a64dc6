"""Distances on the ellipsoid, and the nearest of many points: arrays in, arrays out."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[np.float64]
Indices = npt.NDArray[np.int64]
_AXIS_KM = 6378.137
_ECCENTRICITY_2 = 0.00669438002290
_AT_ONCE = 1_000_000
"""Distances held in memory together: 8 MB."""


def kilometres(longitude: Numbers, latitude: Numbers, to_longitude: Numbers, to_latitude: Numbers) -> Numbers:
    """Kilometres along the ellipsoid GRS 80 between points in degrees; arrays are broadcast.

    Radii of curvature at the middle latitude, the chord of the arc by Pythagoras (the "local ellipsoidal" formula
    of Bomford, Geodesy, 1980): within 0.05 % of the geodesic up to 300 km.
    """
    middle = np.radians((latitude + to_latitude) / 2)
    w = 1 - _ECCENTRICITY_2 * np.sin(middle) ** 2
    prime_vertical = _AXIS_KM / np.sqrt(w)
    meridian = prime_vertical * (1 - _ECCENTRICITY_2) / w
    east = prime_vertical * np.cos(middle) * np.radians(to_longitude - longitude)
    north = meridian * np.radians(to_latitude - latitude)
    return np.asarray(np.hypot(east, north))


def all_kilometres(
    longitude: Numbers, latitude: Numbers, to_longitude: Numbers, to_latitude: Numbers
) -> Numbers:
    """Kilometres from each point (rows) to each destination (columns)."""
    return kilometres(longitude[:, None], latitude[:, None], to_longitude[None, :], to_latitude[None, :])


def nearest(
    longitude: Numbers, latitude: Numbers, to_longitude: Numbers, to_latitude: Numbers
) -> tuple[Indices, Numbers]:
    """For each point the index of the nearest destination, the first of equals, and its kilometres.

    -1 and infinity where there is no destination.
    """
    count = len(longitude)
    index, km = np.full(count, -1, dtype=np.int64), np.full(count, np.inf)
    if len(to_longitude) == 0:
        return index, km
    step = max(1, _AT_ONCE // len(to_longitude))
    for start in range(0, count, step):
        part = slice(start, start + step)
        between = all_kilometres(longitude[part], latitude[part], to_longitude, to_latitude)
        index[part] = between.argmin(axis=1)
        km[part] = between.min(axis=1)
    return index, km
