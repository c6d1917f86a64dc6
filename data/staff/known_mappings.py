"""Mappings that people have made, kept under a name and proposed when a table of the same heads comes again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, delete, insert, select

from data.importing.mapping.sheet_mapping import SheetMapping, read_mappings, written
from data.staff.tables.intakes import known_mapping as table


@dataclass(frozen=True, slots=True)
class KnownMapping:
    """The mappings of one file's sheets under the name that a person gave them."""

    name: str
    mappings: tuple[SheetMapping, ...]
    by: str
    at: datetime


def keep_mapping(connection: Connection, one: KnownMapping) -> None:
    """Keeps a mapping, in place of an earlier one of the same name."""
    connection.execute(delete(table).where(table.c.name == one.name))
    connection.execute(
        insert(table).values(
            name=one.name, content=written(one.mappings), changed_by=one.by, changed_at=one.at
        )
    )


def known_mappings(connection: Connection) -> tuple[KnownMapping, ...]:
    """All of them, the latest last, as `propose` takes them. Raises FileRejected where one is damaged."""
    rows = connection.execute(select(table).order_by(table.c.changed_at, table.c.name)).all()
    return tuple(
        KnownMapping(row.name, read_mappings(row.content, row.name), row.changed_by, row.changed_at)
        for row in rows
    )
