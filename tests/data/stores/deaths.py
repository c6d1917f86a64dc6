"""Moments inside a step at which the system ends a process: amid a COPY, a statement, a commit, a write of a
file."""

from __future__ import annotations

import os
import resource
import signal
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import psycopg
from sqlalchemy import Engine, event
from sqlalchemy.engine.default import DefaultDialect

_INSTRUCTIONS = 200  # of SQLite's machine between two looks
_PAGE = 4096


@dataclass(frozen=True)
class Moment:
    """`row`: at the n-th row of all COPYs; `look`: within a statement, at the n-th look at SQLite's machine.

    `commit`: while the server makes the n-th commit; `log`: when the n-th commit has written `offset` bytes
    to SQLite's log; `pages`: at the second page that is written after it, as when a log is carried over into
    its store.
    """

    kind: str
    at: int
    offset: int = 0


@dataclass
class Seen:
    """How many rows, looks and commits a whole change has, and how many bytes each commit adds to SQLite's
    log."""

    rows: int = 0
    looks: int = 0
    commits: int = 0
    logged: list[int] = field(default_factory=list)

    def moments(self, most: int) -> list[Moment]:
        """Up to `most` of rows and looks, spread over the whole change, and every commit."""
        found = [Moment("row", at) for at in _spread(self.rows, most)]
        found += [Moment("look", at) for at in _spread(self.looks, most)]
        if not self.logged:
            return found + [Moment("commit", at) for at in range(1, self.commits + 1)]
        for at, size in enumerate(self.logged, 1):
            found += [Moment("log", at, offset) for offset in (1000, size - 500) if 0 < offset < size]
            found.append(Moment("pages", at))
        return found


def _spread(count: int, most: int) -> list[int]:
    number = min(count, most)
    return sorted({1 + round(one * (count - 1) / max(number - 1, 1)) for one in range(number)})


@contextmanager
def dying(moment: Moment | None = None) -> Iterator[Seen]:
    """Watches every engine of this process, which ends at the moment; without one all is only counted."""
    seen = Seen()
    real_row, real_commit = psycopg.Copy.write_row, DefaultDialect.do_commit

    def reached(kind: str, count: int) -> bool:
        return moment is not None and (moment.kind, moment.at) == (kind, count)

    def row(copy: Any, values: Any) -> None:
        seen.rows += 1
        real_row(copy, values)
        if reached("row", seen.rows):
            _die()

    def look() -> int:
        seen.looks += 1
        if reached("look", seen.looks):
            _die()
        return 0

    def connected(connection: Any, _record: object) -> None:
        if isinstance(connection, sqlite3.Connection):
            connection.set_progress_handler(look, _INSTRUCTIONS)

    def commit(dialect: DefaultDialect, connection: Any) -> None:
        driver = getattr(connection, "driver_connection", connection)
        seen.commits += 1
        if not isinstance(driver, sqlite3.Connection):
            if reached("commit", seen.commits):
                driver.pgconn.send_query(b"commit")
                driver.pgconn.flush()
                _die()
            real_commit(dialect, connection)
            return
        before = _log_size(driver)
        if moment is not None and reached("log", seen.commits):
            _no_file_beyond(before + moment.offset)
        real_commit(dialect, connection)
        seen.logged.append(_log_size(driver) - before)
        if reached("pages", seen.commits):
            _no_file_beyond(_PAGE + 1)

    event.listen(Engine, "connect", connected)
    psycopg.Copy.write_row = row  # type: ignore[method-assign]  # stands in for a while
    DefaultDialect.do_commit = commit  # type: ignore[method-assign]  # stands in for a while
    try:
        yield seen
    finally:
        DefaultDialect.do_commit = real_commit  # type: ignore[method-assign]  # stands in for a while
        psycopg.Copy.write_row = real_row  # type: ignore[method-assign]  # stands in for a while
        event.remove(Engine, "connect", connected)


def _die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def _log_size(connection: sqlite3.Connection) -> int:
    file = Path(connection.execute("pragma database_list").fetchone()[2] + "-wal")
    return file.stat().st_size if file.exists() else 0


def _no_file_beyond(size: int) -> None:
    """From now on a write beyond this size writes what fits, and then the system ends the process."""
    signal.signal(signal.SIGXFSZ, signal.SIG_DFL)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
