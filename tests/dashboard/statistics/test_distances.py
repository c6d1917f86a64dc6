"""Distances are those of the geodesic, and the nearest is that of the geodesic, too."""

from __future__ import annotations

import numpy as np
import pytest
from pyproj import Geod

from dashboard.statistics.distances import all_kilometres, kilometres, nearest

GEODESIC = Geod(ellps="GRS80")


def points(count: int, seed: int) -> tuple[np.ndarray, np.ndarray]:
    """Within a state: 10.5 to 14.5 degrees east, 53 to 54.7 north."""
    random = np.random.default_rng(seed)
    return random.uniform(10.5, 14.5, count), random.uniform(53.0, 54.7, count)


def test_a_thousand_random_distances_are_geodesic_within_half_a_percent():
    (lon, lat), (to_lon, to_lat) = points(1000, 1), points(1000, 2)
    geodesic = GEODESIC.inv(lon, lat, to_lon, to_lat)[2] / 1000
    error = np.abs(kilometres(lon, lat, to_lon, to_lat) / geodesic - 1)
    assert geodesic.max() > 200, "far ones, too"
    assert error.max() < 0.0005


@pytest.mark.parametrize("place", [(6.0, 47.4), (10.0, 55.0), (15.0, 51.0)])
def test_short_distances_anywhere_in_germany(place):
    lon, lat = (np.full(360, one) for one in place)
    to_lon, to_lat, _ = GEODESIC.fwd(lon, lat, np.arange(360.0), np.full(360, 10_000.0))
    assert np.abs(kilometres(lon, lat, to_lon, to_lat) - 10).max() < 0.001


def test_the_nearest_of_many_is_that_of_the_geodesic():
    (lon, lat), (to_lon, to_lat) = points(3000, 3), points(400, 4)
    index, km = nearest(lon, lat, to_lon, to_lat)
    grid = np.meshgrid(lon, to_lon, indexing="ij"), np.meshgrid(lat, to_lat, indexing="ij")
    geodesic = GEODESIC.inv(grid[0][0], grid[1][0], grid[0][1], grid[1][1])[2] / 1000
    # where two are as good as equally far, either is right
    assert np.allclose(geodesic[np.arange(3000), index], geodesic.min(axis=1), rtol=1e-4)
    assert (index == geodesic.argmin(axis=1)).mean() > 0.999
    assert np.allclose(km, geodesic.min(axis=1), rtol=5e-4)
    assert np.array_equal(km, all_kilometres(lon, lat, to_lon, to_lat).min(axis=1)), "in parts as at once"


def test_without_destination_there_is_no_nearest():
    lon, lat = points(3, 5)
    index, km = nearest(lon, lat, np.zeros(0), np.zeros(0))
    assert index.tolist() == [-1, -1, -1] and np.isinf(km).all()
