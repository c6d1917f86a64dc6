"""Reads published editions for whatever readers are shown: cached by fingerprint, safe under threads."""

from __future__ import annotations

import threading
import time
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from sqlalchemy import Engine, select

from dashboard.domain.report.written import EditionPicture, PublishedEdition
from dashboard.errors import UnknownKey
from data.report.frozen import thawed
from data.report.tables import published_edition, published_edition_picture
from data.stores.database import sentences

_LOOK_AGAIN_SECONDS = 1.0


@dataclass(frozen=True, slots=True)
class EditionListing:
    """An edition in the list: `withdrawn` is the day it was taken back, None where it is in force."""

    key: str
    digest: str
    published: date
    withdrawn: date | None
    reason: str


class PublishedEditions:
    """The editions of a district in a published store. Asks the database at most once a second whether there are
    others.

    Raises StoreError when the store cannot be read.
    """

    def __init__(self, engine: Engine, district: str) -> None:
        self._engine, self._district = engine, district
        self._lock = threading.Lock()
        self._listed_at: tuple[float, tuple[EditionListing, ...]] | None = None
        self._content = lru_cache(maxsize=32)(self._read_content)
        self._picture = lru_cache(maxsize=32)(self._read_picture)

    def forget(self) -> None:
        """The store is another one now."""
        with self._lock:
            self._listed_at = None
        self._content.cache_clear()
        self._picture.cache_clear()

    def listed(self) -> tuple[EditionListing, ...]:
        """All editions, the newest first; withdrawn ones, too, which say so."""
        with self._lock:
            now = time.monotonic()
            if self._listed_at is None or now - self._listed_at[0] > _LOOK_AGAIN_SECONDS:
                self._listed_at = (now, self._list())
            return self._listed_at[1]

    def edition(self, key: str) -> PublishedEdition:
        """An edition as it was published. Raises UnknownKey where there is none of this key."""
        return self._content(self._one(key))

    def picture(self, key: str, picture: str) -> EditionPicture:
        """A picture of an edition. Raises UnknownKey where there is none."""
        found = self._picture(self._one(key), picture)
        if found is None:
            raise UnknownKey(f"Ein Bild „{picture[:60]}“ hat diese Ausgabe nicht.", key=picture)
        return found

    def _one(self, key: str) -> EditionListing:
        found = next((one for one in self.listed() if one.key == key), None)
        if found is None:
            raise UnknownKey(f"Eine Ausgabe „{key[:60]}“ des Bildungsberichts gibt es nicht.", key=key)
        return found

    def _list(self) -> tuple[EditionListing, ...]:
        table = published_edition.c
        columns = (table.key, table.digest, table.published, table.withdrawn, table.reason)
        asked = select(*columns).order_by(table.published.desc(), table.key.desc())
        with sentences(self._engine), self._engine.connect() as connection:
            found = [EditionListing(*row) for row in connection.execute(asked)]
        return tuple(one for one in found if self._content(one).district in ("", self._district))

    def _read_content(self, listing: EditionListing) -> PublishedEdition:
        table = published_edition.c
        with sentences(self._engine), self._engine.connect() as connection:
            content = connection.scalar(select(table.content).where(table.key == listing.key))
        if content is None:
            raise UnknownKey(f"Die Ausgabe „{listing.key}“ wird gerade ersetzt.", key=listing.key)
        edition, numbers, district = thawed(str(content))
        return PublishedEdition(edition, numbers, listing.digest, listing.withdrawn, listing.reason, district)

    def _read_picture(self, listing: EditionListing, picture: str) -> EditionPicture | None:
        table = published_edition_picture
        asked = select(table).where(table.c.edition == listing.key, table.c.key == picture)
        with sentences(self._engine), self._engine.connect() as connection:
            row = connection.execute(asked).one_or_none()
        if row is None:
            return None
        return EditionPicture(row.key, row.alt, row.media_type, row.width, row.height, bytes(row.content))
