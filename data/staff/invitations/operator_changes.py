"""What operators have sent of their institutions, and what became of it."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from datetime import datetime

from sqlalchemy import Connection, Row, insert, select, update

from dashboard.domain.releases.step import StepKind
from dashboard.staff.entries.draft import EntryState, FieldChanges
from dashboard.staff.invitations.progress import ChangeProgress, OperatorChange, WayOfChange, progress_of
from dashboard.staff.release.flow import last_step
from data.staff.tables.entry_drafts import entry_draft
from data.staff.tables.invitations import operator_change as table
from data.stores.database import zoned
from data.stores.releases.steps import all_steps
from data.stores.schema import release


def note_change(
    connection: Connection,
    institution: str,
    name: str,
    fields: FieldChanges,
    draft: int,
    account: str,
    at: datetime,
) -> None:
    """Remembers what an operator has sent, in the caller's transaction, which collects it in the draft `draft`."""
    values = {"institution": institution, "name": name, "account": account, "at": at, "draft": draft}
    text = json.dumps({column: list(texts) for column, texts in fields.items()}, ensure_ascii=False)
    connection.execute(insert(table).values(**values, fields=text, returned_by="", reason=""))


def note_handed_over(connection: Connection, draft: int, version: str) -> None:
    """Says which release collected changes have become, in the caller's transaction: its number may still change."""
    made = select(release.c.id).where(release.c.version == version).scalar_subquery()
    connection.execute(update(table).where(table.c.draft == draft).values(release_id=made))


def note_returned(
    connection: Connection, institution: str, draft: int, reason: str, by: str, at: datetime
) -> tuple[str, ...]:
    """Says to whoever has sent changes of an institution why they come back, in the caller's transaction, which takes
    them out of the draft. Their accounts."""
    waits = (table.c.institution == institution, table.c.draft == draft, table.c.returned_at.is_(None))
    names = connection.scalars(select(table.c.account).where(*waits).order_by(table.c.number)).all()
    given = {"returned_by": by, "returned_at": at, "reason": reason}
    connection.execute(update(table).where(*waits).values(**given))
    return tuple(dict.fromkeys(names))


def newest_changes(
    connection: Connection, institutions: Collection[str]
) -> Mapping[str, tuple[OperatorChange, ChangeProgress]]:
    """By institution the last that an operator has sent, and where it stands. Institutions without any are missing, and
    those of which it has taken everything back."""
    found: dict[str, Row[tuple[object, ...]]] = {}
    asked = select(table).where(table.c.institution.in_(institutions)).order_by(table.c.number)
    for row in connection.execute(asked):
        found[row.institution] = row
    found = {key: row for key, row in found.items() if _fields(row)}
    ways = _ways(connection, list(found.values()))
    return {key: (_read(row), progress_of(ways[row.number])) for key, row in found.items()}


def sent_in(connection: Connection, draft: int) -> Mapping[str, OperatorChange]:
    """By institution the last that operators have sent into collected changes, neither given nor taken back."""
    asked = (
        select(table).where(table.c.draft == draft, table.c.returned_at.is_(None)).order_by(table.c.number)
    )
    found = {row.institution: _read(row) for row in connection.execute(asked)}
    return {key: one for key, one in found.items() if one.fields}


def sent_by(connection: Connection, account: str, beginning: str) -> tuple[str, ...]:
    """The keys of a draft, those that begin with `beginning`, of which an account has sent anything, the newest
    first."""
    asked = select(table.c.institution).where(table.c.account == account).order_by(table.c.number.desc())
    keys = connection.scalars(asked)
    return tuple(dict.fromkeys(key for key in keys if key.startswith(beginning)))


def _ways(connection: Connection, rows: Collection[Row[tuple[object, ...]]]) -> Mapping[int, WayOfChange]:
    numbers = {row._mapping["draft"] for row in rows}
    asked = select(entry_draft).where(entry_draft.c.number.in_(numbers))
    drafts = {
        one.number: (EntryState(one.state), json.loads(one.content)) for one in connection.execute(asked)
    }
    wanted = {row._mapping["release_id"] for row in rows} - {None}
    released = connection.execute(select(release.c.id, release.c.state).where(release.c.id.in_(wanted)))
    states = {one.id: one.state for one in released}
    steps = {number: all_steps(connection, number).get(number, ()) for number in wanted}
    ways = {}
    for row in rows:
        given = row._mapping
        state, content = drafts.get(given["draft"], (EntryState.DISCARDED, {}))
        number = given["release_id"] if state is EntryState.HANDED_OVER else None
        step = last_step(steps.get(number, ()), StepKind.RELEASED)
        ways[given["number"]] = WayOfChange(
            state,
            given["institution"] in content,
            states.get(number, ""),
            step.at if step else None,
            zoned(given["returned_at"]) if given["returned_at"] else None,
            given["reason"],
        )
    return ways


def _read(row: Row[tuple[object, ...]]) -> OperatorChange:
    given = row._mapping
    return OperatorChange(
        given["number"],
        given["institution"],
        given["name"],
        given["account"],
        zoned(given["at"]),
        _fields(row),
        given["draft"],
    )


def _fields(row: Row[tuple[object, ...]]) -> FieldChanges:
    given = json.loads(row._mapping["fields"])
    return {name: (before, after) for name, (before, after) in given.items()}
