"""Stores definitions that people work on: a change that was made on an older revision is refused."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from sqlalchemy import Connection, Row, insert, select, update

from dashboard.errors import MonitorError, UnknownKey
from dashboard.staff.definitions.draft import DefinitionDraft, DefinitionState, Sections
from dashboard.texts import both
from data.staff.tables.definition_drafts import definition_draft as table
from data.stores.database import zoned

_WORKED = "_worked"
"""Beside the sections: who has changed them, and when last."""


class DefinitionConflict(MonitorError):
    """Somebody else has changed the definition meanwhile: `now` is what is stored."""

    def __init__(self, now: DefinitionDraft) -> None:
        at = f"{now.changed_at.astimezone():%H:%M}"
        super().__init__(
            f"{now.changed_by} hat diesen Entwurf um {at} Uhr geändert. Ihre Angaben stehen noch im Formular und sind "
            "nicht gespeichert; bitte vergleichen und dann noch einmal speichern.",
            number=now.number,
        )
        self.now = now


def begin_definition(
    connection: Connection, subject: str, sections: Sections, by: str, at: datetime
) -> DefinitionDraft:
    """A new definition to work on, in the caller's transaction."""
    values = {
        "subject": subject,
        "made_by": by,
        "made_at": at,
        "changed_by": by,
        "changed_at": at,
        "revision": 1,
        "state": DefinitionState.OPEN.value,
        "release": "",
        "content": _text(sections, {by: at}),
        "figures_name": "",
    }
    number = connection.execute(insert(table).values(**values).returning(table.c.number)).scalar_one()
    return definition_draft_of(connection, int(number))


def definition_draft_of(connection: Connection, number: int) -> DefinitionDraft:
    """The definition of a number. Raises UnknownKey where there is none."""
    row = connection.execute(select(table).where(table.c.number == number)).one_or_none()
    if row is None:
        raise UnknownKey(f"Einen Entwurf {number} gibt es nicht.", number=number)
    return _read(row)


def definition_drafts(
    connection: Connection, state: DefinitionState | None = DefinitionState.OPEN
) -> tuple[DefinitionDraft, ...]:
    """All definitions of a state (all without one), the latest changed first."""
    asked = select(table).order_by(table.c.changed_at.desc(), table.c.number.desc())
    if state is not None:
        asked = asked.where(table.c.state == state.value)
    return tuple(_read(row) for row in connection.execute(asked))


def change_definition(
    connection: Connection, changed: DefinitionDraft, by: str, at: datetime
) -> DefinitionDraft:
    """Stores a changed definition, in the caller's transaction; it comes back with its new revision.

    `changed.revision` is the revision that the change was made on. Raises DefinitionConflict when the stored one has
    another, UnknownKey when it does not exist or is worked on no more; nothing is written then.
    """
    asked = select(table).where(table.c.number == changed.number).with_for_update()
    row = connection.execute(asked).one_or_none()
    now = definition_draft_of(connection, changed.number) if row is None else _read(row)
    if now.state is not DefinitionState.OPEN:
        raise UnknownKey(f"Der Entwurf {now.number} wird nicht mehr bearbeitet.", number=now.number)
    if now.revision != changed.revision:
        raise DefinitionConflict(now)
    worked = {**now.worked, by: at}  # of the stored one: nobody takes a name out
    made = replace(changed, revision=now.revision + 1, changed_by=by, changed_at=at, worked=worked)
    connection.execute(
        update(table)
        .where(table.c.number == changed.number)
        .values(
            subject=made.subject,
            changed_by=by,
            changed_at=at,
            revision=made.revision,
            state=made.state.value,
            release=made.release,
            content=_text(made.sections, worked),
            figures_name=made.figures_name,
            figures=made.figures or None,
        )
    )
    return made


def reopen_definition(connection: Connection, number: int, by: str, at: datetime) -> DefinitionDraft:
    """Works again on what was given to release or thrown away, in the caller's transaction, which sees to the draft
    release. Raises UnknownKey where it is worked on."""
    asked = select(table).where(table.c.number == number).with_for_update()
    row = connection.execute(asked).one_or_none()
    found = None if row is None else _read(row)
    if found is None or found.state is DefinitionState.OPEN:
        german, english = both("staff_def_not_reopened", number=number)
        raise UnknownKey(german, english=english, number=number)
    values = {"state": DefinitionState.OPEN.value, "release": "", "changed_by": by, "changed_at": at}
    connection.execute(
        update(table).where(table.c.number == number).values(**values, revision=found.revision + 1)
    )
    return definition_draft_of(connection, number)


def _text(sections: Sections, worked: Mapping[str, datetime]) -> str:
    named = {name: at.isoformat() for name, at in worked.items()}
    return json.dumps({**sections, _WORKED: named}, ensure_ascii=False, sort_keys=False)


def _read(row: Row[tuple[object, ...]]) -> DefinitionDraft:
    given = row._mapping
    sections = json.loads(given["content"])
    made_at, changed_at = zoned(given["made_at"]), zoned(given["changed_at"])
    known = {given["made_by"]: made_at, given["changed_by"]: changed_at}  # of drafts that do not say it yet
    worked = {name: datetime.fromisoformat(at) for name, at in sections.pop(_WORKED, {}).items()} or known
    return DefinitionDraft(
        number=given["number"],
        subject=given["subject"],
        made_by=given["made_by"],
        made_at=made_at,
        changed_by=given["changed_by"],
        changed_at=changed_at,
        revision=given["revision"],
        state=DefinitionState(given["state"]),
        release=given["release"],
        sections=sections,
        figures_name=given["figures_name"],
        figures=given["figures"] or b"",
        worked=worked,
    )
