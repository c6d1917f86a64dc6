"""What versions differ in, kept for the next look: versions never change once they are written."""

from __future__ import annotations

import threading
from collections import OrderedDict

from sqlalchemy import Connection, select

from dashboard.domain.indicator import Catalogue
from dashboard.staff.versions.differences import Differences
from data.staff.versions.comparison import compare
from data.stores import schema, snapshot

_HELD = 4
"""Comparisons in memory: the largest takes 40 MB."""


class ComparedVersions:
    """Comparisons of a published store, the last few of them. Safe under threads; a store that was replaced by another
    one has other digests, which are part of what is looked up."""

    def __init__(self) -> None:
        self._held: OrderedDict[tuple[str, ...], Differences] = OrderedDict()
        self._lock = threading.Lock()

    def of(self, published: Connection, old: str, new: str) -> Differences:
        """The differences between two versions. Raises ReleaseError where they cannot be compared."""
        key = (old, new, _digest(published, old), _digest(published, new))
        with self._lock:
            if key in self._held:
                self._held.move_to_end(key)
                return self._held[key]
        found = compare(published, old, new)
        with self._lock:
            self._held[key] = found
            while len(self._held) > _HELD:
                self._held.popitem(last=False)
        return found


def _digest(published: Connection, version: str) -> str:
    table = schema.published_release
    digest = published.scalar(select(table.c.digest).where(table.c.version == version))
    return str(digest or "")


def catalogue_with(published: Connection, *versions: str) -> Catalogue:
    """The catalogue of the last version, with indicators of the others that it does not have any more."""
    table = schema.published_release
    rows = published.execute(
        select(table.c.version, table.c.catalogue).where(table.c.version.in_(versions))
    ).all()
    texts = {str(version): str(text) for version, text in rows}
    found = [snapshot.load(texts[one]) for one in versions if one in texts]
    newest = found[-1]
    indicators = {key: entry for one in found for key, entry in one.indicators.items()}
    sources = {key: entry for one in found for key, entry in one.sources.items()}
    return Catalogue(
        themes=newest.themes,
        indicators={**indicators, **newest.indicators},
        measures=newest.measures,
        sources={**sources, **newest.sources},
        breakdowns=newest.breakdowns,
    )
