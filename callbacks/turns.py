"""Takes turns with work that keeps a processor busy for half a minute, so that everybody else is still answered."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from dashboard.errors import Busy

PATIENCE = 60.0
"""Seconds that somebody waits for a turn; a folder of forty scenes takes 25 to 45."""


class Turns:
    """One works, one waits, whoever comes besides is asked to come again: threads take turns at Python's lock anyway,
    and each that waits is one that cannot answer a reader.
    """

    def __init__(self, sentence: str, patience: float = PATIENCE) -> None:
        self._sentence, self._patience = sentence, patience
        self._places = threading.BoundedSemaphore(2)
        self._working = threading.Lock()

    @contextmanager
    def turn(self) -> Iterator[None]:
        """Raises Busy where one waits already, or when waiting took too long."""
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
