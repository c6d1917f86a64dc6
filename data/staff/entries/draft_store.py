"""Stores changes of institutions: what somebody else has changed meanwhile is never overwritten."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import datetime

from sqlalchemy import Connection, Row, insert, select, update

from dashboard.errors import MonitorError
from dashboard.staff.entries.draft import (
    EntryChange,
    EntryConflict,
    EntryDraft,
    EntryState,
    FieldChanges,
    SeenDraft,
    meets,
    refuse_conflict,
    refuse_merged,
)
from data.staff.release.drafts import drafts
from data.staff.store import hold
from data.staff.tables.entry_drafts import entry_draft as table
from data.stores.database import zoned

_WORKED = "_worked"
"""Beside the keys of institutions, none of which begins like this: who has changed anything, and when last."""


def open_entries(connection: Connection) -> EntryDraft | None:
    """The changes that are collected now; None where there are none yet."""
    row = connection.execute(select(table).where(table.c.state == EntryState.OPEN.value)).first()
    return None if row is None else _read(row)


def waiting_entries(connection: Connection) -> tuple[EntryDraft, ...]:
    """What has become a draft release that is neither published nor discarded, the newest first."""
    versions = {one.version for one in drafts(connection)}
    asked = select(table).where(table.c.state == EntryState.HANDED_OVER.value).order_by(table.c.number.desc())
    return tuple(one for one in map(_read, connection.execute(asked)) if one.release in versions)


def refuse_waiting(waiting: Iterable[EntryDraft], changes: Mapping[str, FieldChanges]) -> None:
    """Raises EntryConflict where what one of the changes is about waits for release."""
    for one in waiting:
        for there in one.changes.values():
            if meets(there, changes):
                raise EntryConflict(
                    f"„{there.name}“ wartet im Entwurf {one.release} auf Freigabe. Bitte erst freigeben "
                    "lassen oder den Entwurf wieder bearbeiten.",
                    english=f"“{there.name}” waits in draft {one.release} for release. Please have it "
                    "released first, or take the draft up again.",
                )


def change_each(
    connection: Connection,
    draft: int,
    revisions: Mapping[str, int],
    changes: Mapping[str, tuple[str, FieldChanges]],
    by: str,
    at: datetime,
) -> dict[str, EntryConflict]:
    """As `change_entries`, row by row: what somebody else has changed since, or what waits for release, is left out and
    given back with its conflict. `revisions` are those in which each row had changed last when the page showed
    `draft`."""
    hold(connection, table)
    now, waiting = open_entries(connection), waiting_entries(connection)
    conflicts: dict[str, EntryConflict] = {}
    for key in changes:
        try:
            refuse_conflict(now, SeenDraft(draft, revisions[key]), {key: None})
            refuse_merged(now.changes if now else {}, {key: changes[key][1]})
            refuse_waiting(waiting, {key: changes[key][1]})
        except EntryConflict as conflict:
            conflicts[key] = conflict
    known = now.changes if now else {}
    free = {key: one for key, one in changes.items() if key not in conflicts and (one[1] or key in known)}
    if free:
        change_entries(connection, SeenDraft(now.number, now.revision) if now else SeenDraft(), free, by, at)
    return conflicts


def change_entries(
    connection: Connection,
    based_on: SeenDraft,
    changes: Mapping[str, tuple[str, FieldChanges]],
    by: str,
    at: datetime,
) -> EntryDraft:
    """Collects changes in the caller's transaction: by key the name and what differs from what is published, nothing
    where a change is taken back. Raises EntryConflict where somebody else has changed the same since `based_on`, or it
    waits for release; nothing is written then."""
    hold(connection, table)
    now = open_entries(connection)
    refuse_conflict(now, based_on, changes)
    wanted = {key: fields for key, (_, fields) in changes.items()}
    refuse_merged(now.changes if now else {}, wanted)
    refuse_waiting(waiting_entries(connection), wanted)
    revision = now.revision + 1 if now else 1
    collected = dict(now.changes) if now else {}
    for key, (name, fields) in changes.items():
        if fields:
            collected[key] = EntryChange(key, name, fields, by, revision)
        else:
            collected.pop(key, None)
    worked = {**(now.worked if now else {}), by: at}  # nobody takes a name out
    values = {"changed_by": by, "changed_at": at, "revision": revision, "content": _text(collected, worked)}
    if now is None:
        made = {"made_by": by, "made_at": at, "state": EntryState.OPEN.value, "release": ""}
        connection.execute(insert(table).values(**values, **made))
    else:
        connection.execute(update(table).where(table.c.number == now.number).values(**values))
    found = open_entries(connection)
    assert found is not None
    return found


def close_entries(
    connection: Connection, based_on: SeenDraft, state: EntryState, by: str, at: datetime, release: str = ""
) -> EntryDraft:
    """Hands the collected changes over, or throws them away, in the caller's transaction. Raises EntryConflict where
    anything has changed since `based_on`."""
    hold(connection, table)
    now = open_entries(connection)
    if now is None or (now.number, now.revision) != (based_on.number, based_on.revision):
        by_whom = f" ({now.changed_by})" if now else ""
        raise EntryConflict(
            f"Die Änderungen sind inzwischen andere{by_whom}. Bitte ansehen und dann noch einmal entscheiden.",
            english=f"The changes are different ones meanwhile{by_whom}. Please look at them and decide again.",
        )
    values = {"state": state.value, "release": release, "changed_by": by, "changed_at": at}
    connection.execute(
        update(table).where(table.c.number == now.number).values(**values, revision=now.revision + 1)
    )
    return now


def discarded_entries(connection: Connection) -> EntryDraft | None:
    """The changes that were thrown away last; None where nothing was collected since without being thrown away."""
    newest = select(table).order_by(table.c.number.desc())
    for one in map(_read, connection.execute(newest)):
        if one.changes:
            return one if one.state is EntryState.DISCARDED and not one.release else None
    return None


def reopen_entries(connection: Connection, number: int, by: str, at: datetime) -> EntryDraft:
    """Collects again what waits for release, in the caller's transaction, which discards the draft release; or what was
    thrown away last. Raises MonitorError where it is neither, or other changes are collected meanwhile."""
    hold(connection, table)
    thrown = discarded_entries(connection)
    known = [*waiting_entries(connection), *([thrown] if thrown else [])]
    found = next((one for one in known if one.number == number), None)
    if found is None:
        raise MonitorError(
            "Diese Änderungen warten nicht mehr auf Freigabe, und verworfen ist seitdem anderes.",
            english="These changes do not wait for release any more, and others were discarded since.",
        )
    now = open_entries(connection)
    if now is not None and now.changes:
        raise MonitorError(
            "Es gibt schon neue Änderungen. Bitte erst diese zur Freigabe geben oder verwerfen.",
            english="There are new changes already. Please submit or discard these first.",
        )
    if now is not None:
        gone = {"state": EntryState.DISCARDED.value, "changed_by": by, "changed_at": at}
        connection.execute(update(table).where(table.c.number == now.number).values(**gone))
    values = {"state": EntryState.OPEN.value, "release": "", "changed_by": by, "changed_at": at}
    connection.execute(
        update(table).where(table.c.number == number).values(**values, revision=found.revision + 1)
    )
    return found


def _text(changes: Mapping[str, EntryChange], worked: Mapping[str, datetime]) -> str:
    given: dict[str, object] = {
        key: {"name": one.name, "fields": one.fields, "by": one.by, "revision": one.revision}
        for key, one in changes.items()
    }
    given[_WORKED] = {name: at.isoformat() for name, at in worked.items()}
    return json.dumps(given, ensure_ascii=False)


def _read(row: Row[tuple[object, ...]]) -> EntryDraft:
    given = row._mapping
    content = json.loads(given["content"])
    made_at, changed_at = zoned(given["made_at"]), zoned(given["changed_at"])
    known = {given["made_by"]: made_at, given["changed_by"]: changed_at}
    worked = {name: datetime.fromisoformat(at) for name, at in content.pop(_WORKED, {}).items()} or known
    changes = {
        key: EntryChange(
            key,
            one["name"],
            {name: (before, after) for name, (before, after) in one["fields"].items()},
            one["by"],
            one["revision"],
        )
        for key, one in content.items()
    }
    return EntryDraft(
        number=given["number"],
        made_by=given["made_by"],
        made_at=made_at,
        changed_by=given["changed_by"],
        changed_at=changed_at,
        revision=given["revision"],
        state=EntryState(given["state"]),
        release=given["release"],
        changes=changes,
        worked=worked,
    )
