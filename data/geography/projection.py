"""From UTM metres to longitude and latitude and back, with numpy alone."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

_AXIS = 6_378_137.0  # GRS 80, the ellipsoid of ETRS89 (EPSG:7019)
_FLATTENING = 1 / 298.257222101
_SCALE = 0.9996
_FALSE_EASTING = 500_000.0
_N = _FLATTENING / (2 - _FLATTENING)
_RADIUS = _SCALE * _AXIS / (1 + _N) * (1 + _N**2 / 4 + _N**4 / 64)
_BETA = (
    _N / 2 - 2 * _N**2 / 3 + 37 * _N**3 / 96 - _N**4 / 360,
    _N**2 / 48 + _N**3 / 15 - 437 * _N**4 / 1440,
    17 * _N**3 / 480 - 37 * _N**4 / 840,
    4397 * _N**4 / 161280,
)
_ALPHA = (
    _N / 2 - 2 * _N**2 / 3 + 5 * _N**3 / 16 + 41 * _N**4 / 180,
    13 * _N**2 / 48 - 3 * _N**3 / 5 + 557 * _N**4 / 1440,
    61 * _N**3 / 240 - 103 * _N**4 / 140,
    49561 * _N**4 / 161280,
)
_DELTA = (
    2 * _N - 2 * _N**2 / 3 - 2 * _N**3 + 116 * _N**4 / 45,
    7 * _N**2 / 3 - 8 * _N**3 / 5 - 227 * _N**4 / 45,
    56 * _N**3 / 15 - 136 * _N**4 / 35,
    4279 * _N**4 / 630,
)


def to_geographic(points: Floats, central_meridian: float = 9.0) -> Floats:
    """Longitude and latitude in degrees, shape (n, 2), of easting and northing in metres, shape (n, 2).

    The default meridian is that of zone 32 (EPSG:25832). ETRS89 stands for WGS84: they differ by less than a
    metre. Inverse series of Krüger (1912) to the fourth order of the third flattening, in the form of Kawase
    (2011), Bulletin of the Geospatial Information Authority of Japan 59: better than a millimetre within
    Germany.
    """
    xi = points[:, 1] / _RADIUS
    eta = (points[:, 0] - _FALSE_EASTING) / _RADIUS
    xi_sphere, eta_sphere = xi.copy(), eta.copy()
    for order, beta in enumerate(_BETA, start=1):
        xi_sphere -= beta * np.sin(2 * order * xi) * np.cosh(2 * order * eta)
        eta_sphere -= beta * np.cos(2 * order * xi) * np.sinh(2 * order * eta)
    conformal = np.arcsin(np.sin(xi_sphere) / np.cosh(eta_sphere))
    latitude = conformal.copy()
    for order, delta in enumerate(_DELTA, start=1):
        latitude += delta * np.sin(2 * order * conformal)
    longitude = np.arctan2(np.sinh(eta_sphere), np.cos(xi_sphere))
    return np.column_stack((central_meridian + np.degrees(longitude), np.degrees(latitude)))


def to_metres(degrees: Floats, central_meridian: float = 9.0) -> Floats:
    """Easting and northing in metres, shape (n, 2), of longitude and latitude in degrees, shape (n, 2): the other
    way round, in the same form and as exact."""
    longitude = np.radians(degrees[:, 0] - central_meridian)
    sine = np.sin(np.radians(degrees[:, 1]))
    eccentricity = 2 * math.sqrt(_N) / (1 + _N)
    tangent = np.sinh(np.arctanh(sine) - eccentricity * np.arctanh(eccentricity * sine))
    xi_sphere = np.arctan2(tangent, np.cos(longitude))
    eta_sphere = np.arctanh(np.sin(longitude) / np.sqrt(1 + tangent**2))
    xi, eta = xi_sphere.copy(), eta_sphere.copy()
    for order, alpha in enumerate(_ALPHA, start=1):
        xi += alpha * np.sin(2 * order * xi_sphere) * np.cosh(2 * order * eta_sphere)
        eta += alpha * np.cos(2 * order * xi_sphere) * np.sinh(2 * order * eta_sphere)
    return np.column_stack((_FALSE_EASTING + _RADIUS * eta, _RADIUS * xi))
