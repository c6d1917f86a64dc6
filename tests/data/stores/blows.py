"""Strikes a command at its n-th step: a statement, or either side of a commit or of a move of a file.

Reads are steps only where asked for: to die before a read leaves what to die before the next write leaves.
"""

from __future__ import annotations

import errno
import os
import signal
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Engine, event
from sqlalchemy.engine.default import DefaultDialect
from sqlalchemy.exc import OperationalError

FULL = "database or disk is full"
_READS = ("select", "pragma", "show")


class Killed(BaseException):
    """The process is dead: no handler may go on, and no statement reaches a store any more."""


class Blow:
    """What happens at step `at`.

    `exit` ends the process; `kill` does as if; `fail` lets this step fail, `outage` all from here on.
    """

    def __init__(self, at: int, how: str, reads: bool) -> None:
        self.at, self.how, self._reads = at, how, reads
        self.steps = 0
        self.commits: list[int] = []
        self._dead = False

    def statement(self, text: str) -> None:
        if self._dead:
            raise Killed
        if self._reads or not text.lstrip().lower().startswith(_READS):
            self._step(lambda: OperationalError(text, None, sqlite3.OperationalError(FULL)))

    def commit(self, error: Callable[[], Exception]) -> None:
        self.commits.append(self.steps + 1)
        self._step(error)

    def _step(self, error: Callable[[], Exception]) -> None:
        self.steps += 1
        if self._dead:
            raise Killed
        if not self.at or self.steps < self.at:
            return
        if self.how == "exit":
            os.kill(os.getpid(), signal.SIGKILL)
        if self.how == "kill":
            self._dead = True
            raise Killed
        if self.how == "outage" or self.steps == self.at:
            raise error()


@contextmanager
def struck(at: int = 0, how: str = "", *, reads: bool = False) -> Iterator[Blow]:
    """Every engine of this process is watched; without `at` nothing happens but counting."""
    blow = Blow(at, how, reads)
    real, real_move = DefaultDialect.do_commit, os.replace

    def statement(_connection: Any, _cursor: Any, text: str, *_: Any) -> None:
        blow.statement(text)

    def commit(dialect: DefaultDialect, connection: Any) -> None:
        def error() -> Exception:
            found: Exception = dialect.loaded_dbapi.OperationalError(FULL)
            return found

        blow.commit(error)
        real(dialect, connection)
        blow.commit(error)  # the commit was made, but nobody heard of it

    def move(source: Any, target: Any) -> None:
        def error() -> Exception:
            return OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

        blow.commit(error)
        real_move(source, target)
        if how in ("", "exit", "kill"):  # a move that was made never ends in an error
            blow.commit(error)

    event.listen(Engine, "before_cursor_execute", statement)
    DefaultDialect.do_commit = commit  # type: ignore[method-assign]  # stands in for a while
    os.replace = move  # type: ignore[assignment]  # stands in for a while
    try:
        yield blow
    finally:
        os.replace = real_move
        DefaultDialect.do_commit = real  # type: ignore[method-assign]  # stands in for a while
        event.remove(Engine, "before_cursor_execute", statement)
