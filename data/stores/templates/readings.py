"""What was said of templates that came back, and who was reminded."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, insert, select

from data.stores.database import zoned
from data.stores.templates.schema import template_issue, template_reading, template_reminder

_MOST_FINDINGS = 100


@dataclass(frozen=True, slots=True)
class StoredFinding:
    """One finding of a file that came back; row and column as in `Finding`, empty or 0 for the whole file."""

    level: str
    sheet: str
    row: int
    column: str
    message: str


@dataclass(frozen=True, slots=True)
class StoredReading:
    """A file that came back: how many of its `cells` hold something, how many errors it has, and its findings."""

    number: str
    file: str
    sha256: str
    read_at: datetime
    read_by: str
    filled: int
    cells: int
    errors: int
    findings: tuple[StoredFinding, ...]


def add_reading(connection: Connection, reading: StoredReading) -> bool:
    """Stores a reading in the caller's transaction; False where its template was not issued here."""
    issue = connection.scalar(select(template_issue.c.id).where(template_issue.c.number == reading.number))
    if issue is None:
        return False
    listed = [
        (one.level, one.sheet, one.row, one.column, one.message) for one in reading.findings[:_MOST_FINDINGS]
    ]
    connection.execute(
        insert(template_reading).values(
            issue_id=issue,
            file=reading.file,
            sha256=reading.sha256,
            read_at=reading.read_at,
            read_by=reading.read_by,
            filled=reading.filled,
            cells=reading.cells,
            errors=reading.errors,
            findings=json.dumps(listed, ensure_ascii=False),
        )
    )
    return True


def readings(connection: Connection) -> tuple[StoredReading, ...]:
    """All readings, the newest first."""
    columns = [one for one in template_reading.c if one.name not in ("id", "issue_id")]
    asked = (
        select(template_issue.c.number, *columns)
        .join(template_issue, template_issue.c.id == template_reading.c.issue_id)
        .order_by(template_reading.c.id.desc())
    )
    return tuple(
        StoredReading(
            row.number,
            row.file,
            row.sha256,
            zoned(row.read_at),
            row.read_by,
            row.filled,
            row.cells,
            row.errors,
            tuple(StoredFinding(*one) for one in json.loads(row.findings)),
        )
        for row in connection.execute(asked)
    )


def note_reminders(connection: Connection, numbers: Sequence[str], by: str, at: datetime) -> None:
    """Notes in the caller's transaction that somebody was reminded of templates."""
    known = connection.execute(select(template_issue.c.id).where(template_issue.c.number.in_(list(numbers))))
    for (issue,) in known.all():
        connection.execute(insert(template_reminder).values(issue_id=issue, noted_at=at, noted_by=by))


def last_reminders(connection: Connection) -> dict[str, datetime]:
    """When somebody was last reminded of a template, by its number."""
    asked = (
        select(template_issue.c.number, template_reminder.c.noted_at)
        .join(template_issue, template_issue.c.id == template_reminder.c.issue_id)
        .order_by(template_reminder.c.id)
    )
    return {row.number: zoned(row.noted_at) for row in connection.execute(asked)}
