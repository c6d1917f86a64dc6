"""What earlier versions were made of, whatever was taken back since; and that readers of two versions are told of."""

from __future__ import annotations

from datetime import UTC, datetime

import numpy as np
import pytest

from data.importing.write import import_deliveries
from data.publishing import release as publishing
from data.publishing.earlier_releases import stood
from data.publishing.rollback import rollback
from data.stores.raw_store import EMBEDDED, IMPORT, ROLLBACK, Release
from tests.data.stores.deliveries import delivery

OWN, PLACE, YEAR = "landkreis", "13076001", 2021


def raw(number: int, kind: str = IMPORT, state: str = "published", note: str = "") -> Release:
    position = 0 if kind == EMBEDDED else number
    made = datetime(2026, 11, 29, tzinfo=UTC)
    return Release(number, f"2026.{number}", made, "", note, kind, state, position, ())


def numbers(releases: list[Release], unseen: int = 0) -> list[list[int]]:
    shown = {one.version for one in releases if one.id != unseen}
    return [[one.id for one in standing] for standing in stood(releases, shown)]


def test_each_import_stood_on_those_before_it():
    assert numbers([raw(3), raw(2), raw(1, EMBEDDED)]) == [[1], [1, 2], [1, 2, 3]]


def test_what_was_taken_back_below_later_ones_stood_until_then():
    found = numbers(
        [raw(4, ROLLBACK, note="ohne 2026.2"), raw(3), raw(2, state="withdrawn"), raw(1, EMBEDDED)]
    )
    assert found == [[1], [1, 2], [1, 2, 3], [1, 3]]


def test_what_was_taken_back_as_the_newest_was_gone_before_the_next_came():
    """Of two that went so, one after the other or each for itself: nobody has written down which, so both are
    taken for possible."""
    assert numbers([raw(3), raw(2, state="withdrawn"), raw(1, EMBEDDED)]) == [[1], [1, 2], [1, 2, 3], [1, 3]]
    gone = [raw(3, state="withdrawn"), raw(2, state="withdrawn"), raw(1, EMBEDDED)]
    assert [1, 3] in numbers(gone)


def test_a_draft_that_was_thrown_away_and_older_embedded_data_stood_for_nobody():
    found = numbers(
        [raw(4), raw(3, state="withdrawn"), raw(2, EMBEDDED), raw(1, EMBEDDED, state="withdrawn")], unseen=3
    )
    assert found == [[2], [2, 4]]


@pytest.fixture
def told(monkeypatch):
    """The counts of one place in each earlier version, as protection was told them at the last publishing."""
    found: list[list[float]] = []
    protect = publishing.protect_cells

    def watched(*given, before, keys, years, **more):
        found.append([])
        for one in before:
            figures = one.figures("kinder_u3", "")["gemeinde"]
            found[-1].append(float(figures.value[years.index(YEAR), keys["gemeinde"].index(PLACE)]))
        return protect(*given, before=before, keys=keys, years=years, **more)

    monkeypatch.setattr(publishing, "protect_cells", watched)
    return found


@pytest.fixture
def ready(stores, world):
    world.counts("kinder_u3", YEAR, {PLACE: "30", "13076002": "50"})
    world.counts("kitas", YEAR, {PLACE: "4"})
    stores.prepare(world)
    return stores


def bring(stores, value: float, measure: str = "kinder_u3", source: str = OWN):
    row = (measure, PLACE, YEAR, value, source)
    return import_deliveries(stores.raw, stores.published, [delivery(row)], "test")


def known(values: list[float]) -> list[float]:
    return sorted(one for one in values if not np.isnan(one))


def test_protection_is_told_every_number_that_a_count_had_and_no_example(ready, told):
    bring(ready, 40)
    assert known(told[-1]) == [], "an example tells nothing of the real number"
    bring(ready, 44)
    assert known(told[-1]) == [40]
    third = bring(ready, 41)
    assert known(told[-1]) == [40, 44]
    rollback(ready.raw, ready.published, third.version)
    bring(ready, 42)
    assert {*known(told[-1])} - {42} == {40, 41, 44}, "what was taken back was seen all the same"


def test_other_measures_are_asked_for_nothing(ready, told):
    bring(ready, 5, "kitas", "beispieldaten")
    bring(ready, 6, "kitas", "beispieldaten")
    assert told[-1] == []


def test_a_count_that_grew_cannot_be_less_than_what_was_added(ready, monkeypatch):
    """Nine were there, fourteen are: whoever knows of both finds no fewer than five."""
    bring(ready, 9)
    tables = []
    audit = publishing.protect_cells.__globals__["audit"]

    def watched(hidden, *given):
        tables.extend(hidden.tables)
        return audit(hidden, *given)

    monkeypatch.setitem(publishing.protect_cells.__globals__, "audit", watched)
    row = ("kinder_u3", "13076002", YEAR, 2.0, OWN)
    import_deliveries(
        ready.raw, ready.published, [delivery(("kinder_u3", PLACE, YEAR, 14.0, OWN), row)], "test"
    )
    least = {
        (series.measures[0], key[1]): float(table.protected.table.least[at, column])
        for table in tables
        for at, series in enumerate(table.linked.series)
        for column, key in enumerate(table.nodes)
        if key[0] == "gemeinde"
    }
    assert 5.0 in least.values()


def test_a_version_by_itself_does_not_tell_a_count_that_was_corrected(ready):
    """Whoever has read no other version would find it, too, as what is left of its Amt."""

    def shown(place: str, level: str) -> float | None:
        cells = ready.repository().cells("kinder_u3", level, places=[place])
        value = float(cells.value[cells.years.index(YEAR), 0])
        return None if np.isnan(value) else value

    first = {PLACE: 9.0, "13076002": 30.0}
    rows = [("kinder_u3", place, YEAR, value, OWN) for place, value in first.items()]
    import_deliveries(ready.raw, ready.published, [delivery(*rows)], "test")
    assert {place: shown(place, "gemeinde") for place in first} == first and shown("130760001", "amt") == 39
    bring(ready, 2)
    assert shown(PLACE, "gemeinde") is None
    assert shown("13076002", "gemeinde") is None or shown("130760001", "amt") is None
