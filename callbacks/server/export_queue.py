"""Lets one thread at a time do work that keeps a processor busy for seconds, so that others are still
answered. Several processes of one server share the lanes by files that the system unlocks when a process dies."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from functools import wraps
from pathlib import Path
from typing import ParamSpec, TypeVar

from dashboard.errors import Busy
from dashboard.texts import both
from data.stores import file_lock

P = ParamSpec("P")
R = TypeVar("R")
PATIENCE = 60.0
"""Seconds that somebody waits in line; a folder of forty scenes takes 25 to 45."""
_LOOKS_AGAIN = 0.1
"""Seconds after which somebody looks again whether another process has become free."""


FOLDERS_WAIT, FILES_WAIT = 1, 11
"""How many wait for the one that works. A page of kept scenes asks for six small pictures at once."""
FOLDERS_WAIT_HERE, FILES_WAIT_HERE = 0, 2
"""How many of them wait in one of several processes: of its eight threads the lanes hold four, readers have the
others."""
HELD = FOLDERS_WAIT + 1 + FILES_WAIT + 1
"""Threads that both lanes together can hold: the server has as many besides those that answer everything
else."""


class SharedPlaces:
    """Places that the processes of one server share: files `name-0.lock`, `name-1.lock`, … in a folder of theirs."""

    def __init__(self, folder: Path, name: str, number: int) -> None:
        self._files = [folder / f"{name}-{one}.lock" for one in range(number)]

    @contextmanager
    def taken(self, patience: float) -> Iterator[bool]:
        """Whether a place was free within `patience` seconds; it is free again afterwards."""
        until, held = time.monotonic() + patience, None
        while held is None:
            held = next(filter(None, map(file_lock.take, self._files)), None)
            if held is None and time.monotonic() >= until:
                yield False
                return
            if held is None:
                time.sleep(_LOOKS_AGAIN)
        try:
            yield True
        finally:
            held.release()


class Lane:
    """One works, a few wait, whoever comes besides is asked to come again: threads share one lock anyway.

    `sentence` is the key of what they are told. With a folder `shared` the lane is that of all processes that name it:
    in each of them one works, in all together not more than every second processor, and as many wait as in one, of
    those in one process not more than `waiting_here`.
    """

    def __init__(
        self,
        sentence: str,
        waiting: int,
        patience: float = PATIENCE,
        shared: Path | None = None,
        waiting_here: int | None = None,
    ) -> None:
        self._sentence, self._patience = sentence, patience
        here = waiting if shared is None or waiting_here is None else waiting_here
        self._places = threading.BoundedSemaphore(1 + here)
        self._working = threading.Lock()
        works = max(1, (os.cpu_count() or 1) // 2)
        self._all_places = SharedPlaces(shared, f"{sentence}-place", works + waiting) if shared else None
        self._all_working = SharedPlaces(shared, f"{sentence}-work", works) if shared else None
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
            with self._among_all():
                yield
        finally:
            self._count(-1)
            self._places.release()

    @contextmanager
    def _among_all(self) -> Iterator[None]:
        """Has its turn in this process and, where there are others, among them."""
        until = time.monotonic() + self._patience
        with _free(self._all_places, 0) as admitted:
            if not admitted or not self._working.acquire(timeout=max(until - time.monotonic(), 0)):
                raise self._busy()
            try:
                with _free(self._all_working, until - time.monotonic()) as turn:
                    if not turn:
                        raise self._busy()
                    yield
            finally:
                self._working.release()

    def _count(self, more: int) -> None:
        with self._counting:
            self._held += more

    def _busy(self) -> Busy:
        german, english = both(self._sentence)
        return Busy(german, english=english)


class ExportQueue:
    """All work of an application that writes files, in two lanes: folders take up to a minute, all else a
    second."""

    def __init__(self, shared: Path | None = None) -> None:
        self.folders = Lane("busy_folders", FOLDERS_WAIT, shared=shared, waiting_here=FOLDERS_WAIT_HERE)
        self.files = Lane("busy_files", FILES_WAIT, shared=shared, waiting_here=FILES_WAIT_HERE)


def _free(places: SharedPlaces | None, patience: float) -> AbstractContextManager[bool]:
    return nullcontext(enter_result=True) if places is None else places.taken(patience)
