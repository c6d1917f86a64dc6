"""Institutions, courses and queues in the raw store: what each release has delivered of them."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from sqlalchemy import Connection, delete, exists, insert, select

from dashboard.domain.institutions.entries import COMPLETE, COURSES, CompleteKind, Entries
from data.stores.institutions import rows
from data.stores.institutions.schema import RAW_TABLES, complete_kind
from data.stores.raw_store import published_in_order


def add_entries(connection: Connection, release: int, entries: Entries) -> None:
    """What a release brings, in the transaction that makes the release."""
    for part, table in RAW_TABLES.items():
        rows.write(connection, table, release, getattr(entries, part))
    for one in dict.fromkeys(entries.complete):
        connection.execute(insert(complete_kind).values(release_id=release, kind=one.kind, area=one.area))


def entries_of(connection: Connection, release: int) -> Entries:
    """What a release has brought."""
    found = rows.read_all(connection, RAW_TABLES, dict.fromkeys(RAW_TABLES, release))
    table = complete_kind
    said = connection.execute(
        select(table.c.kind, table.c.area).where(table.c.release_id == release).order_by(table.c.kind)
    )
    return found + Entries(complete=tuple(CompleteKind(*row) for row in said))


def parts_of(connection: Connection, release: int) -> frozenset[str]:
    """The names of what a release has brought, as in `Entries.parts`; empty for one of figures alone."""
    found = {
        part
        for part, table in RAW_TABLES.items()
        if connection.scalar(select(exists().where(table.c.release_id == release)))
    }
    kinds = select(complete_kind.c.kind).where(complete_kind.c.release_id == release)
    found |= {"courses" if kind == COURSES else COMPLETE for kind in connection.scalars(kinds)}
    return frozenset(found)


def deliveries(connection: Connection) -> tuple[Entries, ...]:
    """What published releases have brought, those first that later ones overrule."""
    return tuple(entries for _, entries in dated_deliveries(connection))


def dated_deliveries(connection: Connection) -> tuple[tuple[date, Entries], ...]:
    """The same, each with the day on which it came (UTC)."""
    return tuple(
        (one.made_at.date(), entries_of(connection, one.id))
        for one in published_in_order(connection)
        if parts_of(connection, one.id)
    )


def says_complete(connection: Connection) -> bool:
    """Whether any release, published or not, names all institutions of a kind."""
    return bool(connection.scalar(select(exists().where(complete_kind.c.kind != COURSES))))


def remove_entries(connection: Connection, releases: Collection[int]) -> None:
    """Takes what releases have brought out of the store."""
    for table in (*RAW_TABLES.values(), complete_kind):
        connection.execute(delete(table).where(table.c.release_id.in_(releases)))
