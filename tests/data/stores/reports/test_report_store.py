"""Reports are stored once, listed, marked as done and deleted, on SQLite and PostgreSQL; faults are sentences."""

from __future__ import annotations

import sqlite3
from dataclasses import fields
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import text

from dashboard.domain.institutions.report import EntryReport
from dashboard.errors import StoreError
from data.prepare import migrate, prepare_reports
from data.stores import report_store
from data.stores.database import opened
from data.stores.report_store import (
    add_report,
    close_reports,
    remove_reports,
    report_store_exists,
    stored_reports,
)
from data.stores.schema import entry_report

DAY, NEXT = date(2026, 11, 30), date(2026, 12, 1)
REPORT = EntryReport("k1", "Kita Ährenfeld", ("address", "hours"), "Weg 2\nab 7 Uhr", "de", DAY)


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgresql)])
def url(request, tmp_path):
    """An empty store of reports."""
    if request.param == "sqlite":
        made = f"sqlite:///{tmp_path / 'new' / 'reports.sqlite'}"
    else:
        made = request.getfixturevalue("postgresql").empty("reports")
    prepare_reports(made)
    return made


def test_a_report_comes_back_as_it_was_given(url):
    assert report_store_exists(url) and stored_reports(url) == ()
    assert add_report(url, REPORT, 10)
    (found,) = stored_reports(url)
    assert found == EntryReport(*[getattr(REPORT, one.name) for one in fields(REPORT)][:6], number=1)


def test_a_day_takes_no_more_than_its_most(url):
    assert [add_report(url, REPORT, 2) for _ in range(3)] == [True, True, False]
    other = EntryReport("k1", "Kita", ("gone",), "", "en", NEXT)
    assert add_report(url, other, 2)
    assert len(stored_reports(url)) == 3


def test_what_is_done_is_no_longer_listed_and_its_day_stays(url):
    for _ in range(3):
        add_report(url, REPORT, 10)
    assert close_reports(url, [1, 3, 99], NEXT) == {1, 3}
    assert close_reports(url, [1], date(2027, 1, 1)) == {1}
    assert [one.number for one in stored_reports(url)] == [2]
    assert [one.done_on for one in stored_reports(url, done=True)] == [NEXT, None, NEXT]


def test_a_number_that_was_deleted_is_never_given_again(url):
    for _ in range(2):
        add_report(url, REPORT, 10)
    assert remove_reports(url, [2, 7]) == {2}
    add_report(url, REPORT, 10)
    assert [one.number for one in stored_reports(url)] == [1, 3]


def test_preparing_again_leaves_reports_alone(url):
    add_report(url, REPORT, 10)
    prepare_reports(url)
    assert len(stored_reports(url)) == 1


def test_no_column_is_about_who_has_sent_it():
    assert set(entry_report.c.keys()) == {
        "id", "received_on", "institution", "name", "wrong", "text", "language", "done_on"
    }  # fmt: skip
    assert str(entry_report.c.received_on.type) == "DATE", "no time of day"


def test_without_an_address_there_is_no_store():
    prepare_reports("")
    assert not report_store_exists("")
    with pytest.raises(StoreError, match="abgeschaltet"):
        stored_reports("")


def gone(file: Path) -> None:
    file.unlink()


def a_folder(file: Path) -> None:
    file.unlink()
    file.mkdir()


def something_else(file: Path) -> None:
    for one in file.parent.glob(f"{file.name}-*"):
        one.unlink()
    file.write_text("kein SQLite, aber lang genug für einen Kopf", encoding="utf-8")


def empty(file: Path) -> None:
    file.write_bytes(b"")


def read_only(file: Path) -> None:
    said = "attempt to write a readonly database"
    with sqlite3.connect(file) as store:
        store.execute(
            f"create trigger closed before insert on entry_report begin select raise(abort, '{said}'); end"
        )


def of_another_program(file: Path) -> None:
    with sqlite3.connect(file) as store:
        store.execute("update alembic_version set version_num = 'reports_9999'")


@pytest.mark.parametrize(
    ("breaks", "said"),
    [
        (gone, "gibt es noch nicht"),
        (a_folder, "ein Ordner"),
        (something_else, "keine SQLite-Datenbank"),
        (empty, "noch nicht vorbereitet"),
        (read_only, "darf hier nur gelesen werden"),
        (of_another_program, "reports_9999"),
    ],
)
def test_a_store_that_takes_nothing_says_why_and_is_not_made_anew(tmp_path, breaks, said):
    file = tmp_path / "reports.sqlite"
    url = f"sqlite:///{file}"
    prepare_reports(url)
    breaks(file)
    was_there = file.exists()
    with pytest.raises(StoreError, match=said) as caught:
        add_report(url, REPORT, 10)
    assert "Weg 2" not in caught.value.message
    assert file.exists() == was_there


def test_a_locked_store_is_said_after_a_moment(tmp_path, monkeypatch):
    monkeypatch.setattr(report_store, "_BUSY_SECONDS", 0.05)
    file = tmp_path / "reports.sqlite"
    prepare_reports(f"sqlite:///{file}")
    other = sqlite3.connect(file, isolation_level=None)
    other.execute("begin immediate")
    with pytest.raises(StoreError, match="gesperrt"):
        add_report(f"sqlite:///{file}", REPORT, 10)
    other.execute("rollback")
    other.close()
    assert add_report(f"sqlite:///{file}", REPORT, 10)


def test_no_error_of_the_driver_repeats_what_was_written(url):
    with opened(url) as (engine,), engine.begin() as connection:
        connection.execute(text("alter table entry_report drop column language"))
    with pytest.raises(StoreError) as caught:
        add_report(url, REPORT, 10)
    cause = caught.value.__cause__
    assert cause is not None and "Weg 2" not in str(cause)


@pytest.mark.one_database
def test_a_store_of_figures_is_not_taken_for_one_of_reports(addresses, engine_of):
    migrate(engine_of(addresses.database_url, create=True), "published")
    with pytest.raises(StoreError, match="gehört nicht hierher"):
        prepare_reports(addresses.database_url)
