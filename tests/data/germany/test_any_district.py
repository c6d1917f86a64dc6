"""A district that the store was not made for: prepared in a moment, and its own tables can be imported."""

from __future__ import annotations

from dataclasses import replace

import pytest

from data.catalogue.loader import load
from data.germany import areas
from data.importing.read import read_files
from data.importing.write import import_deliveries
from data.prepare import prepare
from data.repository import Repository

pytestmark = pytest.mark.one_database

DISTRICT, BITBURG = "07232", "07232018"


@pytest.fixture
def elsewhere(stores, world):
    """Stores that were prepared for one district and then for another."""
    world.counts("kitas", 2024, {"13076001": "2", "13076002": "1", "13076003": "1", "13076004": "5"})
    stores.prepare(world)
    outcome = prepare(replace(stores.settings, district=DISTRICT), folder=world.folder)
    assert not outcome.changed, "no new data version for another district"
    return stores


def test_every_place_of_it_is_known(elsewhere):
    found = Repository(elsewhere.published, DISTRICT).register()
    assert len(found.children(DISTRICT)) == 234
    assert found.areas[BITBURG].amt == "072320018"


def test_it_shows_what_is_official_and_no_examples(elsewhere):
    repository = Repository(elsewhere.published, DISTRICT)
    offers = repository.offers()
    assert offers["kinder_0_2"].years["gemeinde", ""] == (2022,)
    assert "gemeinde" not in offers["kitas"].levels()
    cells = repository.cells("kinder_0_2", "gemeinde", places=(BITBURG,))
    assert cells.value[0, 0] > 300
    assert cells.provenance[0, 0] == 0


def test_its_own_table_comes_in(elsewhere, tmp_path):
    file = tmp_path / "eigene.csv"
    file.write_text(f"merkmal;gebiet;jahr;gliederung;wert\nkitas;{BITBURG};2024;;7\n", encoding="utf-8")
    known = {area.key for area in areas.areas_of(DISTRICT)}
    import_deliveries(elsewhere.raw, elsewhere.published, read_files([file], load(), known), by="", note="")
    repository = Repository(elsewhere.published, DISTRICT)
    cells = repository.cells("kitas", "gemeinde", places=(BITBURG, "07232001"))
    assert cells.value[0, 0] == 7
    assert cells.provenance[0].tolist() == [1, -1]


def test_the_district_of_before_stays_as_it_was(elsewhere):
    repository = Repository(elsewhere.published, "13076")
    assert len(repository.register().children("13076")) == 4
    assert repository.cells("kitas", "gemeinde", places=("13076004",)).value[0, 0] == 5
