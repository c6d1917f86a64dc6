"""Copies a store into a SQLite file and back, whatever database it lies in."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Connection, Engine, Integer, Table, func, insert, select, text
from sqlalchemy.sql.elements import ColumnElement

from dashboard.errors import StoreError
from data import migrations
from data.stores.database import file_of, open_database, read_only_uri, sentences, zoned

_ROWS = 2_000
_PAGES = -1  # all pages in one step, so that nothing is written in between


def to_file(engine: Engine, store: str, file: Path) -> None:
    """Writes everything in a store to a new SQLite file. Raises StoreError where it cannot be read or written."""
    source = file_of(engine)
    if source is None:
        _rows_to_file(engine, store, file)
        return
    try:
        with (
            closing(sqlite3.connect(read_only_uri(source), uri=True)) as there,
            closing(sqlite3.connect(file)) as here,
        ):
            there.backup(here, pages=_PAGES)
            here.execute("pragma journal_mode = delete")
    except sqlite3.Error as error:
        raise StoreError(
            f"{source}: die Datenbank lässt sich nicht sichern ({error}).", file=str(source)
        ) from error


def _rows_to_file(engine: Engine, store: str, file: Path) -> None:
    target = open_database(f"sqlite:///{file}", create=True)
    try:
        with sentences(target), target.begin() as here:
            migrations.upgrade(here, store)
            with sentences(engine), engine.connect() as there:
                there.execution_options(isolation_level="REPEATABLE READ")
                _copy(there, here, store)
    finally:
        target.dispose()
    with closing(sqlite3.connect(file)) as plain:  # takes in the log, so that the file alone is the store
        plain.execute("pragma journal_mode = delete")


def from_file(file: Path, store: str, target: Connection) -> None:
    """Puts the rows of a SQLite file at today's migration level in the place of everything that a store holds, in the
    caller's transaction."""
    migrations.downgrade(target, store)
    migrations.upgrade(target, store)
    source = open_database(f"sqlite:///{file}", read_only=True)
    try:
        with sentences(source), source.connect() as there:
            _copy(there, target, store)
    finally:
        source.dispose()


def _copy(source: Connection, target: Connection, store: str) -> None:
    for table in migrations.METADATA[store].sorted_tables:
        for rows in _rows(source, table):
            target.execute(insert(table), rows)
        _go_on_counting(target, table)


def _rows(source: Connection, table: Table) -> Iterator[list[dict[str, object]]]:
    """In the order of their keys, so that a row comes after those of its own table that it names."""
    order: list[ColumnElement[object]] = list(table.primary_key.columns)
    found = source.execution_options(yield_per=_ROWS).execute(select(table).order_by(*order))
    for part in found.mappings().partitions(_ROWS):
        yield [{name: _in_utc(value) for name, value in row.items()} for row in part]


def _in_utc(value: object) -> object:
    """SQLite keeps moments without their zone, PostgreSQL gives them in that of the connection."""
    return zoned(value).astimezone(UTC) if isinstance(value, datetime) else value


def _go_on_counting(target: Connection, table: Table) -> None:
    """PostgreSQL counts on from the highest number that came along."""
    if target.dialect.name != "postgresql" or len(table.primary_key.columns) != 1:
        return
    (column,) = table.primary_key.columns
    if not isinstance(column.type, Integer):
        return
    sequence = target.scalar(select(func.pg_get_serial_sequence(f'"{table.name}"', column.name)))
    highest = target.scalar(select(func.max(column)))
    if sequence and highest is not None:
        target.execute(text("select setval(:sequence, :highest)"), {"sequence": sequence, "highest": highest})


def sound(file: Path) -> str:
    """What is wrong inside a SQLite file, in a sentence; empty where it is sound."""
    try:
        with closing(sqlite3.connect(read_only_uri(file), uri=True)) as store:
            (said,) = store.execute("pragma integrity_check(1)").fetchone()
            lost = store.execute("pragma foreign_key_check").fetchone()
    except sqlite3.Error as error:
        return f"{file}: das ist keine lesbare SQLite-Datenbank ({error})."
    if said != "ok":
        return f"{file}: die Datenbank ist beschädigt ({said})."
    return f"{file}: in der Tabelle „{lost[0]}“ zeigt eine Zeile auf nichts." if lost else ""


def is_empty(engine: Engine, store: str) -> bool:
    """Whether no table of a store has any row."""
    with sentences(engine), engine.connect() as connection:
        tables = migrations.METADATA[store].sorted_tables
        return all(connection.execute(select(table).limit(1)).first() is None for table in tables)
