"""Looks at the stores: whether they belong together, whether a change was interrupted, whether there is room."""

from __future__ import annotations

import shutil
from dataclasses import dataclass

from dashboard.errors import StoreError
from dashboard.settings import sqlite_file
from data.staff.store import StaffStore
from data.stores import journal, marks
from data.stores.database import sentences
from data.stores.pairing import require_fit

LEAST_FREE = 2 * 1024**3
"""Bytes below which a publication may fail: both stores are written beside what is there."""


@dataclass(frozen=True, slots=True)
class StoreHealth:
    """`unfit` is why the stores do not belong together, empty where they do; `outdated` are versions under older rules
    of protection; `free` and `size` are bytes of the disk, 0 where the stores lie on a server."""

    unfit: str = ""
    interrupted: bool = False
    outdated: tuple[str, ...] = ()
    free: int = 0
    size: int = 0

    @property
    def enough_room(self) -> bool:
        """Whether there is room for the next publication, as far as it is known."""
        return not self.size or self.free >= LEAST_FREE


def health(store: StaffStore) -> StoreHealth:
    """Some milliseconds. Raises StoreError where a store cannot be asked at all."""
    published_engine = store.published
    with store.reading() as raw, sentences(published_engine), published_engine.connect() as published:
        try:
            require_fit(raw, published)
            unfit = ""
        except StoreError as error:
            unfit = error.message
        interrupted = journal.begun(raw) is not None
        outdated = tuple(marks.under_older_rules(published))
    file = sqlite_file(store.settings.raw_database_url)
    usage = shutil.disk_usage(file.parent) if file is not None else None
    return StoreHealth(unfit, interrupted, outdated, usage.free if usage else 0, usage.total if usage else 0)
