"""The populated cells of the census grid that ship."""

from __future__ import annotations

import numpy as np
import pytest
import shapely

from dashboard.errors import StoreError
from data.build.institutions.places import shipped_areas
from data.institutions.shipped.population_cells import all_cells, cells_around
from data.institutions.shipped.surroundings import near

DISTRICT = "13076"


def test_the_district_has_the_cells_and_people_of_the_source():
    cells = cells_around(DISTRICT)
    own = np.char.startswith(cells.municipality, DISTRICT)
    assert (int(own.sum()), int(cells.population[own].sum())) == (2026, 206_878)
    assert len(all_cells()) == 12_410
    # The office's own protection: in single cells ages may exceed the total.
    assert 0.12 < cells.under_15[own].sum() / cells.population[own].sum() < 0.15


def test_others_lie_at_most_15_km_outside():
    cells = cells_around(DISTRICT)
    other = ~np.char.startswith(cells.municipality, DISTRICT)
    whole = shapely.union_all(list(shipped_areas(DISTRICT).values()))
    points = shapely.points(cells.longitude[other], cells.latitude[other])
    assert shapely.distance(points, whole).max() * 111.2 < 15 / 0.59
    assert set(cells.municipality[other]) > {"", "13004000"}


def test_a_district_without_cells_has_none():
    assert len(cells_around("05358")) == 0


def test_near_is_kilometres_from_the_border():
    """Schwerin's palace is 5 km from the border, Rostock's harbour some 40."""
    found = near(DISTRICT, np.array([[11.419, 53.624], [12.1, 54.15]]))
    assert found.tolist() == [True, False]
    assert near(DISTRICT, np.zeros((0, 2))).tolist() == []


def test_a_broken_file_is_named(tmp_path):
    broken = tmp_path / "population_cells.npz"
    broken.write_bytes(b"quatsch")
    with pytest.raises(StoreError, match="population_cells"):
        all_cells(broken)
