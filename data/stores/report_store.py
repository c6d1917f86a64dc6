"""Reads and writes what readers report of entries: a store of its own, beside those of figures.

It is opened for each report and closed again. That costs a few milliseconds of something that happens a few times
a day, and nobody writes into a file that was taken away meanwhile.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from datetime import date

from sqlalchemy import Connection, delete, func, insert, select, update

from dashboard.domain.institutions.report import WRONG, EntryReport
from dashboard.errors import StoreError
from dashboard.settings import sqlite_file
from data.stores.database import opened, require_current, sentences
from data.stores.schema import entry_report

_BUSY_SECONDS = 2.0
"""How long a reader's report waits for another one."""


def report_store_exists(url: str) -> bool:
    """Whether there is a store to write into; of a server it is taken for granted. Empty: there is none."""
    file = sqlite_file(url)
    return bool(url) and (file is None or file.is_file())


def add_report(url: str, report: EntryReport, most_a_day: int) -> bool:
    """Stores a report; False where so many have come on its day already. Raises StoreError."""
    with _writing(url) as connection:
        day = entry_report.c.received_on == report.received_on
        count = connection.scalar(select(func.count()).select_from(entry_report).where(day)) or 0
        if count >= most_a_day:
            return False
        connection.execute(
            insert(entry_report).values(
                received_on=report.received_on,
                institution=report.institution,
                name=report.name,
                wrong=",".join(report.wrong),
                text=report.text,
                language=report.language,
            )
        )
    return True


def stored_reports(url: str, *, done: bool = False) -> tuple[EntryReport, ...]:
    """Reports in the order in which they came: those that nobody has dealt with, or all. Raises StoreError."""
    asked = select(entry_report).order_by(entry_report.c.id)
    if not done:
        asked = asked.where(entry_report.c.done_on.is_(None))
    with _writing(url) as connection:
        rows = connection.execute(asked).all()
    return tuple(
        EntryReport(
            row.institution,
            row.name,
            tuple(one for one in WRONG if one in row.wrong.split(",")),
            row.text,
            row.language,
            row.received_on,
            row.id,
            row.done_on,
        )
        for row in rows
    )


def close_reports(url: str, numbers: Collection[int], day: date) -> frozenset[int]:
    """Says of reports that they are dealt with since `day`; the numbers that there are. Raises StoreError."""
    with _writing(url) as connection:
        known = _known(connection, numbers)
        undone = entry_report.c.id.in_(known) & entry_report.c.done_on.is_(None)
        connection.execute(update(entry_report).where(undone).values(done_on=day))
    return known


def remove_reports(url: str, numbers: Collection[int]) -> frozenset[int]:
    """Deletes reports; the numbers that there were. Raises StoreError."""
    with _writing(url) as connection:
        known = _known(connection, numbers)
        connection.execute(delete(entry_report).where(entry_report.c.id.in_(known)))
    return known


def _known(connection: Connection, numbers: Collection[int]) -> frozenset[int]:
    found = connection.scalars(select(entry_report.c.id).where(entry_report.c.id.in_(numbers)))
    return frozenset(found)


@contextmanager
def _writing(url: str) -> Iterator[Connection]:
    """One transaction in the store as it is at this moment."""
    if not url:
        raise StoreError("Hinweise zu Einrichtungen sind abgeschaltet (REPORTS, REPORTS_DATABASE_URL).")
    with opened(url, busy_seconds=_BUSY_SECONDS) as (engine,):
        require_current(engine, "reports")
        with sentences(engine), engine.begin() as connection:
            yield connection
