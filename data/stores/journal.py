"""What a change of both stores needs to be finished or undone later: a note in the raw store, a mark in the
published.

The note is committed together with the raw part of the change. The published part carries the same mark in
its own commit. So whoever comes next knows which of the two happened. See docs/decisions.md, "Two commits,
one change".
"""

from __future__ import annotations

import json
from dataclasses import dataclass

from sqlalchemy import Connection, delete, insert, select, update

from dashboard.errors import StoreError
from data.stores import schema
from data.stores.database import place
from data.stores.institutions.schema import RAW_TABLES
from data.stores.marks import Pairing, pair_up
from data.stores.releases.steps import mark_steps, undo_steps

_Before = dict[int, dict[str, object]]
_RESTORED_FROM = "restored_from"
_WAY_BACK = "way_back"


@dataclass(frozen=True, slots=True)
class Note:
    """A change that was begun: its mark, and the state, version and position of all raw releases before
    it."""

    operation: str
    before: _Before


def picture(raw: Connection) -> _Before:
    """State, version and position of every raw release: everything that a change alters of those that
    exist."""
    table = schema.release
    columns = (table.c.state, table.c.version, table.c.position, table.c.kind)
    return {int(row.id): dict(row._mapping) for row in raw.execute(select(table.c.id, *columns))}


def begin(raw: Connection, operation: str, before: _Before) -> None:
    """Notes a change in the transaction that makes its raw part; its steps carry the mark, too."""
    mark_steps(raw, operation)
    raw.execute(insert(schema.journal).values(id=1, operation=operation, before=json.dumps(before)))


def begun(raw: Connection) -> Note | None:
    """The change that was begun and neither finished nor undone. Raises StoreError where that is a restoration: no
    change can be made before it is complete."""
    table = schema.journal
    row = raw.execute(select(table.c.operation, table.c.before)).first()
    if row is None:
        return None
    before = json.loads(row.before)
    if _RESTORED_FROM in before:
        folder = before[_RESTORED_FROM]
        raise StoreError(
            f"{place(raw.engine)}: eine Wiederherstellung aus {folder} wurde unterbrochen. Bitte „flask --app app "
            f"restore {folder}“ noch einmal aufrufen; dann wird sie vollendet. Es wurde nichts geändert.",
            database=place(raw.engine),
            folder=folder,
        )
    return Note(row.operation, {int(release): was for release, was in before.items()})


def begin_restoration(raw: Connection, operation: str, folder: str, way_back: str = "") -> None:
    """Notes that everything is being replaced by the backup in `folder`, and where the backup lies of what was there
    before (empty where none was made); the note goes with the rows that are replaced."""
    raw.execute(delete(schema.journal))
    note = json.dumps({_RESTORED_FROM: folder, _WAY_BACK: way_back})
    raw.execute(insert(schema.journal).values(id=1, operation=operation, before=note))


def restoration(raw: Connection) -> str:
    """The folder of a restoration that was begun and not completed, else empty."""
    return _noted(raw, _RESTORED_FROM)


def way_back(raw: Connection) -> str:
    """The folder of the backup that an interrupted restoration has made first, empty where it made none."""
    return _noted(raw, _WAY_BACK)


def _noted(raw: Connection, key: str) -> str:
    said = raw.scalar(select(schema.journal.c.before))
    return str(json.loads(said).get(key, "")) if said else ""


def undo(raw: Connection, note: Note) -> None:
    """The raw store as it was before the change; reports of releases that were there before stay."""
    table = schema.release
    now = picture(raw)
    undo_steps(raw, note.operation)
    added = [release for release in now if release not in note.before]
    raw.execute(delete(table).where(table.c.id.in_(added)))
    for release, was in note.before.items():
        if now.get(release) != was:
            raw.execute(update(table).where(table.c.id == release).values(**was))
    raw.execute(delete(schema.journal))


def finish(raw: Connection, note: Note, pair: str) -> None:
    """What remains to be done once the published part stands: shipped figures and institutions that were
    replaced go for good."""
    replaced = [
        release
        for release, now in picture(raw).items()
        if now["kind"] == "embedded"
        and now["state"] == "withdrawn"
        and note.before.get(release, now)["state"] != "withdrawn"
    ]
    if replaced:
        table = schema.observation
        series = list(raw.scalars(select(schema.raw_series.c.id)))
        raw.execute(delete(table).where(table.c.series_id.in_(series), table.c.release_id.in_(replaced)))
        for one in RAW_TABLES.values():
            raw.execute(delete(one).where(one.c.release_id.in_(replaced)))
    pair_up(raw, schema.raw_pairing, Pairing(pair, note.operation))
    raw.execute(delete(schema.journal))
