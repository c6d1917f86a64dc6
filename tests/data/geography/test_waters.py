"""Lakes and rivers for orientation."""

from __future__ import annotations

import numpy as np
import pytest
import shapely
from pyproj import Transformer

from dashboard.errors import GeometryError
from data.geography.waters import lake_names, waters_within

LAKES = {
    "Schweriner See": (11.47, 53.72),
    "Schaalsee": (10.93, 53.57),
    "Plauer See": (12.30, 53.45),
    "Goldberger See": (12.13, 53.60),
}
TO_METRES = Transformer.from_crs(4326, 25832, always_xy=True)


def test_the_districts_lakes_are_where_they_are():
    found = waters_within(590_000, 5_880_000, 730_000, 5_970_000)
    rings = [shapely.Polygon(ring) for ring in found.lakes]
    for name, place in LAKES.items():
        assert any(ring.contains(shapely.Point(TO_METRES.transform(*place))) for ring in rings), name
    assert all(np.array_equal(ring[0], ring[-1]) for ring in (*found.lakes, *found.islands))


def test_each_named_lake_holds_the_point_of_its_name():
    rings = [shapely.Polygon(ring) for ring in waters_within(590_000, 5_870_000, 760_000, 5_990_000).lakes]
    for name, place in lake_names().items():
        assert sum(ring.contains(shapely.Point(place)) for ring in rings) == 1, name
    assert set(LAKES) <= set(lake_names())


def test_the_elbe_passes_doemitz():
    found = waters_within(640_000, 5_880_000, 660_000, 5_900_000)
    town = shapely.Point(TO_METRES.transform(11.26, 53.14))
    assert min(shapely.LineString(line).distance(town) for line in found.rivers) < 3_000


def test_nothing_reaches_into_an_empty_rectangle():
    found = waters_within(0, 0, 10, 10)
    assert (found.lakes, found.islands, found.rivers) == ((), (), ())


def test_a_broken_file_is_named(tmp_path):
    broken = tmp_path / "waters.npz"
    broken.write_bytes(b"quatsch")
    with pytest.raises(GeometryError, match="waters"):
        waters_within(0, 0, 1, 1, broken)
    with pytest.raises(GeometryError, match="names"):
        lake_names(tmp_path / "names.csv")
