"""The raw store as the staff app asks it: for reading beside any writer, for writing one at a time."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TypeAlias

from sqlalchemy import Connection, Table, text

from dashboard.settings import RawSettings
from data.stores import published_store
from data.stores.database import open_database, require_current, sentences

QUICK_SECONDS = 0.2
StaffConnection: TypeAlias = Connection
"""For callers that only pass a connection on and know nothing of SQL."""


class StaffStore:
    """Engines of one process: `raw` for writing, `reading` for reading (on SQLite a second one, because the first
    takes the place of the writer at once), `published` for reading. Safe to share between threads.

    Raises StoreError when a store is missing or of another level.
    """

    def __init__(self, settings: RawSettings) -> None:
        self.settings = settings
        self.raw = open_database(settings.raw_database_url)
        self.raw_for_reading = open_database(settings.raw_database_url, read_only=True)
        self.published = open_database(settings.database_url, read_only=True)
        self._quick = open_database(settings.raw_database_url, busy_seconds=QUICK_SECONDS)
        try:
            require_current(self.raw_for_reading, "raw")
            require_current(self.published, "published")
        except BaseException:
            self.close()
            raise

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection for reading the raw store. Raises StoreError."""
        with sentences(self.raw_for_reading), self.raw_for_reading.connect() as connection:
            yield connection

    @contextmanager
    def reading_published(self) -> Iterator[Connection]:
        """A connection for reading the published store. Raises StoreError."""
        with sentences(self.published), self.published.connect() as connection:
            yield connection

    @contextmanager
    def writing(self, *, quick: bool = False) -> Iterator[Connection]:
        """One transaction in the raw store, made whole or not at all. Raises StoreError, a `quick` one as soon as
        another writer holds the store."""
        engine = self._quick if quick else self.raw
        with sentences(engine), engine.begin() as connection:
            yield connection

    def shown_version(self) -> str:
        """The data version that readers see from now on; empty where there is none. Raises StoreError."""
        with sentences(self.published), self.published.connect() as connection:
            found = published_store.current(connection)
        return found.version if found else ""

    def close(self) -> None:
        """Closes all connections."""
        for engine in (self.raw, self.raw_for_reading, self.published, self._quick):
            engine.dispose()


def hold(connection: Connection, table: Table) -> None:
    """Lets one writer at a time change a table, until the transaction ends. SQLite's BEGIN IMMEDIATE has done so
    already."""
    if connection.dialect.name == "postgresql":
        connection.execute(text(f'lock table "{table.name}" in share row exclusive mode'))
