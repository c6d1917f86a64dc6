"""The lock of whoever works on jobs: one process of all that know a store of jobs. A process that dies lets go."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Protocol

from sqlalchemy import text

from dashboard.settings import sqlite_file
from data.stores import file_lock
from data.stores.database import open_database, sentences

_LOOK_AGAIN_SECONDS = 0.1
_ADVISORY_LOCK = 0x6A6F6273  # any number but that of the writers: a database of ours has only these two


class _Taken(Protocol):
    def release(self) -> object:
        """Lets go."""


@contextmanager
def only_worker(url: str) -> Iterator[None]:
    """Waits until no other process works on jobs, and keeps all others waiting. Raises StoreError."""
    while (taken := _take(url)) is None:
        time.sleep(_LOOK_AGAIN_SECONDS)
    try:
        yield
    finally:
        taken.release()


def somebody_works(url: str) -> bool:
    """Whether a process works on jobs now. Raises StoreError."""
    taken = _take(url)
    if taken is not None:
        taken.release()
    return taken is None


def _take(url: str) -> _Taken | None:
    file = sqlite_file(url)
    return _ServerLock.take(url) if file is None else file_lock.take(file_lock.beside(file))


class _ServerLock:
    """An advisory lock of the database server, held by a connection of its own."""

    def __init__(self, url: str) -> None:
        self._engine = open_database(url)
        with sentences(self._engine):
            self._connection = self._engine.connect().execution_options(isolation_level="AUTOCOMMIT")
            asked = text("select pg_try_advisory_lock(:number)")
            self.held = bool(self._connection.scalar(asked, {"number": _ADVISORY_LOCK}))

    @classmethod
    def take(cls, url: str) -> _ServerLock | None:
        lock = cls(url)
        if not lock.held:
            lock.release()
            return None
        return lock

    def release(self) -> None:
        with suppress(Exception):  # the end of the connection lets go, whatever a statement would say
            self._connection.invalidate()
            self._connection.close()
        self._engine.dispose()
