"""Changes of institutions on both databases: nobody overwrites anybody, and all becomes one draft."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime

import pytest

from dashboard.errors import MonitorError
from dashboard.staff.entries.draft import EntryConflict, EntryState, SeenDraft
from data.prepare import migrate
from data.staff.entries.draft_store import (
    change_entries,
    close_entries,
    discarded_entries,
    open_entries,
    reopen_entries,
)

NOW = datetime(2026, 11, 28, 8, 30, tzinfo=UTC)
NOBODY = SeenDraft()
PHONE = {"telefon": ("03871 1", "03871 2")}


@pytest.fixture
def raw(addresses, engine_of):
    engine = engine_of(addresses.raw_database_url, create=True)
    migrate(engine, "raw")
    return engine


def change(raw, key, fields, by="K. Lange", based_on=NOBODY):
    with raw.begin() as connection:
        return change_entries(connection, based_on, {key: (f"Kita {key}", fields)}, by, NOW)


def test_changes_of_two_institutions_by_two_people_are_collected_in_one_draft(raw):
    first = change(raw, "a", PHONE)
    second = change(raw, "b", PHONE, by="J. Brandt")
    assert (second.number, second.revision) == (first.number, first.revision + 1)
    assert {key: one.by for key, one in second.changes.items()} == {"a": "K. Lange", "b": "J. Brandt"}
    assert second.changes["a"].fields == PHONE
    taken_back = change(raw, "a", {}, based_on=SeenDraft(second.number, second.revision))
    assert list(taken_back.changes) == ["b"]


def test_who_has_not_seen_what_somebody_else_changed_overwrites_nothing(raw):
    now = change(raw, "a", PHONE)
    for based_on in (NOBODY, SeenDraft(now.number, now.revision - 1), SeenDraft(now.number + 1, 9)):
        with pytest.raises(EntryConflict):
            change(raw, "a", {"name": ("A", "B")}, by="J. Brandt", based_on=based_on)
    with raw.connect() as connection:
        assert open_entries(connection) == now
    later = change(raw, "a", {"name": ("A", "B")}, "J. Brandt", SeenDraft(now.number, now.revision))
    assert later.changes["a"].by == "J. Brandt"


def test_of_two_changes_of_one_institution_at_once_one_is_made(raw):
    def tried(by):
        try:
            return change(raw, "a", PHONE, by=by).changes["a"].by
        except EntryConflict:
            return ""

    with ThreadPoolExecutor(4) as several:
        made = [one for one in several.map(tried, ["A", "B", "C", "D"]) if one]
    with raw.connect() as connection:
        assert made == [open_entries(connection).changes["a"].by]


def test_changes_are_closed_only_as_they_were_seen_and_then_begin_anew(raw):
    old = change(raw, "a", PHONE)
    now = change(raw, "b", PHONE)
    with raw.begin() as connection, pytest.raises(EntryConflict, match="inzwischen andere"):
        close_entries(connection, SeenDraft(old.number, old.revision), EntryState.DISCARDED, "S. Wolter", NOW)
    with raw.begin() as connection:
        close_entries(connection, SeenDraft(now.number, now.revision), EntryState.DISCARDED, "S. Wolter", NOW)
        assert open_entries(connection) is None
    assert change(raw, "a", PHONE).number == now.number + 1
    with raw.begin() as connection, pytest.raises(MonitorError, match="warten nicht mehr"):
        reopen_entries(connection, now.number, "S. Wolter", NOW)


def test_what_was_thrown_away_last_can_be_taken_up_again_with_all_who_worked_on_it(raw):
    now = change(raw, "a", PHONE)
    with raw.begin() as connection:
        close_entries(connection, SeenDraft(now.number, now.revision), EntryState.DISCARDED, "S. Wolter", NOW)
        assert discarded_entries(connection).changes == now.changes
        reopen_entries(connection, now.number, "J. Brandt", NOW)
        again = open_entries(connection)
        assert discarded_entries(connection) is None
    assert again.changes == now.changes and set(now.worked) <= set(again.worked)
