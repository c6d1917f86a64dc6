"""Stores intakes: every change names the revision it was made on, and one made on an older revision is refused."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from types import MappingProxyType
from typing import Any

from sqlalchemy import Connection, Row, func, insert, select, update

from dashboard.errors import UnknownKey
from dashboard.staff.intake.conflict import conflict
from dashboard.staff.intake.intake import Intake, IntakeAct, IntakeChange, IntakeState
from dashboard.staff.intake.intake_json import from_json, to_json
from dashboard.texts import both
from data.staff.tables.intakes import intake as table
from data.stores.database import zoned

_MOST_CHANGES = 300
"""How many changes an intake remembers."""


@dataclass(frozen=True, slots=True)
class Doing:
    """Who does something, when (with its zone), what, and to which file or table."""

    by: str
    at: datetime
    act: IntakeAct
    subject: str = ""


def begin_intake(connection: Connection, name: str, by: str, at: datetime) -> Intake:
    """A new, empty intake, in the caller's transaction."""
    number = connection.execute(
        insert(table)
        .values(
            name=name, made_by=by, made_at=at, changed_at=at, revision=0, state="open", draft="", content="{}"
        )
        .returning(table.c.number)
    ).scalar_one()
    return _stored(connection, Intake(number, name, by, at), Doing(by, at, IntakeAct.CREATED))


def intake_of(connection: Connection, number: int) -> Intake:
    """The intake of a number. Raises UnknownKey where there is none."""
    row = connection.execute(select(table).where(table.c.number == number)).one_or_none()
    if row is None:
        german, english = both("intake_gone", number=number)
        raise UnknownKey(german, english=english, number=number)
    return _read(row)


def intakes(
    connection: Connection, state: IntakeState | None = None, most: int | None = None
) -> tuple[Intake, ...]:
    """All intakes of a state (all without one), the latest changed first, at most `most`."""
    asked = select(table).order_by(table.c.changed_at.desc(), table.c.number.desc()).limit(most)
    if state is not None:
        asked = asked.where(table.c.state == state.value)
    return tuple(_read(row) for row in connection.execute(asked))


def count_open(connection: Connection) -> int:
    """How many intakes somebody works on."""
    return connection.scalar(select(func.count()).select_from(table).where(table.c.state == "open")) or 0


def change_intake(connection: Connection, changed: Intake, doing: Doing) -> Intake:
    """Stores a changed intake, in the caller's transaction; it comes back with its new revision.

    `changed.revision` is the revision that the change was made on. Raises IntakeConflict when the stored intake has
    another one, UnknownKey when it does not exist or is closed; nothing is written then.
    """
    # Two writers on PostgreSQL: the second waits here and then sees the first one's revision.
    row = connection.execute(
        select(table).where(table.c.number == changed.number).with_for_update()
    ).one_or_none()
    now = intake_of(connection, changed.number) if row is None else _read(row)
    if now.revision != changed.revision:
        raise conflict(now, changed.revision)
    reopens = now.state is IntakeState.DISCARDED and changed.state is IntakeState.OPEN
    if now.state is not IntakeState.OPEN and not (reopens and doing.act is IntakeAct.REOPENED):
        german, english = both("intake_closed", number=now.number)
        raise UnknownKey(german, english=english, number=now.number)
    return _stored(connection, changed, doing)


def reopen_intake(connection: Connection, changed: Intake, doing: Doing) -> Intake:
    """Opens an intake again that was handed over, in the caller's transaction. Raises as `change_intake` does, and
    UnknownKey where it was thrown away."""
    now = intake_of(connection, changed.number)
    if now.revision != changed.revision:
        raise conflict(now, changed.revision)
    if now.state is not IntakeState.HANDED_OVER:
        german, english = both("intake_closed", number=now.number)
        raise UnknownKey(german, english=english, number=now.number)
    return _stored(connection, changed, doing)


def _stored(connection: Connection, intake: Intake, doing: Doing) -> Intake:
    revision = intake.revision + 1
    change = IntakeChange(revision, doing.by, doing.at, doing.act, doing.subject)
    after = replace(intake, revision=revision, changes=(change, *intake.changes)[:_MOST_CHANGES])
    connection.execute(
        update(table)
        .where(table.c.number == after.number)
        .values(
            name=after.name,
            changed_at=doing.at,
            revision=revision,
            state=after.state.value,
            draft=after.draft,
            content=to_json(after),
        )
    )
    return after


def _read(row: Row[Any]) -> Intake:
    bare = Intake(
        number=row.number,
        name=row.name,
        by=row.made_by,
        at=zoned(row.made_at),
        revision=row.revision,
        state=IntakeState(row.state),
        draft=row.draft,
        mappings=MappingProxyType({}),
    )
    return from_json(row.content, bare)
