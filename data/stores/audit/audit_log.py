"""Writes and reads the log of staff's acts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, func, insert, or_, select

from dashboard.staff.audit import Act, ActKind
from data.stores.audit.schema import audit_entry
from data.stores.database import zoned


@dataclass(frozen=True, slots=True)
class ActFilter:
    """Which lines are asked for; what is empty asks nothing. `since` (included) and `until` (excluded) know their
    zones, `words` stand in subject, before or after; lines of `besides` are left out."""

    account: str = ""
    kind: str = ""
    words: str = ""
    besides: frozenset[ActKind] = frozenset()
    since: datetime | None = None
    until: datetime | None = None


EVERYTHING = ActFilter()


def record(connection: Connection, act: Act) -> int:
    """Adds a line in the caller's transaction, which is that of what the line speaks of; the number of the line."""
    values = {
        "at": act.at,
        "account": act.account,
        "kind": act.kind.value,
        "subject": act.subject,
        "before": act.before,
        "after": act.after,
    }
    return int(
        connection.execute(insert(audit_entry).values(**values).returning(audit_entry.c.id)).scalar_one()
    )


def acts(
    connection: Connection, wanted: ActFilter = EVERYTHING, *, limit: int | None = None, skip: int = 0
) -> Iterator[tuple[int, Act]]:
    """Lines with their numbers, newest first."""
    asked = select(audit_entry).where(*_conditions(wanted)).order_by(audit_entry.c.id.desc()).offset(skip)
    for row in connection.execute(asked if limit is None else asked.limit(limit)):
        kind = ActKind(row.kind)
        yield row.id, Act(row.account, zoned(row.at), kind, row.subject, row.before, row.after)


def count(connection: Connection, wanted: ActFilter = EVERYTHING) -> int:
    """How many lines there are."""
    asked = select(func.count()).select_from(audit_entry).where(*_conditions(wanted))
    return int(connection.scalar(asked) or 0)


def actors(connection: Connection) -> tuple[str, ...]:
    """Every name that the log has, in order."""
    return tuple(connection.scalars(select(audit_entry.c.account).distinct().order_by(audit_entry.c.account)))


def _conditions(wanted: ActFilter) -> list[ColumnElement[bool]]:
    table, found = audit_entry.c, []
    if wanted.account:
        found.append(table.account == wanted.account)
    if wanted.kind:
        found.append(table.kind == wanted.kind)
    if wanted.besides:
        found.append(table.kind.not_in([one.value for one in wanted.besides]))
    if wanted.since is not None:
        found.append(table.at >= wanted.since)
    if wanted.until is not None:
        found.append(table.at < wanted.until)
    if wanted.words:
        texts = (table.subject, table.before, table.after)
        found.append(or_(*(one.icontains(wanted.words, autoescape=True) for one in texts)))
    return found
