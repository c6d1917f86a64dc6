"""Reads published editions for whatever readers are shown: cached by fingerprint, safe under threads."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterable, Mapping
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
_TABLE = published_edition.c
_LISTED = (_TABLE.key, _TABLE.digest, _TABLE.published, _TABLE.withdrawn, _TABLE.reason)
_NEWEST = (_TABLE.published.desc(), _TABLE.key.desc())


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
        self._listed_at: tuple[float, Mapping[EditionListing, PublishedEdition]] | None = None
        self._picture = lru_cache(maxsize=32)(self._read_picture)

    def forget(self) -> None:
        """The store is another one now."""
        with self._lock:
            self._listed_at = None
        self._picture.cache_clear()

    def listed(self) -> tuple[EditionListing, ...]:
        """All editions, the newest first; withdrawn ones, too, which say so."""
        return tuple(self._contents())

    def edition(self, key: str) -> PublishedEdition:
        """An edition as it was published. Raises UnknownKey where there is none of this key."""
        contents = self._contents()
        return contents[_one(key, contents)]

    def picture(self, key: str, picture: str) -> EditionPicture:
        """A picture of an edition. Raises UnknownKey where there is none."""
        found = self._picture(_one(key, self._contents()), picture)
        if found is None:
            raise UnknownKey(f"Ein Bild „{picture[:60]}“ hat diese Ausgabe nicht.", key=picture)
        return found

    def _contents(self) -> Mapping[EditionListing, PublishedEdition]:
        """All editions of the district with what they hold, the newest first."""
        with self._lock:
            now = time.monotonic()
            if self._listed_at is None or now - self._listed_at[0] > _LOOK_AGAIN_SECONDS:
                self._listed_at = (now, self._read(self._listed_at[1] if self._listed_at else {}))
            every = self._listed_at[1]
        return {key: one for key, one in every.items() if one.district in ("", self._district)}

    def _read(
        self, known: Mapping[EditionListing, PublishedEdition]
    ) -> Mapping[EditionListing, PublishedEdition]:
        """Those of all districts. A row gives an edition with its text: one that is replaced meanwhile is there as it
        is then, one that is gone is not there. Texts that are known are not read again."""
        with sentences(self._engine), self._engine.connect() as connection:
            listed = [EditionListing(*row) for row in connection.execute(select(*_LISTED).order_by(*_NEWEST))]
            wanted = [one.key for one in listed if one not in known]
            asked = select(*_LISTED, _TABLE.content).where(_TABLE.key.in_(wanted))
            rows = connection.execute(asked).all() if wanted else []
        new = {row.key: EditionListing(*row[:-1]) for row in rows}
        texts = {new[row.key]: _edition(new[row.key], row.content) for row in rows}
        every = {**known, **texts}
        present = [one if one in known else new.get(one.key) for one in listed]
        return {one: every[one] for one in present if one is not None}

    def _read_picture(self, listing: EditionListing, picture: str) -> EditionPicture | None:
        table = published_edition_picture
        asked = select(table).where(table.c.edition == listing.key, table.c.key == picture)
        with sentences(self._engine), self._engine.connect() as connection:
            row = connection.execute(asked).one_or_none()
        if row is None:
            return None
        return EditionPicture(row.key, row.alt, row.media_type, row.width, row.height, bytes(row.content))


def _one(key: str, listed: Iterable[EditionListing]) -> EditionListing:
    found = next((one for one in listed if one.key == key), None)
    if found is None:
        raise UnknownKey(f"Eine Ausgabe „{key[:60]}“ des Bildungsberichts gibt es nicht.", key=key)
    return found


def _edition(listing: EditionListing, content: str) -> PublishedEdition:
    edition, numbers, district = thawed(content)
    return PublishedEdition(edition, numbers, listing.digest, listing.withdrawn, listing.reason, district)
