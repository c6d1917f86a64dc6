"""Stores on which a change may be tried: copies of SQLite files, other databases themselves within a
transaction."""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import AbstractContextManager, closing, contextmanager, nullcontext
from pathlib import Path
from typing import cast

from sqlalchemy import Connection, Engine

from dashboard.errors import StoreError
from dashboard.settings import RawSettings, sqlite_file
from data.stores.database import opened, read_only_uri


@contextmanager
def trial_stores(settings: RawSettings) -> Iterator[tuple[Engine, Engine]]:
    """Raw and published store. What is committed to a copy goes with it; with other databases the caller
    rolls back.

    A trial in the SQLite files themselves would keep their readers and writers waiting. Raises StoreError.
    """
    with tempfile.TemporaryDirectory(prefix="bildungslupe-probe-") as folder:
        urls = [
            _copied(url, Path(folder) / name)
            for url, name in ((settings.raw_database_url, "raw"), (settings.database_url, "published"))
        ]
        with opened(*urls) as (raw, published):
            yield raw, published


def within(engine: Engine, connection: Connection) -> Engine:
    """An engine whose connections are one that has not committed: who reads through it sees what is being tried."""
    return cast(Engine, _Within(engine, connection))


class _Within:
    def __init__(self, engine: Engine, connection: Connection) -> None:
        self._engine, self._connection = engine, connection

    def connect(self) -> AbstractContextManager[Connection]:
        """The connection itself; it stays open."""
        return nullcontext(self._connection)

    def __getattr__(self, name: str) -> object:
        return getattr(self._engine, name)


def _copied(url: str, to: Path) -> str:
    """The URL of a copy as of now, whatever is being written; of a database that is no file the URL
    itself."""
    file = sqlite_file(url)
    if file is None or not file.exists():
        return url
    try:
        with (
            closing(sqlite3.connect(read_only_uri(file), uri=True)) as source,
            closing(sqlite3.connect(to)) as copy,
        ):
            source.backup(copy)
    except sqlite3.Error as error:
        raise StoreError(
            f"{file}: die Datenbank lässt sich für die Probe nicht abschreiben ({error})."
        ) from error
    return f"sqlite:///{to}"
