"""What versions differ in, kept for the next look: versions never change once they are written."""

from __future__ import annotations

import threading
import time
from collections import OrderedDict
from collections.abc import Mapping, Sequence
from itertools import pairwise

from sqlalchemy import Connection, select

from dashboard.domain.indicator import Catalogue
from dashboard.staff.versions.cell_states import ChangeKind
from dashboard.staff.versions.differences import Differences
from dashboard.staff.versions.entry import VersionEntry
from data.staff.versions.comparison import compare
from data.stores import schema, snapshot

_BUDGET_SECONDS = 0.4
"""That a page may take for counts of the list; the next one goes on where it ended."""
_HELD = 4
"""Comparisons in memory: the largest takes 40 MB."""


class ComparedVersions:
    """Comparisons of a published store, the last few of them. Safe under threads; a store that was replaced by another
    one has other digests, which are part of what is looked up."""

    def __init__(self) -> None:
        self._held: OrderedDict[tuple[str, ...], Differences] = OrderedDict()
        self._counts: dict[tuple[str, ...], Mapping[ChangeKind, int]] = {}
        self._lock = threading.Lock()

    def of(self, published: Connection, old: str, new: str) -> Differences:
        """The differences between two versions. Raises ReleaseError where they cannot be compared."""
        digests = _digests(published)
        key = (old, new, digests.get(old, ""), digests.get(new, ""))
        with self._lock:
            if key in self._held:
                self._held.move_to_end(key)
                return self._held[key]
        found = compare(published, old, new)
        with self._lock:
            self._held[key] = found
            self._counts[key] = found.counts()
            while len(self._held) > _HELD:
                self._held.popitem(last=False)
        return found

    def counts(
        self, published: Connection, entries: Sequence[VersionEntry]
    ) -> Mapping[str, Mapping[ChangeKind, int]]:
        """By version how it differs from the one before it in the list. What is not known yet is compared as long as a
        page has time for it, and is missing else."""
        shown = [one.version for one in entries if one.comparable]
        digests = _digests(published)
        begin, found = time.monotonic(), {}
        for new, old in pairwise(shown):
            key = (old, new, digests.get(old, ""), digests.get(new, ""))
            if key not in self._counts and time.monotonic() - begin < _BUDGET_SECONDS:
                self._counts[key] = compare(published, old, new).counts()
            if key in self._counts:
                found[new] = self._counts[key]
        return found


def _digests(published: Connection) -> dict[str, str]:
    table = schema.published_release
    rows = published.execute(select(table.c.version, table.c.digest)).all()
    return {str(row.version): str(row.digest) for row in rows}


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
