"""Stores templates that are issued, and reads them again."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, Row, insert, select, text

from dashboard.domain.templates.returned import IssuedTemplate, issue_order
from dashboard.domain.templates.stamp import stamp_rows, template_of
from dashboard.domain.templates.template import Template
from dashboard.errors import UnknownKey
from data.stores.database import zoned
from data.stores.templates.schema import template_issue as table


@dataclass(frozen=True, slots=True)
class StoredIssue:
    """A template with who issued it and when (with its zone)."""

    template: Template
    issued_by: str
    issued_at: datetime


def next_number(connection: Connection, year: int) -> str:
    """`V-2026-12`: the year and a counter that is never used twice. On PostgreSQL others wait until the transaction
    ends."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("lock table template_issue in share row exclusive mode"))
    start = f"V-{year}-"
    used = connection.scalars(select(table.c.number).where(table.c.number.startswith(start, autoescape=True)))
    return f"{start}{max((issue_order(one)[1] for one in used), default=0) + 1}"


def add_issue(connection: Connection, template: Template, by: str, at: datetime) -> None:
    """Stores a template in the caller's transaction."""
    connection.execute(
        insert(table).values(
            number=template.number,
            kind=template.kind,
            area=template.area,
            area_name=template.area_name,
            title=template.title,
            measures=json.dumps(template.measures),
            years=json.dumps(template.years),
            deadline=template.deadline,
            return_to=template.return_to,
            issued_at=at,
            issued_by=by,
            stamp=json.dumps(stamp_rows(template), ensure_ascii=False),
        )
    )


def stored_issues(connection: Connection) -> tuple[StoredIssue, ...]:
    """Every template that was issued, in the order of issue."""
    return tuple(_read(row) for row in connection.execute(select(table).order_by(table.c.id)))


def issue_of(connection: Connection, number: str) -> StoredIssue:
    """The template of a number. Raises UnknownKey."""
    row = connection.execute(select(table).where(table.c.number == number)).one_or_none()
    if row is None:
        raise UnknownKey(
            f"Eine Vorlage {number} gibt es hier nicht.",
            english=f"There is no template {number} here.",
            number=number,
        )
    return _read(row)


def issued_templates(connection: Connection) -> tuple[IssuedTemplate, ...]:
    """What readers of files need to know of each issued template."""
    columns = (
        *(table.c.number, table.c.kind, table.c.area, table.c.measures, table.c.years),
        *(table.c.issued_at, table.c.stamp),
    )
    return tuple(
        IssuedTemplate(
            row.number,
            row.kind,
            row.area,
            tuple(json.loads(row.measures)),
            tuple(json.loads(row.years)),
            zoned(row.issued_at).astimezone().date(),
            json.loads(row.stamp)[-1][-1],
        )
        for row in connection.execute(select(*columns).order_by(table.c.id))
    )


def _read(row: Row[tuple[object, ...]]) -> StoredIssue:
    stamp = json.loads(row.stamp)
    return StoredIssue(template_of(stamp), row.issued_by, zoned(row.issued_at))
