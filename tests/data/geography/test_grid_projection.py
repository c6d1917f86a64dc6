"""Degrees of the European grid's metres, against pyproj."""

from __future__ import annotations

import numpy as np
import pytest
from pyproj import Transformer

from data.geography.grid_projection import grid_to_geographic


def test_it_is_pyprojs_to_a_millimetre():
    east, north = np.meshgrid(
        np.arange(4_000_000, 4_700_000, 50_000.0), np.arange(2_600_000, 3_600_000, 50_000.0)
    )
    points = np.column_stack((east.ravel(), north.ravel()))
    expected = np.column_stack(Transformer.from_crs(3035, 4258, always_xy=True).transform(*points.T))
    assert np.abs(grid_to_geographic(points) - expected).max() < 1e-8


def test_the_origin_is_no_exception():
    degrees = grid_to_geographic(np.array([[4_321_000.0, 3_210_000.0]]))
    assert degrees == pytest.approx(np.array([[10.0, 52.0]]), abs=1e-8)
