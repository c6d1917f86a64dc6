"""Notices that a published store is another one now: its file was replaced or is gone, or its versions
changed."""

from __future__ import annotations

import os
from collections.abc import Mapping

from sqlalchemy import Engine, event

from dashboard.errors import StoreError
from data.stores.database import file_of

Content = Mapping[int, tuple[object, ...]]
"""For each release that was ever published what never changes about it: version, time of making, digest."""


class StoreWatch:
    """Holds an engine to one file and remembers what it read there. Not for several threads at once.

    SQLite goes on reading a file that was deleted, and a new connection reads its successor: both at once
    would mix. PostgreSQL has no file; what its versions hold is compared all the same.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._file = file_of(engine)
        self._opened = self._identity()
        self._pair = ""
        self._content: Content = {}
        if self._file is not None and isinstance(engine, Engine):  # a trial reads within one connection
            event.listen(engine, "connect", self._require_same_file)

    def another_file(self) -> bool:
        """Whether the file was replaced since the last look; the new one is read from now on.

        Raises StoreError when there is none.
        """
        found = self._identity()
        if found == self._opened and (found is not None or self._file is None):
            return False
        self._engine.dispose()
        if found is None:
            raise StoreError(f"{self._file}: die Datenbank ist nicht mehr da.")
        self._opened = found
        return True

    def another_content(self, pair: str, content: Content) -> bool:
        """Whether versions that were there before are gone or hold something else now."""
        before, was = self._content, self._pair
        self._content, self._pair = content, pair
        return (bool(was) and pair != was) or any(content.get(key) != one for key, one in before.items())

    def _identity(self) -> tuple[int, int] | None:
        if self._file is None:
            return None
        try:
            found = os.stat(self._file)
        except OSError:
            return None
        return found.st_dev, found.st_ino

    def _require_same_file(self, _connection: object, _record: object) -> None:
        # Looked at after opening: whatever was opened before the file was replaced passes, nothing else does.
        if self._identity() != self._opened:
            raise StoreError(f"{self._file}: die Datenbank wird gerade ersetzt.")
