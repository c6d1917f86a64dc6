"""How far apart two points of a district are, as the crow flies."""

from __future__ import annotations

from math import cos, hypot, radians, sin, sqrt

Point = tuple[float, float]
"""Longitude and latitude."""
_AXIS_KM = 6378.137  # WGS84, as of EPSG:4326
_ECCENTRICITY = 0.00669437999014  # the first one, squared


def kilometres(one: Point, other: Point) -> float:
    """Kilometres between two points given as longitude and latitude in degrees (EPSG:4326).

    The ellipsoid's radii of curvature at the middle latitude: within 0.1 % of the geodesic up to 300 km apart in
    Germany (a test compares with pyproj). assets/institutions/rules/distance.js reckons the same.
    """
    middle = radians((one[1] + other[1]) / 2)
    bend = 1 - _ECCENTRICITY * sin(middle) ** 2
    meridian = _AXIS_KM * (1 - _ECCENTRICITY) / (bend * sqrt(bend))
    across = _AXIS_KM / sqrt(bend) * cos(middle)
    return hypot(meridian * radians(one[1] - other[1]), across * radians(one[0] - other[0]))
