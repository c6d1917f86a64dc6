"""Issues planned templates: numbers and stores them, with a line of the log."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from sqlalchemy import Connection

from dashboard.domain.templates.template import Template
from dashboard.staff.audit import Act, ActKind
from data.stores.audit import audit_log
from data.stores.templates.issues import add_issue, next_number


def issue(
    connection: Connection, templates: Sequence[Template], by: str, at: datetime
) -> tuple[Template, ...]:
    """Numbers and stores templates in the caller's transaction, with a line of the log."""
    issued: list[Template] = []
    for one in templates:
        numbered = replace(one, number=next_number(connection, at.astimezone().year))
        add_issue(connection, numbered, by, at)
        issued.append(numbered)
    first, last = issued[0], issued[-1]
    numbers = first.number if len(issued) == 1 else f"{first.number} – {last.number}"
    who = first.area_name if len(issued) == 1 else f"{len(issued)} Stellen"
    audit_log.record(
        connection, Act(by, at, ActKind.TEMPLATES_ISSUED, numbers, after=f"{first.title}, {who}")
    )
    return tuple(issued)
