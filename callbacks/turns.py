"""Takes turns with work that keeps a processor busy for seconds, so that everybody else is still answered."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from dashboard.errors import Busy

PATIENCE = 60.0
"""Seconds that somebody waits for a turn; a folder of forty scenes takes 25 to 45."""


FOLDERS_WAIT, PICTURES_WAIT = 1, 11
"""How many wait for the one that works. A page of kept scenes asks for six small pictures at once."""
HELD = FOLDERS_WAIT + 1 + PICTURES_WAIT + 1
"""Threads that all turns together can hold: the server has as many besides those that answer everything else."""


class Turns:
    """One works, a few wait, whoever comes besides is asked to come again: threads share one lock anyway."""

    def __init__(self, sentence: str, waiting: int, patience: float = PATIENCE) -> None:
        self._sentence, self._patience = sentence, patience
        self._places = threading.BoundedSemaphore(1 + waiting)
        self._working = threading.Lock()

    @contextmanager
    def turn(self) -> Iterator[None]:
        """Raises Busy where enough wait already, or when waiting took too long."""
        if not self._places.acquire(blocking=False):
            raise Busy(self._sentence)
        try:
            if not self._working.acquire(timeout=self._patience):
                raise Busy(self._sentence)
            try:
                yield
            finally:
                self._working.release()
        finally:
            self._places.release()
