"""A process without connections that makes others: SQLite's must not be carried over a fork."""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections.abc import Callable
from multiprocessing.connection import Connection
from typing import Any

_FORK = multiprocessing.get_context("fork")  # a fresh interpreter would import for two seconds


class Forks:
    """Begun before anything is opened; what it calls has to be a function of a module."""

    def __init__(self) -> None:
        self._ours, theirs = _FORK.Pipe()
        self._process = _FORK.Process(target=_make, args=(theirs,), daemon=True)
        self._process.start()
        theirs.close()
        self._made: list[int] = []

    def begin(self, work: Callable[..., object], *given: object) -> int:
        """Calls it in a process of its own, whose number is given back."""
        self._ours.send((work, given))
        number: int = self._ours.recv()
        self._made.append(number)
        return number

    def wait(self, number: int) -> int:
        """How the process ended: its exit status, or minus the signal that ended it."""
        self._ours.send((None, (number,)))
        status: int = self._ours.recv()
        return status

    def end_all(self) -> None:
        """Kills what still works."""
        for one in self._made:
            try:
                os.kill(one, signal.SIGKILL)
            except ProcessLookupError:
                continue
            self.wait(one)
        self._made = []

    def close(self) -> None:
        self.end_all()
        self._process.kill()
        self._process.join()


def _make(pipe: Connection) -> None:
    known: dict[int, int] = {}
    while True:
        work, given = pipe.recv()
        if work is None:
            pipe.send(_ended(known, *given))
        else:
            pipe.send(_fork(work, *given))


def _fork(work: Callable[..., object], *given: Any) -> int:
    number = os.fork()
    if number == 0:
        try:
            work(*given)
        finally:
            os._exit(0)
    return number


def _ended(known: dict[int, int], number: int) -> int:
    if number not in known:
        known[number] = os.waitstatus_to_exitcode(os.waitpid(number, 0)[1])
    return known[number]
