"""Lets one thread at a time do work that keeps a processor busy for seconds, so that others are still
answered."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from typing import ParamSpec, TypeVar

from dashboard.errors import Busy
from dashboard.texts import both

P = ParamSpec("P")
R = TypeVar("R")
PATIENCE = 60.0
"""Seconds that somebody waits in line; a folder of forty scenes takes 25 to 45."""


FOLDERS_WAIT, FILES_WAIT = 1, 11
"""How many wait for the one that works. A page of kept scenes asks for six small pictures at once."""
HELD = FOLDERS_WAIT + 1 + FILES_WAIT + 1
"""Threads that both lanes together can hold: the server has as many besides those that answer everything
else."""


class Lane:
    """One works, a few wait, whoever comes besides is asked to come again: threads share one lock anyway.

    `sentence` is the key of what they are told.
    """

    def __init__(self, sentence: str, waiting: int, patience: float = PATIENCE) -> None:
        self._sentence, self._patience = sentence, patience
        self._places = threading.BoundedSemaphore(1 + waiting)
        self._working = threading.Lock()
        self._counting, self._held = threading.Lock(), 0

    def queued(self, view: Callable[P, R]) -> Callable[P, R]:
        """A route whose answers are made in this lane."""

        @wraps(view)
        def in_line(*args: P.args, **kwargs: P.kwargs) -> R:
            with self.place():
                return view(*args, **kwargs)

        return in_line

    @property
    def held(self) -> int:
        """How many work or wait at present."""
        return self._held

    @contextmanager
    def place(self) -> Iterator[None]:
        """Raises Busy where enough wait already, or when waiting took too long."""
        if not self._places.acquire(blocking=False):
            raise self._busy()
        self._count(1)
        try:
            if not self._working.acquire(timeout=self._patience):
                raise self._busy()
            try:
                yield
            finally:
                self._working.release()
        finally:
            self._count(-1)
            self._places.release()

    def _count(self, more: int) -> None:
        with self._counting:
            self._held += more

    def _busy(self) -> Busy:
        german, english = both(self._sentence)
        return Busy(german, english=english)


class ExportQueue:
    """All work of an application that writes files, in two lanes: folders take up to a minute, all else a
    second."""

    def __init__(self) -> None:
        self.folders, self.files = Lane("busy_folders", FOLDERS_WAIT), Lane("busy_files", FILES_WAIT)
