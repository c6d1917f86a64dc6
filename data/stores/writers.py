"""One lock for all writers: whoever changes a store does it alone, and the others wait and say so."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from sqlalchemy import Engine, make_url, text

from dashboard.errors import StoreError
from dashboard.settings import sqlite_file
from data.stores import file_lock
from data.stores.database import file_of, open_database, place, sentences

LOG = logging.getLogger("bildungslupe")
WAIT_SECONDS = 600.0
_SAY_AFTER_SECONDS = 1.0
_LOOK_AGAIN_SECONDS = 0.1
_ADVISORY_LOCK = 0x62696C64  # any number: a database of ours has only this one
_here = threading.local()


def address(engine: Engine) -> str:
    """The URL that an engine was made with, its password included."""
    file = file_of(engine)
    return f"sqlite:///{file}" if file else engine.url.render_as_string(hide_password=False)


def _plain(url: str) -> str:
    """The same for all ways to write an address."""
    return make_url(url).render_as_string(hide_password=False)


@contextmanager
def alone(*urls: str) -> Iterator[None]:
    """Holds the locks of these databases, always to be named in the same order: raw store, published store.

    May be nested within a thread. A process that dies lets go of them. Raises StoreError when another writer
    has not finished after WAIT_SECONDS.
    """
    held: set[str] = _here.__dict__.setdefault("held", set())
    names = {url: str(file.resolve()) if (file := sqlite_file(url)) else _plain(url) for url in urls}
    waiting = _Patience()
    with ExitStack() as locks:
        for url, name in names.items():
            if name not in held:
                file = sqlite_file(url)
                locks.enter_context(_locked_file(file, waiting) if file else _locked_server(url, waiting))
                held.add(name)
                locks.callback(held.discard, name)
        yield


class _Patience:
    """How long a writer waits for another one, all its locks together."""

    def __init__(self) -> None:
        self._since = time.monotonic()
        self._said = False

    def until(self, taken: Callable[[], bool], where: str) -> None:
        while not taken():
            waited = time.monotonic() - self._since
            if waited > WAIT_SECONDS:
                raise StoreError(
                    f"{where}: ein anderer Befehl schreibt seit {waited / 60:.0f} Minuten. Es wurde nichts "
                    "geändert; "
                    "bitte später noch einmal versuchen.",
                    database=where,
                )
            if waited > _SAY_AFTER_SECONDS and not self._said:
                LOG.warning(
                    "%s: ein anderer Befehl schreibt gerade; dieser wartet, bis er fertig ist.", where
                )
                self._said = True
            time.sleep(_LOOK_AGAIN_SECONDS)


@contextmanager
def _locked_file(file: Path, waiting: _Patience) -> Iterator[None]:
    """A lock beside a SQLite file: the file itself may be replaced while the lock is held."""
    lock_file = file_lock.beside(file)
    with ExitStack() as held:

        def taken() -> bool:
            try:
                lock_file.parent.mkdir(parents=True, exist_ok=True)
            except OSError as error:
                raise StoreError(
                    f"{lock_file.parent}: in diesem Ordner lässt sich nichts anlegen ({error.strerror}).",
                    file=str(file),
                ) from error
            lock = file_lock.take(lock_file)
            if lock is not None:
                held.callback(lock.release)
            return lock is not None

        waiting.until(taken, str(file))
        yield


@contextmanager
def _locked_server(url: str, waiting: _Patience) -> Iterator[None]:
    """An advisory lock of the database server, held by a connection of its own."""
    engine = open_database(url)
    asking = text("select pg_try_advisory_lock(:number)")
    try:
        with sentences(engine):
            connection = engine.connect().execution_options(isolation_level="AUTOCOMMIT")
        try:
            with sentences(engine):
                waiting.until(
                    lambda: bool(connection.scalar(asking, {"number": _ADVISORY_LOCK})), place(engine)
                )
            yield
        finally:
            # The end of the connection lets go. A statement for it could fail, and what was done would count
            # as failed.
            connection.invalidate()
            connection.close()
    finally:
        engine.dispose()
