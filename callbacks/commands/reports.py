"""The command `reports`: what readers say is wrong with entries, until it is dealt with."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Collection, Sequence
from datetime import UTC, date, datetime
from pathlib import Path

import click

from dashboard.domain.institutions.report import EntryReport
from dashboard.domain.plain_text import line
from dashboard.domain.releases.step import COMMAND_LINE
from dashboard.errors import MonitorError
from dashboard.exports.rows import german
from dashboard.formats import day
from dashboard.settings import RawSettings, sqlite_file
from dashboard.staff.audit import Act, ActKind
from dashboard.texts import say
from data.stores.audit import audit_log
from data.stores.database import opened, sentences
from data.stores.report_store import close_reports, remove_reports, stored_reports

_COLUMNS = ("nummer", "eingang", "schluessel", "einrichtung", "was", "text", "sprache", "erledigt")


def show_reports(url: str, *, every: bool, file: Path | None) -> bool:
    """Prints reports, oldest first, or writes them as CSV into a file; with `every` also those that are done."""
    found = stored_reports(url, done=every)
    if file is not None:
        return _written(found, file)
    for one in found:
        click.echo(_line(one))
    if not found:
        click.echo("Keine Hinweise." if every else "Keine offenen Hinweise.")
    return True


def finish_reports(settings: RawSettings, done: Sequence[int], deleted: Sequence[int]) -> bool:
    """Marks reports as done and deletes others, by their numbers; False where there is no such number."""
    url, today = settings.reports_database_url, datetime.now(UTC).date()

    def close(numbers: Collection[int]) -> frozenset[int]:
        return close_reports(url, numbers, today)

    def remove(numbers: Collection[int]) -> frozenset[int]:
        return remove_reports(url, numbers)

    steps: tuple[tuple[Sequence[int], Callable[[Collection[int]], frozenset[int]], str, ActKind], ...] = (
        (done, close, "erledigt", ActKind.REPORT_CLOSED),
        (deleted, remove, "gelöscht", ActKind.REPORT_REMOVED),
    )
    complete = True
    for numbers, change, word, kind in steps:
        known = change(numbers) if numbers else frozenset()
        _recorded(settings, kind, known)
        for number in dict.fromkeys(numbers):
            if number in known:
                click.echo(f"Hinweis {number} ist {word}.")
            else:
                click.echo(f"Einen Hinweis {number} gibt es nicht.", err=True)
                complete = False
    return complete


def _recorded(settings: RawSettings, kind: ActKind, numbers: Collection[int]) -> None:
    """A line of the log for each report, where there is a raw store: readers' reports are a store of their own."""
    file = sqlite_file(settings.raw_database_url)
    if not numbers or (file is not None and not file.exists()):
        return
    now = datetime.now(UTC)
    with opened(settings.raw_database_url) as (raw,), sentences(raw), raw.begin() as connection:
        for number in sorted(numbers):
            audit_log.record(connection, Act(COMMAND_LINE, now, kind, str(number)))


def _line(one: EntryReport) -> str:
    named = f"{one.name} ({one.institution})"
    done = f"erledigt am {_day(one.done_on)}" if one.done_on else ""
    said = (str(one.number), _day(one.received_on), named, _wrong(one), line(one.text), done)
    return " · ".join(part for part in said if part)


def _wrong(one: EntryReport) -> str:
    return ", ".join(say("de", f"report_what_{what}") for what in one.wrong)


def _day(given: date) -> str:
    return day(given, "de")


def _written(found: Sequence[EntryReport], file: Path) -> bool:
    buffer = io.StringIO()
    writer = csv.writer(buffer, delimiter=";", lineterminator="\r\n")
    writer.writerow(_COLUMNS)
    for one in found:
        done = one.done_on.isoformat() if one.done_on else ""
        cells = (
            *(one.number, one.received_on.isoformat(), one.institution, one.name),
            *(_wrong(one), one.text, one.language, done),
        )
        writer.writerow([german(cell) for cell in cells])
    try:
        file.write_text("\ufeff" + buffer.getvalue(), encoding="utf-8", newline="")
    except OSError as error:
        raise MonitorError(f"{file}: die Datei lässt sich nicht schreiben ({error.strerror}).") from error
    click.echo(f"{file} geschrieben: {len(found)} Hinweise.")
    return True
