"""The store of intakes: nothing is overwritten silently, on SQLite and on PostgreSQL."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta

import pytest

from dashboard.errors import MonitorError, UnknownKey
from dashboard.staff.intake.changes import discarded, named, with_files
from dashboard.staff.intake.conflict import IntakeConflict
from dashboard.staff.intake.intake import IntakeAct, IntakeState
from data.importing.mapping.sheet_mapping import SheetMapping, ValueColumn
from data.prepare import migrate
from data.staff.intake_store import Doing, begin_intake, change_intake, count_open, intake_of, intakes
from data.staff.known_mappings import KnownMapping, keep_mapping, known_mappings
from tests.dashboard.staff.intake.intake_examples import AT, file


@pytest.fixture
def raw(addresses, engine_of):
    engine = engine_of(addresses.raw_database_url, create=True)
    migrate(engine, "raw")
    return engine


def doing(act=IntakeAct.RENAMED, by="K. Lange", minutes=1):
    return Doing(by, AT + timedelta(minutes=minutes), act, "kita.xlsx")


def test_what_is_stored_comes_back(raw):
    with raw.begin() as connection:
        begun = begin_intake(connection, "Kita-Belegung", "K. Lange", AT)
        stored = change_intake(connection, with_files(begun, [file()]), doing(IntakeAct.FILES_ADDED))
    with raw.connect() as connection:
        assert intake_of(connection, begun.number) == stored
    assert (stored.revision, stored.at, [one.act for one in stored.changes]) == (
        2,
        AT,
        [IntakeAct.FILES_ADDED, IntakeAct.CREATED],
    )


def test_a_change_on_an_older_revision_is_refused_and_changes_nothing(raw):
    with raw.begin() as connection:
        begun = begin_intake(connection, "Kita-Belegung", "K. Lange", AT)
        first = change_intake(connection, named(begun, "Kita 2025"), doing(by="J. Brandt"))
    with (
        raw.begin() as connection,
        pytest.raises(IntakeConflict, match=r"J\. Brandt um .*umbenannt") as caught,
    ):
        change_intake(connection, named(begun, "Krippe"), doing())
    assert caught.value.facts["intake"] == first
    with raw.connect() as connection:
        assert intake_of(connection, begun.number) == first


def test_of_two_changes_at_once_exactly_one_is_made(raw):
    with raw.begin() as connection:
        begun = begin_intake(connection, "Kita-Belegung", "K. Lange", AT)

    def change(name):
        try:
            with raw.begin() as connection:
                return change_intake(connection, named(begun, name), doing(by=name)).name
        except IntakeConflict:
            return ""

    with ThreadPoolExecutor(4) as several:
        names = list(several.map(change, ["A", "B", "C", "D"]))
    with raw.connect() as connection:
        assert [intake_of(connection, begun.number).name] == [name for name in names if name]


def test_several_intakes_lie_side_by_side_and_a_discarded_one_is_closed(raw):
    with raw.begin() as connection:
        one, two = (begin_intake(connection, name, "K. Lange", AT) for name in ("eins", "zwei"))
        gone = change_intake(connection, discarded(one), doing(IntakeAct.DISCARDED))
        assert [listed.number for listed in intakes(connection)] == [one.number, two.number]
        assert [listed.number for listed in intakes(connection, IntakeState.OPEN)] == [two.number]
        assert count_open(connection) == 1
        with pytest.raises(MonitorError, match="abgeschlossen"):
            change_intake(connection, named(gone, "drei"), doing())
        with pytest.raises(UnknownKey, match="Einspielen 99"):
            intake_of(connection, 99)


def test_a_mapping_is_kept_under_its_name_in_place_of_an_earlier_one(raw):
    column = ValueColumn("D", "kinder_betreut_u3", 2024, "", "kinder unter 3 jahren")
    mapping = SheetMapping("Gemeinden", "B", 6, 147, (column,), places={"Marnitz": "13076168"})
    one = KnownMapping("Kita-Belegung Jugendamt", (mapping,), "K. Lange", AT)
    with raw.begin() as connection:
        for first in (4, 6):
            keep_mapping(connection, replace(one, mappings=(replace(mapping, first=first),)))
        assert [listed.mappings for listed in known_mappings(connection)] == [(mapping,)]
