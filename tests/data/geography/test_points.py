"""Points that stand for places: one of each, where its map has it."""

import math

import pytest

from dashboard.errors import GeometryError
from data.geography.geometry import NEWEST, boundaries
from data.geography.points import district_points, municipal_points
from data.germany.areas import keys

PARCHIM, SCHWERIN = "13076108", "13004000"


def test_every_municipality_and_district_has_one():
    assert set(municipal_points()) == set(keys("gemeinde"))
    assert set(district_points()) == set(keys("kreis"))


def test_they_are_those_of_the_map():
    for feature in boundaries("13076", "gemeinde", NEWEST).layers["gemeinden"]:
        x, y = feature.properties["punkt"]
        assert municipal_points()[feature.key] == (x / 1000, y / 1000)


def test_distances_are_kilometres():
    """From Parchim to Schwerin it is some 36 km as the crow flies."""
    assert math.dist(municipal_points()[PARCHIM], municipal_points()[SCHWERIN]) == pytest.approx(36, abs=5)


def test_a_broken_file_is_named(tmp_path):
    (tmp_path / "gemeinden_13.bin").write_bytes(b"quatsch")
    with pytest.raises(GeometryError, match="gemeinden_13"):
        municipal_points(tmp_path)
