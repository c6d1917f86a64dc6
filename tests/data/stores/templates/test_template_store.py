"""Issued templates, what came back and who was reminded, on both databases."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from dashboard.domain.observation import Observation, Status
from dashboard.errors import UnknownKey
from data.staff.templates.overview import templates_now
from data.stores import raw_store
from data.stores.raw_store import DeliveredFile
from data.stores.templates.issues import add_issue, issue_of, issued_templates, next_number, stored_issues
from data.stores.templates.readings import (
    StoredFinding,
    StoredReading,
    add_reading,
    last_reminders,
    note_reminders,
    readings,
)
from tests.data.importing.templates.sent import PLACES, U3, renumbered, template

AT = datetime(2026, 11, 30, 8, 30, tzinfo=UTC)


@pytest.fixture
def issued(stores):
    """One template, V-2026-1."""
    with stores.raw.begin() as connection:
        assert next_number(connection, 2026) == "V-2026-1"
        add_issue(connection, template(), "K. Lange", AT)
    return stores


def reading(**facts):
    given = {"number": "V-2026-1", "file": "a.xlsx", "sha256": "1" * 64, "read_at": AT, "read_by": "K. Lange"}
    return StoredReading(**{**given, "filled": 3, "cells": 4, "errors": 1, "findings": (), **facts})


def test_an_issued_template_is_read_as_it_was(issued):
    with issued.raw.begin() as connection:
        one = issue_of(connection, "V-2026-1")
        assert (one.template, one.issued_by, one.issued_at) == (template(), "K. Lange", AT)
        [listed] = issued_templates(connection)
        assert (listed.number, listed.area, listed.measures) == ("V-2026-1", "130765658", (U3,))
        assert listed.years == (2026,) and len(listed.checksum) == 64
        with pytest.raises(UnknownKey, match="V-2026-9"):
            issue_of(connection, "V-2026-9")


def test_numbers_count_on_in_each_year(issued):
    with issued.raw.begin() as connection:
        for number in ("V-2026-2", "V-2026-10", "V-2027-1"):
            add_issue(connection, renumbered(template(), number), "K. Lange", AT)
        assert next_number(connection, 2026) == "V-2026-11"
        assert next_number(connection, 2028) == "V-2028-1"
        assert [one.template.number for one in stored_issues(connection)][-1] == "V-2027-1"


def test_readings_and_reminders_are_kept_with_their_template(issued):
    found = StoredFinding("error", "Ausfüllen", 7, "D", "41 ist zu hoch.")
    with issued.raw.begin() as connection:
        assert add_reading(connection, reading(findings=(found,)))
        assert not add_reading(connection, reading(number="V-1999-1"))
        note_reminders(connection, ["V-2026-1", "V-1999-1"], "J. Brandt", AT)
    with issued.raw.begin() as connection:
        [stored] = readings(connection)
        assert stored == reading(findings=(found,))
        assert last_reminders(connection) == {"V-2026-1": AT}


def test_the_board_follows_what_releases_hold(issued):
    """Some figures, then errors, then the rest; a withdrawn release has delivered nothing."""

    def board(now=AT):
        with issued.raw.begin() as connection:
            return templates_now(connection, now).board

    def release(version, *places):
        figures = [Observation(U3, place, 2026, "", 3.0, Status.REPORTED, "landkreis") for place in places]
        file = DeliveredFile("a.xlsx", version.ljust(64, "0"), "template", "V-2026-1")
        with issued.raw.begin() as connection:
            made = raw_store.add_release(
                connection, version, kind="import", by="", note="", state="draft", files=[file],
                observations=figures,
            )  # fmt: skip
        return made.id

    def state(now=AT):
        [row] = board(now).rows
        [cell] = row.cells
        return cell.state.value, cell.missing, cell.errors

    assert state() == ("open", 4, 0)
    assert state(datetime(2026, 12, 24, tzinfo=UTC)) == ("late", 4, 0)
    release("2026.1", *list(PLACES)[:3])
    assert state() == ("partial", 1, 0)
    with issued.raw.begin() as connection:
        add_reading(connection, reading(read_at=datetime(2099, 1, 1, tzinfo=UTC), errors=2))
    assert state() == ("faulty", 1, 2)
    with issued.raw.begin() as connection:
        connection.exec_driver_sql("delete from template_reading")
    rest = release("2026.2", list(PLACES)[3])
    assert state() == ("delivered", 0, 0)
    assert board().sets[0].deadline == date(2026, 12, 20)
    with issued.raw.begin() as connection:
        raw_store.set_state(connection, rest, "withdrawn")
    assert state() == ("partial", 1, 0)
