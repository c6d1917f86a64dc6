"""Institutions in the published store: the rows of each data version, written again only where they change."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import Connection, select

from dashboard.domain.institutions.entries import PARTS, Entries
from data.stores import schema
from data.stores.database import bulk_insert
from data.stores.institutions import rows
from data.stores.institutions.schema import PUBLISHED_TABLES, entry_manifest

Pointers = dict[str, tuple[int, str]]
"""Release whose rows are current, and their digest, by part."""


def pointers(connection: Connection, release: int) -> Pointers:
    """Where the rows of a version stand; nothing for versions made before there were institutions."""
    table = entry_manifest
    columns = (table.c.part, table.c.rows_release_id, table.c.digest)
    found = connection.execute(select(*columns).where(table.c.release_id == release))
    return {part: (at, seal) for part, at, seal in found}


def seals(before: Mapping[str, tuple[int, str]], entries: Entries | None) -> dict[str, str]:
    """The digests of a version's parts: those before, or those of new entries."""
    if entries is None:
        return {part: seal for part, (_, seal) in before.items()}
    return {part: rows.digest(part, getattr(entries, part)) for part in PARTS}


def write_entries(connection: Connection, release: int, before: Pointers, entries: Entries | None) -> None:
    """Rows of the parts that have changed, pointers to older rows for the others; `entries` None changes
    nothing."""
    lines = []
    for part, seal in seals(before, entries).items():
        at, old = before.get(part, (0, ""))
        if entries is not None and seal != old:
            rows.write(connection, PUBLISHED_TABLES[part], release, getattr(entries, part))
            at = release
        lines.append((release, part, at, seal))
    bulk_insert(connection, entry_manifest, ("release_id", "part", "rows_release_id", "digest"), lines)


def read_entries(connection: Connection, version: str) -> Entries:
    """Everything that a data version shows; empty for one that the store does not have."""
    table = schema.published_release
    release = connection.scalar(select(table.c.id).where(table.c.version == version))
    found = {} if release is None else pointers(connection, int(release))
    return rows.read_all(connection, PUBLISHED_TABLES, {part: at for part, (at, _) in found.items()})
