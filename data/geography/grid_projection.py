"""From the metres of the European grid (EPSG:3035) to longitude and latitude, with numpy alone."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

_AXIS = 6_378_137.0  # GRS 80, the ellipsoid of ETRS89 (EPSG:7019)
_FLATTENING = 1 / 298.257222101
_SQUARED = _FLATTENING * (2 - _FLATTENING)  # first eccentricity, squared
_ECCENTRICITY = np.sqrt(_SQUARED)
_ORIGIN = np.radians(10.0), np.radians(52.0)
_FALSE_EASTING, _FALSE_NORTHING = 4_321_000.0, 3_210_000.0


def _q(latitude: Floats | float) -> Floats:
    """What the authalic latitude is made of, equation 3-12 of Snyder (1987)."""
    sine = np.sin(latitude)
    logarithm = np.log((1 - _ECCENTRICITY * sine) / (1 + _ECCENTRICITY * sine))
    whole = (1 - _SQUARED) * (sine / (1 - _SQUARED * sine**2) - logarithm / (2 * _ECCENTRICITY))
    return np.asarray(whole, dtype=np.float64)


_Q_POLE = _q(np.pi / 2)
_BETA_ORIGIN = np.arcsin(_q(_ORIGIN[1]) / _Q_POLE)
_RADIUS = _AXIS * np.sqrt(_Q_POLE / 2)
_STRETCH = (
    _AXIS
    * np.cos(_ORIGIN[1])
    / np.sqrt(1 - _SQUARED * np.sin(_ORIGIN[1]) ** 2)
    / (_RADIUS * np.cos(_BETA_ORIGIN))
)
_SERIES = (
    _SQUARED / 3 + 31 * _SQUARED**2 / 180 + 517 * _SQUARED**3 / 5040,
    23 * _SQUARED**2 / 360 + 251 * _SQUARED**3 / 3780,
    761 * _SQUARED**3 / 45360,
)


def grid_to_geographic(points: Floats) -> Floats:
    """Longitude and latitude in degrees, shape (n, 2), of easting and northing in EPSG:3035, shape (n, 2).

    ETRS89 stands for WGS84: they differ by less than a metre. Inverse of Lambert's azimuthal equal-area
    projection of the ellipsoid, equations 24-26 to 24-31 and 3-18 of Snyder (1987), Map Projections: A Working
    Manual: better than a millimetre.
    """
    x = (points[:, 0] - _FALSE_EASTING) / _STRETCH
    y = (points[:, 1] - _FALSE_NORTHING) * _STRETCH
    rho = np.hypot(x, y)
    angle = 2 * np.arcsin(rho / (2 * _RADIUS))
    away = np.where(rho == 0, 1.0, rho)  # at the origin itself both quotients below are 0 / 1
    sine = np.cos(angle) * np.sin(_BETA_ORIGIN) + y * np.sin(angle) * np.cos(_BETA_ORIGIN) / away
    beta = np.arcsin(sine)
    latitude = beta + sum(factor * np.sin(2 * order * beta) for order, factor in enumerate(_SERIES, start=1))
    across = away * np.cos(_BETA_ORIGIN) * np.cos(angle) - y * np.sin(_BETA_ORIGIN) * np.sin(angle)
    longitude = _ORIGIN[0] + np.arctan2(x * np.sin(angle), across)
    return np.column_stack((np.degrees(longitude), np.degrees(latitude)))
