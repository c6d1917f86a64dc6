"""Copies a raw release with all that it brought, so that it can be published again under a number of its own."""

from __future__ import annotations

from sqlalchemy import BindParameter, Connection, Integer, Table, and_, bindparam, insert, select

from data.stores.institutions.schema import RAW_TABLES, complete_kind
from data.stores.origins.schema import observation_origin, origin_column
from data.stores.raw_store import IMPORT, Release, add_release
from data.stores.schema import definition, observation, release_file

_PLAIN = (release_file, definition, observation, *RAW_TABLES.values(), complete_kind)
"""Tables whose rows differ in `release_id` alone."""


def copied(connection: Connection, release: Release, version: str, *, by: str) -> int:
    """A published release that brings what another one brought, in the caller's transaction; its id."""
    made = add_release(
        connection,
        version,
        kind=IMPORT,
        by=by,
        note=release.note,
        state="published",
        files=(),
        observations=(),
    )
    for table in _PLAIN:
        _copy(connection, table, release.id, made.id)
    _copy_origins(connection, release.id, made.id)
    return made.id


def _copy(connection: Connection, table: Table, old: int, new: int) -> None:
    names = [one.name for one in table.columns if one.name != "release_id"]
    rows = select(*(table.c[name] for name in names), _number(new)).where(table.c.release_id == old)
    connection.execute(insert(table).from_select([*names, "release_id"], rows))


def _copy_origins(connection: Connection, old: int, new: int) -> None:
    """Columns get new numbers, which the places of the figures name."""
    names = [one.name for one in origin_column.columns if one.name not in ("id", "release_id")]
    columns = select(*(origin_column.c[name] for name in names), _number(new))
    connection.execute(
        insert(origin_column).from_select(
            [*names, "release_id"], columns.where(origin_column.c.release_id == old)
        )
    )
    then, now = origin_column.alias(), origin_column.alias()
    same = and_(now.c.release_id == new, *(now.c[name] == then.c[name] for name in names))
    told = [one.name for one in observation_origin.columns if one.name not in ("release_id", "column_id")]
    rows = (
        select(*(observation_origin.c[name] for name in told), _number(new), now.c.id)
        .join(then, then.c.id == observation_origin.c.column_id)
        .join(now, same)
        .where(observation_origin.c.release_id == old)
    )
    connection.execute(insert(observation_origin).from_select([*told, "release_id", "column_id"], rows))


def _number(release: int) -> BindParameter[int]:
    return bindparam("copied_release", release, Integer, unique=True)
