"""Reading what is published: by version, cached, in the order asked for, and with sentences when it cannot
be."""

from __future__ import annotations

import threading
import time
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest
from sqlalchemy import event

from dashboard.domain.observation import Status
from dashboard.errors import StoreError, UnknownKey
from data.catalogue.loader import load
from data.importing.write import import_deliveries
from data.repository import Repository
from data.stores import schema, snapshot
from tests.data.stores.deliveries import delivery


@pytest.fixture
def ready(stores, world):
    world.counts("kitas", 2021, {"13076001": "4", "13076002": "5"})
    world.counts("kitas", 2022, {"13076001": "6"})
    world.counts(
        "inkar_q_newfbgu15_bev", 2021, {"13076": "10,5", "13071": "9", "13": "8", "DG": "7"}, source="inkar"
    )
    stores.prepare_alike(world)
    return stores


def importing(stores, value):
    return import_deliveries(
        stores.raw, stores.published, [delivery(("kitas", "13076001", 2021, value, "beispieldaten"))], "test"
    )


def test_cells_come_in_the_order_of_the_places_asked_for(ready):
    cells = ready.repository().cells("kitas", "gemeinde", places=["13076002", "13076001", "13076002"])
    assert cells.places == ("13076002", "13076001", "13076002")
    assert cells.years == (2021, 2022)
    np.testing.assert_array_equal(cells.value, [[5, 4, 5], [np.nan, 6, np.nan]])
    assert cells.status[1].tolist() == [Status.NOT_COLLECTED, Status.REPORTED, Status.NOT_COLLECTED]
    assert cells.sources == ("beispieldaten",)
    assert cells.source.tolist() == [[0, 0, 0], [-1, 0, -1]]
    assert cells.provenance.tolist() == [[2, 2, 2], [-1, 2, -1]]


def test_a_series_that_does_not_exist_has_no_years(ready):
    repository = ready.repository()
    for indicator, level, breakdown in (
        ("ohne_abschluss", "gemeinde", ""),
        ("kitas", "gemeinde", "geschlecht:w"),
    ):
        cells = repository.cells(indicator, level, breakdown, places=["13076001"])
        assert (cells.years, cells.value.shape) == ((), (0, 1))


def test_more_places_than_are_looked_up_one_by_one_give_the_same(ready, monkeypatch):
    few = ready.repository().cells("kitas", "gemeinde", places=["13076001", "13076002"])
    monkeypatch.setattr("data.series_index._MANY_PLACES", 0)
    many = ready.repository().cells("kitas", "gemeinde", places=["13076001", "13076002"])
    np.testing.assert_array_equal(few.value, many.value)


def test_shared_arrays_cannot_be_changed(ready):
    cells = ready.repository().cells("kitas", "gemeinde", places=["13076001"])
    for array in (
        cells.value,
        cells.lower,
        cells.numerator,
        cells.status,
        cells.provenance,
        cells.mark,
        cells.source,
    ):
        with pytest.raises(ValueError, match="read-only"):
            array[0, 0] = 1


@pytest.mark.parametrize(
    ("indicator", "level", "place", "said"),
    [
        ("hunde", "gemeinde", "13076001", "Indikator „hunde“"),
        ("kitas", "dorf", "13076001", "Ebene „dorf“"),
        ("kitas", "gemeinde", "99999999", "Gebiet „99999999“"),
        ("kitas", "gemeinde", "13076010", "Gebiet „13076010“"),
    ],
)
def test_unknown_things_are_named(ready, indicator, level, place, said):
    with pytest.raises(UnknownKey, match=said):
        ready.repository().cells(indicator, level, places=[place])


def test_offers_name_every_indicator_and_only_the_own_district_below(ready):
    offers = ready.repository().offers()
    assert tuple(offers) == tuple(load().indicators)
    assert offers["kitas"].years == {("gemeinde", ""): (2021, 2022)} | {
        at: years for at, years in offers["kitas"].years.items() if at[0] == "amt"
    }
    assert offers["kinderarmut"].levels() == ("gemeinde", "kreis", "land", "bund")
    assert offers["ohne_abschluss"].years == {}
    elsewhere = ready.repository("13071").offers()
    assert elsewhere["kitas"].years == {}
    assert elsewhere["kinderarmut"].levels() == ("gemeinde", "kreis", "land", "bund")


def test_the_register_holds_todays_areas_in_german_order(ready):
    register = ready.repository().register()
    names = [area.name for area in register.of_level("gemeinde")]
    assert names == ["Ödhof", "Parchim", "Pinnow", "Toddin", "Waren"]
    assert register.status.isoformat() == "2019-05-26"
    assert [area.key for area in register.children("130760001")] == ["13076001", "13076002"]
    assert len(register.changes) == 4


def test_the_catalogue_of_a_version_is_the_one_it_was_made_with(ready):
    assert ready.repository().catalogue() == load()


def test_a_catalogue_survives_being_written_and_read():
    assert snapshot.load(snapshot.dump(load())) == load()


def test_a_damaged_catalogue_is_said():
    with pytest.raises(StoreError, match="beschädigt"):
        snapshot.load('{"themes": []}')


def test_an_old_version_stays_readable_beside_the_new_one(ready):
    repository = ready.repository()
    old = repository.version()
    new = importing(ready, 9.0).version
    repository = ready.repository()
    assert (repository.version(), repository.resolve_version(None)) == (new, (new, True))
    assert repository.resolve_version(old) == (old, True)
    assert repository.resolve_version("2019.7") == (new, False)
    of_old = repository.cells("kitas", "gemeinde", places=["13076001"], version=old)
    of_new = repository.cells("kitas", "gemeinde", places=["13076001"])
    assert (of_old.value[0, 0], of_new.value[0, 0]) == (4, 9)
    assert repository.digest(old) != repository.digest(new)
    with pytest.raises(UnknownKey, match=r"Datenstand „2019\.7“"):
        repository.cells("kitas", "gemeinde", places=["13076001"], version="2019.7")


def test_a_running_app_sees_an_import_of_the_command_line_within_a_second(ready):
    repository = ready.repository()
    before = repository.version()
    importing(ready, 9.0)
    deadline = time.monotonic() + 5
    while repository.version() == before and time.monotonic() < deadline:
        time.sleep(0.1)
    assert repository.version() != before
    assert repository.cells("kitas", "gemeinde", places=["13076001"]).value[0, 0] == 9


def test_what_was_read_once_is_not_asked_again(ready, monkeypatch):
    monkeypatch.setattr("data.repository._LOOK_AGAIN_SECONDS", 3600)
    repository = ready.repository()

    def look():
        repository.offers()
        repository.register()
        return repository.cells("kitas", "gemeinde", places=["13076001"])

    first = look()
    asked: list[str] = []
    event.listen(ready.published, "before_cursor_execute", lambda *given: asked.append(given[2]))
    assert look() is first
    assert asked == []


def test_many_threads_read_the_same(ready):
    repository = ready.repository()
    barrier = threading.Barrier(8)

    def read(_):
        barrier.wait(timeout=10)
        return repository.cells("kitas", "gemeinde", places=["13076001"]).value[:, 0].tolist()

    with ThreadPoolExecutor(8) as pool:
        assert set(map(tuple, pool.map(read, range(8)))) == {(4.0, 6.0)}


def test_an_empty_store_says_what_to_do(stores):
    with pytest.raises(StoreError, match=r"noch nichts veröffentlicht.*flask --app app prepare"):
        stores.repository().version()


def test_a_raw_store_is_not_taken_for_a_published_one(stores):
    with pytest.raises(StoreError, match=f"hat den Stand „{schema.RAW_REVISION}“"):
        Repository(stores.raw, "13076").version()
