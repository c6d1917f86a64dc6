"""Raw figures out of the store, for the publisher."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from sqlalchemy import Connection

from data.stores import raw_store
from data.stores.raw_store import Row

_HELD = 16
"""Measures in a breakdown: as many as one indicator is made of."""


class StoredFigures:
    """Raw figures of the published releases, read series by series.

    An indicator is computed on today's ground and then on the past ones: what was read last is held for them.
    """

    def __init__(self, connection: Connection, releases: Sequence[raw_store.Release] = ()) -> None:
        self._connection = connection
        self._held = lru_cache(maxsize=_HELD)(self._read)
        self._releases = releases or raw_store.published_in_order(connection)
        self._series: dict[str, list[raw_store.RawSeries]] = {}
        for one in raw_store.all_series(connection):
            self._series.setdefault(one.measure, []).append(one)

    def breakdowns(self, measure: str) -> Sequence[str]:
        """Breakdowns that a measure was delivered in, in the order of the store."""
        return tuple(dict.fromkeys(one.breakdown for one in self._series.get(measure, ())))

    def deliveries(self, measure: str, breakdown: str) -> Sequence[tuple[str, Sequence[Sequence[Row]]]]:
        """Each source of a measure in a breakdown with its rows of area, year, value, status and mark."""
        return self._held(measure, breakdown)

    def _read(self, measure: str, breakdown: str) -> Sequence[tuple[str, Sequence[Sequence[Row]]]]:
        return [
            (one.source, raw_store.figures(self._connection, one, self._releases))
            for one in self._series.get(measure, ())
            if one.breakdown == breakdown
        ]
